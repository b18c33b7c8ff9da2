#include "http/access_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <thread>
#include <vector>

#include "support/temp_folder.h"

namespace dossier::http {
namespace {

using nlohmann::json;

std::vector<std::string> LinesOf(const std::string& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

constexpr std::chrono::sys_seconds kNoon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} +
                                         std::chrono::hours(12)};

TEST(AccessLogTest, WritesALineOfJson) {
  const Access access{.method = "GET",
                      .target = "/api/v1/search?q=%D1%80",
                      .client = "192.0.2.1",
                      .request_id = "4f2a",
                      .route = "/api/v1/search",
                      .status = 200,
                      .seconds = 0.0012344,
                      .bytes = 3456,
                      .hits = 12};
  EXPECT_EQ(AccessLine(access, kNoon + std::chrono::milliseconds(7), Targets::kLogged),
            R"({"time":"2026-11-23T12:00:00.007Z","id":"4f2a","client":"192.0.2.1","method":"GET",)"
            R"("route":"/api/v1/search","target":"/api/v1/search?q=%D1%80","status":200,)"
            R"("ms":1.234,"bytes":3456,"hits":12})");
}

TEST(AccessLogTest, LeavesOutWhatIsNotKnownOrNotToBeLogged) {
  const Access access{.target = "/api/v1/search?q=secret", .route = "/api/v1/search"};
  const json line = json::parse(AccessLine(access, kNoon, Targets::kLeftOut));
  for (const char* absent : {"target", "hits", "cut"})
    EXPECT_FALSE(line.contains(absent)) << absent;
  EXPECT_THAT(line.dump(), testing::Not(testing::HasSubstr("secret")));
}

TEST(AccessLogTest, SaysWhatBrokeOff) {
  const Access access{.route = "/api/v1/export", .status = 200, .is_cut = true};
  EXPECT_EQ(json::parse(AccessLine(access, kNoon, Targets::kLogged))["cut"], true);
}

TEST(AccessLogTest, EscapesWhatIsHostile) {
  std::string all;
  for (int byte = 0; byte < 256; ++byte) all += static_cast<char>(byte);
  all += "\xE2\x80\xA8\"}\n{\"status\":200";
  const std::string line =
      AccessLine({.method = all, .target = all, .client = all, .request_id = all, .route = all},
                 kNoon, Targets::kLogged);
  for (const char c : line) EXPECT_TRUE(c >= 0x20 && c < 0x7F) << static_cast<int>(c);
  const json parsed = json::parse(line);
  EXPECT_EQ(parsed["status"], 0);
  EXPECT_THAT(parsed["target"].get<std::string>(), testing::StartsWith("%00%01"));
}

TEST(AccessLogTest, GoesOnInAFileOfTheSameNameWhenReopened) {
  TempFolder folder;
  const std::string file = folder / "access.log";
  const auto log = *AccessLog::Open(file, Targets::kLogged);
  log->Write({.status = 1});
  std::filesystem::rename(file, folder / "access.log.1");
  log->Write({.status = 2});
  ASSERT_TRUE(log->Reopen());
  log->Write({.status = 3});
  EXPECT_EQ(LinesOf(folder / "access.log.1").size(), 2U);
  EXPECT_EQ(LinesOf(file).size(), 1U);
}

TEST(AccessLogTest, StaysWithTheOldFileWhereTheNewOneCannotBeOpened) {
  TempFolder folder;
  EXPECT_EQ(AccessLog::Open(folder / "no/access.log", Targets::kLogged).error().code,
            ErrorCode::kUnreadable);
  const std::string file = folder.Write("logs/access.log", "");
  const auto log = *AccessLog::Open(file, Targets::kLogged);
  std::filesystem::rename(folder / "logs", folder / "moved");
  EXPECT_FALSE(log->Reopen());
  log->Write({.status = 1});
  EXPECT_EQ(LinesOf(folder / "moved/access.log").size(), 1U);
}

TEST(AccessLogTest, KeepsLinesWholeThatManyThreadsWriteWhileItIsReopened) {
  TempFolder folder;
  const std::string file = folder / "access.log";
  const auto log = *AccessLog::Open(file, Targets::kLogged);
  {
    std::vector<std::jthread> writers;
    for (int i = 0; i < 4; ++i) {
      writers.emplace_back([&log] {
        for (int j = 0; j < 200; ++j) log->Write({.target = std::string(500, 'x')});
      });
    }
    for (int i = 0; i < 20; ++i) ASSERT_TRUE(log->Reopen());
  }
  const auto lines = LinesOf(file);
  EXPECT_EQ(lines.size(), 800U);
  for (const std::string& line : lines)
    EXPECT_FALSE(json::parse(line, nullptr, false).is_discarded());
}

}  // namespace
}  // namespace dossier::http
