# dossier_options: the one home of compiler flags. Every target of the project links it.
add_library(dossier_options INTERFACE)
target_compile_features(dossier_options INTERFACE cxx_std_20)
target_include_directories(dossier_options INTERFACE
  "${CMAKE_SOURCE_DIR}/indexer" "${CMAKE_SOURCE_DIR}/server")
target_compile_options(dossier_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # The compiler that the project is kept free of warnings with; others may know more of them.
  # g++ 12 warns falsely of "literal" + std::string at -O3 (GCC bug 105651).
  target_compile_options(dossier_options INTERFACE -Werror -Wno-restrict)
endif()

set(DOSSIER_SANITIZE "" CACHE STRING "Sanitizers of every target, such as address,undefined or thread")
if(DOSSIER_SANITIZE)
  target_compile_options(dossier_options INTERFACE
    -fsanitize=${DOSSIER_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(dossier_options INTERFACE -fsanitize=${DOSSIER_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Under sanitizers g++ takes its own temporaries for uninitialised (GCC manual, -fsanitize).
    target_compile_options(dossier_options INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
