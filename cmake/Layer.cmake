# dossier_layer(NAME SOURCES … LINKS …): the library dossier_NAME of the layer folder it is called in.
function(dossier_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_library(dossier_${name} STATIC ${ARG_SOURCES})
  target_link_libraries(dossier_${name} PUBLIC dossier_options ${ARG_LINKS})
endfunction()

# dossier_test(NAME SOURCES … LINKS …): the test program NAME_test; each test case in it becomes a ctest test, labelled
# `unit`.
function(dossier_test name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
  add_executable(${name}_test ${ARG_SOURCES})
  target_include_directories(${name}_test PRIVATE "${CMAKE_SOURCE_DIR}/tests")
  target_link_libraries(${name}_test PRIVATE dossier_options ${ARG_LINKS} GTest::gmock GTest::gtest_main)
  # Sanitizers take ten times as long, and some tests try every name of the gazetteer.
  if(DOSSIER_SANITIZE)
    set(timeout 600)
  else()
    set(timeout 60)
  endif()
  gtest_discover_tests(${name}_test
    PROPERTIES LABELS unit TIMEOUT ${timeout}
    DISCOVERY_TIMEOUT 60)
endfunction()
