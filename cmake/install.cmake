# `make install`: the program, the headers, and broadsheet::FOLDER for find_package(broadsheet).
include(GNUInstallDirs)
install(TARGETS broadsheet RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(DIRECTORY include/broadsheet DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
