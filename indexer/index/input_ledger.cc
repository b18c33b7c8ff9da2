#include "index/input_ledger.h"

#include <flatbuffers/flatbuffers.h>

#include <string>
#include <utility>

#include "base/checksum.h"
#include "index/files.h"
#include "index/folder.h"
#include "index/input_ledger_generated.h"

namespace dossier::index {

Result<InputLedger> InputLedger::Load(const std::filesystem::path& generation) {
  const std::filesystem::path path = generation / kInputsFile;
  if (!std::filesystem::exists(path)) return InputLedger();
  auto bytes = ReadWholeFile(path);
  if (!bytes) return tl::unexpected(bytes.error());
  const bool is_whole = TakeChecksum(*bytes);
  flatbuffers::Verifier::Options limits;
  limits.max_tables = 1U << 30;
  flatbuffers::Verifier verifier(reinterpret_cast<const std::uint8_t*>(bytes->data()),
                                 bytes->size(), limits);
  if (!is_whole || !flat::VerifyInputLedgerBuffer(verifier)) {
    return Fail(ErrorCode::kDamaged, path.string() + " is damaged");
  }
  const flat::InputLedger& flat = *flat::GetInputLedger(bytes->data());
  InputLedger ledger(flat.database()->str());
  for (const flat::InputFile* file : *flat.files()) {
    LedgerEntry entry{.stamp = {.path = file->path()->str(),
                                .relative = file->relative()->str(),
                                .size = file->size(),
                                .time = file->time(),
                                .options = file->options()->str()},
                      .is_whole = file->is_whole(),
                      .ids = {}};
    entry.ids.reserve(file->ids()->size());
    for (const flatbuffers::String* id : *file->ids()) entry.ids.push_back(id->str());
    ledger.Put(std::move(entry));
  }
  return ledger;
}

void InputLedger::Save(const std::filesystem::path& generation) const {
  flatbuffers::FlatBufferBuilder builder;
  std::vector<flatbuffers::Offset<flat::InputFile>> files;
  files.reserve(entries_.size());
  for (const LedgerEntry& entry : entries_) {
    const auto path = builder.CreateString(entry.stamp.path);
    const auto relative = builder.CreateString(entry.stamp.relative);
    const auto options = builder.CreateSharedString(entry.stamp.options);
    const auto ids = builder.CreateVectorOfStrings(entry.ids);
    files.push_back(flat::CreateInputFile(builder, path, relative, entry.stamp.size,
                                          entry.stamp.time, options, entry.is_whole, ids));
  }
  const auto database = builder.CreateString(database_);
  flat::FinishInputLedgerBuffer(
      builder, flat::CreateInputLedger(builder, database, builder.CreateVector(files)));
  const std::string bytes =
      WithChecksum({reinterpret_cast<const char*>(builder.GetBufferPointer()), builder.GetSize()});
  const std::filesystem::path path = generation / kInputsFile;
  if (const auto before = ReadWholeFile(path); before && *before == bytes) return;
  WriteFileDurably(path, bytes);
}

const LedgerEntry* InputLedger::Find(const std::string& path) const {
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? nullptr : &entries_[found->second];
}

void InputLedger::Put(LedgerEntry entry) {
  const auto [place, is_new] = by_path_.try_emplace(entry.stamp.path, entries_.size());
  if (is_new) {
    entries_.push_back(std::move(entry));
  } else {
    entries_[place->second] = std::move(entry);
  }
}

}  // namespace dossier::index
