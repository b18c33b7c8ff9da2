#include "http/json_writer.h"

#include "text/utf8.h"

namespace dossier::http {

void JsonWriter::WriteString(std::string_view utf8) {
  if (!text::IsValidUtf8(utf8)) return WriteString(text::ToValidUtf8(utf8));
  writer_.String(utf8.data(), static_cast<rapidjson::SizeType>(utf8.size()));
}

}  // namespace dossier::http
