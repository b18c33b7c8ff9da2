#include "export.h"

#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "index/stored_article.h"
#include "query_words.h"
#include "search/engine.h"

namespace dossier::bench {
namespace {

using Json = nlohmann::ordered_json;

class OutFile {
 public:
  explicit OutFile(std::filesystem::path file)
      : file_(std::move(file)), stream_(file_, std::ios::binary) {}

  void Line(const std::string& line) { stream_ << line << '\n'; }

  void Close() {
    if (stream_.flush()) return;
    throw std::filesystem::filesystem_error("cannot write", file_,
                                            std::make_error_code(std::errc::io_error));
  }

 private:
  std::filesystem::path file_;
  std::ofstream stream_;
};

// `name` and its ids as a member of JSON; ids hold no character that JSON escapes.
template <typename IdOf>
std::string Member(const char* name, const std::vector<std::size_t>& ranks, const IdOf& id_of) {
  std::string member = std::string(",\"") + name + "\":[";
  for (std::size_t i = 0; i < ranks.size(); ++i) {
    member.append(i == 0 ? "\"" : ",\"").append(id_of(ranks[i])).append(1, '"');
  }
  return member + "]";
}

using PeopleLabels = std::map<std::string, search::Labels>;

Json Ids(const std::vector<search::LabelledId>& values) {
  Json ids = Json::array();
  for (const search::LabelledId& value : values) ids.push_back(value.id);
  return ids;
}

std::string PeerLine(const index::StoredArticle& stored, const search::ArticleSummary& summary) {
  const auto& date = summary.date;
  const bool is_to_the_day = date && date->value.precision() == DatePrecision::kDay;
  return Json({{"id", stored.id()},
               {"title", stored.title()},
               {"text", stored.text()},
               {"lang", stored.language() == text::Language::kEnglish ? "en" : "ru"},
               {"date", is_to_the_day ? date->value.ToString() : ""},
               {"people", Ids(summary.people)},
               {"organizations", Ids(summary.organizations)}})
      .dump(-1, ' ', false, Json::error_handler_t::replace);
}

void WritePeople(const std::filesystem::path& file, const PeopleLabels& people) {
  OutFile out(file);
  for (const auto& [id, labels] : people) out.Line(id + "\t" + labels.en + "\t" + labels.ru);
  out.Close();
}

}  // namespace

void WriteGeneratedPeers(const std::filesystem::path& folder, const CorpusOptions& options) {
  const CorpusGenerator generator(options);
  OutFile out(folder / kPeersFile);
  for (std::size_t i = 0; i < options.articles; ++i) {
    const GeneratedArticle article = generator.Make(i);
    std::string line = ToJsonLine(article);
    line.pop_back();  // the closing brace
    line += Member("people", article.people, PersonId);
    line += Member("organizations", article.organizations, OrganizationId);
    out.Line(line + "}");
  }
  out.Close();
}

Result<std::size_t> WriteIndexedPeers(const std::filesystem::path& index,
                                      const std::filesystem::path& folder) {
  const auto keeper = search::SnapshotKeeper::Open(
      {.index = index, .workers = 2, .interval = std::chrono::hours(1)});
  if (!keeper) return tl::unexpected(keeper.error());
  const search::Engine engine(**keeper, {});
  const auto snapshot = (*keeper)->Current();
  const auto worker = snapshot->Acquire(std::chrono::seconds(1)).value();
  const Xapian::Database& database = worker->database;
  OutFile out(folder / kPeersFile);
  PeopleLabels people;
  std::size_t articles = 0;
  for (auto doc = database.postlist_begin(""); doc != database.postlist_end(""); ++doc) {
    const auto stored = index::StoredArticle::Parse(database.get_document(*doc).get_data());
    if (!stored) return tl::unexpected(stored.error());
    const auto found = engine.FindArticle(stored->id(), "", search::MatchMode::kAll, {});
    if (!found) return tl::unexpected(found.error());
    out.Line(PeerLine(*stored, found->summary));
    for (const search::LabelledId& person : found->summary.people) {
      people[person.id] = person.labels;
    }
    ++articles;
  }
  out.Close();
  WritePeople(folder / kPeopleFile, people);
  return articles;
}

}  // namespace dossier::bench
