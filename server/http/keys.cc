#include "http/keys.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <utility>

#include "http/app.h"
#include "http/responses.h"
#include "index/files.h"

namespace dossier::http {
namespace {

std::optional<int> HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return std::nullopt;
}

std::optional<Digest> FromHex(std::string_view hex) {
  Digest digest{};
  if (hex.size() != 2 * digest.size()) return std::nullopt;
  for (std::size_t i = 0; i < digest.size(); ++i) {
    const auto high = HexDigit(hex[2 * i]);
    const auto low = HexDigit(hex[2 * i + 1]);
    if (!high || !low) return std::nullopt;
    digest[i] = static_cast<std::uint8_t>(*high * 16 + *low);
  }
  return digest;
}

// Looks at every byte, whatever the first ones are.
bool IsSame(const Digest& left, const Digest& right) {
  unsigned difference = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    difference |= static_cast<unsigned>(left[i] ^ right[i]);
  }
  return difference == 0;
}

// Empty where the header is of another kind.
std::string_view KeyOf(std::string_view authorization) {
  constexpr std::string_view kScheme = "bearer ";
  if (authorization.size() <= kScheme.size()) return {};
  const bool is_bearer = std::ranges::equal(
      authorization.substr(0, kScheme.size()), kScheme, [](char given, char wanted) {
        return (given >= 'A' && given <= 'Z' ? given + 32 : given) == wanted;
      });
  if (!is_bearer) return {};
  std::string_view key = authorization.substr(kScheme.size());
  while (key.starts_with(' ')) key.remove_prefix(1);
  return key;
}

Result<std::vector<Key>> ReadKeys(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) == 0 && (status.st_mode & S_IROTH) != 0) {
    return Fail(ErrorCode::kUnreadable,
                file.string() + " can be read by everybody on this machine; chmod 640 mends that");
  }
  const auto content = index::ReadWholeFile(file);
  if (!content) return tl::unexpected(content.error());
  return ParseKeys(file.string(), *content);
}

}  // namespace

Result<std::vector<Key>> ParseKeys(std::string_view where, std::string_view text) {
  std::vector<Key> keys;
  std::istringstream lines{std::string(text)};
  int number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    const auto fail = [&](const std::string& reason) {
      return Fail(ErrorCode::kInvalidInput,
                  std::string(where) + ":" + std::to_string(number) + ": " + reason);
    };
    std::istringstream words(line);
    std::string name;
    std::string hex;
    std::string more;
    if (!(words >> name) || name.starts_with('#')) continue;
    words >> hex;
    const auto digest = FromHex(hex);
    // Not the line itself: it may be the key.
    if (!digest || words >> more) {
      return fail("not of the form NAME SHA256, the latter in 64 hexadecimal digits");
    }
    if (std::ranges::find(keys, name, &Key::name) != keys.end()) {
      return fail("there is a key of \"" + name + "\" already");
    }
    keys.push_back({name, *digest});
  }
  if (keys.empty()) {
    return Fail(ErrorCode::kInvalidInput, std::string(where) + " has no key");
  }
  return keys;
}

Result<std::unique_ptr<Keys>> Keys::Open(std::filesystem::path file) {
  std::unique_ptr<Keys> keys(new Keys(std::move(file)));
  if (const auto read = keys->Reload(); !read) return tl::unexpected(read.error());
  return keys;
}

Result<void> Keys::Reload() {
  auto keys = ReadKeys(file_);
  if (!keys) return tl::unexpected(keys.error());
  const std::lock_guard lock(mutex_);
  keys_ = *std::move(keys);
  return {};
}

bool Keys::Admit(std::string_view authorization) const {
  const std::string_view key = KeyOf(authorization);
  if (key.empty()) return false;
  const Digest digest = Sha256(key);
  const std::lock_guard lock(mutex_);
  bool is_known = false;
  for (const Key& known : keys_) is_known |= IsSame(known.digest, digest);
  return is_known;
}

Handler WithKeys(const Keys& keys, Handler next) {
  return [&keys, next = std::move(next)](const Request& request) {
    const std::string_view path =
        std::string_view(request.target).substr(0, request.target.find('?'));
    const bool is_guarded =
        path == "/api" || path.starts_with("/api/") || path.starts_with("/feed.atom");
    if (!is_guarded || keys.Admit(request.authorization)) return next(request);
    Response refusal = ProblemResponse({401,
                                        "unauthorized",
                                        "Unauthorized",
                                        "a key is needed here: Authorization: Bearer KEY",
                                        {}});
    refusal.route = App::RouteOf(request);
    return refusal;
  };
}

}  // namespace dossier::http
