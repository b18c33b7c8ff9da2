#include "http/citation.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <vector>

namespace dossier::http {
namespace {

using nlohmann::json;

PartialDate Date(std::string_view text) { return *PartialDate::Parse(text); }

Citation English() {
  return {.id = "a-1",
          .title = "Grain deal",
          .source = "RIA Novosti",
          .url = "https://example.org/a?b=1&c=%20",
          .date = Date("2024-05-03"),
          .accessed = Date("2025-11-02")};
}

Citation Russian() {
  Citation citation = English();
  citation.title = "«Пустое занятие»: кто лишает Россию права вето";
  citation.source = "Газета.ru";
  citation.language = text::Language::kRussian;
  return citation;
}

TEST(CitationTest, WritesBibtex) {
  EXPECT_EQ(FormatCitation(English(), CitationFormat::kBibtex),
            "@misc{a-1,\n"
            "  title = {{Grain deal}},\n"
            "  organization = {{RIA Novosti}},\n"
            "  year = {2024},\n"
            "  month = may,\n"
            "  day = {3},\n"
            "  url = {https://example.org/a?b=1&c=%20},\n"
            "  urldate = {2025-11-02},\n"
            "  langid = {english},\n"
            "}\n");
}

TEST(CitationTest, EscapesWhatTexAndBibtexGiveAMeaningTo) {
  struct Case {
    std::string title;
    std::string escaped;
  };
  const std::vector<Case> cases = {
      {"50% & $5_#1", "50\\% \\& \\$5\\_\\#1"},
      {"a{b}c}", "a\\textbraceleft{}b\\textbraceright{}c\\textbraceright{}"},
      {"\\input ~ ^", "\\textbackslash{}input \\textasciitilde{} \\textasciicircum{}"},
      {"\"q\" @x, y = z", "\"q\" @x, y = z"},
  };
  for (const Case& c : cases) {
    Citation citation = English();
    citation.title = c.title;
    citation.url = "https://example.org/}{\\ x";
    const std::string entry = FormatCitation(citation, CitationFormat::kBibtex);
    EXPECT_NE(entry.find("title = {{" + c.escaped + "}},\n"), std::string::npos) << entry;
    EXPECT_NE(entry.find("url = {https://example.org/%7D%7B%5C%20x},"), std::string::npos) << entry;
    EXPECT_EQ(std::ranges::count(entry, '{'), std::ranges::count(entry, '}')) << entry;
  }
}

TEST(CitationTest, WritesRis) {
  EXPECT_EQ(FormatCitation(Russian(), CitationFormat::kRis),
            "TY  - NEWS\r\nID  - a-1\r\n"
            "TI  - «Пустое занятие»: кто лишает Россию права вето\r\n"
            "T2  - Газета.ru\r\nPY  - 2024\r\nDA  - 2024/05/03/\r\nLA  - ru\r\n"
            "UR  - https://example.org/a?b=1&c=%20\r\nY2  - 2025/11/02/\r\nER  - \r\n");
  Citation coarse = Russian();
  coarse.date = Date("2024-05");
  EXPECT_NE(FormatCitation(coarse, CitationFormat::kRis).find("DA  - 2024/05//\r\n"),
            std::string::npos);
}

TEST(CitationTest, WritesCslJson) {
  EXPECT_EQ(json::parse(FormatCitation(English(), CitationFormat::kCslJson)), json::parse(R"([{
      "id": "a-1", "type": "article-newspaper", "title": "Grain deal",
      "container-title": "RIA Novosti", "issued": {"date-parts": [[2024, 5, 3]]},
      "URL": "https://example.org/a?b=1&c=%20", "accessed": {"date-parts": [[2025, 11, 2]]},
      "language": "en"}])"));
}

// As the example of the standard: Грязев, А. «Пустое занятие» … – 2018. – 2 февр. – URL: …
TEST(CitationTest, WritesGost) {
  struct Case {
    std::string date;
    std::string written;
  };
  for (const Case& c : std::vector<Case>{{"2018-02-02", "2018. – 2 февр. – URL"},
                                         {"2018-05-31", "2018. – 31 мая. – URL"},
                                         {"2018-03", "2018. – март. – URL"},
                                         {"2018", "2018. – URL"}}) {
    Citation citation = Russian();
    citation.date = Date(c.date);
    EXPECT_EQ(
        FormatCitation(citation, CitationFormat::kGost),
        "«Пустое занятие»: кто лишает Россию права вето. – Текст : электронный // Газета.ru : "
        "[сайт]. – " +
            c.written + ": https://example.org/a?b=1&c=%20 (дата обращения: 02.11.2025).\n");
  }
  EXPECT_EQ(FormatCitation(English(), CitationFormat::kGost),
            "Grain deal. – Текст : электронный // RIA Novosti : [сайт]. – 2024. – 3 May. – URL: "
            "https://example.org/a?b=1&c=%20 (дата обращения: 02.11.2025).\n");
}

TEST(CitationTest, LeavesOutWhatIsNotKnown) {
  const Citation bare{.id = "x", .title = "Grain.", .accessed = Date("2025-11-02")};
  EXPECT_EQ(FormatCitation(bare, CitationFormat::kBibtex),
            "@misc{x,\n  title = {{Grain.}},\n  langid = {english},\n}\n");
  EXPECT_EQ(FormatCitation(bare, CitationFormat::kRis),
            "TY  - NEWS\r\nID  - x\r\nTI  - Grain.\r\nLA  - en\r\nER  - \r\n");
  EXPECT_EQ(FormatCitation(bare, CitationFormat::kGost), "Grain. – Текст : электронный.\n");
  EXPECT_EQ(json::parse(FormatCitation(bare, CitationFormat::kCslJson))[0].size(), 4U);
}

TEST(CitationTest, TakesAnArticleInOneLineAndItsOwnLanguage) {
  search::ArticleSummary article;
  article.id = "a";
  article.language = text::Language::kRussian;
  article.title = {"Зер", "но\r\nTY  - ", "BOOK\x01\xE2\x80\xA8x"};
  article.source = search::LabelledId{"ria", {"RIA Novosti", "РИА\nНовости"}, 1};
  const Citation citation = CitationOf(article, Date("2025-11-02"));
  EXPECT_EQ(citation.title, "Зерно TY - BOOK x");
  EXPECT_EQ(citation.source, "РИА Новости");
}

}  // namespace
}  // namespace dossier::http
