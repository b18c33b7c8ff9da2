#include "http/responder.h"

#include <memory>
#include <optional>
#include <utility>

#include "http/app.h"
#include "http/compression.h"

namespace dossier::http {
namespace {

// Pieces are gathered to this size: each costs a wake-up of the thread that sends.
constexpr std::size_t kStreamPieceBytes = 16 * 1024;

// The body of a stream on its way: pieces are compressed, gathered, framed, counted, and put into
// the outbox when the reader has room for them.
class StreamWriter {
 public:
  StreamWriter(Outbox& outbox, std::uint64_t connection, bool compressed, bool chunked)
      : outbox_(outbox), connection_(connection), chunked_(chunked) {
    if (compressed) gzip_.emplace();
  }
  ~StreamWriter() {
    // What has no proper end must not look as if it had.
    if (!ended_) outbox_.Put({.connection = connection_, .then = Output::Then::kReset});
  }
  StreamWriter(const StreamWriter&) = delete;
  StreamWriter& operator=(const StreamWriter&) = delete;

  bool Begin(std::string head) { return Send(std::move(head), Output::Then::kMore); }

  bool Write(std::string_view piece) {
    if (gzip_) {
      gathered_ += gzip_->Add(piece);
    } else {
      gathered_ += piece;
    }
    return gathered_.size() < kStreamPieceBytes ||
           Send(Frame(std::exchange(gathered_, {})), Output::Then::kMore);
  }

  // False where nobody read to the end.
  bool End(Output::Then then) {
    if (gzip_) gathered_ += gzip_->Finish();
    std::string rest = Frame(std::move(gathered_));
    if (chunked_) rest += kLastChunk;
    ended_ = Send(std::move(rest), then);
    return ended_;
  }

  std::uint64_t bytes() const { return bytes_; }

 private:
  std::string Frame(std::string piece) const { return chunked_ ? Chunk(piece) : std::move(piece); }

  bool Send(std::string bytes, Output::Then then) {
    if (!gate_->Enter(bytes.size())) return false;
    bytes_ += bytes.size();
    outbox_.Put(
        {.connection = connection_, .bytes = std::move(bytes), .then = then, .gate = gate_});
    return true;
  }

  Outbox& outbox_;
  const std::uint64_t connection_;
  const bool chunked_;
  const std::shared_ptr<StreamGate> gate_ = std::make_shared<StreamGate>();
  std::optional<Gzip> gzip_;
  std::string gathered_;
  std::uint64_t bytes_ = 0;
  bool ended_ = false;
};

Output::Then Behind(const Delivery& delivery) {
  return delivery.keep_alive ? Output::Then::kNextRequest : Output::Then::kClose;
}

}  // namespace

Responder::Responder(Handler handler, const HttpServer::Options& options,
                     const std::atomic<bool>& stopping, Outbox& outbox, Counters& counters)
    : handler_(std::move(handler)),
      options_(options),
      stopping_(stopping),
      outbox_(outbox),
      counters_(counters) {}

void Responder::Answer(const Job& job) const {
  const Presence request(counters_.requests_now);
  try {
    Response response;
    try {
      response = handler_(job.request);
    } catch (...) {
      response = Refusal(job, 500, "");
    }
    if (!response.body_writer || job.delivery.head_only) {
      outbox_.Put(Whole(job, std::move(response)));
    } else {
      Stream(job, std::move(response));
    }
  } catch (...) {
    outbox_.Put({.connection = job.connection, .then = Output::Then::kReset});
  }
}

Output Responder::Refuse(const Job& job, int status, std::string_view detail) const {
  return Whole(job, Refusal(job, status, detail));
}

Response Responder::Refusal(const Job& job, int status, std::string_view detail) const {
  Response response = App::Refuse(status, detail);
  response.route = App::RouteOf(job.request);
  if (options_.on_refusal) options_.on_refusal(job.request, response);
  return response;
}

Delivery Responder::ToDelivery(const Job& job) const {
  Delivery delivery = job.delivery;
  if (stopping_) delivery.keep_alive = false;
  return delivery;
}

Output Responder::Whole(const Job& job, Response response) const {
  const Delivery delivery = ToDelivery(job);
  response.headers["X-Request-Id"] = job.request.id;
  std::string bytes =
      response.body_writer ? StreamHead(response, delivery) : WholeAnswer(response, delivery);
  Log(job, response, bytes.size(), Ending::kWhole);
  return {.connection = job.connection, .bytes = std::move(bytes), .then = Behind(delivery)};
}

void Responder::Stream(const Job& job, Response response) const {
  Delivery delivery = ToDelivery(job);
  if (!IsChunked(delivery)) delivery.keep_alive = false;
  response.headers["X-Request-Id"] = job.request.id;
  Ending ending = Ending::kCut;
  StreamWriter writer(outbox_, job.connection, IsCompressed(response, delivery),
                      IsChunked(delivery));
  try {
    if (writer.Begin(StreamHead(response, delivery))) {
      response.body_writer([&](std::string_view piece) { return writer.Write(piece); });
      if (writer.End(Behind(delivery))) ending = Ending::kWhole;
    }
  } catch (...) {
    // The handler has said why; the writer, not ended, resets the connection.
  }
  Log(job, response, writer.bytes(), ending);
}

void Responder::Log(const Job& job, const Response& response, std::uint64_t bytes,
                    Ending ending) const {
  if (!options_.access_log) return;
  options_.access_log({.method = job.request.method,
                       .target = job.request.target,
                       .client = job.request.client,
                       .request_id = job.request.id,
                       .route = response.route,
                       .status = response.status,
                       .seconds = std::chrono::duration<double>(Clock::now() - job.arrived).count(),
                       .bytes = bytes,
                       .is_cut = ending == Ending::kCut,
                       .hits = response.hits,
                       .search_times = response.search_times});
}

}  // namespace dossier::http
