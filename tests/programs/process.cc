#include "programs/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <stdexcept>

namespace dossier::testing {
namespace {

constexpr std::chrono::seconds kPatience{10};

std::array<int, 2> Pipe() {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  return ends;
}

std::vector<char*> PointersTo(const std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (const std::string& text : texts) pointers.push_back(const_cast<char*>(text.c_str()));
  pointers.push_back(nullptr);
  return pointers;
}

pid_t Start(const std::vector<std::string>& command, const std::vector<std::string>& environment,
            int out, int err) {
  const std::vector<char*> arguments = PointersTo(command);
  std::vector<char*> variables = PointersTo(environment);
  variables.pop_back();
  for (char** variable = environ; *variable != nullptr; ++variable) variables.push_back(*variable);
  variables.push_back(nullptr);
  const pid_t pid = ::fork();
  if (pid < 0) throw std::runtime_error("no process");
  if (pid == 0) {
    ::dup2(out, STDOUT_FILENO);
    if (err >= 0) ::dup2(err, STDERR_FILENO);
    ::execve(arguments[0], arguments.data(), variables.data());
    ::_exit(127);
  }
  return pid;
}

int ExitCode(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int WaitFor(pid_t pid, rusage* usage = nullptr) {
  int status = 0;
  while (::wait4(pid, &status, 0, usage) < 0 && errno == EINTR) {
  }
  return ExitCode(status);
}

// Reads what there is; false at the end.
bool ReadSome(int descriptor, std::string& to) {
  std::array<char, 4096> buffer{};
  const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
  if (count > 0) to.append(buffer.data(), static_cast<std::size_t>(count));
  return count > 0 || (count < 0 && errno == EINTR);
}

}  // namespace

Outcome RunProgram(const std::vector<std::string>& command,
                   const std::vector<std::string>& environment) {
  const auto out = Pipe();
  const auto err = Pipe();
  const pid_t pid = Start(command, environment, out[1], err[1]);
  ::close(out[1]);
  ::close(err[1]);
  Outcome outcome;
  bool out_open = true;
  bool err_open = true;
  while (out_open || err_open) {
    std::array<pollfd, 2> waiting = {
        {{out_open ? out[0] : -1, POLLIN, 0}, {err_open ? err[0] : -1, POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
    if (waiting[0].revents != 0) out_open = ReadSome(out[0], outcome.out);
    if (waiting[1].revents != 0) err_open = ReadSome(err[0], outcome.err);
  }
  ::close(out[0]);
  ::close(err[0]);
  rusage usage{};
  outcome.exit_code = WaitFor(pid, &usage);
  outcome.peak_memory_bytes = static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
  return outcome;
}

Process::Process(const std::vector<std::string>& command,
                 const std::vector<std::string>& environment) {
  const auto out = Pipe();
  pid_ = Start(command, environment, out[1], -1);
  ::close(out[1]);
  out_ = out[0];
}

Process::~Process() {
  if (pid_ > 0) Stop(SIGKILL);
  ::close(out_);
}

std::string Process::WaitForLine(const std::string& text) {
  const auto end = std::chrono::steady_clock::now() + kPatience;
  while (true) {
    const std::size_t found = buffer_.find(text);
    const std::size_t line_end = found == std::string::npos ? found : buffer_.find('\n', found);
    if (line_end != std::string::npos) {
      const std::size_t begin = buffer_.rfind('\n', found) + 1;
      return buffer_.substr(begin, line_end - begin);
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        end - std::chrono::steady_clock::now());
    pollfd waiting{out_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return "";
    if (!ReadSome(out_, buffer_)) return "";
  }
}

void Process::Send(int signal) const { ::kill(pid_, signal); }

int Process::Stop(int signal) {
  Send(signal);
  return Wait();
}

int Process::Wait() {
  const int code = WaitFor(pid_);
  pid_ = -1;
  return code;
}

}  // namespace dossier::testing
