#include "query_words.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "base/date.h"
#include "corpus_generator.h"
#include "peers/protocol.h"
#include "text/analyzer.h"
#include "text/stopwords.h"

namespace dossier::bench {
namespace {

constexpr std::size_t kMinLetters = 3;

// Whether `term` is a word that one would look for: letters of one script alone.
bool IsPlainWord(std::string_view term, Script script) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < term.size(); ++i, ++letters) {
    const auto byte = static_cast<unsigned char>(term[i]);
    if (script == Script::kLatin) {
      if (byte < 'a' || byte > 'z') return false;
    } else {
      // а to п are D0 B0 to D0 BF, р to я are D1 80 to D1 8F.
      if (byte != 0xD0 && byte != 0xD1) return false;
      if (++i == term.size()) return false;
      const auto second = static_cast<unsigned char>(term[i]);
      if (byte == 0xD0 ? second < 0xB0 : second > 0x8F) return false;
    }
  }
  return letters >= kMinLetters && !text::IsStopWord(term);
}

Script ScriptOf(const PeerArticle& article) {
  return article.language == "ru" ? Script::kCyrillic : Script::kLatin;
}

}  // namespace

std::string GeneratedWords::Word(Script script, std::size_t rank) const {
  return WordOfRank(script, rank);
}

std::string GeneratedWords::Pair(Script script, std::size_t rank) const {
  return WordOfRank(script, rank) + " " + WordOfRank(script, PartnerOfRank(rank));
}

std::string GeneratedWords::PersonId(Script, std::size_t rank) const {
  return bench::PersonId(rank);
}

std::string GeneratedWords::PersonName(Script script, std::size_t rank) const {
  const bench::PersonName name = NameOfPerson(script, rank);
  return name.given + " " + name.surname;
}

std::chrono::sys_days GeneratedWords::FirstDay(Script, std::size_t length, Random& random) const {
  const std::uint64_t days = DaysOfCorpus();
  length = std::min<std::size_t>(length, days);
  return FirstDayOfCorpus() + std::chrono::days(static_cast<int>(random.Below(days - length + 1)));
}

CountedWords::CountedWords(const std::filesystem::path& peers) {
  CountWords(peers);
  CountFollowers(peers);
  CountPeopleAndDays(peers);
  ReadNames(peers.parent_path() / kPeopleFile);
  for (std::size_t place = 0; place < 2; ++place) {
    if (words_[place].empty() || people_[place].empty() || days_[place].empty()) {
      throw std::runtime_error(peers.string() + " lacks words, people or dates of a language");
    }
  }
}

void CountedWords::CountWords(const std::filesystem::path& peers) {
  struct Stem {
    std::size_t articles = 0;
    std::unordered_map<std::string, std::size_t> forms;
  };
  std::unordered_map<std::string, Stem> stems[2];
  text::Analyzer analyzer;
  ReadPeerArticles(peers, [&](const PeerArticle& article) {
    const Script script = ScriptOf(article);
    ++articles_[Place(script)];
    std::unordered_set<std::string> seen;
    for (text::Token& token : analyzer.Analyze(article.title + "\n" + article.text)) {
      if (token.variant || !IsPlainWord(token.term, script)) continue;
      Stem& stem = stems[Place(script)][token.stem];
      ++stem.forms[token.term];
      if (seen.insert(std::move(token.stem)).second) ++stem.articles;
    }
  });
  for (std::size_t place = 0; place < 2; ++place) {
    for (const auto& [name, stem] : stems[place]) {
      const auto form = std::ranges::max_element(stem.forms, [](const auto& a, const auto& b) {
        return std::pair(a.second, b.first) < std::pair(b.second, a.first);
      });
      words_[place].push_back({form->first, "", stem.articles});
    }
    std::ranges::sort(words_[place], [](const Counted& a, const Counted& b) {
      return std::pair(b.articles, a.form) < std::pair(a.articles, b.form);
    });
  }
}

