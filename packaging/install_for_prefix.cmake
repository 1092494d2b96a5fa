# Run by `cmake --install`: writes the units and config files for the prefix of this very installation, so that
# `--prefix`, DESTDIR and the Debian package need no build of their own.
set(CMAKE_INSTALL_LIBDIR lib)  # there is no target to ask in a script
include(GNUInstallDirs)
set(TRACUU_ARCHIVE ${CMAKE_INSTALL_FULL_LOCALSTATEDIR}/lib/tracuu)
set(TRACUU_CONFIG ${CMAKE_INSTALL_FULL_SYSCONFDIR}/tracuu)

function(install_configured source destination name)
  configure_file(${TRACUU_PACKAGING}/${source} ${TRACUU_BINARY_DIR}/${name} @ONLY)
  file(INSTALL ${TRACUU_BINARY_DIR}/${name} DESTINATION ${destination})
endfunction()

install_configured(systemd/tracuu-searchd.service.in ${CMAKE_INSTALL_PREFIX}/lib/systemd/system
                   tracuu-searchd.service)
install_configured(systemd/tracuu-update.service.in ${CMAKE_INSTALL_PREFIX}/lib/systemd/system
                   tracuu-update.service)

# The program itself says what can be set: all of it is there as a comment, and where the archive lies.
function(install_config program name after_a_change)
  set(file ${TRACUU_CONFIG}/${name})
  if(EXISTS $ENV{DESTDIR}${file})
    message(STATUS "Kept as it is: $ENV{DESTDIR}${file}")
    return()
  endif()
  execute_process(COMMAND ${program} --print-config OUTPUT_VARIABLE options
                  COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "\n([a-z])" "\n#\\1" options "${options}")
  string(REPLACE "\n#archive=\n" "\narchive=\"${TRACUU_ARCHIVE}\"\n" options "${options}")
  get_filename_component(program_name ${program} NAME)
  file(WRITE ${TRACUU_BINARY_DIR}/${name}
       "# What ${program_name} reads at its start; the manual page says more of each option.\n"
       "# Lines that begin with # show what holds without them. ${after_a_change}\n#\n${options}")
  file(INSTALL ${TRACUU_BINARY_DIR}/${name} DESTINATION ${TRACUU_CONFIG})
endfunction()

install_config(${TRACUU_SEARCHD} searchd.toml "After a change: systemctl restart tracuu-searchd")
install_config(${TRACUU_INDEXER} indexer.toml
               "For tracuu-indexer --config FILE COMMAND and for tracuu-update.service.")
