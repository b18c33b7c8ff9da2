// The cases of search.yaml, searched for in an index that is made of its articles and the gazetteer
// of the corpus.
#include <gtest/gtest.h>
#include <yaml-cpp/yaml.h>

#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "article/plain_text.h"
#include "search/engine.h"
#include "search/name_finder.h"
#include "support/test_index.h"

namespace dossier::search {
namespace {

using Ids = std::set<std::string>;

// Why a case doesn't hold; nothing where it does.
using Complaint = std::optional<std::string>;

std::string Text(const YAML::Node& node) { return node ? node.as<std::string>() : std::string(); }

std::string Join(const Ids& ids) {
  std::string all;
  for (const std::string& id : ids) all += (all.empty() ? "" : " ") + id;
  return "{" + all + "}";
}

// A case in one line, for messages.
std::string Describe(const YAML::Node& one) {
  YAML::Emitter emitter;
  emitter << YAML::Flow << one;
  return emitter.c_str();
}

article::Record ToRecord(const YAML::Node& doc) {
  article::Record record;
  if (doc["text"]) record = *article::ParsePlainText(Text(doc["text"]));
  if (doc["title"]) record.title = Text(doc["title"]);
  if (doc["body"]) record.text = Text(doc["body"]);
  record.id = Text(doc["id"]);
  record.language = Text(doc["lang"]);
  record.dateline = Text(doc["dateline"]);
  return record;
}

class SearchCasesTest : public testing::Test {
 protected:
  SearchCasesTest() : cases_(YAML::LoadFile(DOSSIER_CASES)), index_(DOSSIER_ENTITIES) {
    index_.set_now(*ParseTime(Text(cases_["now"])));
    for (const YAML::Node& doc : cases_["docs"]) index_.Add(ToRecord(doc));
    index_.Commit();
    keeper_ = *SnapshotKeeper::Open({.index = index_.path(), .interval = std::chrono::hours(1)});
  }

  // Checks every case of a list, and that those which wait for a later step still have to.
  template <typename Check>
  void CheckAll(const char* list, const Check& check) {
    int held = 0;
    int waiting = 0;
    for (const YAML::Node& one : cases_[list]) {
      const Complaint complaint = check(one);
      if (!complaint) ++held;
      if (!one["waits"]) {
        EXPECT_FALSE(complaint.has_value()) << Describe(one) << "\n" << complaint.value_or("");
        continue;
      }
      ++waiting;
      EXPECT_TRUE(complaint.has_value())
          << Describe(one) << "\nis met now: take its mark \"waits\" off";
    }
    std::cout << list << ": " << held << " of " << cases_[list].size() << " cases hold, " << waiting
              << " wait for later steps\n";
  }

  Complaint CheckSearch(const YAML::Node& one) {
    SearchRequest request;
    for (const auto& member : one) {
      const std::string name = Text(member.first);
      if (const Complaint complaint = Apply(name, member.second, request)) return complaint;
    }
    Ids wanted;
    for (const YAML::Node& id : one["want"]) wanted.insert(Text(id));
    const SearchAnswer answer = Find(request);
    Ids found;
    for (const Hit& hit : answer.hits) found.insert(hit.summary.id);
    if (found != wanted) return "found " + Join(found) + ", wanted " + Join(wanted);
    const std::string kind = answer.interpretations.empty()
                                 ? ""
                                 : std::string(ReadingKindName(answer.interpretations[0].kind));
    if (!one["interpretation"] || kind == Text(one["interpretation"])) return std::nullopt;
    return "read by \"" + kind + "\"";
  }

  // The first suggestion, in both languages.
  Complaint CheckSuggestion(const YAML::Node& one) const {
    const auto answer = Engine(*keeper_, {}).Suggest(Text(one["prefix"]), 8);
    if (answer->suggestions.empty()) return "nothing";
    const Labels& labels = answer->suggestions.front().labels;
    const std::string first = labels.ru + " / " + labels.en;
    if (first == Text(one["want_first"])) return std::nullopt;
    return "first " + first;
  }

  // Takes one parameter of a case.
  Complaint Apply(const std::string& name, const YAML::Node& value, SearchRequest& request) {
    if (name == "want" || name == "why" || name == "waits" || name == "interpretation") {
      return std::nullopt;
    }
    if (name == "q") {
      request.text = Text(value);
    } else if (name == "expand") {
      request.options.expand = Text(value) != "off";
    } else if (name == "interpret") {
      request.options.interpret = Text(value) != "off";
    } else if (name == "lang") {
      request.filters.facets[Facet::kLanguage].values = {Text(value)};
    } else if (name == "from") {
      request.filters.date.from = *PartialDate::Parse(Text(value));
    } else if (name == "to") {
      request.filters.date.to = *PartialDate::Parse(Text(value));
    } else if (name == "event_from") {
      request.filters.event.from = *PartialDate::Parse(Text(value));
    } else if (name == "event_to") {
      request.filters.event.to = *PartialDate::Parse(Text(value));
    } else if (name == "person") {
      return ApplyName(Text(value), Facet::kPerson, entities::EntityKind::kPerson, request);
    } else if (name == "org") {
      return ApplyName(Text(value), Facet::kOrganization, entities::EntityKind::kOrganization,
                       request);
    } else {
      return "there is no parameter " + name + " yet";
    }
    return std::nullopt;
  }

  // The cases give names, a filter takes ids.
  Complaint ApplyName(const std::string& name, Facet facet, entities::EntityKind kind,
                      SearchRequest& request) {
    for (const int number : FindBearers(name, kind, index_.matcher(), index_.analyzer())) {
      request.filters.facets[facet].values.push_back(
          index_.catalogue().gazetteer.entities()[static_cast<std::size_t>(number)].id);
    }
    if (request.filters.facets[facet].values.size() == 1) return std::nullopt;
    return "the gazetteer doesn't know one bearer of the name " + name;
  }

  SearchAnswer Find(SearchRequest request) const {
    request.size = kMaxPageSize;
    return *Engine(*keeper_, {}).Search(request);
  }

  // A case that tells the date of an article.
  Complaint CheckDate(const YAML::Node& one) const {
    const auto article =
        Engine(*keeper_, {}).FindArticle(Text(one["id"]), "", MatchMode::kAuto, {});
    const auto& date = article->summary.date;
    if (!date) return "undated";
    const std::string found = date->value.ToString() + " " +
                              std::string(DatePrecisionName(date->value.precision())) + " " +
                              std::string(article::DateBasisName(date->basis));
    if (found == Text(one["date"]) + " " + Text(one["precision"]) + " " + Text(one["basis"])) {
      return std::nullopt;
    }
    return "found " + found;
  }

  YAML::Node cases_;
  TestIndex index_;
  std::unique_ptr<SnapshotKeeper> keeper_;
};

TEST_F(SearchCasesTest, FindWhatTheyWant) {
  CheckAll("search", [this](const YAML::Node& one) { return CheckSearch(one); });
}

TEST_F(SearchCasesTest, FilterWhatTheyWant) {
  CheckAll("filters",
           [this](const YAML::Node& one) { return one["id"] ? CheckDate(one) : CheckSearch(one); });
}

TEST_F(SearchCasesTest, SuggestWhatTheyWant) {
  CheckAll("suggest", [this](const YAML::Node& one) { return CheckSuggestion(one); });
}

TEST_F(SearchCasesTest, GroupsWait) {
  CheckAll("groups", [](const YAML::Node&) { return Complaint("there is no such answer yet"); });
}

}  // namespace
}  // namespace dossier::search
