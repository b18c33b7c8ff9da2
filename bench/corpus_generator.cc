#include "corpus_generator.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <ostream>
#include <system_error>
#include <utility>

#include "base/date.h"

namespace dossier::bench {
namespace {

constexpr std::size_t kTitleWords = 7;
// A word draws its partner behind it once in so many times; see PartnerOfRank.
constexpr std::uint64_t kPartnerOdds = 16;
// Every fifth person is known by the bare surname, too: the flag "solo" of the gazetteer.
constexpr std::size_t kSoloEvery = 5;

std::string_view LanguageOf(Script script) { return script == Script::kLatin ? "en" : "ru"; }

std::string Numbered(const char* format, std::size_t number) {
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), format, number);
  return buffer.data();
}

std::string DrawDate(Random& random) {
  const auto day = std::chrono::days(static_cast<int>(random.Below(DaysOfCorpus())));
  return PartialDate::Day(FirstDayOfCorpus() + day).ToString();
}

// `count` different ranks in the order drawn.
std::vector<std::size_t> DrawDifferent(const Zipf& zipf, std::size_t count, Random& random) {
  std::vector<std::size_t> ranks;
  while (ranks.size() < count) {
    const std::size_t rank = zipf.Draw(random);
    if (std::ranges::find(ranks, rank) == ranks.end()) ranks.push_back(rank);
  }
  return ranks;
}

std::string FullName(Script script, std::size_t person) {
  const PersonName name = NameOfPerson(script, person);
  return name.given + " " + name.surname;
}

// The names of an article in the order of its text: each in full, and half of them once more, a
// person by the surname.
std::vector<std::string> Mentions(const GeneratedArticle& article, Random& random) {
  std::vector<std::string> first;
  std::vector<std::string> again;
  for (const std::size_t person : article.people) {
    first.push_back(FullName(article.script, person));
    if (random.OneIn(2)) again.push_back(NameOfPerson(article.script, person).surname);
  }
  for (const std::size_t organization : article.organizations) {
    first.push_back(NameOfOrganization(article.script, organization));
    if (random.OneIn(2)) again.push_back(first.back());
  }
  std::ranges::move(again, std::back_inserter(first));
  return first;
}

std::size_t CountWords(const std::vector<std::string>& names) {
  std::size_t words = 0;
  for (const std::string& name : names) words += 1 + std::ranges::count(name, ' ');
  return words;
}

// Sentences of 8 to 24 words, paragraphs of 2 to 5 sentences.
std::string Punctuate(std::vector<std::string> words, Random& random) {
  std::string text;
  std::uint64_t words_left = 0;
  std::uint64_t sentences_left = random.Between(2, 5);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool starts = words_left == 0;
    if (starts) {
      words_left = random.Between(8, 24);
      words[i] = Capitalized(std::move(words[i]));
    }
    text += words[i];
    --words_left;
    if (i + 1 == words.size()) break;
    if (words_left > 0) {
      text += random.OneIn(12) ? ", " : " ";
    } else if (--sentences_left > 0) {
      text += ". ";
    } else {
      sentences_left = random.Between(2, 5);
      text += ".\n\n";
    }
  }
  return text + ".";
}

// The lines of a gazetteer file, sorted by id.
void WriteSorted(const std::filesystem::path& file, std::string_view head,
                 std::vector<std::string> lines) {
  std::ranges::sort(lines);
  std::ofstream out(file, std::ios::binary);
  out << head;
  for (const std::string& line : lines) out << line << '\n';
  if (!out.flush()) {
    throw std::filesystem::filesystem_error("cannot write", file,
                                            std::make_error_code(std::errc::io_error));
  }
}

constexpr std::string_view kGazetteerHead =
    "# id\tkind\ten\tru\ten_aliases\tru_aliases\tgender\tflags\tcountry\tqid\tsince\tuntil\tnote\n";

std::string PersonLine(std::size_t rank) {
  return PersonId(rank) + "\tPER\t" + FullName(Script::kLatin, rank) + "\t" +
         FullName(Script::kCyrillic, rank) + "\t\t\t" + (rank % 4 == 0 ? "f" : "m") + "\t" +
         (rank % kSoloEvery == 0 ? "solo" : "") + "\t\t\t\t\t";
}

std::string OrganizationLine(std::size_t rank) {
  return OrganizationId(rank) + "\tORG\t" + NameOfOrganization(Script::kLatin, rank) + "\t" +
         NameOfOrganization(Script::kCyrillic, rank) + "\t\t\t\t\t\t\t\t\t";
}

}  // namespace

std::chrono::sys_days FirstDayOfCorpus() {
  return std::chrono::year(kFirstYear) / std::chrono::January / 1;
}

