// The files of the page, kept in memory under fixed names: nothing is ever read from disk for a
// path that somebody asks for.
#pragma once

#include <string>
#include <string_view>

namespace dossier::http {

struct PageFile {
  std::string_view content_type;
  std::string_view content;
  std::string packed;  // in gzip
  std::string tag;     // a weak ETag, of the content
};

// The file for a path: "/", "/a/…" and "/e/…" are the page itself. Nullptr where there is none, or
// where the program was built without the page.
const PageFile* FindPageFile(std::string_view path);

}  // namespace dossier::http
