# `make install`: the program, the headers, and for find_package(broadsheet) the target broadsheet::page with what it
# stands on. In the release preset the archives hold GCC's link-time code: link them with the same compiler.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
install(TARGETS broadsheet RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY include/broadsheet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/broadsheet)
install(TARGETS broadsheet_settings broadsheet_base broadsheet_news broadsheet_capture broadsheet_page
                lib_tl_expected lib_xxhash lib_crypto lib_simdjson lib_zlib lib_libdeflate lib_zstd lib_brotli lib_icu lib_curl
                lib_uchardet lib_expat
        EXPORT broadsheet ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(EXPORT broadsheet NAMESPACE broadsheet:: FILE broadsheetTargets.cmake DESTINATION ${package_folder})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/broadsheetConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_SOURCE_DIR}/cmake/broadsheetConfig.cmake ${CMAKE_BINARY_DIR}/broadsheetConfigVersion.cmake
        DESTINATION ${package_folder})
