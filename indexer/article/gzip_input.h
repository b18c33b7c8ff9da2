// gzip as it is read.
#pragma once

#include <zlib.h>

#include <vector>

#include "article/input_buffer.h"
#include "article/unpack_limit.h"

namespace dossier::article {

// The contents of a source in gzip (RFC 1952, one member or several), which must outlive it, as
// must `limit`. By zlib itself: the gzip of libarchive checks no sums, and keeps what is in front
// of a fault to itself. What stands behind the last member is left alone.
class GzipInput : public InputBuffer {
 public:
  GzipInput(InputBuffer& source, UnpackLimit& limit);
  ~GzipInput() override;
  GzipInput(const GzipInput&) = delete;
  GzipInput& operator=(const GzipInput&) = delete;

 protected:
  std::size_t Fill(std::span<char> block) override;

 private:
  bool Refill();
  void EndMember();
  void Refuse(std::string what);

  InputBuffer& source_;
  UnpackLimit& limit_;
  z_stream stream_ = {};
  std::vector<char> packed_;
  std::optional<Error> waiting_;  // the fault behind the bytes that were given last
  bool has_ended_ = false;
};

}  // namespace dossier::article
