// libcsv knows where a value ends; it is given a line at a time, so that the place of each row is
// known and a line can be decoded by itself.
#include "article/csv.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <new>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "article/white_space.h"
#include "text/normalize.h"

namespace dossier::article {
namespace {

constexpr std::string_view kSeparators = ",;\t";

struct Member {
  std::string Record::*field;
  std::vector<std::string_view> names;  // folded, the best first
};

const std::array<Member, 8>& Members() {
  static const std::array<Member, 8> kMembers = {{
      {&Record::id, {"id", "guid", "uid", "article_id"}},
      {&Record::title, {"title", "headline", "head", "заголовок"}},
      {&Record::text,
       {"text", "body", "content", "article", "full_text", "fulltext", "article_text", "текст",
        "description", "summary", "lead"}},
      {&Record::date,
       {"date", "published", "published_at", "publication_date", "publish_date", "published_date",
        "pubdate", "pub_date", "datetime", "дата"}},
      {&Record::dateline, {"dateline"}},
      {&Record::language, {"lang", "language", "язык"}},
      {&Record::source, {"source", "publisher", "publication", "источник"}},
      {&Record::url, {"url", "link", "href", "ссылка"}},
  }};
  return kMembers;
}

// "Published at" and "published-at" are "published_at".
std::string FoldName(std::string_view name) {
  std::string folded = text::FoldWord(Trim(name));
  std::replace_if(
      folded.begin(), folded.end(), [](char c) { return c == ' ' || c == '-'; }, '_');
  return folded;
}

// The values of one row after another. What the callbacks of libcsv are given is this object.
class RowParser {
 public:
  explicit RowParser(char separator) : separator_(separator) { Init(); }
  ~RowParser() { csv_free(&parser_); }
  RowParser(const RowParser&) = delete;
  RowParser& operator=(const RowParser&) = delete;

  // Adds a line with its line feed. Returns true where a row ends with it.
  bool Add(std::string_view line) {
    if (std::exchange(has_row_, false)) values_.clear();
    size_ += line.size();
    csv_parse(&parser_, line.data(), line.size(), TakeValue, TakeRow, this);
    return EndRow();
  }

  // Ends the row that the input ends in. Returns false where there is none.
  bool Finish() {
    if (std::exchange(has_row_, false)) values_.clear();
    csv_fini(&parser_, TakeValue, TakeRow, this);
    return EndRow();
  }

  // Drops the row that has not ended.
  void Reset() {
    csv_free(&parser_);
    Init();
    values_.clear();
    size_ = 0;
  }

  const std::vector<std::string>& values() const { return values_; }
  std::size_t size() const { return size_; }  // bytes of the row that has not ended

 private:
  void Init() {
    if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator_));
  }

  bool EndRow() {
    if (csv_error(&parser_) == CSV_ENOMEM) throw std::bad_alloc();
    if (has_row_) size_ = 0;
    return has_row_;
  }

  static void TakeValue(void* bytes, std::size_t size, void* self) {
    static_cast<RowParser*>(self)->values_.emplace_back(static_cast<const char*>(bytes), size);
  }

  static void TakeRow(int, void* self) { static_cast<RowParser*>(self)->has_row_ = true; }

  char separator_;
  csv_parser parser_ = {};
  std::vector<std::string> values_;
  std::size_t size_ = 0;
  bool has_row_ = false;  // values_ are those of a whole row
};

// The columns that are of use.
class Header {
 public:
  explicit Header(const std::vector<std::string>& names) : columns_(names.size()) {
    std::vector<std::string> folded;
    for (const std::string& name : names) folded.push_back(FoldName(name));
    for (std::size_t i = 0; i < Members().size(); ++i) places_[i] = FindColumn(folded, i);
  }

  bool IsOfArticles() const {
    const auto known = std::count_if(places_.begin(), places_.end(),
                                     [](const auto& place) { return place.has_value(); });
    return known >= 2 && (places_[1] || places_[2]);
  }

