// openapi.json, the code and what is really answered say the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include "base/digest.h"
#include "http/keys.h"
#include "http/operations.h"
#include "http/query_string.h"
#include "support/json_schema.h"
#include "support/test_app.h"

namespace dossier::http {
namespace {

using nlohmann::json;
using testing::IsEmpty;

// What other parts of the program answer than App; for them it is documented alone.
const std::set<std::string> kOfOthers = {"/readyz", "/metrics"};
// The page's own address, whose parameters are the page's to read.
const std::set<std::string> kPages = {"/", "/a/{id}", "/e/{id}"};

const TestApp& SmallApp() {
  static const TestApp app([](TestIndex& index) {
    index.Add({.id = "a",
               .title = "Lavrov and Tokayev on grain",
               .text = "Lavrov met Tokayev at the United Nations on 3 May 2024.",
               .date = "2024-05-03",
               .source = "tass",
               .url = "https://example.org/a"});
    index.Add({.id = "b",
               .title = "Зерно",
               .text = "22 октября\n\nЛавров говорил о зерне. Это было в 2024 году."});
    index.Add({.id = "c", .title = "Wheat", .text = "Nobody spoke.", .date = "2023"},
              {{"~Kazbek Aliyev", "Nobody"}});
    for (int i = 0; i < 30; ++i) {
      index.Add({.title = "Grain " + std::to_string(i), .date = "2025-01-01", .source = "ria"});
    }
  });
  return app;
}

const json& Document() {
  static const json document = json::parse(SmallApp().Get("/openapi.json").body);
  return document;
}

// One documented operation.
struct Operation {
  std::string path;
  json get;
  std::vector<json> query;  // its parameters
};

const std::vector<Operation>& Operations() {
  static const std::vector<Operation> operations = [] {
    const JsonSchema schema(Document());
    std::vector<Operation> all;
    for (const auto& [path, item] : Document()["paths"].items()) {
      Operation operation{path, item["get"], {}};
      for (const json& parameter : item["get"]["parameters"]) {
        const json& resolved = schema.Resolve(parameter);
        if (resolved["in"] == "query") operation.query.push_back(resolved);
      }
      all.push_back(std::move(operation));
    }
    return all;
  }();
  return operations;
}

class Drawer {
 public:
  explicit Drawer(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_);
  }
  template <typename T>
  const T& One(const std::vector<T>& of) {
    return of[Below(of.size())];
  }

  std::string Path(const std::string& path) {
    std::string filled = path;
    if (path.ends_with("{facet}")) {
      filled =
          path.substr(0, path.find('{')) + One<std::string>({"person", "org", "source", "lang"});
    } else if (path.ends_with("{id}")) {
      const bool is_entity = path.find("entities") != std::string::npos;
      filled = path.substr(0, path.find('{')) +
               (is_entity ? One<std::string>({"lavrov", "un", "kazbek-aliyev", "guterres", "zz"})
                          : One<std::string>({"a", "b", "c", "a1", "zz"}));
    }
    return filled;
  }

  std::string Valid(const json& schema, const std::string& name) {
    if (schema.contains("enum")) return schema["enum"][Below(schema["enum"].size())];
    if (schema["type"] == "integer") {
      const int least = schema["minimum"];
      const int most = schema["maximum"];
      return std::to_string(
          One<int>({least, most, least + 1, least + static_cast<int>(Below(most - least + 1))}));
    }
    if (name == "facets") return One<std::string>({"", "person", "org,lang", "source"});
    if (schema.contains("pattern")) return One<std::string>({"2023", "2024-05", "2024-05-03"});
    if (name == "q") {
      return One<std::string>({"", "grain", "Лавров", "\"on grain\"", "lav", "graim", "a OR b",
                               "wheat -grain", "title:grain", "пшеница", "%", "date:2025-02-30",
                               "date:2024..", "(a", "gra*", "a NEAR/3 b", "kfdhjd"});
    }
    return One<std::string>({"lavrov", "un", "tass", "en", "zz", "каз", "k"});
  }

  // None where every value is valid.
  std::vector<std::string> Invalid(const json& schema, const std::string& name) const {
    if (schema.contains("enum")) return {"zz", "", " "};
    if (schema["type"] == "integer") {
      return {std::to_string(schema["minimum"].get<int>() - 1),
              std::to_string(schema["maximum"].get<int>() + 1), "x", "", "1.5"};
    }
    if (name == "facets") return {"date", "person,,", "person;org"};
    if (schema.contains("pattern")) return {"soon", "", "2024-13", "2024-02-30", "24"};
    std::vector<std::string> invalid;
    if (schema.contains("minLength")) invalid.emplace_back();
    if (schema.contains("maxLength")) {
      invalid.push_back(std::string(schema["maxLength"].get<std::size_t>() + 1, 'a'));
    }
    return invalid;
  }

