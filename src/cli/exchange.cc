// exchange.cc: broadsheet import and export: an archive's contents in forms that others read.
//
//   articles   JSON Lines, as extract prints them        warc      the pages as they were found
//   archive    another archive, or a backup of one       opml      the feeds that are followed
//   epub       a book of articles
//
// One table says which of both directions each form has. A whole archive goes out by broadsheet backup.

#include <algorithm>
#include <array>
#include <cstdio>
#include <set>

#include "base/hash.h"
#include "base/strings.h"
#include "broadsheet/capture.h"
#include "capture/input.h"
#include "cli/exchange.h"
#include "cli/fetching.h"
#include "cli/keeping.h"
#include "cli/verbs.h"
#include "recommend/desk_file.h"
#include "serve/book.h"

namespace broadsheet {
namespace {

// ------------------------------------------------------------------------------------------------ export

// The articles that the words behind the form's name find; all where there are none.
Result<std::optional<std::set<ArticleId>>> wanted(const Archive& archive, const Options& options) {
  const std::vector<std::string> words(options.words.begin() + 1, options.words.end());
  if (words.empty()) return std::nullopt;
  const auto query = parse_query(join(words, " "), {}, now());
  if (!query) return tl::unexpected(query.error());
  const auto found = archive.search(*query, {.limit = archive.article_count(), .passages = 0});
  if (!found) return tl::unexpected(found.error());
  std::set<ArticleId> ids;
  for (const FoundArticle& each : *found) ids.insert(each.row.id);
  return ids;
}

Result<void> export_articles(const Archive& archive, const std::optional<std::set<ArticleId>>& ids) {
  return archive.for_each_article([&](const Article& article) {
    return (ids && !ids->contains(article.id)) || print_line(to_json(article));
  });
}

Result<void> print_file(const std::string& path) {
  auto raw = RawInput::open(path);
  if (!raw) return tl::unexpected(raw.error());
  for (; raw->fill(1); raw->consume(raw->window().size()))
    std::fwrite(raw->window().data(), 1, raw->window().size(), stdout);
  return {};
}

Result<void> export_warc(const Archive& archive, const std::optional<std::set<ArticleId>>& ids) {
  const std::string head = warcinfo_record("broadsheet.warc.gz", now());
  std::fwrite(head.data(), 1, head.size(), stdout);
  Result<void> done;
  if (!ids) {
    for (const std::string& path : archive.capture_files())
      if (done) done = print_file(path);
    return done;
  }
  auto read = archive.for_each_article([&](const Article& article) {
    if (!ids->contains(article.id)) return true;
    const auto capture = archive.capture_of(article.id);
    if (!capture) done = tl::unexpected(capture.error());
    if (!done || !*capture) return done.has_value();
    const std::string record = warc_record(**capture, record_id_of(**capture));
    return std::fwrite(record.data(), 1, record.size(), stdout) == record.size();
  });
  return done ? read : done;
}

Exit export_with(const Options& options,
                 Result<void> (*write)(const Archive&, const std::optional<std::set<ArticleId>>&)) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const Archive::Snapshot moment(*archive);
  const auto ids = wanted(*archive, options);
  if (!ids) return complain(ids.error());
  const auto done = write(*archive, *ids);
  return done ? Exit::done : complain(done.error());
}

// The articles that a query finds, newest first; without one, those of the front page.
Result<std::optional<Book>> book_of(const Archive& archive, const Options& options) {
  const std::vector<std::string> words(options.words.begin() + 1, options.words.end());
  if (words.empty()) {
    const auto rules = read_desk_rules(options.archive);
    if (!rules) return tl::unexpected(rules.error());
    DeskEditor editor(*rules, archive, now());
    return edition_book(archive, editor, english().words);
  }
  const std::string text = join(words, " ");
  auto query = parse_query(text, {}, now());
  if (!query) return tl::unexpected(query.error());
  query->order = SearchOrder::newest;
  const auto found = archive.search(*query, {.limit = archive.article_count(), .passages = 0});
  if (!found) return tl::unexpected(found.error());
  BookMaker maker(archive, "urn:broadsheet:search:" + sha256_hex(text).substr(0, 16), text);
  for (const FoundArticle& each : *found)
    if (auto added = maker.add("", each.row.id); !added) return tl::unexpected(added.error());
  return std::move(maker).take();
}

Exit export_epub(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const Archive::Snapshot moment(*archive);
  const auto book = book_of(*archive, options);
  if (!book) return complain(book.error());
  if (!*book) return complain({ErrorCode::empty, "no article for a book", {}, std::nullopt, {}});
  const std::string bytes = write_epub(**book, english());
  return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() ? Exit::done : Exit::failed;
}

// ------------------------------------------------------------------------------------------------ import

Exit import_files(const Options& options, const KeepOptions& how) {
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  Report report(options, "articles");
  const std::vector<std::string> paths(options.words.begin() + 1, options.words.end());
  const auto done = keep_all(options, paths, *archive, report, how);
  return done ? report.exit() : complain(done.error());
}

Exit import_articles(const Options& options) {
  KeepOptions how;
  how.takes = [](const Extracted& e) { return e.capture.media_type == article_line_type; };
  return import_files(options, how);
}

Exit import_warc(const Options& options) {
  return import_files(options, {});
}

// All captures of other archives, and what they follow. They are read as they are at that moment.
Exit import_archives(const Options& options) {
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  Report report(options, "articles");
  for (std::size_t i = 1; i < options.words.size(); ++i) {
    const auto other = Archive::open(options.words[i], ArchiveMode::read);
    if (!other) return complain(other.error());
    auto done = keep_all(options, other->capture_files(), *archive, report);
    if (done) done = archive->take_feeds(*other);
    if (done) done = archive->commit();
    if (!done) return complain(done.error());
  }
  return report.exit();
}

struct Form {
  std::string_view name;
  Exit (*import)(const Options&);   // of the files named behind; null: there is none
  Exit (*export_)(const Options&);  // null: there is none
};

constexpr std::array forms = {
    Form{"articles", import_articles, [](const Options& o) { return export_with(o, export_articles); }},
    Form{"warc", import_warc, [](const Options& o) { return export_with(o, export_warc); }},
    Form{"archive", import_archives, nullptr},
    Form{"opml", import_opml, export_opml},
    Form{"epub", nullptr, export_epub},
};

const Form* form_of(const Options& options) {
  if (options.words.empty()) return nullptr;
  const auto found =
      std::find_if(forms.begin(), forms.end(), [&](const Form& f) { return f.name == options.words[0]; });
  return found == forms.end() ? nullptr : &*found;
}

}  // namespace

Exit run_import(const Options& options) {
  const Form* form = form_of(options);
  if (form == nullptr || form->import == nullptr || options.words.size() < 2)
    return misuse("import needs a form and files",
                  "write broadsheet import articles, warc, archive or opml, and what to read");
  return form->import(options);
}

Exit run_export(const Options& options) {
  const Form* form = form_of(options);
  if (form != nullptr && form->export_ != nullptr) return form->export_(options);
  return misuse("export needs a form", form == nullptr
                                           ? "write broadsheet export articles, warc, opml or epub"
                                           : "broadsheet backup writes a whole archive");
}

}  // namespace broadsheet
