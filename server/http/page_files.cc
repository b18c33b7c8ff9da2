#include "http/page_files.h"

#include <string>

#include "http/compression.h"
#include "http/responses.h"
#include "page_content.h"

namespace dossier::http {
namespace {

// Compressed here, once, and not for each request.
PageFile MakePageFile(std::string_view content_type, std::string_view content) {
  return {content_type, content, Compress(content, kBestLevel), ContentTag(content)};
}

const PageFile* Find(std::string_view name) {
  static const PageFile kIndex = MakePageFile("text/html; charset=utf-8", page::kIndexHtml);
  static const PageFile kScript = MakePageFile("text/javascript; charset=utf-8", page::kAppJs);
  static const PageFile kStyle = MakePageFile("text/css; charset=utf-8", page::kAppCss);
  static const PageFile kIcon = MakePageFile("image/svg+xml", page::kFaviconSvg);
  if (name == "/index.html") return &kIndex;
  if (name == "/app.js") return &kScript;
  if (name == "/app.css") return &kStyle;
  if (name == "/favicon.svg") return &kIcon;
  return nullptr;
}

}  // namespace

const PageFile* FindPageFile(std::string_view path) {
  const bool view = path == "/" || path.starts_with("/a/") || path.starts_with("/e/");
  const PageFile* file = Find(view ? "/index.html" : path);
  return file == nullptr || file->content.empty() ? nullptr : file;
}

}  // namespace dossier::http
