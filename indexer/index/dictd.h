// Dictionaries in the format of dictd, the server of the DICT protocol.
//
// A dictionary NAME is two files: NAME.index, sorted lines "headword TAB offset TAB length" with
// both numbers in base 64 of dictd's own alphabet, and the text they point into, NAME.dict or,
// compressed with dictzip (which gzip reads), NAME.dict.dz. See dictd(8) and dictfmt(1).
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dossier::index {

// No file of a dictionary may be longer than this, unpacked, nor all its definitions together.
inline constexpr std::size_t kMaxDictionaryBytes = std::size_t{64} << 20;

// The two files of a dictionary.
struct DictdFiles {
  std::filesystem::path index;
  std::filesystem::path text;
};

// The files of the dictionary `name` in `folder`; nothing unless both are there.
std::optional<DictdFiles> FindDictd(const std::filesystem::path& folder, std::string_view name);

class DictdDictionary {
 public:
  struct Entry {
    std::string_view headword;
    std::string_view definition;  // the lines of the text as they are, from the headword on
  };

  // Errors: kUnreadable; kDamaged where a file is cut off or too long, where a line of the index
  // has another form, and where one points beyond the text.
  static Result<DictdDictionary> Open(const DictdFiles& files);

  // In the order of the index, without dictd's own entries about the dictionary ("00database…").
  // Bytes are as they stand in the files, and need not be valid UTF-8. `number` < size(). Views
  // live as long as the dictionary stays where it is.
  std::size_t size() const { return lines_.size(); }
  Entry entry(std::size_t number) const;

 private:
  struct Line {
    std::size_t headword_begin;  // bytes of `index_`
    std::size_t headword_size;
    std::size_t begin;  // bytes of `text_`
    std::size_t size;
  };

  DictdDictionary() = default;

  std::string index_;
  std::string text_;
  std::vector<Line> lines_;
};

}  // namespace dossier::index
