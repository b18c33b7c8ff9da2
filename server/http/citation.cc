#include "http/citation.h"

#include <array>
#include <cstdio>

#include "article/white_space.h"
#include "http/json_writer.h"
#include "text/utf8.h"

namespace dossier::http {
namespace {

bool IsRussian(const Citation& citation) { return citation.language == text::Language::kRussian; }

std::string TwoDigits(unsigned number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// BibTeX counts braces even where TeX does not, so none may be left in a value.
std::string EscapeTex(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '\\':
        escaped += "\\textbackslash{}";
        break;
      case '{':
        escaped += "\\textbraceleft{}";
        break;
      case '}':
        escaped += "\\textbraceright{}";
        break;
      case '~':
        escaped += "\\textasciitilde{}";
        break;
      case '^':
        escaped += "\\textasciicircum{}";
        break;
      case '#':
      case '$':
      case '%':
      case '&':
      case '_':
        escaped += '\\';
        [[fallthrough]];
      default:
        escaped += c;
    }
  }
  return escaped;
}

// A URL stands in BibTeX as it is, but for what would end the value, and for white space.
std::string EscapeUrl(std::string_view url) {
  std::string escaped;
  for (const char c : url) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte == 0x7F || c == '{' || c == '}' || c == '\\' || c == '"') {
      std::array<char, 4> code{};
      std::snprintf(code.data(), code.size(), "%%%02X", byte);
      escaped += code.data();
    } else {
      escaped += c;
    }
  }
  return escaped;
}

std::string Bibtex(const Citation& citation) {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  std::string entry = "@misc{" + citation.id + ",\n";
  const auto add = [&entry](std::string_view name, const std::string& value) {
    entry += "  " + std::string(name) + " = " + value + ",\n";
  };
  const auto braced = [](const std::string& value) { return "{" + value + "}"; };
  // The inner braces keep capitals.
  add("title", braced(braced(EscapeTex(citation.title))));
  if (!citation.source.empty()) add("organization", braced(braced(EscapeTex(citation.source))));
  if (const auto& date = citation.date) {
    add("year", braced(std::to_string(date->year())));
    if (date->month() > 0) add("month", std::string(kMonths[date->month() - 1]));
    if (date->day() > 0) add("day", braced(std::to_string(date->day())));
  }
  if (!citation.url.empty()) {
    add("url", braced(EscapeUrl(citation.url)));
    add("urldate", braced(citation.accessed.ToString()));
  }
  add("langid", braced(IsRussian(citation) ? "russian" : "english"));
  return entry + "}\n";
}

// "2024/05/03/", with nothing for what is not known.
std::string RisDate(const PartialDate& date) {
  return std::to_string(date.year()) + "/" + (date.month() > 0 ? TwoDigits(date.month()) : "") +
         "/" + (date.day() > 0 ? TwoDigits(date.day()) : "") + "/";
}

std::string Ris(const Citation& citation) {
  std::string record;
  const auto add = [&record](std::string_view tag, std::string_view value) {
    record += std::string(tag) + "  - " + std::string(value) + "\r\n";
  };
  add("TY", "NEWS");
  add("ID", citation.id);
  add("TI", citation.title);
  if (!citation.source.empty()) add("T2", citation.source);
  if (citation.date) {
    add("PY", std::to_string(citation.date->year()));
    add("DA", RisDate(*citation.date));
  }
  add("LA", text::LanguageCode(citation.language));
  if (!citation.url.empty()) {
    add("UR", citation.url);
    add("Y2", RisDate(citation.accessed));
  }
  add("ER", "");
  return record;
}

void WriteDateParts(const PartialDate& date, JsonWriter& json) {
  json.Object([&] {
    json.Member("date-parts", [&] {
      json.List([&] {
        json.List([&] {
          json.Value(date.year());
          if (date.month() > 0) json.Value(date.month());
          if (date.day() > 0) json.Value(date.day());
        });
      });
    });
  });
}

