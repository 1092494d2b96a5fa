# Run by cpack between staging and packing.
set(stage ${CPACK_TEMPORARY_INSTALL_DIRECTORY})
file(COPY ${CPACK_TRACUU_CHANGELOG} DESTINATION ${stage}/usr/share/doc/tracuu)
file(GLOB_RECURSE texts ${stage}/usr/share/man/*.[18] ${stage}/usr/share/doc/tracuu/changelog)
foreach(text IN LISTS texts)
  # Neither name nor time: the same text gives the same bytes.
  execute_process(COMMAND gzip -9 --no-name ${text} COMMAND_ERROR_IS_FATAL ANY)
endforeach()
