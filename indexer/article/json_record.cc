// The object is read by events, not into a tree: only eight strings of it are of use, and a line of
// a million "[" must cost neither stack nor memory. The handler keeps the depth and, at depth one,
// the member that it stands in; events deeper down and members that it doesn't know pass by.
#include "article/json_record.h"

#include <array>
#include <bitset>
#include <nlohmann/json.hpp>

#include "article/white_space.h"
#include "text/utf8.h"

namespace dossier::article {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxDepth = 64;

struct Member {
  std::string_view name;
  std::string Record::*field;
  bool takes_number;
};

constexpr std::array<Member, 8> kMembers = {{
    {"id", &Record::id, true},
    {"title", &Record::title, false},
    {"text", &Record::text, false},
    {"date", &Record::date, true},
    {"dateline", &Record::dateline, false},
    {"lang", &Record::language, false},
    {"source", &Record::source, false},
    {"url", &Record::url, false},
}};

// The part of the library's message that is of use to a person: "[json.exception.parse_error.101]
// parse error at line 1, column 9: syntax error while parsing value - invalid literal; last read:
// '…'" is cut down to "invalid literal".
std::string ReasonOf(std::string_view what) {
  if (const std::size_t end = what.find("; last read"); end != std::string_view::npos) {
    what = what.substr(0, end);
  }
  if (const std::size_t dash = what.find(" - "); dash != std::string_view::npos) {
    what = what.substr(dash + 3);
  }
  return Printable(what);
}

// Turns the events of one object into a Record. Each event returns false to stop the parser, with
// `error_` set.
class RecordHandler : public Json::json_sax_t {
 public:
  bool null() override { return depth_ > 0 || RefuseTopLevel("null"); }
  bool boolean(bool) override { return TakeOther("a boolean"); }
  bool number_integer(number_integer_t value) override { return TakeNumber(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override {
    return TakeNumber(std::to_string(value));
  }
  bool number_float(number_float_t, const string_t& digits) override { return TakeNumber(digits); }
  bool string(string_t& value) override {
    if (depth_ == 0) return RefuseTopLevel("a string");
    if (depth_ == 1 && member_ != nullptr) record_.*member_->field = std::move(value);
    return true;
  }
  bool binary(binary_t&) override { return TakeOther("binary"); }

  bool start_object(std::size_t) override {
    return depth_ == 0 ? GoDeeper() : TakeOther("an object") && GoDeeper();
  }
  bool start_array(std::size_t) override { return TakeOther("an array") && GoDeeper(); }
  bool end_object() override { return ComeBack(); }
  bool end_array() override { return ComeBack(); }

  bool key(string_t& name) override {
    if (depth_ != 1) return true;
    member_ = nullptr;
    for (std::size_t i = 0; i < kMembers.size(); ++i) {
      if (kMembers[i].name == name) return Enter(i);
    }
    return true;
  }

  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception& exception) override {
    return Refuse("is not valid JSON at byte " + std::to_string(position) + " (" +
                  ReasonOf(exception.what()) + ")");
  }

  const std::string& error() const { return error_; }
  Record TakeRecord() { return std::move(record_); }

 private:
  bool Refuse(std::string error) {
    error_ = std::move(error);
    return false;
  }

  bool RefuseTopLevel(std::string_view kind) {
    return Refuse("is " + std::string(kind) + ", expected an object");
  }

  // A value that is neither string, number nor null.
  bool TakeOther(std::string_view kind) {
    if (depth_ == 0) return RefuseTopLevel(kind);
    if (depth_ > 1 || member_ == nullptr) return true;
    return Refuse(Quoted(member_->name) + " is " + std::string(kind) + ", expected a string");
  }

  bool TakeNumber(std::string digits) {
    const bool is_wanted = depth_ == 1 && member_ != nullptr && member_->takes_number;
    if (!is_wanted) return TakeOther("a number");
    record_.*member_->field = std::move(digits);
    return true;
  }

  bool Enter(std::size_t member) {
    member_ = &kMembers[member];
    if (seen_[member]) return Refuse(Quoted(member_->name) + " stands twice");
    seen_.set(member);
    return true;
  }

  bool GoDeeper() {
    if (++depth_ <= kMaxDepth) return true;
    return Refuse("is nested deeper than " + std::to_string(kMaxDepth));
  }

  bool ComeBack() {
    --depth_;
    return true;
  }

  Record record_;
  std::string error_;
  std::size_t depth_ = 0;
  const Member* member_ = nullptr;  // where depth_ is 1: the known member whose value comes next
  std::bitset<kMembers.size()> seen_;
};

}  // namespace

Result<Record> ParseJsonRecord(std::string_view json) {
  RecordHandler handler;
  if (!Json::sax_parse(json, &handler)) return Fail(ErrorCode::kInvalidInput, handler.error());
  Record record = handler.TakeRecord();
  if (IsBlank(record.title) && IsBlank(record.text)) {
    const std::string id = record.id.empty() ? "" : " (id " + Quoted(record.id) + ")";
    return Fail(ErrorCode::kInvalidInput, "has neither \"title\" nor \"text\"" + id);
  }
  return record;
}

}  // namespace dossier::article
