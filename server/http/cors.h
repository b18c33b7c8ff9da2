// Pages of other sites that ask this server from the browser.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace dossier::http {

// Whether `text` is an origin as browsers send it, "https://example.org" or
// "http://localhost:3000", or "*", which stands for all.
bool IsOrigin(std::string_view text);

// Adds what lets pages of `origins` read the answer to a request.
void AddCorsHeaders(const std::vector<std::string>& origins, const Request& request,
                    Response& response);

// Lets pages of `origins` read the answers (Fetch standard, "CORS protocol"; 2023): they get its
// headers, and their preflights are answered. Cookies are neither known nor let through; a key is
// sent by the page itself. Other origins get the answers as they are, which the browser then keeps
// from their pages.
Handler WithCors(std::vector<std::string> origins, Handler next);

}  // namespace dossier::http
