// How connections are served
//
// A thread for each connection, as cpp-httplib has it, is a thread for each client that is slow or
// silent, and a few dozen of those keep everybody else out. Here one thread owns all connections,
// never waits for any of them, and hands whole requests to workers:
//
//       bytes                  request                 answer
//   kReading ──────────────> kWaiting ─────────────> kAnswering ──┐ all sent
//      ^  │ no proper head       │ too many wait         ^        │
//      │  └──────────────────────┴─── a refusal ─────────┘        │
//      └───────────────────── kept alive ─────────────────────────┤
//                                                                 └──> kLingering ──> closed
//
// - A head is collected under one deadline and a size limit (request_head.h). While a request is
//   being answered the next ones stay in the socket, so pipelined requests are answered in order
//   and a client that sends more than it reads is held back by TCP.
// - Workers put answers into the outbox, whose event descriptor wakes this thread.
// - A connection ends by shutting down our side and throwing away what still comes, for a while: a
//   close with unread bytes would be a reset, and a reset may take the answer with it (RFC 9112,
//   section 9.6).
// - Deadlines are looked at ten times a second; each connection has one, by its state.
//
// Cost of a request: two wake-ups of this thread, one of a worker. tests/http/http_server_test.cc
// covers the states, tests/attacks/attack.py what clients do to them.
#include "http/front.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <utility>
#include <vector>

namespace dossier::http {
namespace {

using State = Connection::State;
using std::chrono::milliseconds;

constexpr std::uint64_t kListenerId = 0;
constexpr std::uint64_t kOutboxId = 1;
constexpr std::uint64_t kFirstConnectionId = 2;

constexpr milliseconds kSweepInterval{100};
constexpr milliseconds kSweepIntervalWhileStopping{20};
constexpr int kAcceptAtOnce = 64;
constexpr std::size_t kReadBytes = 4096;

constexpr milliseconds kLinger{2'000};
constexpr std::size_t kMaxThrownAwayBytes = 1 << 20;
// For what is neither a request nor an answer when the server stops: a head that is on its way, a
// client that has not closed its side.
constexpr milliseconds kStopGrace{200};

// Files that the process may need besides connections: index, logs.
constexpr std::size_t kOtherFiles = 256;

// As many connections as were asked for, or as the process may have files.
std::size_t MaxConnections(std::size_t wanted) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
  if (limit.rlim_cur < wanted + kOtherFiles) {
    limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, wanted + kOtherFiles);
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
  }
  if (limit.rlim_cur >= wanted + kOtherFiles) return wanted;
  return std::max<std::size_t>(limit.rlim_cur / 2, 1);
}

// "192.0.2.1", also where it came to a socket of IPv6, or "2001:db8::1".
std::string ToText(const sockaddr_storage& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  int family = address.ss_family;
  const void* bytes = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  if (family == AF_INET6) {
    const in6_addr& wide = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
    const bool is_mapped = IN6_IS_ADDR_V4MAPPED(&wide);
    family = is_mapped ? AF_INET : AF_INET6;
    bytes = is_mapped ? &wide.s6_addr[12] : &wide.s6_addr[0];
  }
  return ::inet_ntop(family, bytes, text.data(), text.size()) == nullptr ? "" : text.data();
}

int CreateEpoll() {
  const int descriptor = ::epoll_create1(EPOLL_CLOEXEC);
  if (descriptor < 0) throw std::system_error(errno, std::generic_category(), "epoll");
  return descriptor;
}

// Has the system take no more of a stream than the gate lets through. Else it takes up to 4 MB and
// says that there is room only once a third of that has gone: a reader of 60 KB a second seems to
// stop for 20 seconds then (2026-11-26).
void TakeLittleAhead(int descriptor) {
  constexpr int kBytes = StreamGate::kRoom;
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NOTSENT_LOWAT, &kBytes, sizeof(kBytes));
}

// What the log can say of a head that is not whole: the method, and the target as far as it came.
RequestHead BeginningOf(std::string_view head) {
  constexpr std::size_t kTold = 200;
  const std::string_view line = head.substr(0, std::min(head.find_first_of("\r\n"), kTold));
  return ParseRequestHead(std::string(line) + " \r\n");
}

