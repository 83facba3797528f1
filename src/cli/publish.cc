// publish.cc: broadsheet recommend --static: the lists of all articles as files for a publisher's own pages.
//
//   FOLDER/ID.json, ID.html   the list of each article, by the rules of the desk; none for an empty list
//   FOLDER/lists.jsonl        a line a list: its files, its article, what is in it, its propensity
//   FOLDER/recommended.js     puts the HTML where a page says <div data-broadsheet="ID"></div>
//
// A file that is there as it should be is left alone, so that copying the folder out again copies what is
// new. Files of lists that are no more go, as far as the lists.jsonl of before names them.

#include "cli/publish.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "base/strings.h"
#include "cli/fetching.h"
#include "cli/report.h"
#include "recommend/desk_file.h"
#include "serve/static_list.h"
#include "serve/web_files.h"

namespace broadsheet {
namespace {

namespace files = std::filesystem;

std::string content_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Whole or not at all.
Result<void> write(const std::string& path, std::string_view content) {
  std::error_code fault;
  if (content_of(path) == content) return {};
  const std::string beside = path + ".new";
  std::ofstream file(beside, std::ios::binary);
  file.write(content.data(), static_cast<std::streamsize>(content.size()));
  file.close();
  if (file.fail()) return fail(ErrorCode::failed, "cannot be written", beside);
  files::rename(beside, path, fault);
  return fault ? Result<void>(fail(ErrorCode::failed, fault.message(), path)) : Result<void>();
}

class Publisher {
 public:
  Publisher(const Archive& archive, DeskRules rules, std::string folder)
      : archive_(archive), rules_(std::move(rules)), folder_(std::move(folder)) {}

  Result<void> publish(const ArticleId& id) {
    const auto row = archive_.row(id);
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
    auto items = archive_.recommendations(id);
    if (items) items = DeskEditor(rules_, archive_, now()).edit(**row, std::move(*items));
    if (!items) return tl::unexpected(items.error());
    const auto list = static_list(archive_, **row, std::move(*items));
    if (!list) return tl::unexpected(list.error());
    if (list->items.empty()) return {};
    written_.insert(file_name(id));
    log_ += log_line(*list) + "\n";
    const std::string path = folder_ + "/" + file_name(id);
    auto done = write(path + ".json", to_json(*list) + "\n");
    return done ? write(path + ".html", to_html(*list)) : done;
  }

  Result<void> finish() {
    remove_old();
    auto done = write(folder_ + "/lists.jsonl", log_);
    return done ? write(folder_ + "/recommended.js", web_file("script/recommended.js")) : done;
  }

 private:
  // Each line begins with {"file":"NAME", a name that needs no escapes.
  void remove_old() const {
    constexpr std::string_view head = "{\"file\":\"";
    const std::string before = content_of(folder_ + "/lists.jsonl");
    for (const std::string_view line : split_lines(before)) {
      if (!line.starts_with(head)) continue;
      const std::string name(line.substr(head.size(), line.find('"', head.size()) - head.size()));
      if (written_.contains(name) || name.find('/') != std::string::npos) continue;
      std::error_code ignored;
      for (const char* ending : {".json", ".html"}) files::remove(folder_ + "/" + name + ending, ignored);
    }
  }

  const Archive& archive_;
  DeskRules rules_;
  std::string folder_, log_;
  std::set<std::string> written_;  // names of files
};

}  // namespace

Exit publish_lists(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  auto rules = read_desk_rules(options.archive);
  if (!rules) return complain(rules.error());
  std::error_code fault;
  files::create_directories(options.folder, fault);
  if (fault) return complain({ErrorCode::unreadable, fault.message(), options.folder, std::nullopt, {}});
  const Archive::Snapshot moment(*archive);
  Publisher publisher(*archive, std::move(*rules), options.folder);
  Report report(options, "lists");
  Result<void> done;
  const auto read = archive->for_each_article([&](const Article& article) {
    done = publisher.publish(article.id);
    if (done) report.count();
    return done.has_value();
  });
  if (!read) return complain(read.error());
  if (done) done = publisher.finish();
  return done ? report.exit() : complain(done.error());
}

}  // namespace broadsheet
