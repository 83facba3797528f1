# The tables of models/*.bin become part of broadsheet::base, as they are: base/models.h gives them by name.
file(GLOB model_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/models/*.bin)
set(assembly ".section .rodata\n")
set(declared "")
set(rows "")
foreach(file IN LISTS model_files)
  get_filename_component(name ${file} NAME_WE)
  string(APPEND assembly ".global broadsheet_model_${name}\n.global broadsheet_model_${name}_end\n.balign 64\n"
         "broadsheet_model_${name}:\n.incbin \"${file}\"\nbroadsheet_model_${name}_end:\n.byte 0\n")
  string(APPEND declared "extern const char broadsheet_model_${name}[], broadsheet_model_${name}_end[];\n")
  string(APPEND rows "  if (name == \"${name}\") return {broadsheet_model_${name}, broadsheet_model_${name}_end};\n")
endforeach()
string(APPEND assembly ".section .note.GNU-stack,\"\",%progbits\n")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/models.S CONTENT "${assembly}")
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/models.cc CONTENT
"// Made by cmake/models.cmake.
#include \"base/models.h\"
extern \"C\" {
${declared}}
namespace broadsheet {
std::string_view model_table([[maybe_unused]] std::string_view name) {
${rows}  return {};
}
}  // namespace broadsheet
")
set_source_files_properties(${CMAKE_BINARY_DIR}/models.S PROPERTIES OBJECT_DEPENDS "${model_files}")
target_sources(broadsheet_base PRIVATE ${CMAKE_BINARY_DIR}/models.S ${CMAKE_BINARY_DIR}/models.cc)