// Gives back what a large answer or a long head has taken.
void Empty(std::string& buffer) {
  constexpr std::size_t kKept = 4096;
  if (buffer.capacity() > kKept) {
    std::string().swap(buffer);
  } else {
    buffer.clear();
  }
}

}  // namespace

Front::Front(int listener, Handler handler, HttpServer::Options options)
    : options_(std::move(options)),
      max_connections_(MaxConnections(options_.max_connections)),
      epoll_(CreateEpoll()),
      listener_(listener),
      responder_(std::move(handler), options_, stopping_, outbox_, counters_),
      next_id_(kFirstConnectionId),
      request_ids_((std::uint64_t{std::random_device{}()} << 32U) ^ std::random_device{}()) {
  if (!Watch(listener_, kListenerId) || !Watch(outbox_.event_descriptor(), kOutboxId)) {
    throw std::system_error(errno, std::generic_category(), "epoll_ctl");
  }
}

Front::~Front() {
  if (listener_ >= 0) ::close(listener_);
  ::close(epoll_);
}

void Front::AskToStop() {
  asked_to_stop_ = true;
  outbox_.Wake();
}

void Front::Run() {
  const auto answer = [this](Job& job) { responder_.Answer(job); };
  const std::size_t stream_workers = options_.is_stream ? options_.max_streams : 0;
  workers_.emplace(options_.workers + stream_workers, options_.max_waiting, answer);
  light_workers_.emplace(options_.light_workers, options_.max_waiting, answer);
  std::array<epoll_event, 128> events{};
  while (!stopping_ || !connections_.empty()) {
    const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()),
                                   static_cast<int>(TimeToSweep().count()));
    now_ = Clock::now();
    for (int i = 0; i < count; ++i) {
      const epoll_event& event = events[static_cast<std::size_t>(i)];
      if (event.data.u64 == kListenerId) {
        Accept(kAcceptAtOnce);
      } else if (event.data.u64 == kOutboxId) {
        for (Output& output : outbox_.TakeAll()) Take(std::move(output));
      } else if (const auto found = connections_.find(event.data.u64);
                 found != connections_.end()) {
        Handle(found->second, event.events);
      }
    }
    if (asked_to_stop_ && !stopping_) BeginToStop();
    if (TimeToSweep() == milliseconds(0)) Sweep();
  }
  workers_.reset();
  light_workers_.reset();
}

// False where the system has no room for it.
bool Front::Watch(int descriptor, std::uint64_t id) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.u64 = id;
  return ::epoll_ctl(epoll_, EPOLL_CTL_ADD, descriptor, &event) == 0;
}

void Front::Expect(Connection& connection, std::uint32_t events) {
  if (connection.events == events) return;
  connection.events = events;
  epoll_event event{};
  event.events = events;
  event.data.u64 = connection.id;
  ::epoll_ctl(epoll_, EPOLL_CTL_MOD, connection.descriptor, &event);
}

// -1: there is nothing to sweep.
milliseconds Front::TimeToSweep() const {
  if (connections_.empty() && accepting_) return milliseconds(-1);
  const milliseconds interval = stopping_ ? kSweepIntervalWhileStopping : kSweepInterval;
  const auto left = std::chrono::ceil<milliseconds>(last_sweep_ + interval - now_);
  return std::max(left, milliseconds(0));
}

void Front::Accept(int at_most) {
  for (int i = 0; i < at_most; ++i) {
    sockaddr_storage address{};
    socklen_t size = sizeof(address);
    const int descriptor = ::accept4(listener_, reinterpret_cast<sockaddr*>(&address), &size,
                                     SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (descriptor >= 0) {
      Admit(descriptor, ToText(address));
    } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
      return;
    } else if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) {
      // Linux says so even where nobody waits.
      pollfd waiting{listener_, POLLIN, 0};
      if (::poll(&waiting, 1, 0) <= 0) return;
      // The same would happen at once again; the next sweep goes on.
      Evict();
      ::epoll_ctl(epoll_, EPOLL_CTL_DEL, listener_, nullptr);
      accepting_ = false;
      return;
    }
    // Else the client has gone before it was met (accept(2), "Error handling").
  }
}

