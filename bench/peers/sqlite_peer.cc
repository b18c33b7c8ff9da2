// SQLite's FTS5 with tables beside it for the facets.
//
//   sqlite_peer index PEERS.jsonl FILE
//   sqlite_peer serve FILE
//
// Matches are written into a temporary table once; the facets are joins with it. Ids of people and
// organizations are interned, so that the tables hold integers alone.
#include <sqlite3.h>

#include <exception>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "protocol.h"
#include "stem_tokenizer.h"

namespace dossier::bench {
namespace {

constexpr const char* kSchema = R"sql(
  CREATE VIRTUAL TABLE words USING fts5(title, body, content='article', content_rowid='number',
                                        tokenize='stem');
  CREATE TABLE article(number INTEGER PRIMARY KEY, id TEXT, title TEXT, body TEXT, day TEXT,
                       month INTEGER);
  CREATE TABLE entity(number INTEGER PRIMARY KEY, id TEXT UNIQUE);
  CREATE TABLE person(article INTEGER, entity INTEGER, PRIMARY KEY(article, entity)) WITHOUT ROWID;
  CREATE TABLE organization(article INTEGER, entity INTEGER, PRIMARY KEY(article, entity))
    WITHOUT ROWID;
)sql";

constexpr const char* kIndexes = R"sql(
  CREATE INDEX person_entity ON person(entity, article);
  CREATE INDEX article_day ON article(day, number);
  CREATE INDEX article_month ON article(number, month);
  INSERT INTO words(words) VALUES('optimize');
  INSERT INTO words(words, rank) VALUES('rank', 'bm25(4.0, 1.0)');
  ANALYZE;
)sql";

