#include "index/document.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "base/digest.h"
#include "index/schema.h"
#include "index/stored_article.h"
#include "index/word_order.h"
#include "text/exact_form.h"

namespace dossier::index {
namespace {

void AddBoolean(Xapian::Document& document, std::string_view prefix, std::string_view value) {
  const std::string term = value.empty() ? std::string() : MakeTerm(prefix, value);
  if (!term.empty()) document.add_boolean_term(term);
}

// How the words of a field count.
struct FieldPlace {
  Xapian::termcount wdf;
  std::string_view prefix;  // of the words of `prefixed`, beside their plain terms
  Span prefixed;            // bytes of the field
};

// Adds the words of one field. `put(term, position, is_prefixed)` is told each of them.
template <typename Put>
void AddWords(Xapian::Document& document, std::string_view utf8,
              const std::vector<text::Token>& tokens, const FieldPlace& field, const Put& put) {
  for (const text::Token& token : tokens) {
    const Xapian::termcount wdf = token.variant ? 0 : field.wdf;
    const bool is_prefixed =
        token.span.begin >= field.prefixed.begin && token.span.end <= field.prefixed.end;
    const auto add = [&](const std::string& term) {
      if (term.empty()) return;
      document.add_term(term, wdf);
      if (is_prefixed) AddBoolean(document, field.prefix, term);
      put(term, token.position, is_prefixed);
    };
    if (!token.stem.empty()) add(MakeTerm("", token.stem));
    if (!token.name.empty()) add(MakeTerm(kNamePrefix, token.name));
    AddBoolean(document, kFormPrefix, text::ExactForm(token, utf8));
  }
}

// The first paragraph.
Span LeadOf(const article::Article& article) {
  const auto lead =
      std::ranges::find(article.blocks, article::BlockKind::kParagraph, &article::Block::kind);
  return lead == article.blocks.end() ? Span{} : lead->span;
}

void AddEntities(Xapian::Document& document, const entities::AnalyzedArticle& analyzed) {
  std::set<std::uint32_t> subjects;
  for (const entities::Mention& mention : analyzed.mentions) {
    if (mention.role != entities::Role::kCredit) subjects.insert(mention.entity);
  }
  for (const std::uint32_t subject : subjects) {
    const entities::LocalEntity& entity = analyzed.entities[subject];
    AddBoolean(document, EntityPrefix(entity.kind), entity.key);
  }
}

void AddDate(Xapian::Document& document, const article::PublicationDate& date) {
  document.add_value(kFirstDaySlot, EncodeDay(date.value.first_day()));
  document.add_value(kLastDaySlot, EncodeDay(date.value.last_day()));
  document.add_value(kDateKindSlot, EncodeDateKind({date.value.precision(), date.basis}));
}

void AddEventDays(Xapian::Document& document, const article::Article& article) {
  std::vector<DayPeriod> periods;
  for (const auto* dates : {&article.title_dates, &article.text_dates}) {
    for (const article::EventDate& date : *dates) {
      if (!date.is_dateline) periods.push_back({date.period.first_day(), date.period.last_day()});
    }
  }
  if (!periods.empty()) document.add_value(kEventDaysSlot, EncodePeriods(std::move(periods)));
}

}  // namespace

Xapian::Document MakeDocument(const entities::AnalyzedArticle& analyzed,
                              std::string_view content_hash) {
  const article::Article& article = analyzed.article;
  Xapian::Document document;
  const Span title{0, static_cast<std::uint32_t>(article.title.size())};
  WordOrderBuilder order;
  AddWords(document, article.title, analyzed.title_tokens, {kTitleWdf, kTitlePrefix, title},
           [&order](const std::string& term, Xapian::termpos position, bool) {
             order.AddTitleWord(term, position);
           });
  AddWords(document, article.text, analyzed.text_tokens, {1, kLeadPrefix, LeadOf(article)},
           [&order](const std::string& term, Xapian::termpos position, bool is_lead) {
             order.AddTextWord(term, position, is_lead);
           });
  AddEntities(document, analyzed);
  document.add_boolean_term(IdTerm(article.id));
  AddBoolean(document, kSourcePrefix, article.source);
  for (const std::string_view language : text::LanguageFacets(article.language)) {
    AddBoolean(document, kLanguagePrefix, language);
  }
  if (article.date) AddDate(document, *article.date);
  AddEventDays(document, article);
  document.add_value(kWordsSlot, std::move(order).Finish());
  document.add_value(kContentHashSlot, std::string(content_hash));
  document.set_data(SerializeArticle(analyzed));
  return document;
}

std::string ContentHash(const article::Record& record, const article::BuildOptions& options) {
  std::string all;
  // Every field with its length, so that no two records run into the same bytes.
  for (const std::string* field : {&record.title, &record.text, &record.date, &record.dateline,
                                   &record.language, &record.source, &record.url}) {
    all.append(std::to_string(field->size())).append(":").append(*field);
  }
  all.append(options.default_source).append("\n");
  if (options.default_date) all.append(options.default_date->ToString());
  if (options.timezone.name() != "UTC") all.append("\n").append(options.timezone.name());
  const Digest digest = Sha256(all);
  return {reinterpret_cast<const char*>(digest.data()), kContentHashBytes};
}

std::string IdTerm(std::string_view id) { return MakeTerm(kIdPrefix, id); }

void ForEachId(const Xapian::Database& database, const std::function<void(std::string id)>& visit) {
  const std::string prefix(kIdPrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    visit((*term).substr(prefix.size()));
  }
}

std::string NameOfRevision(const Xapian::Database& database) {
  return database.get_uuid() + " " + std::to_string(database.get_revision());
}

}  // namespace dossier::index
