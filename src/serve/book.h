#pragma once
// book.h: articles as a book: EPUB 3.3 (W3C), for readers of paper white.
//
//   /epub/article/ID   /epub/story/ID   /epub/edition
//
// A contents page, then a chapter for each article, in parts with headings. Texts only. No clock: the same
// articles give the same bytes. A book holds at most 500 articles and 50 MB of their text; where it stops,
// its contents page says so.

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "broadsheet/store.h"
#include "recommend/desk_editor.h"
#include "serve/languages.h"

namespace broadsheet {

struct Visit;

struct BookPart {
  std::string heading;  // empty: none
  std::vector<Article> articles;
};

struct Book {
  std::string id;  // a URN
  std::string title;
  std::vector<BookPart> parts;
  bool is_cut = false;  // there was more than a book holds
};

// Gathers articles, each once, as far as a book goes.
class BookMaker {
 public:
  BookMaker(const Archive& archive, std::string id, std::string title);
  // Behind what is there; in the last part where the heading is the same.
  [[nodiscard]] Result<void> add(const std::string& heading, const ArticleId& article);
  [[nodiscard]] Result<void> add(const std::string& heading, const std::vector<ArticleRow>& rows);
  // Nothing where there is no article.
  [[nodiscard]] std::optional<Book> take() &&;

 private:
  const Archive& archive_;
  Book book_;
  std::set<ArticleId> known_;
  std::size_t bytes_ = 0;
};

// Nothing where there is no such article, no such story, no article at all.
[[nodiscard]] Result<std::optional<Book>> article_book(const Visit& visit, const ArticleId& id);
[[nodiscard]] Result<std::optional<Book>> story_book(const Visit& visit, const StoryId& id);
// What the front page leads to: its stories, then its sections.
[[nodiscard]] Result<std::optional<Book>> edition_book(const Archive& archive, DeskEditor& editor,
                                                       const Wording& words);

// What the book says of itself is in that language.
[[nodiscard]] std::string write_epub(const Book& book, const Language& language);

}  // namespace broadsheet
