// An App over a TestIndex, for tests of routes.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "http/app.h"
#include "support/test_index.h"

namespace dossier {

// The clock that citations are made by.
inline std::chrono::sys_seconds TestNow() { return *ParseTime("2025-11-20T10:00:00Z"); }

class TestApp {
 public:
  explicit TestApp(const std::vector<article::Record>& records, http::App::Options options = {}) {
    index_.AddAll(records);
    Start(std::move(options));
  }
  // The same of what `fill` adds.
  template <typename Fill>
  requires std::invocable<Fill, TestIndex&>
  explicit TestApp(const Fill& fill, http::App::Options options = {}) {
    fill(index_);
    index_.Commit();
    Start(std::move(options));
  }

  http::Response Send(const http::Request& request) const { return app_->Handle(request); }
  http::Response Get(std::string_view target) const {
    return Send({.method = "GET", .target = std::string(target)});
  }
  nlohmann::json GetJson(std::string_view target) const {
    const http::Response response = Get(target);
    EXPECT_EQ(response.status, 200) << target << ": " << response.body;
    return nlohmann::json::parse(response.body);
  }
  // What somebody gets who reads the whole body.
  static std::string BodyOf(const http::Response& response) {
    if (!response.body_writer) return response.body;
    std::string body;
    response.body_writer([&body](std::string_view piece) {
      body += piece;
      return true;
    });
    return body;
  }

  TestIndex& index() { return index_; }
  search::SnapshotKeeper& keeper() { return *keeper_; }
  const search::Engine& engine() const { return *engine_; }

 private:
  void Start(http::App::Options options) {
    keeper_ = *search::SnapshotKeeper::Open(
        {.index = index_.path(), .workers = 1, .interval = std::chrono::hours(1)});
    engine_ = std::make_unique<search::Engine>(*keeper_, search::Engine::Options{});
    options.now = TestNow;
    app_ = std::make_unique<http::App>(
        *engine_, [](const std::string& fault) { ADD_FAILURE() << fault; }, std::move(options));
  }

  TestIndex index_;
  std::unique_ptr<search::SnapshotKeeper> keeper_;
  std::unique_ptr<search::Engine> engine_;
  std::unique_ptr<http::App> app_;
};

}  // namespace dossier
