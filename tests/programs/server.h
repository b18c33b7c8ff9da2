// dossier-server as people start it.
#pragma once

#include <gtest/gtest.h>
#include <httplib.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "programs/process.h"

namespace dossier::testing {

// A server on a free port, for as long as the object lives.
class Server {
 public:
  explicit Server(const std::string& index, const std::vector<std::string>& options = {},
                  const std::vector<std::string>& environment = {})
      : process_(Command(index, options), environment) {
    const std::string line = process_.WaitForLine("serving http://127.0.0.1:");
    const std::size_t colon = line.rfind("127.0.0.1:");
    if (colon != std::string::npos) {
      port_ = std::stoi(line.substr(colon + 10));
      client_ = std::make_unique<httplib::Client>("127.0.0.1", port_);
    }
  }

  bool is_ready() const { return client_ != nullptr; }
  int port() const { return port_; }
  pid_t pid() const { return process_.pid(); }

  nlohmann::json Get(const std::string& target, int expected_status = 200) {
    const auto answer = client_->Get(target);
    EXPECT_TRUE(answer) << target;
    if (!answer) return {};
    EXPECT_EQ(answer->status, expected_status) << target << "\n" << answer->body;
    return nlohmann::json::parse(answer->body, nullptr, false);
  }

  // The status of an answer, 0 where there is none.
  int StatusOf(const std::string& target, const httplib::Headers& headers = {}) {
    const auto answer = client_->Get(target, headers);
    return answer ? answer->status : 0;
  }
  std::string BodyOf(const std::string& target) {
    const auto answer = client_->Get(target);
    return answer ? answer->body : "";
  }

  // As Process::WaitForLine.
  std::string WaitForLine(const std::string& text) { return process_.WaitForLine(text); }
  void Send(int signal) { process_.Send(signal); }
  int Stop(int signal) { return process_.Stop(signal); }
  // Waits for the end that somebody else has asked for; the exit code as in Outcome.
  int Wait() { return process_.Wait(); }

 private:
  static std::vector<std::string> Command(const std::string& index,
                                          const std::vector<std::string>& options) {
    std::vector<std::string> command{DOSSIER_SERVER_PROGRAM, "--index", index, "--listen",
                                     "127.0.0.1:0"};
    command.insert(command.end(), options.begin(), options.end());
    return command;
  }

  Process process_;
  int port_ = 0;
  std::unique_ptr<httplib::Client> client_;
};

}  // namespace dossier::testing
