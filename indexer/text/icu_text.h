// UTF-8 as ICU reads it.
#pragma once

#include <unicode/utext.h>

#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace dossier::text {

// A UText over UTF-8, whose offsets are bytes; closes itself. The text must outlive it.
class IcuText {
 public:
  explicit IcuText(std::string_view utf8) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
    if (U_FAILURE(status) != 0) throw std::runtime_error("ICU cannot open a text");
  }
  ~IcuText() { utext_close(&text_); }
  IcuText(const IcuText&) = delete;
  IcuText& operator=(const IcuText&) = delete;

  UText* get() { return &text_; }

 private:
  UText text_ = UTEXT_INITIALIZER;
};

}  // namespace dossier::text
