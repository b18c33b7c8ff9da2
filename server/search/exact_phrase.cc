#include "search/exact_phrase.h"

#include <algorithm>

#include "index/stored_article.h"
#include "text/exact_form.h"

namespace dossier::search {
namespace {

bool HasForms(std::string_view utf8, const std::vector<std::string>& forms,
              text::Analyzer& analyzer) {
  std::size_t matched = 0;        // how many of `forms` end at the last word
  std::vector<std::size_t> open;  // of the runs that go on, how many forms each has had
  std::uint32_t position = 0;
  std::vector<std::string> here;  // the forms of one position: a word and its variants
  const auto close_position = [&] {
    std::vector<std::size_t> longer;
    open.push_back(0);
    for (const std::size_t length : open) {
      if (std::ranges::find(here, forms[length]) == here.end()) continue;
      if (length + 1 == forms.size()) matched = forms.size();
      if (length + 1 < forms.size()) longer.push_back(length + 1);
    }
    open = std::move(longer);
    here.clear();
  };
  for (const text::Token& token : analyzer.Analyze(utf8)) {
    if (token.position != position && !here.empty()) close_position();
    if (matched == forms.size()) return true;
    position = token.position;
    here.push_back(text::ExactForm(token, utf8));
  }
  if (!here.empty()) close_position();
  return matched == forms.size();
}

std::string_view LeadOf(const index::StoredArticle& article) {
  for (const article::Block& block : article.blocks()) {
    if (block.kind == article::BlockKind::kParagraph) return block.span.In(article.text());
  }
  return {};
}

bool HasForms(const index::StoredArticle& article, const std::vector<std::string>& forms,
              QueryField field, text::Analyzer& analyzer) {
  switch (field) {
    case QueryField::kTitle:
      return HasForms(article.title(), forms, analyzer);
    case QueryField::kLead:
      return HasForms(LeadOf(article), forms, analyzer);
    default:
      return HasForms(article.title(), forms, analyzer) ||
             HasForms(article.text(), forms, analyzer);
  }
}

}  // namespace

DocSet DocsWithExactPhrase(const Xapian::Database& database, const DocSet& candidates,
                           const std::vector<std::string>& forms, QueryField field,
                           Deadline deadline, text::Analyzer& analyzer) {
  std::vector<DocId> docs;
  ForEachDoc(candidates, [&](DocId docid) {
    if (std::chrono::steady_clock::now() > deadline) throw QueryTimeout();
    const auto article = index::StoredArticle::Parse(database.get_document(docid).get_data());
    if (!article) throw Xapian::DatabaseCorruptError(article.error().message);
    if (HasForms(*article, forms, field, analyzer)) docs.push_back(docid);
  });
  DocSet set;
  set.addMany(docs.size(), docs.data());
  return set;
}

}  // namespace dossier::search