class Database {
 public:
  explicit Database(const std::string& file) {
    if (sqlite3_open(file.c_str(), &handle_) != SQLITE_OK) Complain();
    Run("PRAGMA cache_size=-262144; PRAGMA mmap_size=8589934592; PRAGMA temp_store=MEMORY");
    AddStemTokenizer(handle_);
  }
  ~Database() { sqlite3_close_v2(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  void Run(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) Complain();
  }

  sqlite3* handle() const { return handle_; }

  [[noreturn]] void Complain() const {
    throw std::runtime_error(std::string("SQLite: ") + sqlite3_errmsg(handle_));
  }

 private:
  sqlite3* handle_ = nullptr;
};

// A prepared statement; each use binds its values anew.
class Statement {
 public:
  Statement(Database& database, const std::string& sql) : database_(database) {
    if (sqlite3_prepare_v3(database.handle(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT,
                           &statement_, nullptr) != SQLITE_OK) {
      database.Complain();
    }
  }
  ~Statement() { sqlite3_finalize(statement_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void Bind(int place, const std::string& text) {
    sqlite3_bind_text(statement_, place, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
  }
  void Bind(int place, std::int64_t number) { sqlite3_bind_int64(statement_, place, number); }

  bool Step() {
    const int status = sqlite3_step(statement_);
    if (status != SQLITE_ROW && status != SQLITE_DONE) database_.Complain();
    return status == SQLITE_ROW;
  }
  void Reset() { sqlite3_reset(statement_); }

  std::string Text(int column) {
    const auto* text = sqlite3_column_text(statement_, column);
    return text == nullptr ? "" : reinterpret_cast<const char*>(text);
  }
  std::int64_t Number(int column) { return sqlite3_column_int64(statement_, column); }

 private:
  Database& database_;
  sqlite3_stmt* statement_ = nullptr;
};

std::int64_t MonthNumber(const std::string& date) {
  return date.empty() ? 0 : std::stoi(date.substr(0, 4)) * 12 + std::stoi(date.substr(5, 2)) - 1;
}

void Index(const std::string& file, const std::string& target) {
  Database database(target);
  database.Run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF");
  database.Run(kSchema);
  database.Run("BEGIN");
  std::unordered_map<std::string, std::int64_t> entities;
  std::int64_t articles = 0;
  const double start = SecondsNow();
  double reading = start;
  double read = 0;
  {
    Statement add_article(database, "INSERT INTO article VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    Statement add_words(database, "INSERT INTO words(rowid, title, body) VALUES(?1, ?2, ?3)");
    Statement add_entity(database, "INSERT INTO entity VALUES(?1, ?2)");
    Statement add_person(database, "INSERT OR IGNORE INTO person VALUES(?1, ?2)");
    Statement add_organization(database, "INSERT OR IGNORE INTO organization VALUES(?1, ?2)");
    const auto run = [](Statement& statement) {
      statement.Step();
      statement.Reset();
    };
    const auto add_all = [&](Statement& statement, const std::vector<std::string>& ids) {
      for (const std::string& id : ids) {
        const auto [entity, is_new] =
            entities.try_emplace(id, static_cast<std::int64_t>(entities.size()) + 1);
        if (is_new) {
          add_entity.Bind(1, entity->second);
          add_entity.Bind(2, id);
          run(add_entity);
        }
        statement.Bind(1, articles);
        statement.Bind(2, entity->second);
        run(statement);
      }
    };
    ReadPeerArticles(file, [&](const PeerArticle& article) {
      read += SecondsNow() - reading;
      ++articles;
      add_article.Bind(1, articles);
      add_article.Bind(2, article.id);
      add_article.Bind(3, article.title);
      add_article.Bind(4, article.text);
      add_article.Bind(5, article.date);
      add_article.Bind(6, MonthNumber(article.date));
      run(add_article);
      add_words.Bind(1, articles);
      add_words.Bind(2, article.title);
      add_words.Bind(3, article.text);
      run(add_words);
      add_all(add_person, article.people);
      add_all(add_organization, article.organizations);
      reading = SecondsNow();
    });
  }
  database.Run("COMMIT");
  const double added = SecondsNow();
  database.Run(kIndexes);
  ReportIndexing(static_cast<std::uint64_t>(articles),
                 {{"read", read}, {"add", added - start - read}, {"finish", SecondsNow() - added}});
}

// FTS5's syntax for the words of a query.
std::string MatchText(const PeerQuery& query) {
  const char* const between = query.op == PeerQuery::Operator::kPhrase ? " "
                              : query.op == PeerQuery::Operator::kOr   ? "\" OR \""
                                                                       : "\" AND \"";
  std::string text = "\"";
  for (const std::string& word : query.words) {
    if (text.size() > 1) text += between;
    text += word;
  }
  return text + "\"";
}

class Searcher {
 public:
  explicit Searcher(const std::string& file)
      : database_(file),
        people_(FacetOf("person")),
        organizations_(FacetOf("organization")),
        months_(database_,
                "SELECT count(DISTINCT month) FROM hit JOIN article USING(number) "
                "WHERE month <> 0") {}

  PeerAnswer Search(const PeerQuery& query) {
    PeerAnswer answer;
    database_.Run("DELETE FROM hit");
    Execute("INSERT INTO hit SELECT article.number" + From(query), query);
    answer.total = static_cast<std::uint64_t>(sqlite3_changes64(database_.handle()));
    const std::string order = query.newest_first ? "article.day DESC" : "words.rank";
    Statement& best = Prepared("SELECT article.id, article.title" + From(query) + " ORDER BY " +
                               order + " LIMIT 10");
    Bind(best, query);
    while (best.Step()) answer.hits.push_back(best.Text(0));
    best.Reset();
    answer.people = Counted(people_);
    answer.organizations = Counted(organizations_);
    months_.Step();
    answer.months = static_cast<std::uint64_t>(months_.Number(0));
    months_.Reset();
    return answer;
  }

 private:
  // Needs the temporary table, which must be there before the first statement that names it.
  Statement FacetOf(const std::string& table) {
    database_.Run("CREATE TEMP TABLE IF NOT EXISTS hit(number INTEGER PRIMARY KEY)");
    return Statement(
        database_,
        "SELECT entity.id, counted.n FROM (SELECT entity, count(*) AS n FROM hit CROSS "
        "JOIN " +
            table +
            " ON article = hit.number GROUP BY entity ORDER BY n DESC LIMIT 20) AS "
            "counted JOIN entity ON entity.number = counted.entity ORDER BY n DESC");
  }

  // ?1 words, ?2 person, ?3 and ?4 days.
  static std::string From(const PeerQuery& query) {
    std::string from = " FROM article";
    std::string where;
    const auto limit = [&where](const std::string& condition) {
      where += (where.empty() ? " WHERE " : " AND ") + condition;
    };
    if (!query.words.empty()) {
      from += " JOIN words ON words.rowid = article.number";
      limit("words MATCH ?1");
    }
    if (!query.person.empty()) {
      from += " JOIN person ON person.article = article.number";
      limit("person.entity = (SELECT number FROM entity WHERE id = ?2)");
    }
    if (!query.from.empty()) limit("article.day BETWEEN ?3 AND ?4");
    return from + where;
  }

  Statement& Prepared(const std::string& sql) {
    std::unique_ptr<Statement>& statement = statements_[sql];
    if (!statement) statement = std::make_unique<Statement>(database_, sql);
    return *statement;
  }

  static void Bind(Statement& statement, const PeerQuery& query) {
    if (!query.words.empty()) statement.Bind(1, MatchText(query));
    if (!query.person.empty()) statement.Bind(2, query.person);
    if (!query.from.empty()) {
      statement.Bind(3, query.from);
      statement.Bind(4, query.to);
    }
  }

  void Execute(const std::string& sql, const PeerQuery& query) {
    Statement& statement = Prepared(sql);
    Bind(statement, query);
    statement.Step();
    statement.Reset();
  }

  static Counts Counted(Statement& statement) {
    Counts counts;
    while (statement.Step()) {
      counts.emplace_back(statement.Text(0), static_cast<std::uint64_t>(statement.Number(1)));
    }
    statement.Reset();
    return counts;
  }

  Database database_;
  Statement people_;
  Statement organizations_;
  Statement months_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> statements_;  // by their SQL
};

int Run(const std::vector<std::string>& arguments) {
  if (arguments.size() == 3 && arguments[0] == "index") {
    Index(arguments[1], arguments[2]);
    return 0;
  }
  if (arguments.size() == 2 && arguments[0] == "serve") {
    Searcher searcher(arguments[1]);
    ServeQueries(std::string("SQLite ") + sqlite3_libversion() + " FTS5",
                 [&](const PeerQuery& query) { return searcher.Search(query); });
    return 0;
  }
  std::cerr << "sqlite_peer index PEERS.jsonl FILE | serve FILE\n";
  return 2;
}

}  // namespace
}  // namespace dossier::bench

int main(int argc, char** argv) {
  try {
    return dossier::bench::Run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
  }
  return 5;
}