std::string CslJson(const Citation& citation) {
  JsonWriter json;
  json.List([&] {
    json.Object([&] {
      json.Member("id", citation.id);
      json.Member("type", "article-newspaper");
      json.Member("title", citation.title);
      if (!citation.source.empty()) json.Member("container-title", citation.source);
      if (citation.date) json.Member("issued", [&] { WriteDateParts(*citation.date, json); });
      if (!citation.url.empty()) {
        json.Member("URL", citation.url);
        json.Member("accessed", [&] { WriteDateParts(citation.accessed, json); });
      }
      json.Member("language", IsRussian(citation) ? "ru" : "en");
    });
  });
  return json.Text();
}

// "3 мая", "3 May", abbreviated as GOST R 7.0.12-2011 and GOST 7.11-2004 have it.
std::string GostDay(const PartialDate& date, const Citation& citation) {
  static constexpr std::array<std::string_view, 12> kRussian = {"янв.",  "февр.", "марта", "апр.",
                                                                "мая",   "июня",  "июля",  "авг.",
                                                                "сент.", "окт.",  "нояб.", "дек."};
  static constexpr std::array<std::string_view, 12> kNominative = {
      "янв.", "февр.", "март",  "апр.", "май",   "июнь",
      "июль", "авг.",  "сент.", "окт.", "нояб.", "дек."};
  static constexpr std::array<std::string_view, 12> kEnglish = {"Jan.",  "Febr.", "March", "Apr.",
                                                                "May",   "June",  "July",  "Aug.",
                                                                "Sept.", "Oct.",  "Nov.",  "Dec."};
  const unsigned month = date.month() - 1;
  if (date.day() == 0) {
    return std::string(IsRussian(citation) ? kNominative[month] : kEnglish[month]);
  }
  return std::to_string(date.day()) + " " +
         std::string(IsRussian(citation) ? kRussian[month] : kEnglish[month]);
}

// What ends an element ends it once.
std::string WithFullStop(std::string element) {
  return element.ends_with('.') ? element : element + ".";
}

std::string Gost(const Citation& citation) {
  constexpr std::string_view kNext = " – ";
  std::string entry = WithFullStop(citation.title) + std::string(kNext) + "Текст : электронный";
  if (!citation.source.empty()) entry += " // " + citation.source + " : [сайт]";
  entry += ".";
  const auto add = [&](const std::string& element) {
    entry += std::string(kNext) + WithFullStop(element);
  };
  if (citation.date) {
    add(std::to_string(citation.date->year()));
    if (citation.date->month() > 0) add(GostDay(*citation.date, citation));
  }
  if (!citation.url.empty()) {
    const PartialDate& day = citation.accessed;
    add("URL: " + citation.url + " (дата обращения: " + TwoDigits(day.day()) + "." +
        TwoDigits(day.month()) + "." + std::to_string(day.year()) + ")");
  }
  return entry + "\n";
}

// Without control characters, which no format has a place for.
std::string OneLine(const std::string& utf8) {
  return article::CollapseSpaces(text::ToValidUtf8(utf8));
}

}  // namespace

Citation CitationOf(const search::ArticleSummary& article, PartialDate accessed) {
  std::string title;
  for (const std::string& piece : article.title) title += piece;
  Citation citation{.id = article.id,
                    .title = OneLine(title),
                    .url = OneLine(article.url),
                    .language = article.language,
                    .accessed = accessed};
  if (article.source) {
    citation.source = OneLine(article.source->labels.in(article.language));
  }
  if (article.date) citation.date = article.date->value;
  return citation;
}

std::string_view CitationType(CitationFormat format) {
  switch (format) {
    case CitationFormat::kBibtex:
      return "application/x-bibtex; charset=utf-8";
    case CitationFormat::kRis:
      return "application/x-research-info-systems; charset=utf-8";
    case CitationFormat::kCslJson:
      return "application/vnd.citationstyles.csl+json";
    case CitationFormat::kGost:
      break;
  }
  return "text/plain; charset=utf-8";
}

std::string FormatCitation(const Citation& citation, CitationFormat format) {
  switch (format) {
    case CitationFormat::kBibtex:
      return Bibtex(citation);
    case CitationFormat::kRis:
      return Ris(citation);
    case CitationFormat::kCslJson:
      return CslJson(citation);
    case CitationFormat::kGost:
      break;
  }
  return Gost(citation);
}

}  // namespace dossier::http
