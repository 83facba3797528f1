// book.cc: which articles stand in a book, and where it is asked for. Entry points: article_book(),
// story_book(), edition_book(), add_book_routes().

#include "serve/book.h"

#include <algorithm>

#include "base/hash.h"
#include "base/utf8.h"
#include "serve/for_readers.h"
#include "serve/format.h"
#include "serve/front_page.h"
#include "serve/guard.h"
#include "serve/page_parts.h"
#include "serve/page_routes.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_articles = 500, most_bytes = 50'000'000;

using MaybeBook = Result<std::optional<Book>>;

// "Broadsheet, 9 Dec 2022": the day of the newest article, as the paper has no other.
std::string title_of_edition(const ArticleRow& newest, const Wording& words) {
  if (!newest.published) return "Broadsheet";
  return words.say(phrase("book.edition", {{"day", printed(newest.published)}}));
}

std::string in_words(const View::Value& value, const Wording& words) {
  std::string text;
  words.put(text, value, Escape::nothing);
  return text;
}

}  // namespace

BookMaker::BookMaker(const Archive& archive, std::string id, std::string title) : archive_(archive) {
  book_.id = std::move(id);
  book_.title = std::move(title);
}

Result<void> BookMaker::add(const std::string& heading, const ArticleId& id) {
  if (book_.is_cut || known_.contains(id)) return {};
  auto article = archive_.article(id);
  if (!article) return tl::unexpected(article.error());
  if (!*article) return {};
  bytes_ += body_text(**article).size();
  if (known_.size() == most_articles || bytes_ > most_bytes) {
    book_.is_cut = true;
    return {};
  }
  known_.insert(id);
  if (book_.parts.empty() || book_.parts.back().heading != heading) book_.parts.push_back({heading, {}});
  book_.parts.back().articles.push_back(std::move(**article));
  return {};
}

Result<void> BookMaker::add(const std::string& heading, const std::vector<ArticleRow>& rows) {
  for (const ArticleRow& row : rows)
    if (auto added = add(heading, row.id); !added) return added;
  return {};
}

std::optional<Book> BookMaker::take() && {
  if (book_.parts.empty()) return std::nullopt;
  return std::move(book_);
}

MaybeBook article_book(const Visit& visit, const ArticleId& id) {
  const Archive& archive = visit.archive;
  const Wording& words = visit.language.words;
  const auto held = is_held_back(visit, id);
  if (!held) return tl::unexpected(held.error());
  if (*held) return std::nullopt;
  const auto row = archive.row(id);
  if (!row) return tl::unexpected(row.error());
  if (!*row) return std::nullopt;
  BookMaker maker(archive, "urn:broadsheet:article:" + percent_encoded(id),
                  in_words(shown_headline((*row)->headline), words));
  if (auto added = maker.add("", id); !added) return tl::unexpected(added.error());
  return std::move(maker).take();
}

MaybeBook story_book(const Visit& visit, const StoryId& asked) {
  const Archive& archive = visit.archive;
  const Wording& words = visit.language.words;
  auto story = archive.story_now(asked);
  if (!story) return tl::unexpected(story.error());
  if (!*story) return std::nullopt;
  if (auto fit = make_fit(visit, **story); !fit) return tl::unexpected(fit.error());
  const StoryId& id = (*story)->id;
  auto rows = archive.rows({.story = id, .with_hidden = true, .limit = most_articles + 1});
  if (!rows) return tl::unexpected(rows.error());
  leave_out(visit, ListOf::program, *rows);
  std::reverse(rows->begin(), rows->end());
  BookMaker maker(archive, "urn:broadsheet:story:" + percent_encoded(id),
                  in_words(shown_headline((*story)->headline), words));
  for (const ArticleRow& row : *rows)
    if (auto added =
            maker.add(in_words(row.published ? printed(row.published) : phrase("date.none"), words), row.id);
        !added)
      return tl::unexpected(added.error());
  return std::move(maker).take();
}

MaybeBook edition_book(const Archive& archive, DeskEditor& editor, const Wording& words) {
  const auto newest = archive.rows({.limit = 1});
  if (!newest) return tl::unexpected(newest.error());
  if (newest->empty()) return std::nullopt;
  BookMaker maker(archive, "", title_of_edition(newest->front(), words));
  const auto parts = edition_parts(archive, editor);
  if (!parts) return tl::unexpected(parts.error());
  for (const EditionPart& part : *parts)
    if (auto added =
            maker.add(part.heading.empty() ? words.say(phrase("front.stories")) : part.heading, part.rows);
        !added)
      return tl::unexpected(added.error());
  std::optional<Book> book = std::move(maker).take();
  if (!book) return std::nullopt;
  // An edition is what it holds.
  std::string ids;
  for (const BookPart& part : book->parts)
    for (const Article& article : part.articles) ids += article.id + "\n";
  book->id = "urn:broadsheet:edition:" + sha256_hex(ids).substr(0, 16);
  return book;
}

namespace {

AnswerPtr book_answer(const Visit& visit, const MaybeBook& book) {
  if (!book) return fault_answer(visit.segments, book.error());
  if (!*book) return missing_answer(visit);
  // RFC 6266; most readers name the file by the second.
  const std::string name(first_code_points((*book)->title, 80));
  return make_answer(
      {.type = "application/epub+zip",
       .body = write_epub(**book, visit.language),
       .language = visit.language.code,
       .more = "Content-Disposition: attachment; filename=\"broadsheet.epub\"; filename*=UTF-8''" +
               percent_encoded(name) + ".epub\r\n"});
}

}  // namespace

void add_book_routes(std::vector<Route>& table) {
  table.push_back({"GET", "/epub/edition", Guard::open, Lasts::while_marks, [](const Visit& v) {
                     return by_the_desk(v, [&](DeskEditor& editor) {
                       return book_answer(v, edition_book(v.archive, editor, v.language.words));
                     });
                   }});
  table.push_back({"GET", "/epub/article/{id}", Guard::open, Lasts::while_marks,
                   [](const Visit& v) { return book_answer(v, article_book(v, v.segments[2])); }});
  table.push_back({"GET", "/epub/story/{id}", Guard::open, Lasts::while_marks,
                   [](const Visit& v) { return book_answer(v, story_book(v, v.segments[2])); }});
}

}  // namespace broadsheet
