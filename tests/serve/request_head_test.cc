#include "serve/request_head.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

int status_of(const std::string& head) {
  RequestHead read;
  const auto fault = read_head(head, read);
  return fault ? fault->status : 0;
}

std::string with(const std::string& lines) {
  return "POST /x HTTP/1.1\r\nHost: localhost\r\n" + lines + "\r\n";
}

TEST(RequestHead, ASoundHeadHasNoFault) {
  EXPECT_EQ(
      status_of("GET /search?q=a%20b HTTP/1.1\r\nHost: localhost:8080\r\nAccept: */*\r\nX-Empty:\r\n\r\n"),
      0);
  EXPECT_EQ(status_of("GET / HTTP/1.0\r\n\r\n"), 0);
  EXPECT_EQ(status_of("\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"), 0);
  EXPECT_EQ(status_of(with("Content-Length: 5\r\n")), 0);
  EXPECT_EQ(status_of(with("transfer-encoding: Chunked\r\n")), 0);
}

TEST(RequestHead, WhatEndsAMessageIsSaidOnce) {
  EXPECT_EQ(status_of(with("Content-Length: 5\r\nContent-Length: 5\r\n")), 400);
  EXPECT_EQ(status_of(with("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n")), 400);
  EXPECT_EQ(status_of(with("Content-Length: +5\r\n")), 400);
  EXPECT_EQ(status_of(with("Content-Length: 5, 5\r\n")), 400);
  EXPECT_EQ(status_of(with("Content-Length:\r\n")), 400);
  for (const char* coding :
       {"identity", "chunked, deflate", "chunkedchunked", "pigeons", "chunked\r\nTransfer-Encoding: chunked"})
    EXPECT_EQ(status_of(with("Transfer-Encoding: " + std::string(coding) + "\r\n")), 400) << coding;
  EXPECT_EQ(status_of("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), 400);
}

TEST(RequestHead, LinesAreWholeAndHaveNames) {
  EXPECT_EQ(status_of(with("A: b\r\n Content-Length: 38\r\n")), 400);
  EXPECT_EQ(status_of(with("Content-Length : 5\r\n")), 400);
  EXPECT_EQ(status_of(with(": 5\r\n")), 400);
  EXPECT_EQ(status_of(with("A\r\n")), 400);
  EXPECT_EQ(status_of(with("A: b\nC: d\r\n")), 400);
  EXPECT_EQ(status_of(with("A: b\rc\r\n")), 400);
  EXPECT_EQ(status_of(with(std::string("A: b\0c\r\n", 8))), 400);
  EXPECT_EQ(status_of(with("A: b\f\r\n")), 400);
  EXPECT_EQ(status_of(with("A:\vb\r\n")), 400);
}

TEST(RequestHead, SaysWhatWasSent) {
  RequestHead head;
  ASSERT_FALSE(read_head(
      "\r\nGET /a?b=c HTTP/1.1\r\nHost: a\r\nAccept:\t x, y \r\nX-Empty:\r\naccept: z\r\n\r\n", head));
  EXPECT_EQ(head.method, "GET");
  EXPECT_EQ(head.target, "/a?b=c");
  EXPECT_EQ(head.headers.size(), 4U);
  EXPECT_EQ(head.header("ACCEPT"), "x, y");
  EXPECT_EQ(head.header("X-Empty"), "");
  EXPECT_EQ(head.header("Cookie"), "");
  EXPECT_FALSE(head.has_body);
  ASSERT_FALSE(read_head(with("Content-Length: 0\r\n"), head));
  EXPECT_TRUE(head.has_body);
  EXPECT_EQ(head.header("Accept"), "");
}

TEST(RequestHead, ConnectionsEndWhereEitherVersionSaysSo) {
  const auto is_last = [](const std::string& version, const std::string& lines) {
    RequestHead head;
    EXPECT_FALSE(read_head("GET / HTTP/" + version + "\r\nHost: a\r\n" + lines + "\r\n", head)) << lines;
    return head.is_last;
  };
  EXPECT_FALSE(is_last("1.1", ""));
  EXPECT_TRUE(is_last("1.1", "Connection: Close\r\n"));
  EXPECT_TRUE(is_last("1.1", "Connection: upgrade,, close\r\n"));
  EXPECT_TRUE(is_last("1.1", "Connection: keep-alive\r\nConnection: close\r\n"));
  EXPECT_FALSE(is_last("1.1", "Connection: closed\r\n"));
  EXPECT_TRUE(is_last("1.0", ""));
  EXPECT_FALSE(is_last("1.0", "Connection: keep-alive\r\n"));
  EXPECT_EQ(status_of(with("Connection: close; now\r\n")), 400);
}

TEST(RequestHead, TheRequestLineIsReadInOneWay) {
  EXPECT_EQ(status_of("GET /a b HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /\xCE\xB4 HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET /\r\n\r\n"), 400);
  EXPECT_EQ(status_of("MKCOLA / HTTP/1.1\r\nHost: a\r\n\r\n"), 501);
  EXPECT_EQ(status_of("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), 505);
}

TEST(RequestHead, OneHost) {
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\n\r\n"), 400);
  EXPECT_EQ(status_of("GET / HTTP/1.1\r\nHost: a\r\nhost: b\r\n\r\n"), 400);
}

TEST(RequestHead, ItsEndIsFoundAcrossReads) {
  const std::string head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  for (std::size_t looked = 0; looked < head.size(); ++looked) {
    EXPECT_EQ(size_of_head(head.substr(0, looked), 0), 0U);
    EXPECT_EQ(size_of_head(head + "body", looked), head.size()) << looked;
  }
}

}  // namespace
}  // namespace broadsheet