std::uint64_t DaysOfCorpus() {
  const std::chrono::sys_days end =
      std::chrono::year(kFirstYear + kYears) / std::chrono::January / 1;
  return static_cast<std::uint64_t>((end - FirstDayOfCorpus()).count());
}

std::string SourceId(std::size_t rank) { return Numbered("source-%02zu", rank); }

CorpusGenerator::CorpusGenerator(const CorpusOptions& options)
    : options_(options),
      words_(kWords),
      people_(options.people),
      organizations_(options.organizations),
      sources_(kSources) {}

GeneratedArticle CorpusGenerator::Make(std::size_t number) const {
  Random random(MixSeeds(options_.seed, number));
  GeneratedArticle article;
  article.id = Numbered("a%08zu", number);
  article.script = random.OneIn(2) ? Script::kLatin : Script::kCyrillic;
  article.date = DrawDate(random);
  article.source = SourceId(sources_.Draw(random));
  article.people = DrawDifferent(people_, random.Between(2, 6), random);
  article.organizations = DrawDifferent(organizations_, random.Between(1, 3), random);
  std::vector<std::string> title = DrawWords(article.script, kTitleWords, random);
  if (random.OneIn(2)) title.front() = FullName(article.script, article.people.front());
  for (const std::string& word : title) article.title.append(word).append(" ");
  article.title.pop_back();
  article.title = Capitalized(std::move(article.title));
  const std::uint64_t words = random.Between(options_.words / 2, options_.words * 3 / 2);
  article.text = MakeText(article, words, random);
  return article;
}

std::vector<std::string> CorpusGenerator::DrawWords(Script script, std::size_t count,
                                                    Random& random) const {
  std::vector<std::string> words;
  words.reserve(count);
  std::size_t rank = words_.Draw(random);
  while (words.size() < count) {
    words.push_back(WordOfRank(script, rank).append(DrawEnding(script, random)));
    rank = random.OneIn(kPartnerOdds) ? PartnerOfRank(rank) : words_.Draw(random);
  }
  return words;
}

std::string CorpusGenerator::MakeText(const GeneratedArticle& article, std::size_t words,
                                      Random& random) const {
  std::vector<std::string> mentions = Mentions(article, random);
  const std::size_t in_names = CountWords(mentions);
  std::vector<std::string> plain =
      DrawWords(article.script, words > in_names ? words - in_names : 1, random);
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < mentions.size(); ++i) places.push_back(random.Below(plain.size()));
  std::ranges::sort(places);
  std::vector<std::string> all;
  std::size_t next = 0;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    for (; next < places.size() && places[next] == i; ++next) {
      all.push_back(std::move(mentions[next]));
    }
    all.push_back(std::move(plain[i]));
  }
  return Punctuate(std::move(all), random);
}

void CorpusGenerator::Write(std::ostream& out) const {
  for (std::size_t i = 0; i < options_.articles; ++i) out << ToJsonLine(Make(i)) << '\n';
}

void CorpusGenerator::WriteGazetteer(const std::filesystem::path& folder) const {
  std::filesystem::create_directories(folder);
  std::vector<std::string> people;
  for (std::size_t rank = 1; rank <= options_.people; ++rank) people.push_back(PersonLine(rank));
  WriteSorted(folder / "people.tsv", kGazetteerHead, std::move(people));
  std::vector<std::string> organizations;
  for (std::size_t rank = 1; rank <= options_.organizations; ++rank) {
    organizations.push_back(OrganizationLine(rank));
  }
  WriteSorted(folder / "organizations.tsv", kGazetteerHead, std::move(organizations));
  std::vector<std::string> sources;
  for (std::size_t rank = 1; rank <= kSources; ++rank) {
    sources.push_back(SourceId(rank) + Numbered("\tSource %zu", rank) +
                      Numbered("\tИсточник %zu\t", rank));
  }
  WriteSorted(folder / "sources.tsv", "# id\ten\tru\tlanguage\n", std::move(sources));
}

// No word or name holds a character that JSON escapes; line ends alone do.
std::string ToJsonLine(const GeneratedArticle& article) {
  std::string text;
  text.reserve(article.text.size() + 64);
  for (const char c : article.text) {
    if (c == '\n') {
      text += "\\n";
    } else {
      text += c;
    }
  }
  std::string line = "{\"id\":\"" + article.id + "\",\"title\":\"" + article.title;
  line.append("\",\"date\":\"").append(article.date);
  line.append("\",\"lang\":\"").append(LanguageOf(article.script));
  line.append("\",\"source\":\"").append(article.source);
  return line.append("\",\"text\":\"").append(text).append("\"}");
}

}  // namespace dossier::bench
