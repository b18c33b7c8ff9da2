// From definitions to ranked translations, in two steps: each source claims of words that they
// translate each other (claims.h, dictionary_claims.h), and the claims of all are ranked for each
// word (claim_ranking.h).
//
// The constants of the three were tried on XQuAD (490 queries against 240 paragraphs each way,
// BM25, each query word a synonym group of its translations; nDCG@10 is .77 each way with this
// lexicon alone). Forms are worth .02 from English and .01 from Russian, glosses of two words .005
// each way, values up to a dozen .01; a Russian key gains .005 where its weaker values are left
// out, an English one nothing. The costs may be half or double for less than .005, so they are
// round.
#include "index/lexicon_builder.h"

#include <array>
#include <system_error>
#include <utility>

#include "base/digest.h"
#include "index/claim_ranking.h"
#include "index/claims.h"
#include "index/dictd.h"
#include "index/dictionary_claims.h"
#include "index/files.h"
#include "text/locale_names.h"

namespace dossier::index {
namespace {

// Raise it when the rules change here, in claims.cc, dictionary_claims.cc, claim_ranking.cc,
// glosses.cc or word_forms.cc, or the file's format.
constexpr int kRulesVersion = 1;

// Countries and months are rarely anything else; some languages and cities are (Even, Center).
constexpr double kCountryScore = 1.25;
constexpr double kOtherNameScore = 0.5;

struct Dictionary {
  const char* name;
  double trust;
};
constexpr std::array<Dictionary, 2> kDictionaries = {{{"mueller7", 1}, {"freedict-eng-rus", 0.7}}};

}  // namespace

std::string FingerprintOf(const LexiconSources& sources) {
  std::string fingerprint =
      "rules " + std::to_string(kRulesVersion) + ", icu " + text::IcuVersion();
  for (const Dictionary& dictionary : kDictionaries) {
    const auto files = FindDictd(sources.dictionaries, dictionary.name);
    if (!files) continue;
    for (const std::filesystem::path& file : {files->index, files->text}) {
      std::error_code error;  // a file that is gone by now says so in its size
      const auto size = std::filesystem::file_size(file, error);
      const auto time = std::filesystem::last_write_time(file, error).time_since_epoch().count();
      fingerprint +=
          ", " + file.filename().string() + ' ' + std::to_string(size) + ' ' + std::to_string(time);
    }
  }
  return ToBase32(Sha256(fingerprint));
}

LexiconEntries CollectLexicon(const LexiconSources& sources, LexiconReport& report) {
  Claims claims;
  AddNames(text::TerritoryNames(), kCountryScore, claims);
  AddNames(text::MonthNames(), kCountryScore, claims);
  AddNames(text::LanguageNames(), kOtherNameScore, claims);
  AddNames(text::CityNames(), kOtherNameScore, claims);
  for (const Dictionary& dictionary : kDictionaries) {
    const auto files = FindDictd(sources.dictionaries, dictionary.name);
    if (!files) continue;
    const auto opened = DictdDictionary::Open(*files);
    if (opened) {
      AddDictionary(*opened, dictionary.trust, claims);
    } else {
      report.skipped.push_back(opened.error());
    }
  }
  LexiconEntries entries = RankClaims(std::move(claims));
  report.keys = entries.keys.size();
  return entries;
}

LexiconReport BuildLexicon(const LexiconSources& sources, const std::filesystem::path& file) {
  LexiconReport report;
  WriteFileDurably(file, SerializeLexicon(CollectLexicon(sources, report)));
  return report;
}

}  // namespace dossier::index
