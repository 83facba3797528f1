# Every library that Broadsheet links, as a target lib_NAME. Debian package names stand in tools/setup.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

function(broadsheet_pkg name module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
  add_library(lib_${name} INTERFACE)
  target_link_libraries(lib_${name} INTERFACE PkgConfig::${name})
endfunction()

broadsheet_pkg(zlib zlib)
broadsheet_pkg(libdeflate libdeflate)
broadsheet_pkg(zstd libzstd)
broadsheet_pkg(lz4 liblz4)
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec libbrotlienc)
add_library(lib_brotli INTERFACE)
target_link_libraries(lib_brotli INTERFACE PkgConfig::brotli)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
add_library(lib_icu INTERFACE)
target_link_libraries(lib_icu INTERFACE PkgConfig::icu)
broadsheet_pkg(curl libcurl)
broadsheet_pkg(uchardet uchardet)
broadsheet_pkg(expat expat)
broadsheet_pkg(sqlite sqlite3)
broadsheet_pkg(xxhash libxxhash)
broadsheet_pkg(crypto libcrypto)
broadsheet_pkg(argon2 libargon2)
broadsheet_pkg(simdjson simdjson)

find_package(tl-expected REQUIRED)
add_library(lib_tl_expected INTERFACE)
target_link_libraries(lib_tl_expected INTERFACE tl::expected)

find_library(CLD2_LIBRARY cld2 REQUIRED)
add_library(lib_cld2 INTERFACE)
target_link_libraries(lib_cld2 INTERFACE ${CLD2_LIBRARY})

find_library(STEMMER_LIBRARY stemmer REQUIRED)
add_library(lib_stemmer INTERFACE)
target_link_libraries(lib_stemmer INTERFACE ${STEMMER_LIBRARY})

pkg_check_modules(toml REQUIRED tomlplusplus)  # its headers alone; settings_file.cc says so
add_library(lib_toml INTERFACE)
target_include_directories(lib_toml SYSTEM INTERFACE ${toml_INCLUDE_DIRS})

find_package(Boost 1.81 REQUIRED)
add_library(lib_boost INTERFACE)
target_link_libraries(lib_boost INTERFACE Boost::headers Threads::Threads)

