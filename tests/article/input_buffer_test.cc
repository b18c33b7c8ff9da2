#include "article/input_buffer.h"

#include <gtest/gtest.h>

#include <istream>
#include <iterator>
#include <sstream>

namespace dossier::article {
namespace {

std::string Rest(std::streambuf& bytes) {
  return std::string(std::istreambuf_iterator<char>(&bytes), {});
}

std::string LongText() {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += std::to_string(i) + "\n";
  return text;
}

// Gives `bytes` and fails.
class Failing : public InputBuffer {
 public:
  explicit Failing(std::string bytes) : bytes_(std::move(bytes)) {}

 protected:
  std::size_t Fill(std::span<char> block) override {
    const std::size_t count = bytes_.copy(block.data(), block.size());
    bytes_.erase(0, count);
    if (count == 0) SetFault(Error{ErrorCode::kUnreadable, "fails"});
    return count;
  }

 private:
  std::string bytes_;
};

TEST(PeekedInputTest, ReadsTheStartTwice) {
  for (const std::string& text : {std::string(), std::string("short"), LongText()}) {
    std::istringstream stream(text);
    PlainInput plain(*stream.rdbuf());
    PeekedInput peeked(plain);
    EXPECT_EQ(peeked.start(), text.substr(0, 64 << 10));
    EXPECT_EQ(Rest(peeked), text);
    EXPECT_EQ(peeked.furthest(), text.size());
    EXPECT_FALSE(peeked.fault());
  }
}

TEST(PeekedInputTest, GoesBack) {
  const std::string text = LongText();
  std::istringstream stream(text);
  PlainInput plain(*stream.rdbuf());
  PeekedInput peeked(plain);
  const auto size = static_cast<std::streamoff>(text.size());
  EXPECT_EQ(peeked.pubseekoff(-3, std::ios_base::end), size - 3);
  EXPECT_EQ(Rest(peeked), text.substr(text.size() - 3));
  EXPECT_EQ(peeked.pubseekoff(5, std::ios_base::beg), 5);
  EXPECT_EQ(Rest(peeked), text.substr(5));
  EXPECT_EQ(peeked.furthest(), text.size());
}

TEST(PeekedInputTest, TellsAFaultBehindTheBytesInFrontOfIt) {
  for (const std::string& text : {std::string("short"), LongText()}) {
    Failing failing(text);
    PeekedInput peeked(failing);
    std::string read(text.size(), '\0');
    EXPECT_EQ(peeked.sgetn(read.data(), static_cast<std::streamsize>(read.size())),
              static_cast<std::streamsize>(text.size()));
    EXPECT_EQ(read, text);
    EXPECT_FALSE(peeked.fault());
    EXPECT_EQ(Rest(peeked), "");
    ASSERT_TRUE(peeked.fault());
    EXPECT_EQ(peeked.fault()->message, "fails");
  }
}

}  // namespace
}  // namespace dossier::article
