#include "report.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <numeric>
#include <ostream>
#include <string>
#include <string_view>

namespace dossier::bench {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::string_view, 12> kHeads = {"class", "p50",     "p95",     "p99",
                                                     "max",   "CPU p50", "CPU p99", "parse",
                                                     "match", "facets",  "hits",    "articles"};

// Three digits that mean something.
std::string Digits(double value) {
  std::array<char, 32> buffer{};
  const int decimals = value < 0.1 ? 3 : (value < 10 ? 2 : (value < 100 ? 1 : 0));
  std::snprintf(buffer.data(), buffer.size(), "%.*f", decimals, value);
  return buffer.data();
}

std::string Megabytes(std::uint64_t bytes) {
  return Digits(static_cast<double>(bytes) / 1e6) + " MB";
}

double MeanTotal(const ClassResult& result) {
  if (result.totals.empty()) return 0;
  const auto sum = std::accumulate(result.totals.begin(), result.totals.end(), std::uint64_t{0});
  return static_cast<double>(sum) / static_cast<double>(result.totals.size());
}

double PartP50(const ClassResult& result, double Sample::*part) {
  return Percentile(Column(result, part), 50);
}

std::array<std::string, kHeads.size()> Row(const ClassResult& result) {
  const std::vector<double> walls = Column(result, &Sample::wall);
  std::array<char, 32> mean{};
  std::snprintf(mean.data(), mean.size(), "%.0f", MeanTotal(result));
  return {result.name,
          Digits(Percentile(walls, 50)),
          Digits(Percentile(walls, 95)),
          Digits(Percentile(walls, 99)),
          Digits(Percentile(walls, 100)),
          Digits(PartP50(result, &Sample::cpu)),
          Digits(Percentile(Column(result, &Sample::cpu), 99)),
          Digits(PartP50(result, &Sample::parse)),
          Digits(PartP50(result, &Sample::match)),
          Digits(PartP50(result, &Sample::facets)),
          Digits(PartP50(result, &Sample::hits)),
          mean.data()};
}

// The lines above the table.
std::vector<std::string> Preface(const Report& report) {
  const Machine& machine = report.machine;
  std::vector<std::string> lines;
  lines.push_back(machine.cpu + ", " + std::to_string(machine.cores) + " cores, " +
                  Digits(static_cast<double>(machine.memory_bytes) / 1e9) + " GB, load " +
                  Digits(machine.load));
  lines.push_back("commit " + machine.commit + ", " + machine.time);
  lines.push_back(machine.compiler + ", " + machine.build + ", " + machine.libraries);
  std::string corpus = std::to_string(report.articles) + " articles";
  if (report.corpus) {
    corpus += " of " + std::to_string(report.corpus->words) + " words on average, " +
              std::to_string(report.corpus->people) + " people, " +
              std::to_string(report.corpus->organizations) + " organizations, seed " +
              std::to_string(report.corpus->seed);
  }
  lines.push_back(corpus);
  if (report.indexing) {
    const IndexingReport& made = *report.indexing;
    const double articles = static_cast<double>(made.articles);
    const double megabytes = static_cast<double>(made.text_bytes) / 1e6;
    lines.push_back("indexed in " + Digits(made.seconds) + " s by " + std::to_string(made.jobs) +
                    " jobs: " + Digits(articles / made.seconds) + " articles/s, " +
                    Digits(megabytes / made.seconds) + " MB/s; " +
                    Digits(articles / made.cpu_seconds) + " articles for a second of CPU");
    lines.push_back(
        "index " + Megabytes(made.index_bytes) + " for " + Megabytes(made.text_bytes) +
        " of JSON Lines (" +
        Digits(static_cast<double>(made.index_bytes) / static_cast<double>(made.text_bytes)) +
        "), peak memory " + Megabytes(made.peak_memory_bytes));
  }
  lines.push_back("snapshot opened in " + Digits(report.open_ms) + " ms");
  lines.push_back("ms of " + std::to_string(kQueriesOfClass) + " queries a class, " +
                  std::to_string(report.rounds) +
                  " rounds after a warm-up; CPU is the time of the searching thread, parse to "
                  "hits are p50 of the parts, articles is the mean found");
  return lines;
}

void WriteText(const Report& report, std::ostream& out) {
  for (const std::string& line : Preface(report)) out << line << "\n";
  out << "\n";
  const auto write = [&out](const auto& cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell(cells[i]);
      const std::size_t width = i == 0 ? 12 : 9;
      const std::string space(width > cell.size() ? width - cell.size() : 1, ' ');
      out << (i == 0 ? cell + space : space + cell);
    }
    out << "\n";
  };
  write(kHeads);
  for (const ClassResult& result : report.classes) write(Row(result));
}

