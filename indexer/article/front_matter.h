// The metadata in front of a Markdown article.
#pragma once

#include <string_view>

#include "article/record.h"
#include "base/result.h"

namespace dossier::article {

// Markdown with what its front matter tells.
struct FrontMatter {
  Record record;          // without text
  std::string_view body;  // what stands behind the front matter, all of it where there is none
};

// True where `start` begins as front matter does: a line `---` and a line `key: …`, or a line `+++`
// and a line `key = …`.
bool StartsFrontMatter(std::string_view start);

// Reads YAML between two lines `---` (the second may be `...`), or TOML between two lines `+++`: of
// its top level title, date, lang, source, url and id, also by the names published, pubDate,
// publish_date, datePublished, created; language, locale; publisher, site; link, permalink,
// canonical, canonical_url, original_url; guid, slug. Letter case doesn't count. Of several names
// for one thing the first in that order counts. Values that are no text or number, and other names,
// are left alone. A date in a form that is not known is left as it stands. Error kInvalidInput: no
// second line, YAML that cannot be read, over 64 KB of it.
Result<FrontMatter> ReadFrontMatter(std::string_view markdown);

}  // namespace dossier::article
