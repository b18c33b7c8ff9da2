#include "protocol.h"

#include <time.h>

#include <array>
#include <chrono>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

namespace dossier::bench {
namespace {

using Json = nlohmann::ordered_json;
using Operator = PeerQuery::Operator;

constexpr std::array<std::pair<Operator, std::string_view>, 5> kOperators = {
    {{Operator::kNone, "none"},
     {Operator::kAnd, "and"},
     {Operator::kOr, "or"},
     {Operator::kPhrase, "phrase"},
     {Operator::kName, "name"}}};

std::int64_t ThreadCpuNanoseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<std::int64_t>(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

Json AnswerJson(const PeerAnswer& answer) {
  Json json = {{"total", answer.total},   {"hits", answer.hits},
               {"people", Json::array()}, {"organizations", Json::array()},
               {"months", answer.months}, {"parts", Json::object()}};
  for (const auto& [id, count] : answer.people) json["people"].push_back({id, count});
  for (const auto& [id, count] : answer.organizations) {
    json["organizations"].push_back({id, count});
  }
  for (const auto& [name, milliseconds] : answer.parts) json["parts"][name] = milliseconds;
  return json;
}

}  // namespace

void ReadPeerArticles(const std::string& file,
                      const std::function<void(const PeerArticle&)>& consume) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + file);
  for (std::string line; std::getline(stream, line);) {
    const Json json = Json::parse(line);
    consume({.id = json.at("id"),
             .title = json.at("title"),
             .text = json.at("text"),
             .language = json.at("lang"),
             .date = json.at("date"),
             .people = json.at("people"),
             .organizations = json.at("organizations")});
  }
}

PeerQuery ParseQuery(const std::string& line) {
  const Json json = Json::parse(line);
  PeerQuery query{.words = json.at("words"),
                  .language = json.at("lang"),
                  .text = json.at("text"),
                  .person = json.at("person"),
                  .from = json.at("from"),
                  .to = json.at("to"),
                  .newest_first = json.at("sort") == "newest"};
  for (const auto& [op, name] : kOperators) {
    if (json.at("op") == name) query.op = op;
  }
  return query;
}

std::string ToJsonLine(const std::string& query_class, const PeerQuery& query) {
  std::string_view op;
  for (const auto& [value, name] : kOperators) {
    if (query.op == value) op = name;
  }
  return Json({{"class", query_class},
               {"op", op},
               {"words", query.words},
               {"lang", query.language},
               {"text", query.text},
               {"person", query.person},
               {"from", query.from},
               {"to", query.to},
               {"sort", query.newest_first ? "newest" : "relevance"}})
      .dump();
}

void ServeQueries(const std::string& engine,
                  const std::function<PeerAnswer(const PeerQuery&)>& search) {
  std::cout << Json({{"engine", engine}}).dump() << std::endl;
  for (std::string line; std::getline(std::cin, line);) {
    const PeerQuery query = ParseQuery(line);
    const std::int64_t cpu_before = ThreadCpuNanoseconds();
    const auto start = std::chrono::steady_clock::now();
    const PeerAnswer answer = search(query);
    const auto end = std::chrono::steady_clock::now();
    const std::int64_t cpu = ThreadCpuNanoseconds() - cpu_before;
    Json json = AnswerJson(answer);
    json["wall_ns"] = std::chrono::duration_cast<std::chrono::nanoseconds>(end - start).count();
    json["cpu_ns"] = cpu;
    std::cout << json.dump() << std::endl;
  }
}

void ReportIndexing(std::uint64_t articles,
                    const std::vector<std::pair<std::string, double>>& stages) {
  Json json = {{"articles", articles}, {"stages", Json::object()}};
  for (const auto& [name, seconds] : stages) json["stages"][name] = seconds;
  std::cout << json.dump() << std::endl;
}

double SecondsNow() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace dossier::bench