void WriteMarkdown(const Report& report, std::ostream& out) {
  for (const std::string& line : Preface(report)) out << "- " << line << "\n";
  out << "\n";
  const auto write = [&out](const auto& cells) {
    out << "|";
    for (const auto& cell : cells) out << " " << cell << " |";
    out << "\n";
  };
  write(kHeads);
  std::array<std::string_view, kHeads.size()> rule;
  rule.fill("---:");
  rule.front() = "---";
  write(rule);
  for (const ClassResult& result : report.classes) write(Row(result));
}

Json FiltersJson(const search::Filters& filters) {
  Json json = Json::object();
  for (const search::Facet facet : search::kFacets) {
    const search::FacetFilter& filter = filters.facets[facet];
    if (!filter.values.empty()) json[std::string(search::FacetName(facet))] = filter.values;
  }
  if (filters.date.from) json["from"] = filters.date.from->ToString();
  if (filters.date.to) json["to"] = filters.date.to->ToString();
  return json;
}

Json ClassJson(const QueryClass& asked, const ClassResult& result) {
  const std::vector<double> walls = Column(result, &Sample::wall);
  Json json = {{"class", result.name},
               {"p50", Percentile(walls, 50)},
               {"p95", Percentile(walls, 95)},
               {"p99", Percentile(walls, 99)},
               {"max", Percentile(walls, 100)},
               {"cpu_p50", PartP50(result, &Sample::cpu)},
               {"cpu_p99", Percentile(Column(result, &Sample::cpu), 99)},
               {"parse_p50", PartP50(result, &Sample::parse)},
               {"match_p50", PartP50(result, &Sample::match)},
               {"facets_p50", PartP50(result, &Sample::facets)},
               {"hits_p50", PartP50(result, &Sample::hits)},
               {"mean_total", MeanTotal(result)},
               {"queries", Json::array()}};
  const std::vector<double> medians = MediansByQuery(result);
  for (std::size_t i = 0; i < asked.queries.size(); ++i) {
    const search::SearchRequest& request = asked.queries[i];
    Json query = {{"q", request.text}, {"filters", FiltersJson(request.filters)}};
    if (request.sort) query["sort"] = search::SortOrderName(*request.sort);
    query["total"] = result.totals[i];
    query["median"] = medians[i];
    json["queries"].push_back(std::move(query));
  }
  return json;
}

Json IndexingJson(const IndexingReport& made) {
  return {{"articles", made.articles},
          {"text_bytes", made.text_bytes},
          {"index_bytes", made.index_bytes},
          {"seconds", made.seconds},
          {"cpu_seconds", made.cpu_seconds},
          {"jobs", made.jobs},
          {"peak_memory_bytes", made.peak_memory_bytes}};
}

void WriteJson(const Report& report, std::ostream& out) {
  const Machine& machine = report.machine;
  Json json = {{"machine",
                {{"cpu", machine.cpu},
                 {"cores", machine.cores},
                 {"memory_bytes", machine.memory_bytes},
                 {"load", machine.load}}},
               {"commit", machine.commit},
               {"time", machine.time},
               {"compiler", machine.compiler},
               {"build", machine.build},
               {"libraries", machine.libraries},
               {"articles", report.articles}};
  if (report.corpus) {
    json["corpus"] = {{"words", report.corpus->words},
                      {"people", report.corpus->people},
                      {"organizations", report.corpus->organizations},
                      {"seed", report.corpus->seed}};
  }
  if (report.indexing) json["indexing"] = IndexingJson(*report.indexing);
  json["open_ms"] = report.open_ms;
  json["rounds"] = report.rounds;
  json["unit"] = "ms";
  json["classes"] = Json::array();
  for (std::size_t i = 0; i < report.classes.size(); ++i) {
    json["classes"].push_back(ClassJson(report.queries[i], report.classes[i]));
  }
  out << json.dump(1) << "\n";
}

}  // namespace

void WriteReport(const Report& report, ReportFormat format, std::ostream& out) {
  switch (format) {
    case ReportFormat::kText:
      return WriteText(report, out);
    case ReportFormat::kMarkdown:
      return WriteMarkdown(report, out);
    case ReportFormat::kJson:
      return WriteJson(report, out);
  }
}

}  // namespace dossier::bench
