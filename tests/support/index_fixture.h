// Indexes for tests: a folder that removes itself, a small gazetteer, articles as lines of JSON.
#pragma once

#include <xapian.h>

#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/time.h"
#include "index/folder.h"
#include "index/stored_article.h"
#include "index/update.h"
#include "support/gazetteer.h"
#include "support/temp_folder.h"

namespace dossier {

// Keeps what an update tells.
class RecordingListener : public index::UpdateListener {
 public:
  void OnSkipped(const std::string& where, const Error& reason) override {
    skipped.push_back(where + (where.empty() ? "" : ": ") + reason.message);
  }
  void OnReanalysis(std::uint64_t done, std::uint64_t) override { reanalysed = done; }
  void OnProgress(const index::UpdateCounts&, const index::Progress& now) override {
    progress.push_back(now);
  }

  std::vector<std::string> skipped;
  std::uint64_t reanalysed = 0;
  std::vector<index::Progress> progress;
};

inline std::string JsonArticle(std::string_view id, std::string_view title, std::string_view text) {
  std::string line = R"({"id":")";
  line.append(id).append(R"(","title":")").append(title);
  return line.append(R"(","text":")").append(text).append("\"}\n");
}

inline std::string SmallGazetteer() {
  return ToTsv({
      {.id = "lavrov", .en = "Sergey Lavrov", .ru = "Сергей Викторович Лавров", .flags = "solo"},
      {.id = "nato", .kind = "ORG", .en = "NATO", .ru = "НАТО"},
  });
}

class IndexFixture {
 public:
  IndexFixture() {
    WriteGazetteer(SmallGazetteer());
    options.catalogue_folder = folder / "names";
    options.lexicon.dictionaries = folder / "no dictionaries";  // they take two seconds
    options.pipeline.jobs = 2;
    options.pipeline.build.now = *ParseTime("2026-11-23");
  }

  void WriteGazetteer(std::string_view tsv) const { folder.Write("names/people.tsv", tsv); }

  std::filesystem::path index() const { return folder / "index"; }

  // Adds a file of JSON Lines.
  index::UpdateCounts Add(std::string_view json_lines) {
    options.paths = {folder.Write("input/articles.jsonl", json_lines)};
    return Update();
  }

  index::UpdateCounts Update() {
    listener = {};
    auto counts = index::UpdateArticles(index(), options, listener);
    if (!counts) throw std::runtime_error(counts.error().message);
    return *counts;
  }

  Xapian::Database Open() const {
    const auto generation = index::CurrentGeneration(index());
    if (!generation) throw std::runtime_error(generation.error().message);
    return Xapian::Database((*generation / index::kDatabaseFolder).string());
  }

  // Title and text of every article, by id.
  std::map<std::string, std::pair<std::string, std::string>> Articles() const {
    std::map<std::string, std::pair<std::string, std::string>> articles;
    const Xapian::Database database = Open();
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
      const auto article = index::StoredArticle::Parse(database.get_document(*at).get_data());
      if (!article) throw std::runtime_error(article.error().message);
      articles[std::string(article->id())] = {std::string(article->title()),
                                              std::string(article->text())};
    }
    return articles;
  }

  std::uint64_t CountTerm(const std::string& term) const { return Open().get_termfreq(term); }

  TempFolder folder;
  index::UpdateOptions options;
  RecordingListener listener;
};

}  // namespace dossier
