# The files of web/ become a source file of broadsheet::serve. Fonts come from npm (tools/fonts); without them the
# pages are set in the reader's own.
file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*)
set(web_fonts ${CMAKE_SOURCE_DIR}/build/fonts/node_modules)
add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/web_files.cc
  COMMAND ${CMAKE_COMMAND} -DOUT=${CMAKE_BINARY_DIR}/web_files.cc -DROOT=${CMAKE_SOURCE_DIR}/web -DFONTS=${web_fonts}
          -P ${CMAKE_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS ${web_sources} ${CMAKE_SOURCE_DIR}/cmake/embed.cmake)
target_sources(broadsheet_serve PRIVATE ${CMAKE_BINARY_DIR}/web_files.cc)
