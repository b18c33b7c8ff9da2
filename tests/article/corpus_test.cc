// The bundled articles, read as a user's own are: each has a headline and a date from its dateline,
// stated or inferred, and where its id ends in a year, that is the year of the date.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "article/article.h"
#include "article/article_id.h"
#include "article/input.h"

namespace dossier::article {
namespace {

const std::filesystem::path kCorpus = DOSSIER_CORPUS;

// The year at the end of an id such as "opec-founded-1960-reprint-ru"; 0 where it has none.
int YearInId(std::string_view id) {
  for (const std::string_view ending : {"-ru", "-reprint"}) {
    if (id.ends_with(ending)) id.remove_suffix(ending.size());
  }
  const std::size_t dash = id.rfind('-');
  const std::string year(dash == std::string_view::npos ? "" : id.substr(dash + 1));
  const bool is_year =
      year.size() == 4 && year.find_first_not_of("0123456789") == std::string::npos;
  return is_year ? std::stoi(year) : 0;
}

TEST(CorpusTest, GivesEachArticleItsDate) {
  const InputListing listing = ListInput({(kCorpus / "en").string(), (kCorpus / "ru").string()});
  EXPECT_THAT(listing.problems, ::testing::IsEmpty());
  EXPECT_GT(listing.files.size(), 0U);
  const BuildOptions options{.now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23)};
  for (const InputFile& file : listing.files) {
    ReadFile(file, kMaxArticleBytes, [&](Result<Record> record, const Origin& origin) {
      SCOPED_TRACE(origin.ToString());
      if (!record) {
        ADD_FAILURE() << record.error().message;
        return true;
      }
      const Result<Article> article = BuildArticle(*record, origin, options);
      if (!article || !article->date) {
        ADD_FAILURE() << (article ? "no date" : article.error().message);
        return true;
      }
      EXPECT_NE(article->title, "");
      EXPECT_NE(article->date->basis, DateBasis::kMetadata);
      EXPECT_EQ(article->blocks.front().kind, BlockKind::kDateline);
      const int year = YearInId(MakeArticleId(*record, origin));
      if (year != 0) {
        EXPECT_EQ(article->date->value.year(), year);
      }
      return true;
    });
  }
}

}  // namespace
}  // namespace dossier::article
