// Plain Xapian as its documentation sets it up: TermGenerator with the stemmer of the language, the
// title with a weight of 4, boolean terms for people, values for the date, and spies that count
// while the matcher goes over all matches.
//
//   xapian_peer index PEERS.jsonl DIR
//   xapian_peer serve DIR
#include <xapian.h>

#include <algorithm>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>
#include <unordered_map>

#include "protocol.h"

namespace dossier::bench {
namespace {

constexpr Xapian::valueno kDateSlot = 0;  // YYYYMMDD
constexpr Xapian::valueno kMonthSlot = 1;
constexpr Xapian::valueno kPeopleSlot = 2;  // ids, each ended by '\n'
constexpr Xapian::valueno kOrganizationsSlot = 3;
constexpr Xapian::termcount kTitleWdf = 4;
constexpr Xapian::termcount kTitleGap = 100;

const char* StemmerOf(const std::string& language) {
  return language == "ru" ? "russian" : "english";
}

std::string Digits(const std::string& date) {
  std::string digits = date;
  std::erase(digits, '-');
  return digits;
}

std::string Joined(const std::vector<std::string>& ids) {
  std::string joined;
  for (const std::string& id : ids) joined.append(id).append(1, '\n');
  return joined;
}

void Index(const std::string& file, const std::string& folder) {
  const std::string loose = folder + ".loose";
  std::uint64_t articles = 0;
  const double start = SecondsNow();
  double reading = start;
  double read = 0;
  {
    Xapian::WritableDatabase database(loose, Xapian::DB_CREATE_OR_OVERWRITE);
    Xapian::TermGenerator generator;
    generator.set_stemming_strategy(Xapian::TermGenerator::STEM_ALL);
    ReadPeerArticles(file, [&](const PeerArticle& article) {
      read += SecondsNow() - reading;
      Xapian::Document document;
      generator.set_document(document);
      generator.set_termpos(0);
      generator.set_stemmer(Xapian::Stem(StemmerOf(article.language)));
      generator.index_text(article.title, kTitleWdf);
      generator.increase_termpos(kTitleGap);
      generator.index_text(article.text);
      for (const std::string& id : article.people) document.add_boolean_term("XP" + id);
      document.add_value(kDateSlot, Digits(article.date));
      document.add_value(kMonthSlot, article.month());
      document.add_value(kPeopleSlot, Joined(article.people));
      document.add_value(kOrganizationsSlot, Joined(article.organizations));
      document.set_data(article.id + "\n" + article.title + "\n" + article.text);
      database.add_document(document);
      ++articles;
      reading = SecondsNow();
    });
    database.commit();
  }
  const double added = SecondsNow();
  Xapian::Database(loose).compact(folder);
  std::filesystem::remove_all(loose);
  ReportIndexing(articles,
                 {{"read", read}, {"add", added - start - read}, {"finish", SecondsNow() - added}});
}

// ValueCountMatchSpy for slots of several values.
class ValuesCountMatchSpy : public Xapian::MatchSpy {
 public:
  explicit ValuesCountMatchSpy(Xapian::valueno slot) : slot_(slot) {}

  void operator()(const Xapian::Document& document, double) override {
    const std::string values = document.get_value(slot_);
    for (std::size_t begin = 0; begin < values.size();) {
      const std::size_t end = values.find('\n', begin);
      ++counts_[values.substr(begin, end - begin)];
      begin = end + 1;
    }
  }

  Counts Top(std::size_t size) const {
    Counts counts(counts_.begin(), counts_.end());
    const auto middle = counts.begin() + static_cast<std::ptrdiff_t>(std::min(size, counts.size()));
    std::partial_sort(counts.begin(), middle, counts.end(), [](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    counts.erase(middle, counts.end());
    return counts;
  }

 private:
  Xapian::valueno slot_;
  std::unordered_map<std::string, std::uint64_t> counts_;
};

Xapian::Query QueryOf(const PeerQuery& query) {
  Xapian::Query matched = Xapian::Query::MatchAll;
  if (!query.words.empty()) {
    const Xapian::Stem stem(StemmerOf(query.language));
    std::vector<std::string> terms;
    for (const std::string& word : query.words) terms.push_back(stem(word));
    const auto op = query.op == PeerQuery::Operator::kPhrase ? Xapian::Query::OP_PHRASE
                    : query.op == PeerQuery::Operator::kOr   ? Xapian::Query::OP_OR
                                                             : Xapian::Query::OP_AND;
    matched = Xapian::Query(op, terms.begin(), terms.end());
  }
  if (!query.person.empty()) {
    matched = Xapian::Query(Xapian::Query::OP_FILTER, matched, Xapian::Query("XP" + query.person));
  }
  if (!query.from.empty()) {
    matched = Xapian::Query(Xapian::Query::OP_FILTER, matched,
                            Xapian::Query(Xapian::Query::OP_VALUE_RANGE, kDateSlot,
                                          Digits(query.from), Digits(query.to)));
  }
  return matched;
}

PeerAnswer Search(const Xapian::Database& database, const PeerQuery& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(QueryOf(query));
  if (query.newest_first) enquire.set_sort_by_value(kDateSlot, true);
  ValuesCountMatchSpy people(kPeopleSlot);
  ValuesCountMatchSpy organizations(kOrganizationsSlot);
  Xapian::ValueCountMatchSpy months(kMonthSlot);
  enquire.add_matchspy(&people);
  enquire.add_matchspy(&organizations);
  enquire.add_matchspy(&months);
  const Xapian::MSet found = enquire.get_mset(0, 10, database.get_doccount());
  PeerAnswer answer;
  answer.total = found.get_matches_estimated();  // exact, as all matches were looked at
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    const std::string data = hit.get_document().get_data();
    answer.hits.push_back(data.substr(0, data.find('\n')));
  }
  answer.people = people.Top(20);
  answer.organizations = organizations.Top(20);
  for (auto month = months.values_begin(); month != months.values_end(); ++month) {
    if (!(*month).empty()) ++answer.months;
  }
  return answer;
}

int Run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 3 && arguments[0] == "index") {
    Index(arguments[1], arguments[2]);
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "serve") {
    const Xapian::Database database(arguments[1]);
    ServeQueries(std::string("Xapian ") + Xapian::version_string(),
                 [&](const PeerQuery& query) { return Search(database, query); });
    return 0;
  }
  std::cerr << "xapian_peer index PEERS.jsonl DIR | serve DIR\n";
  return 2;
}

}  // namespace
}  // namespace dossier::bench

int main(int argc, char** argv) {
  try {
    return dossier::bench::Run({argv + 1, argv + argc});
  } catch (const Xapian::Error& error) {
    std::cerr << error.get_description() << "\n";
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
  }
  return 5;
}
