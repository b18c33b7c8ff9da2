// Articles as other engines take them: a line of peers.jsonl is a PeerArticle.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "corpus_generator.h"

namespace dossier::bench {

inline constexpr const char* kPeersFile = "peers.jsonl";

// Writes kPeersFile below `folder` with the names that the generator put into its articles. Throws
// std::filesystem::filesystem_error.
void WriteGeneratedPeers(const std::filesystem::path& folder, const CorpusOptions& options);

// Writes kPeersFile and kPeopleFile below `folder` with what the indexer found in the articles of
// `index`: text, language, date where it is known to the day, subjects. Errors: those of
// SnapshotKeeper::Open and Engine::FindArticle. Throws as above.
Result<std::size_t> WriteIndexedPeers(const std::filesystem::path& index,
                                      const std::filesystem::path& folder);

}  // namespace dossier::bench
