// What is shown of an article.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "search/labels.h"
#include "search/marks.h"
#include "search/query_ast.h"
#include "search/snapshot.h"

namespace dossier::search {

struct LabelledId {
  std::string id;
  Labels labels;
  std::uint64_t count = 0;  // how often the article names it
};

// What hits and articles have in common.
struct ArticleSummary {
  std::string id;
  text::Language language = text::Language::kEnglish;
  std::optional<LabelledId> source;
  std::string url;  // of the original, empty where it is not known
  std::optional<article::PublicationDate> date;
  std::optional<std::chrono::sys_seconds> read_at;  // as of article::Article
  MarkedText title;
  // Subjects only, the most often named first, then in the order of the text.
  std::vector<LabelledId> people;
  std::vector<LabelledId> organizations;
};

struct Hit {
  ArticleSummary summary;
  std::vector<MarkedText> snippets;
  double score = 0;
};

// A place of a block where a person or an organization is named.
struct BlockEntity {
  std::string id;
  entities::EntityKind kind;
  std::size_t begin;  // code points of the block's text, all pieces together; half-open
  std::size_t end;
};

struct ArticleBlock {
  article::BlockKind kind;
  MarkedText text;
  std::vector<BlockEntity> entities;  // in order, not overlapping; none of whom it only credits
};

// A date that an article speaks of, told apart by its period.
struct NamedDate {
  DatePeriod period;
  bool is_stated = false;  // in one of its places at least
  std::string text;        // as the article first puts it
  std::uint64_t count = 0;
};

struct ArticleAnswer {
  // What cannot be meant of the query; where there is any, the rest of the answer is empty.
  std::vector<QueryFault> query_faults;
  ArticleSummary summary;
  std::vector<ArticleBlock> body;
  std::vector<NamedDate> dates;  // the earliest first; that of the dateline is none
  std::uint64_t matches = 0;     // marked places of title and body
  std::string identity;          // Snapshot::identity of the snapshot that it comes from
};

Hit MakeHit(const ReadArticle& article, const MarkedTerms& marked, std::size_t snippet_length,
            const Snapshot& snapshot, Worker& worker);

ArticleAnswer MakeArticleAnswer(const ReadArticle& article, const MarkedTerms& marked,
                                const Snapshot& snapshot, Worker& worker);

}  // namespace dossier::search
