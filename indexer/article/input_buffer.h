// Bytes of an input that may fail: files, streams, and what is unpacked from them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace dossier::article {

// A stream buffer that is filled block by block and tells a fault from the end.
class InputBuffer : public std::streambuf {
 public:
  // The fault that ended the reading; none before all bytes in front of it have been taken, and
  // none where it was the end.
  const std::optional<Error>& fault() const { return fault_; }

 protected:
  InputBuffer();

  // Puts the next bytes into `block`, which is not empty, and returns how many; 0 at the end, and
  // after SetFault.
  virtual std::size_t Fill(std::span<char> block) = 0;

  // Goes to another byte and returns its offset; -1 where that cannot be. `way` is not `cur`.
  virtual std::int64_t Seek(std::int64_t offset, std::ios_base::seekdir way);

  void SetFault(std::optional<Error> fault) { fault_ = std::move(fault); }

  int_type underflow() final;
  pos_type seekoff(off_type offset, std::ios_base::seekdir way,
                   std::ios_base::openmode which) final;

 private:
  std::vector<char> block_;
  std::optional<Error> fault_;
};

// Any stream buffer as an input without faults. `source` must outlive it.
class PlainInput : public InputBuffer {
 public:
  explicit PlainInput(std::streambuf& source) : source_(source) {}

 protected:
  std::size_t Fill(std::span<char> block) override;
  std::int64_t Seek(std::int64_t offset, std::ios_base::seekdir way) override;

 private:
  std::streambuf& source_;
};

// An input whose first bytes can be looked at before they are read. `source` must outlive it.
class PeekedInput : public InputBuffer {
 public:
  explicit PeekedInput(InputBuffer& source);

  // The first 64 KB of the source, or all where it has fewer.
  std::string_view start() const { return start_; }

  // The offset behind the last byte that was read.
  std::uint64_t furthest() const { return furthest_; }

 protected:
  std::size_t Fill(std::span<char> block) override;
  std::int64_t Seek(std::int64_t offset, std::ios_base::seekdir way) override;

 private:
  InputBuffer& source_;
  std::string start_;
  std::size_t start_taken_ = 0;
  std::uint64_t position_ = 0;
  std::uint64_t furthest_ = 0;
};

}  // namespace dossier::article
