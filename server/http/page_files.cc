#include "http/page_files.h"

#include <map>
#include <string_view>

#include "http/compression.h"
#include "http/responses.h"
#include "page_content.h"

namespace dossier::http {
namespace {

std::string_view ContentType(std::string_view name) {
  if (name.ends_with(".html")) return "text/html; charset=utf-8";
  if (name.ends_with(".js")) return "text/javascript; charset=utf-8";
  if (name.ends_with(".css")) return "text/css; charset=utf-8";
  return "image/svg+xml";
}

const PageFile* Find(std::string_view name) {
  // Compressed here, once, and not for each request.
  static const std::map<std::string_view, PageFile> kFiles = [] {
    std::map<std::string_view, PageFile> files;
    for (const page::File& file : page::kFiles) {
      files[file.path] = {ContentType(file.path), file.content, Compress(file.content, kBestLevel),
                          ContentTag(file.content)};
    }
    return files;
  }();
  const auto found = kFiles.find(name);
  return found == kFiles.end() ? nullptr : &found->second;
}

}  // namespace

const PageFile* FindPageFile(std::string_view path) {
  const bool view = path == "/" || path.starts_with("/a/") || path.starts_with("/e/");
  const PageFile* file = Find(view ? "/index.html" : path);
  return file == nullptr || file->content.empty() ? nullptr : file;
}

}  // namespace dossier::http
