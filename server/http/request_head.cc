// How a head is read
//
//   GET /api/v1/search?q=oil HTTP/1.1 CR LF
//   Host: dossier.example CR LF
//   Accept-Encoding: gzip CR LF
//   CR LF
//
// Requests are smuggled through a proxy where it and the server disagree on where one ends and the
// next begins: a Content-Length beside Transfer-Encoding, two lengths, a GET with a body, a name
// with a space before the colon, a folded line, a bare LF. RFC 9112 lets a server repair most of
// these; none is repaired here, each ends the connection. A body is never read: GET and HEAD have
// none, and other methods are refused whatever they bring.
//
// Bytes above 0x7F are let through in targets (curl sends what was typed) and in values; the query
// string is checked as UTF-8 where it is decoded. tests/http/request_head_test.cc has a row for
// each rule.
#include "http/request_head.h"

#include <algorithm>

namespace dossier::http {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// tchar of RFC 9110, section 5.6.2.
bool IsTokenChar(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || IsDigit(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool IsToken(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, IsTokenChar);
}

// A fragment never leaves a browser.
bool IsTargetChar(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte != 0x7F && c != '#';
}

bool IsValueChar(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '\t' || (byte >= 0x20 && byte != 0x7F);
}

// uri-host and port of RFC 3986, loosely: nothing that could end the name.
bool IsHostChar(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > 0x20 && byte < 0x7F &&
         std::string_view("/?#@\\<>\"^`{|}").find(c) == std::string_view::npos;
}

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// `lower` is in lower case.
bool EqualsFolded(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, {}, Lower);
}

std::string_view Trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Takes the part before `separator` off `text`, and the separator; nullopt where it is not there.
std::optional<std::string_view> TakeUntil(std::string_view& text, std::string_view separator) {
  const std::size_t end = text.find(separator);
  if (end == std::string_view::npos) return std::nullopt;
  const std::string_view part = text.substr(0, end);
  text.remove_prefix(end + separator.size());
  return part;
}

// Takes the first element off a list with commas.
std::string_view TakeElement(std::string_view& list) {
  const std::string_view element = list.substr(0, list.find(','));
  list.remove_prefix(std::min(element.size() + 1, list.size()));
  return Trim(element);
}

bool ListHas(std::string_view list, std::string_view lower) {
  while (!list.empty()) {
    if (EqualsFolded(TakeElement(list), lower)) return true;
  }
  return false;
}

// Whether a value of Accept-Encoding (RFC 9110, section 12.5.3) names gzip, with any weight but 0,
// 0.0 and so on.
bool AcceptsGzip(std::string_view list) {
  while (!list.empty()) {
    const std::string_view element = TakeElement(list);
    const std::string_view coding = element.substr(0, element.find(';'));
    if (!EqualsFolded(Trim(coding), "gzip")) continue;
    const std::string_view weight = element.substr(coding.size());
    return weight.find('=') == std::string_view::npos ||
           weight.find_first_of("123456789") != std::string_view::npos;
  }
  return false;
}

// Takes "/path?query", and "http://host/path?query", too, whose host goes before the field Host
// (RFC 9112, section 3.2.2). False where it is neither.
bool ReadTarget(std::string_view target, RequestHead& head) {
  if (!std::ranges::all_of(target, IsTargetChar)) return false;
  if (target.starts_with('/')) {
    head.target = target;
    return true;
  }
  const auto scheme = TakeUntil(target, "://");
  if (!scheme || (!EqualsFolded(*scheme, "http") && !EqualsFolded(*scheme, "https"))) return false;
  const std::string_view host = target.substr(0, target.find_first_of("/?"));
  if (host.empty() || !std::ranges::all_of(host, IsHostChar)) return false;
  target.remove_prefix(host.size());
  head.host = host;
  head.target = target.starts_with('/') ? "" : "/";
  head.target += target;
  return true;
}

using Fault = std::optional<HeadFault>;

Fault ReadRequestLine(std::string_view line, RequestHead& head) {
  constexpr HeadFault kBadLine{400, "the request line is not METHOD TARGET VERSION"};
  const auto method = TakeUntil(line, " ");
  if (!method || !IsToken(*method)) return kBadLine;
  head.method = *method;
  const auto target = TakeUntil(line, " ");
  if (!target) return kBadLine;
  if (!ReadTarget(*target, head)) {
    return HeadFault{400, "the target of the request is neither a path nor an address"};
  }
  if (line.size() != 8 || !line.starts_with("HTTP/") || !IsDigit(line[5]) || line[6] != '.' ||
      !IsDigit(line[7])) {
    return kBadLine;
  }
  if (line != "HTTP/1.1" && line != "HTTP/1.0") {
    return HeadFault{505, "only HTTP/1.1 and HTTP/1.0 are spoken"};
  }
  head.is_http_1_0 = line == "HTTP/1.0";
  return std::nullopt;
}

// What header fields say together.
struct Fields {
  std::size_t count = 0;
  std::size_t hosts = 0;
  std::size_t lengths = 0;
  bool has_coding = false;
  bool has_expectation = false;
  std::string connection;
  std::string accept_encoding;
};

void AddToList(std::string& list, std::string_view value) {
  if (!list.empty()) list += ", ";
  list += value;
}

Fault ReadField(std::string_view line, RequestHead& head, Fields& fields) {
  if (++fields.count > kMaxHeaders) {
    return HeadFault{431, "the request has too many header fields"};
  }
  const auto name = TakeUntil(line, ":");
  // A folded line begins with a space, which no name has.
  if (!name || !IsToken(*name)) return HeadFault{400, "a header field has no proper name"};
  const std::string_view value = Trim(line);
  if (!std::ranges::all_of(value, IsValueChar)) {
    return HeadFault{400, "a header field has a control character"};
  }
  if (EqualsFolded(*name, "host")) {
    ++fields.hosts;
    if (!std::ranges::all_of(value, IsHostChar)) return HeadFault{400, "Host is no host"};
    if (head.host.empty()) head.host = value;
  } else if (EqualsFolded(*name, "content-length")) {
    ++fields.lengths;
    if (value.empty() || !std::ranges::all_of(value, IsDigit)) {
      return HeadFault{400, "Content-Length is no number"};
    }
    head.has_body = value.find_first_not_of('0') != std::string_view::npos;
  } else if (EqualsFolded(*name, "transfer-encoding")) {
    fields.has_coding = true;
  } else if (EqualsFolded(*name, "expect")) {
    fields.has_expectation = true;
  } else if (EqualsFolded(*name, "connection")) {
    AddToList(fields.connection, value);
  } else if (EqualsFolded(*name, "accept-encoding")) {
    AddToList(fields.accept_encoding, value);
  } else if (EqualsFolded(*name, "accept-language")) {
    AddToList(head.accept_language, value);
  } else if (EqualsFolded(*name, "if-none-match")) {
    AddToList(head.if_none_match, value);
  } else if (EqualsFolded(*name, "authorization") || EqualsFolded(*name, "origin")) {
    std::string& field = Lower(name->front()) == 'a' ? head.authorization : head.origin;
    if (!field.empty()) return HeadFault{400, "a header field that stands once stands twice"};
    field = value;
  }
  return std::nullopt;
}

Fault CheckTogether(const RequestHead& head, const Fields& fields) {
  if (fields.hosts > 1 || (fields.hosts == 0 && !head.is_http_1_0)) {
    return HeadFault{400, "there is not exactly one Host"};
  }
  if (fields.lengths > 1) return HeadFault{400, "there are several Content-Length"};
  if (fields.has_coding) {
    if (fields.lengths > 0) return HeadFault{400, "Content-Length beside Transfer-Encoding"};
    return HeadFault{head.is_http_1_0 ? 400 : 501, "Transfer-Encoding is not read"};
  }
  if (head.has_body && (head.method == "GET" || head.method == "HEAD")) {
    return HeadFault{400, "GET and HEAD have no body"};
  }
  if (fields.has_expectation) return HeadFault{417, "Expect is not met"};
  return std::nullopt;
}

}  // namespace

