// The id of an article: stable over a rebuild from the same files.
#pragma once

#include <string>
#include <string_view>

#include "article/record.h"

namespace dossier::article {

// True for one to 64 of the characters A-Z a-z 0-9 . _ - that are neither "." nor "..", which no
// URL can carry.
bool IsArticleId(std::string_view id);

// The id of the record itself where it is an article id. Else, for a file that holds one article,
// the path below the PATH that the user named, without its ending, "/" as "-", where that is an
// article id ("en/opec-1998.txt" gives "en-opec-1998"). Else 26 characters of base32: the start of
// the SHA-256 of source, NUL and, for a line of JSON Lines with an id that does not fit, that id;
// for one without an id, relative path, ":" and line; for a file of one article, relative path.
// `record.source` counts as the record gives it, so that the choice of another default leaves ids
// alone.
std::string MakeArticleId(const Record& record, const Origin& origin);

}  // namespace dossier::article