void CountedWords::CountFollowers(const std::filesystem::path& peers) {
  std::unordered_map<std::string, std::unordered_map<std::string, std::size_t>> followers;
  for (const std::vector<Counted>& words : words_) {
    for (const Counted& word : words) followers[word.form];
  }
  text::Tokenizer tokenizer;
  ReadPeerArticles(peers, [&](const PeerArticle& article) {
    const Script script = ScriptOf(article);
    auto* before = static_cast<std::unordered_map<std::string, std::size_t>*>(nullptr);
    for (const text::Token& token : tokenizer.Tokenize(article.text)) {
      const bool is_plain = !token.variant && IsPlainWord(token.term, script);
      if (is_plain && before != nullptr) ++(*before)[token.term];
      const auto here = followers.find(token.term);
      before = is_plain && here != followers.end() ? &here->second : nullptr;
    }
  });
  for (std::vector<Counted>& words : words_) {
    for (Counted& word : words) {
      const auto& counts = followers[word.form];
      const auto best = std::ranges::max_element(counts, [](const auto& a, const auto& b) {
        return std::pair(a.second, b.first) < std::pair(b.second, a.first);
      });
      if (best != counts.end()) word.follower = best->first;
    }
  }
}

void CountedWords::CountPeopleAndDays(const std::filesystem::path& peers) {
  std::map<std::string, std::size_t> counts[2];
  ReadPeerArticles(peers, [&](const PeerArticle& article) {
    const std::size_t place = Place(ScriptOf(article));
    for (const std::string& id : article.people) ++counts[place][id];
    if (const auto date = PartialDate::Parse(article.date)) {
      days_[place].push_back(date->first_day());
    }
  });
  for (std::size_t place = 0; place < 2; ++place) {
    for (const auto& [id, count] : counts[place]) people_[place].push_back(id);
    std::ranges::stable_sort(people_[place], std::ranges::greater(),
                             [&](const std::string& id) { return counts[place][id]; });
  }
}

void CountedWords::ReadNames(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  for (std::string line; std::getline(stream, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (second == std::string::npos) throw std::runtime_error(file.string() + ": " + line);
    names_[line.substr(0, first)] = {line.substr(first + 1, second - first - 1),
                                     line.substr(second + 1)};
  }
}

const CountedWords::Counted& CountedWords::At(Script script, std::size_t rank) const {
  const std::vector<Counted>& all = words(script);
  const double share = std::min(0.5, 13 / static_cast<double>(rank));
  const double wanted = std::max(1.0, share * static_cast<double>(articles_[Place(script)]));
  // Between two frequent words there is a gap, in which the nearer by ratio is taken.
  const auto below = std::ranges::partition_point(
      all, [&](const Counted& word) { return static_cast<double>(word.articles) > wanted; });
  auto nearest = below == all.end() ? below - 1 : below;
  if (nearest != all.begin()) {
    const auto above = nearest - 1;
    const double too_many = static_cast<double>(above->articles) / wanted;
    const double too_few = wanted / static_cast<double>(nearest->articles);
    if (too_many < too_few) nearest = above;
  }
  // Many rare words are equally rare.
  const auto [first, last] =
      std::ranges::equal_range(all, nearest->articles, std::ranges::greater(), &Counted::articles);
  return first[static_cast<std::ptrdiff_t>(rank) % (last - first)];
}

std::string CountedWords::Word(Script script, std::size_t rank) const {
  return At(script, rank).form;
}

std::string CountedWords::Pair(Script script, std::size_t rank) const {
  const Counted& word = At(script, rank);
  return word.follower.empty() ? word.form + " " + word.form : word.form + " " + word.follower;
}

std::string CountedWords::PersonId(Script script, std::size_t rank) const {
  const std::vector<std::string>& people = people_[Place(script)];
  return people[std::min(rank, people.size()) - 1];
}

std::string CountedWords::PersonName(Script script, std::size_t rank) const {
  const Names& names = names_.at(PersonId(script, rank));
  return script == Script::kLatin ? names.english : names.russian;
}

std::chrono::sys_days CountedWords::FirstDay(Script script, std::size_t, Random& random) const {
  const auto& days = days_[Place(script)];
  return days[random.Below(days.size())];
}

}  // namespace dossier::bench
