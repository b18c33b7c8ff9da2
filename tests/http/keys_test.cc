#include "http/keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "support/temp_folder.h"

namespace dossier::http {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string Line(const std::string& name, const std::string& key) {
  return name + " " + ToHex(Sha256(key)) + "\n";
}

Response Found(const Request&) { return {.body = "articles"}; }

class KeysTest : public testing::Test {
 protected:
  void Write(const std::string& text) {
    folder_.Write("keys", text);
    std::filesystem::permissions(file(), std::filesystem::perms(0640));
  }
  std::string file() const { return folder_ / "keys"; }

  TempFolder folder_;
};

TEST(ParseKeysTest, ReadsNamesAndDigests) {
  // From sha256sum; the key is "secret".
  const auto keys =
      ParseKeys("keys",
                "# of the desk\n\n"
                "alice 2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b\n"
                "bob\t2BB80D537B1DA3E38BD30361AA855686BDE0EACD7162FEF6A25FE97BF527A25B\n");
  ASSERT_TRUE(keys) << keys.error().message;
  ASSERT_EQ(keys->size(), 2U);
  EXPECT_EQ((*keys)[0].name, "alice");
  EXPECT_EQ((*keys)[0].digest, Sha256("secret"));
  EXPECT_EQ((*keys)[1].digest, Sha256("secret"));
}

TEST(ParseKeysTest, NamesTheLineThatIsWrongAndTellsNothingOfIt) {
  const std::string good = Line("alice", "secret");
  for (const auto& [text, expected] : std::vector<std::pair<std::string, std::string>>{
           {"", "keys has no key"},
           {"# nobody\n", "keys has no key"},
           {good + "bob s3cret\n", "keys:2: not of the form"},
           {good + "bob\n", "keys:2: not of the form"},
           {good + "s3cret " + std::string(64, 'g') + "\n", "keys:2: not of the form"},
           {"bob " + std::string(63, 'a') + "\n", "keys:1: not of the form"},
           {"bob " + std::string(64, 'a') + " more\n", "keys:1: not of the form"},
           {good + "\n" + good, "keys:3: there is a key of \"alice\" already"}}) {
    const auto keys = ParseKeys("keys", text);
    ASSERT_FALSE(keys) << text;
    EXPECT_THAT(keys.error().message, HasSubstr(expected));
    EXPECT_THAT(keys.error().message, Not(HasSubstr("s3cret")));
  }
}

TEST_F(KeysTest, AdmitsTheBearerOfAKey) {
  Write(Line("alice", "secret") + Line("bob", "word"));
  const auto keys = *Keys::Open(file());
  for (const auto& [header, expected] :
       std::vector<std::pair<std::string, bool>>{{"Bearer secret", true},
                                                 {"bearer word", true},
                                                 {"BEARER  word", true},
                                                 {"", false},
                                                 {"Bearer", false},
                                                 {"Bearer ", false},
                                                 {"Bearer secre", false},
                                                 {"Bearer secrets", false},
                                                 {"Bearer secret ", false},
                                                 {"Bearer alice", false},
                                                 {"Bearer " + ToHex(Sha256("secret")), false},
                                                 {"Basic secret", false},
                                                 {"secret", false}}) {
    EXPECT_EQ(keys->Admit(header), expected) << header;
  }
}

TEST_F(KeysTest, GuardsWhatTellsOfArticles) {
  Write(Line("alice", "secret"));
  const auto keys = *Keys::Open(file());
  const Handler handler = WithKeys(*keys, Found);
  for (const auto& [target, expected] :
       std::vector<std::pair<std::string, int>>{{"/api/v1/search?q=grain", 401},
                                                {"/api/v1/status", 401},
                                                {"/api/", 401},
                                                {"/api", 401},
                                                {"/api?x=1", 401},
                                                {"/feed.atom", 401},
                                                {"/feed.atom?q=grain", 401},
                                                {"/", 200},
                                                {"/a/x?q=/api/", 200},
                                                {"/app.js", 200},
                                                {"/healthz", 200},
                                                {"/openapi.json", 200}}) {
    EXPECT_EQ(handler({.method = "GET", .target = target}).status, expected) << target;
    EXPECT_EQ(handler({.method = "GET", .target = target, .authorization = "Bearer secret"}).status,
              200)
        << target;
  }
  const Response refused = handler({.method = "GET", .target = "/api/v1/status"});
  EXPECT_THAT(refused.body, HasSubstr("/problems/unauthorized"));
  EXPECT_THAT(refused.headers.at("WWW-Authenticate"), HasSubstr("Bearer"));
  EXPECT_EQ(refused.headers.at("Cache-Control"), "no-store");
  EXPECT_EQ(refused.route, "/api/v1/status");
}

TEST_F(KeysTest, ReadsTheFileAgainAndKeepsTheKeysWhereItIsBad) {
  Write(Line("alice", "secret"));
  const auto keys = *Keys::Open(file());
  Write(Line("alice", "changed"));
  EXPECT_TRUE(keys->Admit("Bearer secret"));
  ASSERT_TRUE(keys->Reload());
  EXPECT_FALSE(keys->Admit("Bearer secret"));
  EXPECT_TRUE(keys->Admit("Bearer changed"));
  Write("nonsense\n");
  EXPECT_FALSE(keys->Reload());
  EXPECT_TRUE(keys->Admit("Bearer changed"));
}

TEST_F(KeysTest, RefusesAFileThatIsNotThereOrThatEverybodyMayRead) {
  EXPECT_EQ(Keys::Open(file()).error().code, ErrorCode::kUnreadable);
  Write(Line("alice", "secret"));
  std::filesystem::permissions(file(), std::filesystem::perms(0644));
  const auto keys = Keys::Open(file());
  ASSERT_FALSE(keys);
  EXPECT_THAT(keys.error().message, HasSubstr("chmod 640"));
}

}  // namespace
}  // namespace dossier::http
