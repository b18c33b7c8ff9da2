#include "search/exact_phrase.h"

#include <algorithm>

#include "index/stored_article.h"
#include "text/exact_form.h"

namespace dossier::search {
namespace {

// True of white space, and of punctuation that never is part of a word.
bool IsGap(char c) {
  return std::string_view(" \n\t;:!?\"()[]<>").find(c) != std::string_view::npos;
}

// ASCII and Russian capitals as small letters; every byte stays in its place.
void AppendLowered(std::string_view utf8, std::string& lowered) {
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte >= 'A' && byte <= 'Z') {
      byte = static_cast<unsigned char>(byte + 0x20);
    } else if (byte == 0xD0 && i + 1 < utf8.size()) {
      const auto next = static_cast<unsigned char>(utf8[i + 1]);
      const bool first_half = next >= 0x90 && next <= 0x9F;   // А to П: 90..9F become B0..BF
      const bool second_half = next >= 0xA0 && next <= 0xAF;  // Р to Я: D0 A0 becomes D1 80
      lowered += static_cast<char>(second_half ? 0xD1 : 0xD0);
      lowered += static_cast<char>(first_half ? next + 0x20 : (second_half ? next - 0x20 : next));
      ++i;
      continue;
    }
    lowered += static_cast<char>(byte);
  }
}

// Every run of gaps as one space. A full stop and a comma are gaps where no letter or digit follows
// them.
std::string OneSpaceForGaps(std::string_view text) {
  std::string spaced = " ";
  spaced.reserve(text.size() + 2);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool ends_word =
        (text[i] == '.' || text[i] == ',') && (i + 1 == text.size() || IsGap(text[i + 1]));
    if (!ends_word && !IsGap(text[i])) {
      spaced += text[i];
    } else if (spaced.back() != ' ') {
      spaced += ' ';
    }
  }
  if (spaced.back() != ' ') spaced += ' ';
  return spaced;
}

// True where the forms stand in the text letter by letter, with nothing but gaps between them: then
// they are words there, whatever else the analysis says. Most articles that have a phrase are told
// by this, at a tenth of the cost.
bool HasPlainly(std::string_view utf8, const std::vector<std::string>& forms) {
  std::string phrase = " ";
  for (const std::string& form : forms) phrase.append(form).append(" ");
  std::string lowered;
  lowered.reserve(utf8.size());
  AppendLowered(utf8, lowered);
  return OneSpaceForGaps(lowered).find(phrase) != std::string::npos;
}

bool HasForms(std::string_view utf8, const std::vector<std::string>& forms,
              text::Analyzer& analyzer) {
  if (HasPlainly(utf8, forms)) return true;
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
  return SetOf(docs);
}

}  // namespace dossier::search