HeadEnd FindHeadEnd(std::string_view bytes, std::size_t seen) {
  HeadEnd end;
  for (std::size_t at = bytes.find('\n', seen); at != std::string_view::npos;
       at = bytes.find('\n', at + 1)) {
    if (at == 0 || bytes[at - 1] != '\r') {
      end.fault = HeadFault{400, "a line does not end in CR LF"};
      return end;
    }
    if (at == 1 || bytes[at - 2] == '\n') {
      end.size = at + 1;
      break;
    }
  }
  if (bytes.size() > kMaxRequestLineBytes &&
      std::min(bytes.find('\n'), bytes.size()) > kMaxRequestLineBytes) {
    end.fault = HeadFault{414, "the address is too long"};
  } else if ((end.size > 0 ? end.size : bytes.size()) > kMaxHeadBytes) {
    end.fault = HeadFault{431, "the head of the request is too long"};
  }
  return end;
}

RequestHead ParseRequestHead(std::string_view head_bytes) {
  RequestHead head;
  Fields fields;
  const auto line = TakeUntil(head_bytes, "\r\n");
  head.fault = line ? ReadRequestLine(*line, head) : HeadFault{400, "there is no request line"};
  while (!head.fault) {
    const auto field = TakeUntil(head_bytes, "\r\n");
    if (!field || field->empty()) break;
    head.fault = ReadField(*field, head, fields);
  }
  if (!head.fault) head.fault = CheckTogether(head, fields);
  if (head.fault) return head;
  head.accepts_gzip = AcceptsGzip(fields.accept_encoding);
  head.keep_alive = head.is_http_1_0 ? ListHas(fields.connection, "keep-alive")
                                     : !ListHas(fields.connection, "close");
  return head;
}

}  // namespace dossier::http
