#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <ostream>

#include "article/record.h"
#include "cli/commands.h"
#include "index/update.h"

namespace dossier::cli {
namespace {

struct RemoveFlags {
  std::string index;
  std::vector<std::string> ids;
  bool json = false;
};

int RunRemove(const RemoveFlags& flags, const Streams& streams) {
  const auto counts = index::RemoveArticles(flags.index, flags.ids);
  if (!counts) return Complain(streams, counts.error());
  for (const std::string& id : counts->unknown) {
    streams.err << "skipped: the index has no article " << article::Quoted(id) << "\n";
  }
  if (flags.json) {
    const nlohmann::ordered_json report = {{"removed", counts->removed},
                                           {"skipped", counts->unknown.size()}};
    streams.out << report.dump() << "\n";
  } else {
    streams.out << counts->removed << " removed, " << counts->unknown.size() << " skipped\n";
  }
  return counts->unknown.empty() ? kDone : kSomeSkipped;
}

}  // namespace

void DefineRemove(CLI::App& app, const Streams& streams, Command& command) {
  auto flags = std::make_shared<RemoveFlags>();
  CLI::App* remove = app.add_subcommand(
      "remove", "Remove articles by their ids (add brings back what is still in a file)");
  remove->add_option("--index", flags->index, "The folder of the index")
      ->required()
      ->type_name("DIR");
  remove->add_option("ID", flags->ids, "Ids, as hits and the page's addresses have them")
      ->required();
  remove->add_flag("--json", flags->json, "Report as JSON");
  remove->callback([flags, streams, &command] {
    command = {[flags, streams] { return RunRemove(*flags, streams); }, flags->index};
  });
}

}  // namespace dossier::cli
