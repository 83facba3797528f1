# find_package(broadsheet): the libraries that broadsheet::page stands on, then its targets.
include(CMakeFindDependencyMacro)
find_dependency(PkgConfig)
find_dependency(tl-expected)
foreach(pair zlib:zlib libdeflate:libdeflate zstd:libzstd curl:libcurl uchardet:uchardet expat:expat xxhash:libxxhash crypto:libcrypto
             simdjson:simdjson)
  string(REPLACE ":" ";" pair ${pair})
  list(GET pair 0 name)
  list(GET pair 1 module)
  pkg_check_modules(${name} REQUIRED IMPORTED_TARGET ${module})
endforeach()
pkg_check_modules(brotli REQUIRED IMPORTED_TARGET libbrotlidec libbrotlienc)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
include(${CMAKE_CURRENT_LIST_DIR}/broadsheetTargets.cmake)