void Front::Admit(int descriptor, std::string client) {
  ++counters_.connections;
  const std::uint64_t id = next_id_++;
  if ((connections_.size() >= max_connections_ && !Evict()) || !Watch(descriptor, id)) {
    ++counters_.refused_connections;
    ::close(descriptor);
    return;
  }
  const int yes = 1;
  // Without it a kept connection waits 40 ms for each answer (Nagle and delayed acknowledgements).
  ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
  Connection& connection = connections_[id];
  connection.id = id;
  connection.descriptor = descriptor;
  connection.client = std::move(client);
  connection.events = EPOLLIN;
  connection.since = now_;
  connection.deadline = now_ + options_.idle_timeout;
  ++counters_.connections_now;
}

// Makes room for a connection: the one goes that needs it least, and of these the oldest. False
// where all are being answered.
bool Front::Evict() {
  const auto rank = [](const Connection& connection) {
    if (connection.state == State::kLingering) return 0;
    return connection.is_idle() ? 1 : 2;
  };
  Connection* least = nullptr;
  for (auto& [id, connection] : connections_) {
    if (connection.state == State::kWaiting || connection.state == State::kAnswering) continue;
    if (least == nullptr ||
        std::pair(rank(connection), connection.since) < std::pair(rank(*least), least->since)) {
      least = &connection;
    }
  }
  if (least == nullptr) return false;
  if (least->state != State::kLingering) ++counters_.refused_connections;
  Close(*least);
  return true;
}

void Front::Handle(Connection& connection, std::uint32_t events) {
  if ((events & (EPOLLERR | EPOLLHUP)) != 0) {
    Close(connection);
  } else if ((events & EPOLLIN) != 0) {
    Read(connection);
  } else if (connection.unsent() > 0) {
    Flush(connection);
  }
}

void Front::Read(Connection& connection) {
  if (connection.state == State::kWaiting || connection.state == State::kAnswering) {
    Expect(connection, connection.events & ~std::uint32_t{EPOLLIN});
    return;
  }
  std::array<char, kReadBytes> buffer;
  const ssize_t count = ::recv(connection.descriptor, buffer.data(), buffer.size(), 0);
  if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return;
  if (count <= 0) {
    Close(connection);
    return;
  }
  const auto size = static_cast<std::size_t>(count);
  if (connection.state == State::kLingering) {
    connection.thrown_away += size;
    if (connection.thrown_away > kMaxThrownAwayBytes) Close(connection);
    return;
  }
  if (connection.in.empty()) {
    connection.since = now_;
    connection.deadline = now_ + (stopping_ ? kStopGrace : options_.head_timeout);
  }
  connection.in.append(buffer.data(), size);
  Proceed(connection);
}

// Looks for a request in what has come.
void Front::Proceed(Connection& connection) {
  const HeadEnd end = FindHeadEnd(connection.in, connection.seen);
  if (end.fault) {
    ++counters_.refused_heads;
    Refuse(connection, end.fault->status, end.fault->detail, BeginningOf(connection.in));
    return;
  }
  if (end.size == 0) {
    connection.seen = connection.in.size();
    Expect(connection, EPOLLIN);
    return;
  }
  RequestHead head = ParseRequestHead(std::string_view(connection.in).substr(0, end.size));
  if (end.size == connection.in.size()) {
    Empty(connection.in);
  } else {
    connection.in.erase(0, end.size);
  }
  connection.seen = 0;
  if (head.fault) {
    ++counters_.refused_heads;
    Refuse(connection, head.fault->status, head.fault->detail, head);
  } else {
    Submit(connection, std::move(head));
  }
}

Job Front::MakeJob(const Connection& connection, const RequestHead& head) {
  std::array<char, 17> id{};
  std::snprintf(id.data(), id.size(), "%016llx", static_cast<unsigned long long>(request_ids_()));
  return {.connection = connection.id,
          .request = {.method = head.method,
                      .target = head.target,
                      .accept_language = head.accept_language,
                      .if_none_match = head.if_none_match,
                      .authorization = head.authorization,
                      .host = head.host,
                      .origin = head.origin,
                      .client = connection.client,
                      .id = id.data()},
          .delivery = {.head_only = head.method == "HEAD",
                       .accepts_gzip = head.accepts_gzip,
                       .is_http_1_0 = head.is_http_1_0,
                       // A body is not read, so nothing can be behind it.
                       .keep_alive = head.keep_alive && !head.has_body && !head.fault},
          .arrived = now_};
}

