# The Debian package: `cmake --workflow --preset package`, or cpack in any build folder.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME tracuu)
set(CPACK_PACKAGE_VENDOR Tracuu)
set(CPACK_PACKAGE_CONTACT "Tracuu maintainers <tracuu@example.org>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search over archived reports of communes")
set(CPACK_PACKAGE_DESCRIPTION_FILE ${CMAKE_CURRENT_LIST_DIR}/description)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
    GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# Under DESTDIR, so that what is installed to /etc comes to lie there and no path of the stage gets into a unit.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS
    "antiword, catdoc, init-system-helpers (>= 1.52), procps, systemd | systemd-standalone-sysusers | systemd-sysusers")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "nginx")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    ${CMAKE_CURRENT_LIST_DIR}/conffiles
    ${CMAKE_CURRENT_LIST_DIR}/postinst
    ${CMAKE_CURRENT_LIST_DIR}/prerm
    ${CMAKE_CURRENT_LIST_DIR}/postrm)
# Manual pages and the changelog are compressed in the stage, as Debian wants them.
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_LIST_DIR}/compress.cmake)
set(CPACK_TRACUU_CHANGELOG ${CMAKE_CURRENT_LIST_DIR}/changelog)
include(CPack)
