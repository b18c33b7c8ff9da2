// A small index for one test, made by the layers that make the real one.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/time.h"
#include "entities/matcher.h"
#include "entities/mentions.h"
#include "index/catalogue.h"
#include "index/document.h"
#include "index/value_table.h"
#include "index/writer.h"
#include "support/found_entities.h"
#include "support/temp_folder.h"
#include "text/analyzer.h"

namespace dossier {

// Who the articles of a test can name, by the columns of corpus/entities/README.md.
inline constexpr std::string_view kTestPeople =
    "# id\tkind\ten\tru\ten_aliases\tru_aliases\tgender\tflags\tcountry\tqid\tsince\tuntil\tnote\n"
    "guterres\tPER\tAntónio Guterres\tАнтониу Гутерриш\t\t\tm\tsolo\t\t\t\t\t\n"
    "lavrov\tPER\tSergey Lavrov\tСергей Викторович Лавров\tSergei Lavrov\t\tm\tsolo\tRU\t\t\t\t\n"
    "smith-a\tPER\tAnna Smith\tАнна Смит\t\t\tf\t\t\t\t\t\t\n"
    "smith-j\tPER\tJohn Smith\tДжон Смит\t\t\tm\t\t\t\t\t\t\n"
    "tokayev\tPER\tKassym-Jomart Tokayev\tКасым-Жомарт Токаев\t\t\tm\tsolo\tKZ\t\t\t\t\n";
inline constexpr std::string_view kTestOrganizations =
    "# id\tkind\ten\tru\ten_aliases\tru_aliases\tgender\tflags\tcountry\tqid\tsince\tuntil\tnote\n"
    "csto\tORG\tCollective Security Treaty Organization\tОрганизация Договора о коллективной "
    "безопасности\tCSTO\tОДКБ\t\tacr\t\t\t\t\t\n"
    "un\tORG\tUnited Nations\tОрганизация Объединённых Наций\tUN\tООН\t\tacr\t\t\t\t\t\n"
    "who\tORG\tWorld Health Organization\tВсемирная организация здравоохранения\tWHO\tВОЗ\t\tacr"
    "\t\t\t\t\t\n";
inline constexpr std::string_view kTestSources =
    "# id\ten\tru\tlang\n"
    "ria\tRIA Novosti\tРИА Новости\tru\n"
    "tass\tTASS\tТАСС\t\n";

class TestIndex {
 public:
  // Empty, with the names above.
  TestIndex() : TestIndex("") {}
  // Empty, with the names of a folder such as corpus/entities.
  explicit TestIndex(const std::filesystem::path& catalogue_folder,
                     const index::CommitRule& commits = {})
      : catalogue_folder_(catalogue_folder.empty() ? WriteNames() : catalogue_folder),
        catalogue_(Take(index::LoadCatalogue(catalogue_folder_))),
        matcher_(catalogue_.gazetteer),
        writer_(Take(index::IndexWriter::Open(path(), commits))) {
    build_.now = *ParseTime("2025-11-20T00:00:00Z");
    writer_.JoinBy(catalogue_);
    writer_.SetCatalogue(catalogue_folder_, catalogue_);
    writer_.Commit();
  }

  // Adds the article or replaces the one of this id; not seen before Commit. One without an id gets
  // "a1", "a2" …
  void Add(article::Record record) { Add(std::move(record), {}); }
  // The same, as if the analysis had found `found` as well.
  void Add(article::Record record, const std::vector<FoundEntity>& found) {
    if (record.id.empty()) record.id = "a" + std::to_string(++added_);
    auto article = Take(article::BuildArticle(record, {}, build_));
    article.id = record.id;
    auto analyzed = entities::AnalyzeArticle(std::move(article), analyzer_, matcher_);
    AddFound(found, analyzed);
    writer_.Put(record.id, index::MakeDocument(analyzed, index::ContentHash(record, build_)));
  }
  // Not seen before Commit, either.
  void Remove(std::string_view id) { writer_.Remove(id); }
  void Commit() { writer_.Commit(); }

  // Moves all into the next generation.
  void Compact() { writer_.Compact(1); }

  // Makes the lexicon of the dictionaries of dictd(8) in `folder` a part of the next commit.
  void SetDictionaries(const std::filesystem::path& folder) { writer_.UpdateLexicon({folder}); }

  void AddAll(const std::vector<article::Record>& records) {
    for (const article::Record& record : records) Add(record);
    Commit();
  }

  std::filesystem::path generation() const { return writer_.database_path().parent_path(); }
  std::filesystem::path path() const { return folder_.path() / "index"; }
  const index::Catalogue& catalogue() const { return catalogue_; }
  const entities::Matcher& matcher() const { return matcher_; }
  text::Analyzer& analyzer() { return analyzer_; }
  // The clock that dates are inferred by.
  void set_now(std::chrono::sys_seconds now) { build_.now = now; }

  // The facet values of the last commit.
  index::ValueTable Values() const {
    return Take(index::ValueTable::OpenFor(generation(), Open()));
  }

  // The last commit.
  Xapian::Database Open() const { return Xapian::Database(writer_.database_path().string()); }

 private:
  template <typename T>
  static T Take(Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(*result);
  }

  std::filesystem::path WriteNames() const {
    folder_.Write("names/people.tsv", kTestPeople);
    folder_.Write("names/organizations.tsv", kTestOrganizations);
    folder_.Write("names/sources.tsv", kTestSources);
    return folder_.path() / "names";
  }

  TempFolder folder_;
  std::filesystem::path catalogue_folder_;
  index::Catalogue catalogue_;
  entities::Matcher matcher_;
  text::Analyzer analyzer_;
  article::BuildOptions build_;
  index::IndexWriter writer_;
  std::size_t added_ = 0;
};

}  // namespace dossier
