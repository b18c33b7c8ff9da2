#include <memory>

#include "http/export_rows.h"
#include "http/responses.h"
#include "http/routes/routes.h"
#include "http/search_parameters.h"

namespace dossier::http {
namespace {

constexpr std::size_t kPieceBytes = std::size_t{32} << 10;

// Runs when the answer is sent, and throws where the index can no longer be read.
void WriteRows(search::Export& rows, ExportFormat format, text::Language language,
               const std::function<bool(std::string_view piece)>& write) {
  std::string piece = ExportHead(format);
  while (const auto article = rows.Next()) {
    piece += ExportRow(*article, format, language);
    if (piece.size() < kPieceBytes) continue;
    if (!write(piece)) return;
    piece.clear();
  }
  if (!piece.empty()) write(piece);
}

}  // namespace

Response AnswerExport(const Call& call) {
  const auto asked = ParseExportParameters(call.parameters, call.preferred);
  if (!asked) return ProblemResponse(InvalidParameters(asked.error()));
  auto answer = call.services.engine.Export(asked->search);
  if (!answer) return ErrorResponse(answer.error(), "q");
  if (!answer->query_faults.empty()) {
    return ProblemResponse(InvalidQuery(asked->search.text, answer->query_faults));
  }
  const bool is_csv = asked->format == ExportFormat::kCsv;
  Response response = ContentResponse(
      is_csv ? "text/csv; charset=utf-8; header=present" : "application/jsonl; charset=utf-8", "");
  response.headers["Cache-Control"] = "no-store";
  response.headers["Content-Disposition"] =
      std::string("attachment; filename=dossier.") + (is_csv ? "csv" : "jsonl");
  response.hits = answer->rows->total();
  // Shared as a function is copied.
  response.body_writer = [rows = std::shared_ptr(std::move(answer->rows)), format = asked->format,
                          language = asked->search.language](const auto& write) {
    WriteRows(*rows, format, language, write);
  };
  return response;
}

}  // namespace dossier::http
