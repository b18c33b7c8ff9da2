// The layers of ARCHITECTURE.md: a file includes only its own layer or one further left.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <string>
#include <vector>

namespace dossier {
namespace {

namespace fs = std::filesystem;

struct Layer {
  std::string name;
  std::string folder;
};

const std::array<Layer, 7> kLayers = {{{"base", "indexer/base"},
                                       {"text", "indexer/text"},
                                       {"article", "indexer/article"},
                                       {"entities", "indexer/entities"},
                                       {"index", "indexer/index"},
                                       {"search", "server/search"},
                                       {"http", "server/http"}}};

// Headers of outside libraries, and the only layers that may include them.
struct Home {
  std::string header;  // what the name starts with
  std::vector<std::string> layers;
};

const std::vector<Home> kHomes = {{"unicode/", {"text"}},
                                  {"xapian", {"text", "index", "search", "http"}},
                                  {"httplib.h", {"http"}},
                                  {"roaring/", {"search"}},
                                  {"flatbuffers/", {"index"}},
                                  {"openssl/", {"base"}},
                                  {"tl/", {"base"}},
                                  {"zlib.h", {"article", "index", "http"}},
                                  {"archive", {"article"}},
                                  {"csv.h", {"article"}},
                                  // Of the programs alone.
                                  {"CLI/", {}},
                                  {"spdlog/", {}},
                                  {"gumbo.h", {"article"}},
                                  {"md4c", {"article"}},
                                  {"pugixml.hpp", {"article"}},
                                  {"yaml-cpp/", {"article"}},
                                  {"nlohmann/", {"article", "index"}},
                                  {"rapidjson/", {"http"}},
                                  {"prometheus/", {"http"}}};

struct Include {
  std::string file;
  std::string name;
};

std::vector<Include> IncludesBelow(const fs::path& folder) {
  static const std::regex kInclude("^#include [<\"]([^>\"]+)[>\"]");
  std::vector<Include> includes;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".h" && entry.path().extension() != ".cc") continue;
    std::ifstream stream(entry.path());
    std::smatch match;
    for (std::string line; std::getline(stream, line);) {
      if (std::regex_search(line, match, kInclude)) {
        includes.push_back({entry.path().string(), match[1]});
      }
    }
  }
  return includes;
}

TEST(LayeringTest, NoLayerLooksUpwards) {
  for (std::size_t own = 0; own < kLayers.size(); ++own) {
    const auto includes = IncludesBelow(fs::path(DOSSIER_SOURCE_DIR) / kLayers[own].folder);
    ASSERT_FALSE(includes.empty()) << kLayers[own].folder << " has no sources";
    for (const Include& include : includes) {
      for (std::size_t above = own + 1; above < kLayers.size(); ++above) {
        EXPECT_FALSE(include.name.starts_with(kLayers[above].name + "/"))
            << include.file << " includes " << include.name;
      }
      EXPECT_FALSE(include.name.starts_with("cli/"))
          << include.file << " includes " << include.name;
    }
  }
}

TEST(LayeringTest, OutsideLibrariesStayAtHome) {
  for (const Layer& layer : kLayers) {
    for (const Include& include : IncludesBelow(fs::path(DOSSIER_SOURCE_DIR) / layer.folder)) {
      for (const Home& home : kHomes) {
        if (!include.name.starts_with(home.header)) continue;
        EXPECT_NE(std::ranges::find(home.layers, layer.name), home.layers.end())
            << include.file << " includes " << include.name;
      }
    }
  }
}

}  // namespace
}  // namespace dossier