 private:
  std::mt19937 random_;
};

std::string Pair(const std::string& name, const std::string& value) {
  return PercentEncode(name) + "=" + PercentEncode(value);
}

// The schema of the values of a parameter, one of a list where it may be given several times.
const json& ValueSchema(const json& parameter) {
  const json& schema = parameter["schema"];
  return schema["type"] == "array" ? schema["items"] : schema;
}

// Whether the answer is one that is documented: its status, its type, its headers, its body.
void ExpectDocumented(const Operation& operation, const Response& response,
                      const std::string& target) {
  const JsonSchema schema(Document());
  const std::string status = std::to_string(response.status);
  ASSERT_TRUE(operation.get["responses"].contains(status)) << target << ": " << status;
  const json& documented = schema.Resolve(operation.get["responses"][status]);
  const json headers = documented.value("headers", json::object());
  for (const auto& [name, header] : headers.items()) {
    ASSERT_TRUE(response.headers.contains(name)) << target << ": " << name;
    EXPECT_THAT(schema.Check(response.headers.at(name), header["schema"]), IsEmpty()) << target;
  }
  const std::string body = TestApp::BodyOf(response);
  if (!documented.contains("content")) {
    EXPECT_THAT(body, IsEmpty()) << target;
    return;
  }
  const std::string type = response.content_type.substr(0, response.content_type.find(';'));
  ASSERT_TRUE(documented["content"].contains(type)) << target << ": " << type;
  const json& body_schema = documented["content"][type]["schema"];
  if (type == "application/jsonl") {
    std::istringstream lines(body);
    for (std::string line; std::getline(lines, line);) {
      EXPECT_THAT(schema.Check(json::parse(line), body_schema), IsEmpty()) << target;
    }
    return;
  }
  const bool is_json = type.ends_with("json");
  EXPECT_THAT(schema.Check(is_json ? json::parse(body) : json(body), body_schema), IsEmpty())
      << target;
}

bool IsOfApp(const Operation& operation) {
  return !kOfOthers.contains(operation.path) && !kPages.contains(operation.path);
}

TEST(OpenApiTest, HasTheRoutesThatTheCodeHas) {
  std::set<std::string> documented;
  for (const Operation& operation : Operations()) {
    if (IsOfApp(operation)) documented.insert(operation.path);
  }
  std::set<std::string> known;
  for (const Route& route : App::routes()) known.emplace(route.name);
  EXPECT_EQ(documented, known);
}

// A parameter that is not known is answered by a list of those that are.
TEST(OpenApiTest, HasTheParametersThatTheCodeHas) {
  Drawer drawer(1);
  for (const Operation& operation : Operations()) {
    if (!IsOfApp(operation)) continue;
    const std::string target = drawer.Path(operation.path) + "?zz=1";
    const Response response = SmallApp().Get(target);
    ASSERT_EQ(response.status, 400) << target;
    const json problem = json::parse(response.body);
    EXPECT_EQ(problem["type"], "/problems/unknown-parameter");
    std::set<std::string> known;
    std::string list = problem["errors"][0].value("expected", "");
    if (list.starts_with("one of ")) list = list.substr(7);
    for (std::size_t end = 0; !list.empty(); list = list.substr(std::min(end + 2, list.size()))) {
      end = std::min(list.find(", "), list.size());
      known.insert(list.substr(0, end));
    }
    std::set<std::string> documented;
    for (const json& parameter : operation.query) documented.insert(parameter["name"]);
    EXPECT_EQ(documented, known) << operation.path;
    ExpectDocumented(operation, response, target);
  }
}

TEST(OpenApiTest, TakesEveryValidValue) {
  Drawer drawer(2);
  for (const Operation& operation : Operations()) {
    for (const json& parameter : operation.query) {
      const std::string name = parameter["name"];
      if (name == "q") continue;  // a query may have faults of its own
      for (int i = 0; i < 10; ++i) {
        const std::string value = drawer.Valid(ValueSchema(parameter), name);
        // Each alone is valid; with the default size a page may be too far.
        if (name == "page" && std::stoi(value) > 500) continue;
        std::string path = operation.path;
        for (const auto& [what, with] : std::map<std::string, std::string>{
                 {"{facet}", "org"}, {"entities/{id}", "entities/un"}, {"{id}", "a"}}) {
          if (const std::size_t at = path.find(what); at != std::string::npos) {
            path.replace(at, what.size(), with);
          }
        }
        const std::string target = path + "?" + Pair(name, value);
        const Response response = SmallApp().Get(target);
        EXPECT_EQ(response.status, 200) << target << ": " << response.body;
        ExpectDocumented(operation, response, target);
      }
    }
  }
}

TEST(OpenApiTest, RefusesEveryInvalidValueAndNamesIt) {
  Drawer drawer(3);
  for (const Operation& operation : Operations()) {
    for (const json& parameter : operation.query) {
      const std::string name = parameter["name"];
      std::vector<std::string> queries;
      for (const std::string& value : drawer.Invalid(ValueSchema(parameter), name)) {
        queries.push_back(Pair(name, value));
      }
      if (parameter["schema"]["type"] != "array") {
        const std::string value = drawer.Valid(ValueSchema(parameter), name);
        queries.push_back(Pair(name, value) + "&" + Pair(name, value));
      }
      EXPECT_FALSE(queries.empty()) << name;
      for (const std::string& query : queries) {
        const std::string target = drawer.Path(operation.path) + "?" + query;
        const Response response = SmallApp().Get(target);
        ASSERT_EQ(response.status, 400) << target;
        EXPECT_EQ(json::parse(response.body)["errors"][0]["parameter"], name) << target;
        ExpectDocumented(operation, response, target);
      }
    }
  }
}

TEST(OpenApiTest, DocumentsWhateverIsAnsweredToRandomParameters) {
  Drawer drawer(4);
  std::set<int> seen;
  for (int round = 0; round < 60; ++round) {
    for (const Operation& operation : Operations()) {
      if (!IsOfApp(operation)) continue;
      std::string query;
      for (const json& parameter : operation.query) {
        const std::string name = parameter["name"];
        const bool repeats = parameter["schema"]["type"] == "array";
        const std::size_t times = drawer.Below(3) > 0 ? 0 : (repeats ? 1 + drawer.Below(3) : 1);
        for (std::size_t i = 0; i < times; ++i) {
          query +=
              (query.empty() ? "?" : "&") + Pair(name, drawer.Valid(ValueSchema(parameter), name));
        }
      }
      const std::string target = drawer.Path(operation.path) + query;
      const Response response = SmallApp().Get(target);
      seen.insert(response.status);
      ExpectDocumented(operation, response, target);
      const Response again = SmallApp().Get(target);
      EXPECT_EQ(again.status, response.status);
      ExpectDocumented(operation, again, target);
      if (!response.headers.contains("ETag")) continue;
      const Response known = SmallApp().Send(
          {.method = "GET", .target = target, .if_none_match = response.headers.at("ETag")});
      EXPECT_EQ(known.status, 304) << target;
      ExpectDocumented(operation, known, target);
    }
  }
  EXPECT_THAT(seen, testing::IsSupersetOf({200, 400, 404}));
}

TEST(OpenApiTest, DocumentsWhatIsWrongWithARequest) {
  for (const Operation& operation : Operations()) {
    if (!IsOfApp(operation)) continue;
    const Response posted = SmallApp().Send({.method = "POST", .target = operation.path});
    EXPECT_EQ(posted.status, 405);
    ExpectDocumented(operation, posted, operation.path);
    const Response too_long = SmallApp().Get(operation.path + "?" + std::string(9'000, 'a'));
    EXPECT_EQ(too_long.status, 414);
    ExpectDocumented(operation, too_long, operation.path);
    const Response head = SmallApp().Send({.method = "HEAD", .target = operation.path});
    EXPECT_EQ(head.status, SmallApp().Get(operation.path).status);
  }
}

TEST(OpenApiTest, DocumentsWhatTheHandlersAroundTheRoutesAnswer) {
  const Metrics metrics([] { return Observation{.revision = "7.42"}; });
  search::KeeperState state{.last_good_look = std::chrono::steady_clock::now(), .is_checked = true};
  const OperationsOptions options{
      .keeper = [&state] { return state; }, .revision = [] { return "7.42"; }, .metrics = &metrics};
  const Handler handler = WithOperations(options, [](const Request&) { return Response{}; });
  const auto expect = [&](const Operation& operation, const Request& request, int status) {
    const Response response = handler(request);
    EXPECT_EQ(response.status, status) << operation.path;
    ExpectDocumented(operation, response, operation.path);
  };
  for (const Operation& operation : Operations()) {
    if (!kOfOthers.contains(operation.path)) continue;
    const std::string& path = operation.path;
    expect(operation, {.method = "GET", .target = path, .client = "127.0.0.1"}, 200);
    expect(operation, {.method = "POST", .target = path, .client = "127.0.0.1"}, 405);
    expect(operation, {.method = "GET", .target = path + "?x=1", .client = "127.0.0.1"}, 400);
    if (path == "/metrics") {
      expect(operation, {.method = "GET", .target = path, .client = "192.0.2.1"}, 404);
    } else {
      state.damage = Error{ErrorCode::kDamaged, "a file"};
      expect(operation, {.method = "GET", .target = path}, 503);
    }
  }
}

TEST(OpenApiTest, DocumentsWhatTheSocketLayerRefuses) {
  for (const Operation& operation : Operations()) {
    for (const int status : {400, 408, 414, 417, 431, 500, 501, 503, 505}) {
      ExpectDocumented(operation, App::Refuse(status, "something is wrong"), operation.path);
    }
  }
}

TEST(OpenApiTest, DocumentsWhatNeedsAKey) {
  const TempFolder folder;
  folder.Write("keys", "desk " + ToHex(Sha256("secret")) + "\n");
  std::filesystem::permissions(folder / "keys", std::filesystem::perms::owner_read);
  const auto keys = Keys::Open(folder / "keys");
  ASSERT_TRUE(keys) << keys.error().message;
  const Handler handler = WithKeys(**keys, [](const Request&) { return Response{}; });
  for (const Operation& operation : Operations()) {
    const Response response = handler({.method = "GET", .target = operation.path});
    EXPECT_EQ(response.status == 401, operation.get["responses"].contains("401")) << operation.path;
    if (response.status == 401) ExpectDocumented(operation, response, operation.path);
  }
}

TEST(OpenApiTest, HasExamplesThatFitTheirSchemas) {
  const JsonSchema schema(Document());
  int examples = 0;
  for (const auto& [name, each] : Document()["components"]["schemas"].items()) {
    for (const json& example : each.value("examples", json::array())) {
      EXPECT_THAT(schema.Check(example, each), IsEmpty()) << name;
      ++examples;
    }
  }
  for (const auto& [name, each] : Document()["components"]["parameters"].items()) {
    if (!each.contains("example")) continue;
    EXPECT_THAT(schema.Check(each["example"], each["schema"]), IsEmpty()) << name;
    ++examples;
  }
  EXPECT_GT(examples, 5);
  EXPECT_EQ(Document()["openapi"], "3.1.0");
}

TEST(OpenApiTest, HasAnExampleOfEveryAnswerInJson) {
  for (const Operation& operation : Operations()) {
    for (const auto& [type, content] : operation.get["responses"]["200"]["content"].items()) {
      const std::string reference = content["schema"].value("$ref", "");
      if (reference.empty()) continue;
      EXPECT_TRUE(Document().at(json::json_pointer(reference.substr(1))).contains("examples"))
          << operation.path << " " << type;
    }
  }
}

TEST(OpenApiTest, UsesWhatItDefines) {
  const std::string text = Document().dump();
  for (const std::string kind : {"schemas", "parameters", "responses"}) {
    for (const auto& [name, each] : Document()["components"][kind].items()) {
      const std::string pointer = "#/components/" + kind + "/" + name;
      EXPECT_NE(text.find("\"" + pointer + "\""), std::string::npos) << pointer;
    }
  }
}

TEST(JsonSchemaTest, FindsWhatIsWrong) {
  const json document = json::parse(R"({"a": {"type": "object", "additionalProperties": false,
      "required": ["n"], "properties": {"n": {"type": "integer", "minimum": 1},
      "s": {"type": "string", "pattern": "^x", "maxLength": 2},
      "l": {"type": "array", "items": {"enum": ["a", "b"]}, "maxItems": 2},
      "o": {"oneOf": [{"type": "null"}, {"$ref": "#/a"}]}}}})");
  const JsonSchema schema(document);
  const json& a = document["a"];
  EXPECT_THAT(schema.Check(json::parse(R"({"n": 1, "s": "xж", "l": ["a"], "o": {"n": 2}})"), a),
              IsEmpty());
  for (const std::string wrong :
       {"[]", "{}", R"({"n": 0})", R"({"n": "1"})", R"({"n": 1.5})", R"({"n": 1, "m": 1})",
        R"({"n": 1, "s": "y"})", R"({"n": 1, "s": "xyz"})", R"({"n": 1, "l": ["c"]})",
        R"({"n": 1, "l": ["a", "a", "a"]})", R"({"n": 1, "o": {"n": 0}})", R"({"n": 1, "o": 1})"}) {
    EXPECT_FALSE(schema.Check(json::parse(wrong), a).empty()) << wrong;
  }
  EXPECT_THROW(static_cast<void>(schema.Check(json(1), json::parse(R"({"format": "date"})"))),
               std::runtime_error);
}

}  // namespace
}  // namespace dossier::http
