#include "index/dictd.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <system_error>
#include <type_traits>
#include <utility>

namespace dossier::index {
namespace {

constexpr std::string_view kAlphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kMaxDigits = 6;  // 36 bits

struct CloseGzip {
  void operator()(gzFile file) const { gzclose_r(file); }
};
using GzipFile = std::unique_ptr<std::remove_pointer_t<gzFile>, CloseGzip>;

tl::unexpected<Error> Damaged(const std::filesystem::path& path, const std::string& what) {
  return Fail(ErrorCode::kDamaged, path.string() + " " + what);
}

// Everything in a file, unpacked where it is packed.
Result<std::string> Unpack(const std::filesystem::path& path) {
  GzipFile file(gzopen(path.c_str(), "rb"));
  if (!file) return Fail(ErrorCode::kUnreadable, "cannot read " + path.string());
  std::string bytes;
  constexpr unsigned kStep = 1U << 18;
  for (;;) {
    const std::size_t size = bytes.size();
    bytes.resize(size + kStep);
    const int read = gzread(file.get(), bytes.data() + size, kStep);
    bytes.resize(size + static_cast<std::size_t>(std::max(read, 0)));
    int fault = Z_OK;
    gzerror(file.get(), &fault);
    if (fault == Z_ERRNO) return Fail(ErrorCode::kUnreadable, "cannot read " + path.string());
    // Z_BUF_ERROR tells of a file that ends before its last block does.
    if (read < 0 || fault != Z_OK) return Damaged(path, "cannot be unpacked");
    if (read == 0) return bytes;
    if (bytes.size() > kMaxDictionaryBytes) return Damaged(path, "is longer than 64 MB");
  }
}

std::optional<std::size_t> ParseBase64(std::string_view digits) {
  if (digits.empty() || digits.size() > kMaxDigits) return std::nullopt;
  std::uint64_t number = 0;
  for (const char digit : digits) {
    const std::size_t value = kAlphabet.find(digit);
    if (value == std::string_view::npos) return std::nullopt;
    number = number << 6 | value;
  }
  return number;
}

// "00database…" and "00-database…" tell about the dictionary.
bool IsAboutTheDictionary(std::string_view headword) {
  return headword.starts_with("00database") || headword.starts_with("00-database");
}

}  // namespace

std::optional<DictdFiles> FindDictd(const std::filesystem::path& folder, std::string_view name) {
  std::error_code error;
  const std::filesystem::path index = folder / (std::string(name) + ".index");
  if (!std::filesystem::is_regular_file(index, error)) return std::nullopt;
  for (const char* const ending : {".dict.dz", ".dict"}) {
    std::filesystem::path text = folder / (std::string(name) + ending);
    if (std::filesystem::is_regular_file(text, error)) return DictdFiles{index, std::move(text)};
  }
  return std::nullopt;
}

Result<DictdDictionary> DictdDictionary::Open(const DictdFiles& files) {
  auto index = Unpack(files.index);
  if (!index) return tl::unexpected(index.error());
  auto text = Unpack(files.text);
  if (!text) return tl::unexpected(text.error());

  DictdDictionary dictionary;
  dictionary.index_ = std::move(*index);
  dictionary.text_ = std::move(*text);
  const std::string_view lines = dictionary.index_;
  std::size_t total = 0;
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < lines.size(); ++number) {
    const std::size_t end = std::min(lines.find('\n', begin), lines.size());
    const std::string_view line = lines.substr(begin, end - begin);
    // A fourth field, where there is one, is the headword as it is written.
    const std::size_t tab = line.find('\t');
    const std::size_t second = tab == line.npos ? tab : line.find('\t', tab + 1);
    if (second == line.npos) {
      return Damaged(files.index, "has no three fields in line " + std::to_string(number));
    }
    const std::size_t third = std::min(line.find('\t', second + 1), line.size());
    const auto offset = ParseBase64(line.substr(tab + 1, second - tab - 1));
    const auto size = ParseBase64(line.substr(second + 1, third - second - 1));
    if (!offset || !size || *offset > dictionary.text_.size() ||
        *size > dictionary.text_.size() - *offset) {
      return Damaged(files.index, "points beyond the text in line " + std::to_string(number));
    }
    if (!IsAboutTheDictionary(line)) {
      total += *size;
      dictionary.lines_.push_back({begin, tab, *offset, *size});
    }
    begin = end + 1;
  }
  // Entries may share a text, but not so that reading them all has no end.
  if (total > kMaxDictionaryBytes) return Damaged(files.index, "points to more than 64 MB");
  return dictionary;
}

DictdDictionary::Entry DictdDictionary::entry(std::size_t number) const {
  const Line& line = lines_[number];
  return {std::string_view(index_).substr(line.headword_begin, line.headword_size),
          std::string_view(text_).substr(line.begin, line.size)};
}

}  // namespace dossier::index
