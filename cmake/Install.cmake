# cmake --install and the Debian package: programs, manual pages, the corpus with its gazetteer, units and examples.
include(GNUInstallDirs)
set(share "${CMAKE_INSTALL_DATADIR}/dossier")
set(examples "${CMAKE_INSTALL_DOCDIR}/examples")
# The configuration of a system's package is that of the system; elsewhere all stays below the prefix.
if(CMAKE_INSTALL_PREFIX STREQUAL "/usr")
  set(configuration "${CMAKE_INSTALL_FULL_SYSCONFDIR}/dossier")
else()
  set(configuration "${CMAKE_INSTALL_SYSCONFDIR}/dossier")
endif()

install(TARGETS dossier-index dossier-server RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES indexer/dossier-index.1 server/dossier-server.1 DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
# dossier-index looks for the gazetteer here (indexer/cli/default_gazetteer.h).
install(DIRECTORY corpus/ DESTINATION "${share}/corpus" PATTERN training EXCLUDE)
install(FILES indexer/systemd/dossier-index.service indexer/systemd/dossier-index.timer
              indexer/systemd/dossier-index-check.service indexer/systemd/dossier-index-check.timer
              server/systemd/dossier-server.service
        DESTINATION lib/systemd/system)
install(FILES server/dossier-server.toml DESTINATION "${configuration}")
install(FILES server/nginx/dossier.conf DESTINATION "${examples}/nginx")
install(FILES server/logrotate.conf DESTINATION "${examples}")
install(FILES README.md LICENSE cmake/package/copyright DESTINATION "${CMAKE_INSTALL_DOCDIR}")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME dossier)
set(CPACK_PACKAGE_CONTACT "The authors of Dossier <dossier@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "full-text search engine for foreign-affairs news in English and Russian")
set(CPACK_PACKAGE_DESCRIPTION
    "An indexer turns articles into a Xapian index, and finds the people, organizations and dates that they speak of.
 An HTTP server answers faceted searches, with a page for the browser and a JSON API.")
set(CPACK_STRIP_FILES ON)
# Files below /etc are not below the prefix.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX "${CMAKE_INSTALL_PREFIX}")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION web)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# The user that the units run as.
set(CPACK_DEBIAN_PACKAGE_DEPENDS passwd)
# Translations of query words.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "mueller7-dict, dict-freedict-eng-rus")
set(CPACK_DEBIAN_PACKAGE_SUGGESTS nginx)
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
    "${CMAKE_SOURCE_DIR}/cmake/package/conffiles;${CMAKE_SOURCE_DIR}/cmake/package/postinst;${CMAKE_SOURCE_DIR}/cmake/package/prerm")
include(CPack)
