// See "Custom Tokenizers" in https://www.sqlite.org/fts5.html, and fts5PorterTokenize in SQLite's
// fts5_tokenize.c.
#include "stem_tokenizer.h"

#include <xapian.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace dossier::bench {
namespace {

struct Wrapper {
  fts5_tokenizer inner{};
  Fts5Tokenizer* tokenizer = nullptr;
  Xapian::Stem english{"english"};
  Xapian::Stem russian{"russian"};
};

using OnToken = int (*)(void*, int, const char*, int, int, int);

struct Call {
  const Wrapper* wrapper;
  void* context;
  OnToken on_token;
};

fts5_api* Api(sqlite3* database) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(database, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

void Delete(Fts5Tokenizer* tokenizer) {
  const std::unique_ptr<Wrapper> wrapper(reinterpret_cast<Wrapper*>(tokenizer));
  if (wrapper->tokenizer != nullptr) wrapper->inner.xDelete(wrapper->tokenizer);
}

int Create(void* context, const char**, int, Fts5Tokenizer** out) {
  auto* api = static_cast<fts5_api*>(context);
  auto wrapper = std::make_unique<Wrapper>();
  void* inner_context = nullptr;
  int status = api->xFindTokenizer(api, "unicode61", &inner_context, &wrapper->inner);
  if (status == SQLITE_OK) {
    status = wrapper->inner.xCreate(inner_context, nullptr, 0, &wrapper->tokenizer);
  }
  if (status != SQLITE_OK) return status;
  *out = reinterpret_cast<Fts5Tokenizer*>(wrapper.release());
  return SQLITE_OK;
}

int PassOn(void* context, int flags, const char* token, int size, int begin, int end) {
  const Call& call = *static_cast<const Call*>(context);
  const bool is_latin = size > 0 && static_cast<unsigned char>(token[0]) < 0x80;
  const Xapian::Stem& stem = is_latin ? call.wrapper->english : call.wrapper->russian;
  const std::string stemmed = stem(std::string(token, static_cast<std::size_t>(size)));
  return call.on_token(call.context, flags, stemmed.data(), static_cast<int>(stemmed.size()), begin,
                       end);
}

int Tokenize(Fts5Tokenizer* tokenizer, void* context, int flags, const char* text, int size,
             OnToken on_token) {
  const auto* wrapper = reinterpret_cast<const Wrapper*>(tokenizer);
  Call call{wrapper, context, on_token};
  return wrapper->inner.xTokenize(wrapper->tokenizer, &call, flags, text, size, PassOn);
}

}  // namespace

void AddStemTokenizer(sqlite3* database) {
  fts5_api* api = Api(database);
  fts5_tokenizer tokenizer{.xCreate = Create, .xDelete = Delete, .xTokenize = Tokenize};
  if (api == nullptr || api->xCreateTokenizer(api, "stem", api, &tokenizer, nullptr) != SQLITE_OK) {
    throw std::runtime_error("this SQLite has no FTS5");
  }
}

}  // namespace dossier::bench
