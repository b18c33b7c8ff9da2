# Every outside library, entered here and nowhere else, with its reason and its home (the only layer that includes it).
# cmake/packages.txt lists the Debian packages that provide them.
include(GoogleTest)
find_package(PkgConfig REQUIRED)

# tl::expected (base): Result<T>; std::expected is not in g++ 12.
find_path(EXPECTED_INCLUDE_DIR tl/expected.hpp REQUIRED)

# OpenSSL's libcrypto (base): SHA-256 of articles and files.
find_package(OpenSSL REQUIRED COMPONENTS Crypto)

# xxHash (base): checksums of files and stored articles.
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)

# ICU (text): word limits of UAX #29, case folding, normal forms, transliteration.
find_package(ICU REQUIRED COMPONENTS uc i18n data)

# Xapian (index, search): the index itself; its stemmers serve text.
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core)

# zlib (article, index, http): unpacks gzip and the dictionaries of dictd; packs answers.
find_package(ZLIB REQUIRED)

# FlatBuffers (index): the stored fields of an article and the lexicon, read without a copy and verified before use.
find_package(FlatBuffers CONFIG REQUIRED)
find_program(FLATC_PROGRAM flatc REQUIRED)

# CRoaring (search): sets of articles.
find_package(roaring CONFIG REQUIRED)

# nlohmann/json (article, index, indexer/cli): JSON in and out.
find_package(nlohmann_json REQUIRED)

# libarchive (article): tar, zip and zstd, without writing anything.
find_package(LibArchive REQUIRED)

# libcsv (article): the values of a row of CSV. It has neither a CMake package nor a pkg-config file.
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
find_library(CSV_LIBRARY csv REQUIRED)

# gumbo (article): HTML5, of whatever quality.
pkg_check_modules(GUMBO REQUIRED IMPORTED_TARGET gumbo)

# md4c (article): Markdown to HTML, in linear time.
pkg_check_modules(MD4C REQUIRED IMPORTED_TARGET md4c-html)

# pugixml (article): items of feeds; no DTD, no entities, no recursion. In tests what is answered in XML.
find_package(pugixml CONFIG REQUIRED)

# yaml-cpp (article): front matter of Markdown. In tests the search cases.
find_package(yaml-cpp CONFIG REQUIRED)

# RapidJSON (http): JSON out, written without building it first.
find_path(RAPIDJSON_INCLUDE_DIR rapidjson/writer.h REQUIRED)

# CLI11 (both programs): command lines.
find_path(CLI11_INCLUDE_DIR CLI/CLI.hpp REQUIRED)

# spdlog (server): the log.
find_package(spdlog CONFIG REQUIRED)

# cpp-httplib (http): binds the socket of the server; in tests the client.
pkg_check_modules(HTTPLIB REQUIRED IMPORTED_TARGET cpp-httplib)

# prometheus-cpp (http): counters, histograms and their text format. The core alone, without a server or a client; its
# CMake package would look for both.
pkg_check_modules(PROMETHEUS REQUIRED IMPORTED_TARGET prometheus-cpp-core)

# mimalloc (both programs): the allocator. Indexing takes a tenth less CPU than with that of glibc, a small search a fifth
# (2026-11-26). Sanitizers bring their own.
find_package(mimalloc CONFIG REQUIRED)
add_library(dossier_allocator INTERFACE)
if(NOT DOSSIER_SANITIZE)
  target_link_libraries(dossier_allocator INTERFACE mimalloc)
endif()

find_package(Threads REQUIRED)

if(DOSSIER_TESTS)
  # GoogleTest (tests).
  find_package(GTest REQUIRED)
endif()
if(DOSSIER_BENCH)
  # Google Benchmark (bench).
  find_package(benchmark CONFIG REQUIRED)
endif()