void Front::Submit(Connection& connection, RequestHead head) {
  connection.state = State::kWaiting;
  connection.since = now_;
  connection.deadline = Clock::time_point::max();
  Job job = MakeJob(connection, head);
  if (options_.is_stream && options_.is_stream(job.request)) {
    // Before the handler is asked: what such an answer costs comes before its first piece.
    if (counters_.streams_now >= options_.max_streams && !CutSlowestStream()) {
      RefuseBusy(std::move(job), "too many exports are under way");
      return;
    }
    job.stream = std::make_unique<Presence>(counters_.streams_now);
  }
  const bool is_light = options_.is_light && options_.is_light(job.request);
  WorkerPool& workers = is_light ? *light_workers_ : *workers_;
  if (auto too_many = workers.Offer(std::move(job))) {
    RefuseBusy(*std::move(too_many), "too many requests wait");
  }
}

// What is behind it in the connection is not read: each would be refused on top of the one before.
void Front::RefuseBusy(Job job, std::string_view detail) {
  ++counters_.refused_busy;
  job.delivery.keep_alive = false;
  Take(responder_.Refuse(job, 503, detail));
}

void Front::Refuse(Connection& connection, int status, std::string_view detail,
                   const RequestHead& head) {
  Job job = MakeJob(connection, head);
  job.delivery.keep_alive = false;
  Take(responder_.Refuse(job, status, detail));
}

// Puts a piece of an answer, or all of it, behind what is to be sent.
void Front::Take(Output output) {
  const auto found = connections_.find(output.connection);
  if (found == connections_.end()) {
    if (output.gate) output.gate->Cut();
    return;
  }
  Connection& connection = found->second;
  if (output.then == Output::Then::kReset) {
    Reset(connection);
    return;
  }
  if (connection.unsent() == 0) {
    connection.state = State::kAnswering;
    connection.since = now_;
    connection.sent_since = 0;
    connection.deadline = now_ + (output.gate ? options_.stall_timeout : options_.answer_timeout);
  }
  if (output.gate && !connection.gate) TakeLittleAhead(connection.descriptor);
  unsent_bytes_ += output.bytes.size();
  if (connection.out.empty()) {
    connection.out = std::move(output.bytes);
  } else {
    connection.out += output.bytes;
  }
  connection.then = output.then;
  connection.gate = std::move(output.gate);
  Flush(connection);
  if (unsent_bytes_ > options_.max_unsent_bytes) CutWhatIsTooMuch();
  counters_.unsent_bytes_now = unsent_bytes_;
}

void Front::Flush(Connection& connection) {
  while (connection.unsent() > 0) {
    const ssize_t count = ::send(connection.descriptor, connection.out.data() + connection.sent,
                                 connection.unsent(), MSG_NOSIGNAL);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
      Expect(connection, EPOLLOUT);
      return;
    }
    if (count < 0) {
      Close(connection);
      return;
    }
    const auto size = static_cast<std::size_t>(count);
    connection.sent += size;
    unsent_bytes_ -= size;
    if (!connection.gate) continue;
    connection.gate->Leave(size);
    connection.sent_since += size;
    if (connection.sent_since >= StreamGate::kRoom) {
      connection.since = now_;
      connection.sent_since = 0;
      connection.deadline = now_ + options_.stall_timeout;
      connection.out.erase(0, std::exchange(connection.sent, 0));
    }
  }
  counters_.unsent_bytes_now = unsent_bytes_;
  Empty(connection.out);
  connection.sent = 0;
  if ((connection.events & EPOLLOUT) != 0) Expect(connection, EPOLLIN);
  GoOn(connection);
}

// Everything that there is of an answer has been sent.
void Front::GoOn(Connection& connection) {
  if (connection.then == Output::Then::kMore) {
    // The worker takes its time; it has a deadline of its own.
    connection.deadline = Clock::time_point::max();
    Expect(connection, 0);
    return;
  }
  connection.gate = nullptr;
  if (connection.then == Output::Then::kClose || stopping_) {
    Linger(connection);
    return;
  }
  connection.state = State::kReading;
  connection.since = now_;
  if (connection.in.empty()) {
    connection.deadline = now_ + options_.idle_timeout;
    Expect(connection, EPOLLIN);
  } else {
    connection.deadline = now_ + options_.head_timeout;
    Proceed(connection);
  }
}

