// epub.cc: a book as the files of an EPUB, printed by the templates book_*.mustache, in a ZIP file.
//
//   mimetype                 first, and not packed (OCF 3.3, 4.2.2)
//   META-INF/container.xml   where the package is
//   EPUB/package.opf         what is in the book, and in which order
//   EPUB/contents.xhtml      its navigation, and its first page
//   EPUB/chapter-1.xhtml …   an article each
//
// Entry point: write_epub().

#include <algorithm>

#include "base/calendar.h"
#include "base/strings.h"
#include "feed/escape.h"
#include "serve/book.h"
#include "serve/format.h"
#include "serve/page_parts.h"
#include "serve/web_files.h"
#include "serve/zip.h"

namespace broadsheet {
namespace {

// What a template printed, without what no XML document may have.
std::string without_forbidden(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t forbidden = forbidden_size(text, at);
    if (forbidden == 0)
      out += text[at];
    else
      at += forbidden - 1;
  }
  return out;
}

// A tag of BCP 47 as far as its letters go; "und" for what is none.
std::string language_tag(std::string_view language) {
  const bool good = language.size() >= 2 && language.size() <= 35 && is_ascii_letter(language[0]) &&
                    language.back() != '-' && std::all_of(language.begin(), language.end(), [](char c) {
                      return is_ascii_letter(c) || is_ascii_digit(c) || c == '-';
                    });
  return good ? std::string(language) : "und";
}

std::string as_far_as_the_day(const Date& date) {
  return date.iso().substr(0, 10);
}

// Each once, in order.
void add_name(Views& names, std::set<std::string>& known, const std::string& name) {
  if (!name.empty() && known.insert(name).second) names.push_back(View({{"name", name}}));
}

Views block_views(const Article& article) {
  Views views;
  for (std::size_t i = 0; i < article.body.size(); ++i) {
    const Block& block = article.body[i];
    View view({{"text", block.text}});
    const BlockKind kind = block.kind;
    view.set("subhead", kind == BlockKind::subhead);
    view.set("list_item", kind == BlockKind::list_item);
    view.set("quotation", kind == BlockKind::quotation);
    view.set("caption", kind == BlockKind::caption);
    view.set("preformatted", kind == BlockKind::preformatted);
    view.set("table", kind == BlockKind::table);
    view.set("cells", kind == BlockKind::table ? cell_views(block.text) : Views());
    set_run(view, article.body, i);
    view.set("paragraph", kind == BlockKind::paragraph || kind == BlockKind::post);
    view.set("date",
             kind == BlockKind::post ? printed(block.published, PrintedDate::Form::time) : std::string());
    views.push_back(std::move(view));
  }
  return views;
}

View chapter_view(const Article& article) {
  const std::string language = language_tag(article.language);
  View view({{"headline", shown_headline(article.headline)},
             {"lang", language},
             {"dir", direction_of(article.language)},
             {"section", article.section},
             {"standfirst", article.standfirst},
             {"byline", article.byline},
             {"publisher", article.publisher},
             {"date", printed(article.published, PrintedDate::Form::time)},
             {"minutes", std::to_string(reading_minutes(article))},
             {"original", safe_url(article.url)}});
  view.set("body", block_views(article));
  Views notes;
  for (const Note& note : article.notes)
    if (note.kind != NoteKind::promo) notes.push_back(View({{"text", note.text}}));
  view.set("has_notes", !notes.empty());
  view.set("notes", std::move(notes));
  view.set("stub", article.access == Access::stub || article.access == Access::scrambled);
  return view;
}

// The last moment that an article of the book speaks of: when it was made, as far as its articles know.
std::string modified(const Book& book) {
  Instant last = 0;
  for (const BookPart& part : book.parts)
    for (const Article& article : part.articles) {
      last = std::max(last, instant_of(article));
      if (article.captured) last = std::max(last, *article.captured);
      if (article.updated) last = std::max(last, article.updated->instant);
    }
  return rfc3339(last);
}

// What the package and the contents page say.
View book_view(const Book& book) {
  View view({{"id", book.id}, {"title", book.title}, {"modified", modified(book)}});
  Views parts, chapters, languages, creators, publishers;
  std::set<std::string> known_languages, known_creators, known_publishers;
  std::optional<Date> newest;
  for (const BookPart& part : book.parts) {
    Views entries;
    for (const Article& article : part.articles) {
      add_name(languages, known_languages, language_tag(article.language));
      for (const std::string& name : article.byline) add_name(creators, known_creators, name);
      add_name(publishers, known_publishers, article.publisher);
      if (article.published && (!newest || article.published->instant > newest->instant))
        newest = article.published;
      const std::string file = "chapter-" + std::to_string(chapters.size() + 1);
      chapters.push_back(View({{"file", file}}));
      entries.push_back(View({{"file", file},
                              {"headline", shown_headline(article.headline)},
                              {"lang", language_tag(article.language)},
                              {"dir", direction_of(article.language)},
                              {"publisher", article.publisher}}));
    }
    View shown({{"heading", part.heading}});
    shown.set("entries", std::move(entries));
    parts.push_back(std::move(shown));
  }
  const std::string first = book.parts.empty() ? "" : book.parts[0].articles[0].language;
  view.set("lang", language_tag(first));
  view.set("dir", direction_of(first));
  view.set("date", newest ? as_far_as_the_day(*newest) : "");
  view.set("is_cut", book.is_cut);
  view.set("parts", std::move(parts));
  view.set("chapters", std::move(chapters));
  view.set("languages", std::move(languages));
  view.set("creators", std::move(creators));
  view.set("publishers", std::move(publishers));
  return view;
}

}  // namespace

std::string write_epub(const Book& book, const Language& language) {
  const auto printed = [&](std::string_view name, const View& view) {
    return without_forbidden(language.render(name, view));
  };
  ZipWriter zip;
  zip.add("mimetype", "application/epub+zip", ZipPacking::stored);
  zip.add("META-INF/container.xml", web_file("book/container.xml"));
  const View view = book_view(book);
  zip.add("EPUB/package.opf", printed("book_package", view));
  zip.add("EPUB/contents.xhtml", printed("book_contents", view));
  zip.add("EPUB/book.css", web_file("book/book.css"));
  std::size_t chapters = 0;
  for (const BookPart& part : book.parts)
    for (const Article& article : part.articles)
      zip.add("EPUB/chapter-" + std::to_string(++chapters) + ".xhtml",
              printed("book_chapter", chapter_view(article)));
  return std::move(zip).finish();
}

}  // namespace broadsheet
