#include "entities/office_holders.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <tuple>
#include <utility>

namespace dossier::entities {
namespace {

// No mention that begins as many bytes away concerns an office: names have at most some 200.
constexpr std::uint32_t kFarthest = 400;

// What may stand between an office and the name of its holder: "Sergey Lavrov, the Russian foreign
// minister", «президент России (Владимир Путин)».
bool IsBeside(std::string_view gap) {
  constexpr std::size_t kWidest = 24;  // bytes
  return gap.size() <= kWidest && gap.find_first_of(".!?;:\n") == std::string_view::npos;
}

class HolderFinder {
 public:
  HolderFinder(std::size_t field, std::string_view utf8, const LocalEntities& local)
      : field_(field), utf8_(utf8), local_(local) {}

  // The part of `span` that no mention has; nothing where a person's name stands in it or beside
  // it.
  std::optional<Span> FreePart(Span span) const {
    Span free = span;
    // Only the mentions near by matter, and they are in order.
    const std::uint32_t from = span.begin - std::min(span.begin, kFarthest);
    auto at = std::ranges::lower_bound(
        local_.mentions, std::pair(field_, from), {},
        [](const LocalMention& m) { return std::pair(m.field, m.span.begin); });
    for (; at != local_.mentions.end(); ++at) {
      const LocalMention& mention = *at;
      if (mention.field != field_ || mention.span.begin > span.end + kFarthest) break;
      const bool is_person = local_.entities[mention.entity].kind == EntityKind::kPerson;
      const bool overlaps = mention.span.begin < span.end && span.begin < mention.span.end;
      if (is_person && (overlaps || StandsBeside(mention.span, span))) return std::nullopt;
      if (!overlaps) continue;
      // A body within the office leaves what is in front of it, or else what is behind.
      if (mention.span.begin > free.begin) {
        free.end = std::min(free.end, mention.span.begin);
      } else {
        free.begin = std::max(free.begin, mention.span.end);
      }
    }
    while (free.begin < free.end && IsSpace(free.begin)) ++free.begin;
    while (free.end > free.begin && IsSpace(free.end - 1)) --free.end;
    if (free.begin >= free.end) return std::nullopt;
    return free;
  }

 private:
  bool IsSpace(std::uint32_t at) const { return utf8_[at] == ' ' || utf8_[at] == '\n'; }

  bool StandsBeside(Span name, Span office) const {
    if (name.begin >= office.end) {
      return IsBeside(utf8_.substr(office.end, name.begin - office.end));
    }
    if (name.end > office.begin) return false;
    const std::string_view gap = utf8_.substr(name.end, office.begin - name.end);
    return IsBeside(gap) && gap.find(',') != std::string_view::npos;
  }

  std::size_t field_;
  std::string_view utf8_;
  const LocalEntities& local_;
};

std::uint32_t EntityOf(int number, const Gazetteer& gazetteer, LocalEntities& local) {
  const auto known = std::ranges::find(local.entities, number, &LocalEntity::number);
  if (known == local.entities.end()) {
    const Entity& person = gazetteer.entities()[static_cast<std::size_t>(number)];
    local.entities.push_back({person.kind, person.id, number});
    return static_cast<std::uint32_t>(local.entities.size() - 1);
  }
  return static_cast<std::uint32_t>(known - local.entities.begin());
}

}  // namespace

void AddOfficeHolders(const std::vector<FieldInput>& fields, PartialDate date,
                      const Matcher& matcher, LocalEntities& local) {
  const std::size_t named = local.mentions.size();
  std::vector<LocalMention> holders;
  for (std::size_t field = 0; field < fields.size(); ++field) {
    const HolderFinder finder(field, fields[field].utf8, local);
    for (const OfficeMention& office :
         matcher.offices().Find(fields[field].utf8, *fields[field].tokens)) {
      const int holder = matcher.offices().Holder(office.office, date);
      if (holder < 0) continue;
      const auto span = finder.FreePart(office.span);
      if (!span) continue;
      holders.push_back(
          {field, *span, EntityOf(holder, matcher.gazetteer(), local), Rule::kOffice});
    }
  }
  local.mentions.insert(local.mentions.end(), holders.begin(), holders.end());
  if (local.mentions.size() == named) return;
  std::ranges::sort(local.mentions, {},
                    [](const LocalMention& m) { return std::tuple(m.field, m.span.begin); });
}

}  // namespace dossier::entities