void Front::Linger(Connection& connection) {
  ::shutdown(connection.descriptor, SHUT_WR);
  connection.state = State::kLingering;
  connection.since = now_;
  connection.deadline = now_ + (stopping_ ? kStopGrace : kLinger);
  Empty(connection.in);
  Expect(connection, EPOLLIN);
}

void Front::Close(Connection& connection) {
  unsent_bytes_ -= connection.unsent();
  counters_.unsent_bytes_now = unsent_bytes_;
  if (connection.gate) connection.gate->Cut();
  ::close(connection.descriptor);
  --counters_.connections_now;
  connections_.erase(connection.id);
}

// So that a body which ends with the connection does not look whole.
void Front::Reset(Connection& connection) {
  const linger now{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(connection.descriptor, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
  Close(connection);
}

// Makes room for a stream by ending the one whose reader is slowest. False where none is slow, only
// many.
bool Front::CutSlowestStream() {
  Connection* slowest = nullptr;
  for (auto& [id, connection] : connections_) {
    const bool is_slow = connection.gate && connection.unsent() > 0 &&
                         now_ - connection.since > options_.slow_stream;
    if (is_slow && (slowest == nullptr || connection.since < slowest->since)) {
      slowest = &connection;
    }
  }
  if (slowest == nullptr) return false;
  ++counters_.cut_answers;
  Reset(*slowest);
  return true;
}

void Front::CutWhatIsTooMuch() {
  while (unsent_bytes_ > options_.max_unsent_bytes) {
    Connection* oldest = nullptr;
    for (auto& [id, connection] : connections_) {
      if (connection.unsent() == 0) continue;
      if (oldest == nullptr || connection.since < oldest->since) oldest = &connection;
    }
    // One answer alone may be as large as it is.
    if (oldest->unsent() == unsent_bytes_) return;
    ++counters_.cut_answers;
    Reset(*oldest);
  }
}

// The deadline of a connection is over.
void Front::EndInTime(Connection& connection) {
  if (connection.state == State::kReading && !connection.in.empty() && !stopping_) {
    ++counters_.refused_slow_heads;
    Refuse(connection, 408, "the head of the request did not come in time",
           BeginningOf(connection.in));
    return;
  }
  if (connection.state == State::kAnswering) {
    ++counters_.cut_answers;
    Reset(connection);
  } else {
    Close(connection);
  }
}

void Front::RefuseOverdue(WorkerPool& workers) {
  for (Job& job : workers.TakeOverdue(now_ - options_.max_wait)) {
    ++counters_.refused_busy;
    Take(responder_.Refuse(job, 503, "no worker was free in time"));
  }
}

void Front::Sweep() {
  last_sweep_ = now_;
  if (!accepting_ && !stopping_) {
    accepting_ = Watch(listener_, kListenerId);
  }
  RefuseOverdue(*workers_);
  RefuseOverdue(*light_workers_);
  const bool cut_all = now_ >= stop_deadline_;
  std::vector<std::uint64_t> over;
  for (const auto& [id, connection] : connections_) {
    if (cut_all || connection.deadline <= now_) over.push_back(id);
  }
  for (const std::uint64_t id : over) {
    const auto found = connections_.find(id);
    if (found != connections_.end()) EndInTime(found->second);
  }
}

void Front::BeginToStop() {
  // Who is in the backlog has been told that it is connected.
  if (accepting_) Accept(static_cast<int>(max_connections_));
  ::close(std::exchange(listener_, -1));
  stopping_ = true;
  stop_deadline_ = now_ + options_.stop_timeout;
  std::vector<std::uint64_t> ids;
  for (const auto& [id, connection] : connections_) ids.push_back(id);
  for (const std::uint64_t id : ids) {
    auto found = connections_.find(id);
    if (found != connections_.end() && found->second.state == State::kReading) Read(found->second);
    found = connections_.find(id);
    if (found == connections_.end()) continue;
    Connection& connection = found->second;
    if (connection.is_idle()) {
      Close(connection);
    } else if (connection.state == State::kReading || connection.state == State::kLingering) {
      connection.deadline = std::min(connection.deadline, now_ + kStopGrace);
    }
  }
}

}  // namespace dossier::http
