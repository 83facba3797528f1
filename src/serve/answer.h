#pragma once
// answer.h: a request as the site sees it, and a finished answer that is sent as often as it is asked for.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// What may be done for a request whose answer is not made yet.
enum class Effort : std::uint8_t {
  any,
  none,   // no answer is given where it takes work
  refuse  // there it is that too much is being asked for
};

struct Request {
  std::string_view target;  // path and query as sent
  std::string_view method = "GET";
  std::string_view body = {};
  // Headers, empty where they were not sent: Content-Type, Host, Origin, Sec-Fetch-Site, Authorization,
  // X-Auth-Token, Cookie, X-Hub-Signature, Accept-Language.
  std::string_view type = {}, host = {}, origin = {}, site = {}, authorization = {}, auth_token = {},
                   cookie = {}, signature = {}, languages = {};
  std::string_view peer = {};  // the address it came from
  // What a trusted proxy says: who is reading, and that they came by https.
  std::string_view proxy_user = {};
  bool is_secure = false;
  Effort effort = Effort::any;
};

// One form of an answer, ready to be written: status line and headers (without the empty line) and the body.
struct WireForm {
  std::string head;
  std::string body;
};

struct Answer {
  std::string etag;    // quoted; empty: none
  std::string common;  // headers of every form but the first line, the coding and the length
  int status = 200;
  WireForm plain, gzip, brotli, not_modified;  // gzip and brotli are empty where they would be larger
};

using AnswerPtr = std::shared_ptr<const Answer>;

struct AnswerParts {
  int status = 200;
  std::string_view type = "text/html; charset=utf-8";
  std::string body;
  bool keep_for_good = false;      // the address names the content
  bool is_private = false;         // and then too no cache may keep it that several people share
  bool no_store = false;           // nobody may keep it; no ETag
  std::string_view language = {};  // that it speaks to its reader; empty: it is the same in all
  std::string more = {};           // header lines of its own, each with its end
};

// Adds the headers that every answer has.
[[nodiscard]] AnswerPtr make_answer(AnswerParts parts);

// JSON, and plain text, that nobody may keep.
[[nodiscard]] AnswerPtr json_answer(std::string json, int status = 200);
[[nodiscard]] AnswerPtr text_answer(std::string text, int status = 200);

// The same answer, packed. Packing costs more than making a page, and pays from the second time it is asked
// for.
[[nodiscard]] AnswerPtr packed(const Answer& answer);

}  // namespace broadsheet
