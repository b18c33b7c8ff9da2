// A client of HTTP that sends any bytes, as slowly as it likes.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

namespace dossier {

struct RawAnswer {
  int status = 0;    // 0: the connection ended before there was one
  std::string head;  // with its last empty line
  std::string body;  // as it went over the wire, chunks and all

  // "" where there is none.
  std::string Field(const std::string& name) const {
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return "";
    const std::size_t begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
  }
};

class RawClient {
 public:
  // `receive_buffer_bytes`: how much the system reads ahead; 0 leaves that to it.
  explicit RawClient(int port, int receive_buffer_bytes = 0)
      : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    if (receive_buffer_bytes > 0) {
      ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer_bytes,
                   sizeof(receive_buffer_bytes));
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0) {
      ::close(socket_);
      throw std::runtime_error("no connection");
    }
  }
  ~RawClient() { ::close(socket_); }
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  // False where the connection is gone.
  bool Send(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t count = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
      if (count <= 0) return false;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
  }

  bool Get(const std::string& target, const std::string& fields = "") {
    return Send("GET " + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n");
  }

  // The next answer of the connection. A body without a length is read to the last chunk, or to the
  // end of the connection.
  RawAnswer Read() {
    RawAnswer answer = ReadHead();
    if (answer.status == 0 || answer.status == 304) return answer;
    ReadBody(answer);
    return answer;
  }

  // The same, where a head is all that comes, or all that is wanted for now.
  RawAnswer ReadHead() {
    RawAnswer answer;
    std::size_t end = std::string::npos;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
      if (!ReadSome()) return answer;
    }
    answer.head = buffer_.substr(0, end + 4);
    buffer_.erase(0, end + 4);
    answer.status = std::atoi(answer.head.c_str() + 9);
    return answer;
  }

  // Whether the server ends the connection without another byte.
  bool IsClosed() { return buffer_.empty() && !ReadSome() && ended_; }

  void EndSending() { ::shutdown(socket_, SHUT_WR); }

 private:
  void ReadBody(RawAnswer& answer) {
    const std::string length = answer.Field("Content-Length");
    if (!length.empty()) {
      while (buffer_.size() < std::stoul(length) && ReadSome()) {
      }
      answer.body = buffer_.substr(0, std::stoul(length));
      buffer_.erase(0, answer.body.size());
    } else if (!answer.Field("Transfer-Encoding").empty()) {
      std::size_t last = 0;
      while ((last = buffer_.find("0\r\n\r\n")) == std::string::npos && ReadSome()) {
      }
      answer.body = buffer_.substr(0, last == std::string::npos ? last : last + 5);
      buffer_.erase(0, answer.body.size());
    } else {
      while (ReadSome()) {
      }
      answer.body.swap(buffer_);
    }
  }

  // False at the end, and where nothing comes for ten seconds.
  bool ReadSome() {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, 10'000) <= 0) return false;
    std::array<char, 16 * 1024> bytes;
    const ssize_t count = ::recv(socket_, bytes.data(), bytes.size(), 0);
    if (count <= 0) {
      ended_ = true;
      return false;
    }
    buffer_.append(bytes.data(), static_cast<std::size_t>(count));
    return true;
  }

  int socket_;
  std::string buffer_;
  bool ended_ = false;
};

}  // namespace dossier
