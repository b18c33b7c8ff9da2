// http_load: how long searches take over HTTP, with several clients at once.
//
//   http_load HOST:PORT TARGETS CLIENTS REQUESTS
//
// TARGETS is a file of request targets, one a line. Each client keeps its connection and asks for
// the targets in turn, each client from another place, until it has REQUESTS answers. Prints a line
// of JSON: seconds in all, and for every request the milliseconds until the last byte of the answer
// and those that the answer itself says the search took (timing_ms.total); the rest of the former
// is HTTP, JSON, loopback and waiting for a free core. A search that was refused (503) has -1
// there. An answer that the server had kept (dossier-server --answer-cache-mb) is a fault: it tells
// nothing of searches.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

struct Sample {
  double latency_ms = 0;
  double search_ms = 0;
};

double MillisecondsNow() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

// A connection to a server that answers with Content-Length. It is kept until the server says that
// it closes it.
class Connection {
 public:
  Connection(std::string host, int port) : host_(std::move(host)), port_(port) {}
  ~Connection() { Close(); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // The body of an answer 200; empty of a 503.
  std::string_view Get(const std::string& target) {
    if (socket_ < 0) Connect();
    const std::string request = "GET " + target + " HTTP/1.1\r\nHost: " + host_ + "\r\n\r\n";
    if (send(socket_, request.data(), request.size(), 0) != static_cast<ssize_t>(request.size())) {
      throw std::runtime_error("cannot send " + target);
    }
    received_.clear();
    std::size_t body = std::string::npos;
    while (body == std::string::npos) {
      Receive(target);
      body = received_.find("\r\n\r\n");
    }
    body += 4;
    const std::string head = received_.substr(0, body);
    const std::size_t length = ContentLength(head);
    const bool is_refused = head.starts_with("HTTP/1.1 503");
    if ((!head.starts_with("HTTP/1.1 200") && !is_refused) || length == 0) {
      throw std::runtime_error(target + ": " + std::string(head.substr(0, head.find('\r'))));
    }
    while (received_.size() < body + length) Receive(target);
    if (head.find("Connection: close") != std::string_view::npos) Close();
    return is_refused ? std::string_view() : std::string_view(received_).substr(body);
  }

 private:
  void Connect() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port_));
    socket_ = socket(AF_INET, SOCK_STREAM, 0);
    const int on = 1;
    setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (inet_pton(AF_INET, host_.c_str(), &address.sin_addr) != 1 ||
        connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
      throw std::runtime_error("cannot connect to " + host_);
    }
  }

  void Close() {
    if (socket_ >= 0) close(socket_);
    socket_ = -1;
  }

  void Receive(const std::string& target) {
    char buffer[65536];
    const ssize_t size = recv(socket_, buffer, sizeof buffer, 0);
    if (size <= 0) throw std::runtime_error("the server hung up on " + target);
    received_.append(buffer, static_cast<std::size_t>(size));
  }

  static std::size_t ContentLength(std::string_view head) {
    constexpr std::string_view kName = "Content-Length: ";
    const std::size_t at = head.find(kName);
    std::size_t length = 0;
    if (at != std::string_view::npos) {
      std::from_chars(head.data() + at + kName.size(), head.data() + head.size(), length);
    }
    return length;
  }

  std::string host_;
  int port_;
  int socket_ = -1;
  std::string received_;
};

// The total of "timing_ms", which stands near the end of an answer.
double SearchMilliseconds(std::string_view body) {
  constexpr std::string_view kName = "\"total\":";
  const std::size_t timing = body.rfind("\"timing_ms\"");
  const std::size_t total = timing == std::string_view::npos ? timing : body.find(kName, timing);
  if (total == std::string_view::npos) throw std::runtime_error("an answer tells no timing");
  if (body.find("\"cached\":true", timing) != std::string_view::npos) {
    throw std::runtime_error("the server keeps answers; start it with --answer-cache-mb 0");
  }
  return std::strtod(std::string(body.substr(total + kName.size(), 32)).c_str(), nullptr);
}

std::vector<Sample> Ask(const std::string& host, int port, const std::vector<std::string>& targets,
                        std::size_t first, std::size_t requests) {
  Connection connection(host, port);
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < requests; ++i) {
    const double start = MillisecondsNow();
    const std::string_view body = connection.Get(targets[(first + i) % targets.size()]);
    const double end = MillisecondsNow();
    samples.push_back({end - start, body.empty() ? -1 : SearchMilliseconds(body)});
  }
  return samples;
}

std::vector<std::string> ReadLines(const std::string& file) {
  std::ifstream stream(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  if (lines.empty()) throw std::runtime_error("no targets in " + file);
  return lines;
}

void Run(const std::string& address, const std::string& file, std::size_t clients,
         std::size_t requests) {
  const std::size_t colon = address.rfind(':');
  if (colon == std::string::npos) throw std::runtime_error("no port in " + address);
  const std::string host = address.substr(0, colon);
  const int port = std::stoi(address.substr(colon + 1));
  const std::vector<std::string> targets = ReadLines(file);
  std::vector<std::vector<Sample>> samples(clients);
  std::vector<std::exception_ptr> faults(clients);
  const double start = MillisecondsNow();
  {
    std::vector<std::jthread> threads;
    for (std::size_t client = 0; client < clients; ++client) {
      threads.emplace_back([&, client] {
        try {
          samples[client] = Ask(host, port, targets, client * targets.size() / clients, requests);
        } catch (...) {
          faults[client] = std::current_exception();
        }
      });
    }
  }
  const double end = MillisecondsNow();
  for (const std::exception_ptr& fault : faults) {
    if (fault) std::rethrow_exception(fault);
  }
  std::cout << "{\"seconds\":" << (end - start) / 1000 << ",\"samples\":[";
  const char* between = "";
  for (const std::vector<Sample>& of_client : samples) {
    for (const Sample& sample : of_client) {
      std::cout << between << "[" << sample.latency_ms << "," << sample.search_ms << "]";
      between = ",";
    }
  }
  std::cout << "]}\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "http_load HOST:PORT TARGETS CLIENTS REQUESTS\n";
    return 2;
  }
  try {
    Run(argv[1], argv[2], std::stoul(argv[3]), std::stoul(argv[4]));
  } catch (const std::exception& error) {
    std::cerr << error.what() << "\n";
    return 5;
  }
  return 0;
}
