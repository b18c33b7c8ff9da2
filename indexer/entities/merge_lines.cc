#include "entities/merge_lines.h"

#include <algorithm>
#include <map>
#include <utility>

#include "entities/columns.h"
#include "entities/name_forms.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace dossier::entities {
namespace {

enum Column { kRule, kKind, kOne, kOther, kNote, kColumns };

constexpr std::size_t kMaxFaultsShown = 20;

// Why a name or an id cannot stand in a line of `kind`; empty where it can.
std::string FaultOf(std::string_view name, EntityKind kind, const Gazetteer& gazetteer) {
  if (IsBlank(name)) return "a name is missing (one and other)";
  if (!IsEntityId(name)) return {};
  const int number = gazetteer.Find(name);
  if (number < 0) return "the gazetteer has no entity \"" + std::string(name) + "\"";
  if (gazetteer.entities()[static_cast<std::size_t>(number)].kind != kind) {
    return "\"" + std::string(name) + "\" is of the other kind";
  }
  return {};
}

Result<MergeLine> ParseLine(std::string_view line, const Gazetteer& gazetteer) {
  const auto refuse = [](std::string reason) {
    return Fail(ErrorCode::kInvalidInput, std::move(reason));
  };
  if (!text::IsValidUtf8(line)) return refuse("not valid UTF-8");
  const std::vector<std::string_view> fields = SplitAt(line, '\t');
  if (fields.size() != kColumns) {
    return refuse(std::to_string(fields.size()) + " columns, expected " + std::to_string(kColumns));
  }
  MergeLine parsed;
  if (fields[kRule] != "same" && fields[kRule] != "apart") {
    return refuse("rule \"" + std::string(fields[kRule]) + "\", expected same or apart");
  }
  parsed.rule = fields[kRule] == "same" ? MergeRule::kSame : MergeRule::kApart;
  if (fields[kKind] != "PER" && fields[kKind] != "ORG") {
    return refuse("kind \"" + std::string(fields[kKind]) + "\", expected PER or ORG");
  }
  parsed.kind = fields[kKind] == "PER" ? EntityKind::kPerson : EntityKind::kOrganization;
  for (const Column column : {kOne, kOther}) {
    if (auto fault = FaultOf(fields[column], parsed.kind, gazetteer); !fault.empty()) {
      return refuse(std::move(fault));
    }
  }
  parsed.one = fields[kOne];
  parsed.other = fields[kOther];
  if (FoldName(parsed.one) == FoldName(parsed.other)) {
    return refuse("\"" + parsed.one + "\" stands beside itself");
  }
  return parsed;
}

// Which names `same` lines have joined so far.
class Groups {
 public:
  // Why `line` contradicts those in front of it; empty where it fits.
  std::string Add(const MergeLine& line) {
    const std::size_t one = RootOf(line.kind, line.one);
    const std::size_t other = RootOf(line.kind, line.other);
    if (line.rule == MergeRule::kApart) {
      apart_.push_back({one, other});
    } else if (one != other) {
      if (!ids_[one].empty() && !ids_[other].empty()) {
        return "\"" + ids_[one] + "\" and \"" + ids_[other] +
               "\" are two entities of the gazetteer";
      }
      if (ids_[one].empty()) ids_[one] = ids_[other];
      parents_[other] = one;
    }
    const std::size_t contradicted = std::erase_if(
        apart_, [this](const auto& pair) { return Root(pair.first) == Root(pair.second); });
    return contradicted > 0 ? "names would be both same and apart" : "";
  }

 private:
  std::size_t RootOf(EntityKind kind, const std::string& name) {
    const bool is_id = IsEntityId(name);
    const auto [known, added] =
        numbers_.try_emplace({kind, is_id ? name : '~' + FoldName(name)}, parents_.size());
    if (added) {
      parents_.push_back(known->second);
      ids_.push_back(is_id ? name : "");
    }
    return Root(known->second);
  }

  std::size_t Root(std::size_t name) const {
    while (parents_[name] != name) name = parents_[name];
    return name;
  }

  std::map<std::pair<EntityKind, std::string>, std::size_t> numbers_;
  std::vector<std::size_t> parents_;
  std::vector<std::string> ids_;  // of the gazetteer, by root; empty where it has none
  std::vector<std::pair<std::size_t, std::size_t>> apart_;
};

}  // namespace

std::string FoldName(std::string_view name) {
  std::string folded;
  for (const std::string_view word : SplitName(name)) {
    if (!folded.empty()) folded += ' ';
    folded += text::FoldWord(word);
  }
  return folded;
}

bool IsEntityId(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

Result<std::vector<MergeLine>> ParseMergeLines(std::string_view name, std::string_view tsv,
                                               const Gazetteer& gazetteer) {
  std::vector<MergeLine> lines;
  Groups groups;
  std::vector<std::string> faults;
  int number = 0;
  for (std::string_view line : SplitAt(tsv, '\n')) {
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) continue;
    auto parsed = ParseLine(line, gazetteer);
    const std::string fault = parsed ? groups.Add(*parsed) : parsed.error().message;
    if (fault.empty()) {
      lines.push_back(std::move(*parsed));
    } else if (faults.size() < kMaxFaultsShown) {
      faults.push_back(std::string(name) + ":" + std::to_string(number) + ": " + fault);
    }
  }
  if (faults.empty()) return lines;
  std::string message;
  for (const std::string& fault : faults) message += (message.empty() ? "" : "\n") + fault;
  return Fail(ErrorCode::kInvalidInput, std::move(message));
}

}  // namespace dossier::entities
