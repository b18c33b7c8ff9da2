// All counts are those of the search that a click on one of them is: the entity as a filter, and
// what is counted added to it.
#include "search/entity.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "search/search_run.h"
#include "search/values.h"

namespace dossier::search {
namespace {

constexpr std::int64_t kMaxMonths = 600;

// What the gazetteer and the table of values know of one id.
struct Known {
  entities::EntityKind kind;
  std::string id;
  std::optional<index::ValueTable::Number> value;  // nothing where no article names it
  const entities::Entity* listed = nullptr;
};

std::optional<Known> Look(std::string_view id, const Snapshot& snapshot) {
  const index::ValueTable& values = snapshot.columns().values;
  const entities::Gazetteer& gazetteer = snapshot.catalogue().gazetteer;
  const auto listed = [&](std::string_view of) -> const entities::Entity* {
    const int number = gazetteer.Find(of);
    return number < 0 ? nullptr : &gazetteer.entities()[static_cast<std::size_t>(number)];
  };
  if (const auto value = values.Find(id)) {
    const std::string_view own = values.id(*value);
    return Known{values.kind(*value), std::string(own), value,
                 values.is_known(*value) ? listed(own) : nullptr};
  }
  if (const entities::Entity* entity = listed(id)) {
    return Known{entity->kind, entity->id, std::nullopt, entity};
  }
  return std::nullopt;
}

class Names {
 public:
  explicit Names(const Labels& labels) : labels_(labels) {}

  void Add(std::string_view name) {
    if (name.starts_with('=')) name.remove_prefix(1);  // an alias that does not decline
    if (name.empty() || name == labels_.en || name == labels_.ru) return;
    if (std::ranges::find(names_, name) == names_.end()) names_.emplace_back(name);
  }
  std::vector<std::string> Take() { return std::move(names_); }

 private:
  const Labels& labels_;
  std::vector<std::string> names_;
};

std::vector<std::string> OtherNames(const Known& known, const Labels& labels,
                                    const index::ValueTable& values) {
  Names names(labels);
  if (known.listed) {
    names.Add(known.listed->en);
    names.Add(known.listed->ru);
    for (const std::string& alias : known.listed->en_aliases) names.Add(alias);
    for (const std::string& alias : known.listed->ru_aliases) names.Add(alias);
  }
  if (!known.value) return names.Take();
  for (const std::uint32_t key : values.keys(*known.value)) {
    const std::string_view text = values.key(key);
    const std::string_view name = entities::NameInKey(text);
    if (name.size() < text.size()) names.Add(name);
  }
  return names.Take();
}

std::vector<HeldOffice> OfficesOf(std::string_view person, const entities::Gazetteer& gazetteer) {
  const entities::StateLists& states = gazetteer.states();
  std::vector<HeldOffice> offices;
  for (const entities::OfficeTerm& term : gazetteer.office_terms()) {
    if (term.person != person) continue;
    const auto [role, country] = states.FindId(term.office);
    if (role < 0 || country < 0) continue;
    const entities::StateRole& held = states.roles[static_cast<std::size_t>(role)];
    const entities::Country& of = states.countries[static_cast<std::size_t>(country)];
    offices.push_back(
        {term.office, {held.en + " of " + of.en, held.ru + " " + of.ru}, term.since, term.until});
  }
  std::ranges::stable_sort(offices, std::ranges::greater(),
                           [](const HeldOffice& office) { return office.since.first_day(); });
  return offices;
}

void AddDates(const DocSet& docs, const DateColumn& dates, EntityAnswer& answer) {
  const auto earlier = [&](DocId a, DocId b) {
    return std::pair(dates.first(a), dates.last(a)) < std::pair(dates.first(b), dates.last(b));
  };
  const auto later = [&](DocId a, DocId b) {
    return std::pair(dates.last(a), dates.first(a)) > std::pair(dates.last(b), dates.first(b));
  };
  std::vector<DocId> dated = Members(docs);
  std::erase_if(dated, [&](DocId docid) { return dates.first(docid) == kNoDay; });
  if (dated.empty()) return;
  answer.first = dates.date(*std::ranges::min_element(dated, earlier));
  answer.last = dates.date(*std::ranges::min_element(dated, later));
}

SearchRequest ArticlesThatName(const Known& known, const EntityRequest& request) {
  SearchRequest search;
  FacetFilter& filter = search.filters.facets[FacetOf(known.kind)];
  filter.values = {known.id};
  filter.combine = Combine::kAnd;
  search.sort = SortOrder::kNewest;
  search.size = kNewestOfEntity;
  search.snippet_length = 0;
  search.wanted_facets = {};
  search.wanted_facets[Facet::kPerson] = true;
  search.wanted_facets[Facet::kOrganization] = true;
  search.facet_size = request.facet_size;
  search.language = request.language;
  return search;
}

FacetAnswer Others(FacetAnswer facet) {
  facet.distinct -= std::ranges::count_if(
      facet.values, [](const FacetValue& value) { return value.selected && value.count > 0; });
  std::erase_if(facet.values, [](const FacetValue& value) { return value.selected; });
  return facet;
}

}  // namespace

std::optional<EntityAnswer> FindEntity(const EntityRequest& request, const Snapshot& snapshot,
                                       Worker& worker, Deadline deadline) {
  const auto known = Look(request.id, snapshot);
  if (!known) return std::nullopt;
  const Columns& columns = snapshot.columns();
  EntityAnswer answer;
  answer.kind = known->kind;
  answer.id = known->id;
  answer.labels = LabelsOf(snapshot.catalogue(), columns.values, FacetOf(known->kind), known->id);
  answer.listed = known->listed != nullptr;
  if (known->listed) answer.country = known->listed->country;
  answer.aliases = OtherNames(*known, answer.labels, columns.values);
  answer.offices = OfficesOf(known->id, snapshot.catalogue().gazetteer);
  answer.identity = snapshot.identity();

  SearchRequest search = ArticlesThatName(*known, request);
  Evaluator evaluator = snapshot.EvaluatorFor(worker, deadline);
  AddDates(ValueDocs(evaluator, FacetOf(known->kind), known->id), columns.dates, answer);
  const bool by_month =
      !answer.first || (answer.last->year() - answer.first->year()) * 12 <= kMaxMonths;
  search.histogram = by_month ? Interval::kMonth : Interval::kYear;
  SearchAnswer found = RunSearch(search, snapshot, worker, deadline);
  answer.total = found.total;
  answer.histogram = *std::move(found.histogram);
  answer.people = Others(*std::move(found.facets[Facet::kPerson]));
  answer.organizations = Others(*std::move(found.facets[Facet::kOrganization]));
  answer.newest = std::move(found.hits);
  return answer;
}

}  // namespace dossier::search
