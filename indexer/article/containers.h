// Files in other files: gzip, zstd, tar, zip.
#pragma once

#include <cstddef>

#include "article/input_buffer.h"
#include "article/record.h"

namespace dossier::article {

// ReadText of `source`, or of all files that are packed in it, told by content: gzip or zstd of a
// text or of an archive, tar or zip of files, which may themselves be gzip or zstd. Nothing is
// written anywhere, and no more is held than ReadText does.
//
// A file of the archive "news.zip" has the origin "news.zip/en/a.txt", with its own time where it
// has one. Hidden files are left out. Skipped with an error of their own are: names that are
// absolute or lead out of the archive, links, devices and the like, archives in archives, what is
// packed twice, encrypted and sparse files. An archive that is damaged gives one error behind the
// records in front of the damage, and so does one that unpacks to too much (UnpackLimit). Returns
// false where the sink stopped it.
bool ReadContents(InputBuffer& source, const Origin& origin, std::size_t max_bytes,
                  const RecordSink& sink);

}  // namespace dossier::article
