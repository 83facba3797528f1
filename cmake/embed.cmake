# embed.cmake: the files of web/ (and the fonts, where they were installed) as arrays in one source file.
#   cmake -DOUT=… -DROOT=… -DFONTS=… -P embed.cmake
file(GLOB_RECURSE files RELATIVE ${ROOT} ${ROOT}/templates/* ${ROOT}/messages/* ${ROOT}/style/* ${ROOT}/script/* ${ROOT}/book/*)
set(text "// Made by cmake/embed.cmake.\n#include \"serve/web_files.h\"\n\nnamespace broadsheet {\nnamespace {\n")
set(rows "")
set(number 0)
function(embed path name)
  file(READ ${path} hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  set(text "${text}constexpr unsigned char file_${number}[] = {${bytes}0};\n" PARENT_SCOPE)
  set(rows "${rows}    {\"${name}\", file_${number}, sizeof file_${number} - 1},\n" PARENT_SCOPE)
  math(EXPR next "${number} + 1")
  set(number ${next} PARENT_SCOPE)
endfunction()
list(SORT files)
foreach(file IN LISTS files)
  embed(${ROOT}/${file} ${file})
endforeach()
foreach(font "@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2|newsreader"
             "@fontsource-variable/newsreader/files/newsreader-latin-wght-italic.woff2|newsreader-italic"
             "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2|inter"
             "@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-400-normal.woff2|atkinson"
             "@fontsource/atkinson-hyperlegible/files/atkinson-hyperlegible-latin-700-normal.woff2|atkinson-bold")
  string(REPLACE "|" ";" parts ${font})
  list(GET parts 0 path)
  list(GET parts 1 name)
  if(EXISTS ${FONTS}/${path})
    embed(${FONTS}/${path} fonts/${name}.woff2)
  endif()
endforeach()
file(WRITE ${OUT} "${text}constexpr WebFileRow rows[] = {\n${rows}};\n}  // namespace\n\nstd::span<const WebFileRow> web_files() { return rows; }\n\n}  // namespace broadsheet\n")
