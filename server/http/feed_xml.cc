#include "http/feed_xml.h"

#include "base/digest.h"
#include "base/time.h"
#include "http/query_string.h"
#include "http/search_url.h"
#include "http/xml.h"

namespace dossier::http {
namespace {

// A UUID of version 8 made of a hash of what it names.
std::string UrnOf(const std::string& name) {
  std::string hex = ToHex(Sha256("dossier " + name)).substr(0, 32);
  hex[12] = '8';
  hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) % 4];
  return "urn:uuid:" + hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
         hex.substr(16, 4) + "-" + hex.substr(20);
}

std::string Element(std::string_view name, std::string_view text) {
  const std::string tag(name);
  return "<" + tag + ">" + EscapeXml(text) + "</" + tag + ">\n";
}

std::string Link(std::string_view rel, std::string_view type, const std::string& href) {
  return "<link rel=\"" + std::string(rel) + "\" type=\"" + std::string(type) + "\" href=\"" +
         EscapeXml(href) + "\"/>\n";
}

std::string Joined(const search::MarkedText& text) {
  std::string joined;
  for (const std::string& piece : text) joined += piece;
  return joined;
}

std::string Entry(const search::Hit& hit, text::Language language, const std::string& base_url) {
  const search::ArticleSummary& article = hit.summary;
  const std::chrono::sys_seconds day = article.date->value.first_day();
  std::string entry = "<entry>\n" + Element("id", UrnOf("article " + article.id)) +
                      Element("title", Joined(article.title)) +
                      Element("updated", FormatTime(article.read_at.value_or(day)));
  if (article.date->value.precision() == DatePrecision::kDay) {
    entry += Element("published", FormatTime(day));
  }
  entry += Link("alternate", "text/html", base_url + "/a/" + PercentEncode(article.id));
  if (article.source) {
    entry += "<author>" + Element("name", article.source->labels.in(language)) + "</author>\n";
  }
  std::string summary;
  for (const search::MarkedText& snippet : hit.snippets) {
    summary += (summary.empty() ? "" : " ") + Joined(snippet);
  }
  if (!summary.empty()) entry += Element("summary", summary);
  return entry + "</entry>\n";
}

}  // namespace

std::string FeedXml(const search::SearchRequest& request, const search::SearchAnswer& answer,
                    const std::string& base_url) {
  const bool is_russian = request.language == text::Language::kRussian;
  const std::string canonical = CanonicalQuery(request);
  const std::string query = canonical.empty() ? "" : "?" + canonical;
  const std::string what = request.text.empty() ? "" : ": " + request.text;
  // An index that was never written to has no time of its own.
  const std::string& updated = answer.index.updated;
  std::string feed =
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
      "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"";
  feed += is_russian ? "ru" : "en";
  feed += "\">\n" + Element("id", UrnOf("feed " + canonical)) + Element("title", "Dossier" + what) +
          Element("updated", updated.empty() ? "1970-01-01T00:00:00Z" : updated) +
          Link("self", "application/atom+xml", base_url + "/feed.atom" + query) +
          Link("alternate", "text/html", base_url + "/" + query) + "<author>" +
          Element("name", "Dossier") + "</author>\n";
  for (const search::Hit& hit : answer.hits) {
    if (hit.summary.date) feed += Entry(hit, request.language, base_url);
  }
  return feed + "</feed>\n";
}

}  // namespace dossier::http