  Result<Record> ToRecord(const std::vector<std::string>& values) const {
    if (values.size() > columns_) {
      return Fail(ErrorCode::kInvalidInput, "has " + std::to_string(values.size()) +
                                                " values, the header has " +
                                                std::to_string(columns_));
    }
    Record record;
    for (std::size_t i = 0; i < places_.size(); ++i) {
      if (places_[i] && *places_[i] < values.size()) {
        record.*Members()[i].field = Trim(values[*places_[i]]);
      }
    }
    if (record.title.empty() && record.text.empty()) {
      return Fail(ErrorCode::kInvalidInput, "has neither title nor text");
    }
    return record;
  }

 private:
  static std::optional<std::size_t> FindColumn(const std::vector<std::string>& folded,
                                               std::size_t member) {
    for (const std::string_view name : Members()[member].names) {
      const auto found = std::find(folded.begin(), folded.end(), name);
      if (found != folded.end()) return found - folded.begin();
    }
    return std::nullopt;
  }

  std::size_t columns_;
  std::array<std::optional<std::size_t>, 8> places_;  // in the order of Members()
};

std::vector<std::string> Split(std::string_view line, char separator) {
  RowParser parser(separator);
  if (!parser.Add(line)) parser.Finish();
  return parser.values();
}

// The separator of a header; nothing where `line` is none.
std::optional<char> FindSeparator(std::string_view line) {
  for (const char separator : kSeparators) {
    if (line.find(separator) == std::string_view::npos) continue;
    if (Header(Split(line, separator)).IsOfArticles()) return separator;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(TextInput& input, const Origin& origin, const RecordSink& sink)
      : input_(input), lines_(input.bytes, input.max_bytes), place_(origin), sink_(sink) {}

  bool Read() {
    while (lines_.Next() && IsBlank(lines_.line())) continue;
    const std::string names = input_.decoder.Decode(lines_.line()).value_or("");
    const char separator = FindSeparator(names).value_or(',');
    const Header header(Split(names, separator));
    RowParser row(separator);
    while (lines_.Next()) {
      if (!ReadLine(header, row)) return false;
    }
    // Each line had its line feed, so a row that has not ended is within quotation marks.
    if (row.size() > 0) {
      return sink_(Fail(ErrorCode::kInvalidInput,
                        "has a quotation mark that is not closed before the end of the file"),
                   place_);
    }
    return place_.line != 0 || sink_(Fail(ErrorCode::kInvalidInput, "has no text"), place_);
  }

 private:
  bool ReadLine(const Header& header, RowParser& row) {
    if (row.size() == 0) {
      if (IsBlank(lines_.line()) && !lines_.is_too_long()) return true;
      place_.line = lines_.number();
    }
    if (lines_.is_too_long() || row.size() + lines_.line().size() > input_.max_bytes) {
      row.Reset();
      fault_.reset();
      return sink_(TooLong(input_.max_bytes), place_);
    }
    const Result<std::string> line = input_.decoder.Decode(lines_.line());
    if (!line && !fault_) fault_ = line.error();
    // What cannot be decoded has the structure of its row nevertheless.
    if (!row.Add(line.value_or(lines_.line()) + '\n')) return true;
    return Tell(header.ToRecord(row.values()));
  }

  bool Tell(Result<Record> record) {
    if (fault_) record = tl::unexpected(*std::exchange(fault_, std::nullopt));
    return sink_(std::move(record), place_);
  }

  TextInput& input_;
  LineReader lines_;
  Origin place_;
  const RecordSink& sink_;
  std::optional<Error> fault_;  // of the row that has not ended
};

}  // namespace

bool LooksLikeCsv(std::string_view start) {
  while (IsBlank(start.substr(0, start.find('\n')))) {
    if (start.find('\n') == std::string_view::npos) return false;
    start.remove_prefix(start.find('\n') + 1);
  }
  const std::size_t end = start.find('\n');
  return end != std::string_view::npos && FindSeparator(start.substr(0, end)).has_value();
}

bool ReadCsv(TextInput& input, const Origin& origin, const RecordSink& sink) {
  return Reader(input, origin, sink).Read();
}

}  // namespace dossier::article
