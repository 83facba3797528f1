// keep.cc: broadsheet keep, check and rebuild.

#include <cstdio>
#include <filesystem>

#include "base/json.h"
#include "broadsheet/recommend.h"
#include "broadsheet/store.h"
#include "cli/read_articles.h"
#include "cli/verbs.h"
#include "search/database.h"

namespace broadsheet {
namespace {

constexpr std::size_t articles_a_commit = 1'000;

// Keeps what the paths hold; `print` gets one line for each article that was made to last.
Result<void> keep_all(const Options& options, const std::vector<std::string>& paths, Archive& archive,
                      Report& report, bool print) {
  auto desk = Desk::open(archive);
  if (!desk) return tl::unexpected(desk.error());
  Result<void> fault;
  std::size_t gathered = 0;
  const auto commit = [&] {
    gathered = 0;
    const auto outcomes = desk->commit();
    if (!outcomes) {
      fault = tl::unexpected(outcomes.error());
      return false;
    }
    for (const Desk::Outcome& o : *outcomes) {
      JsonWriter json;
      json.open_object()
          .key("id")
          .value(o.id)
          .member("relation", o.relation)
          .member("of", o.of)
          .member("story", o.story);
      if (print) print_line(json.close_object().text());
    }
    return true;
  };
  const auto each = [&](Extracted e) {
    if (auto kept = desk->keep(e.capture, *e.article, std::move(e.statements)); !kept) {
      fault = kept;
      return false;
    }
    return ++gathered < articles_a_commit || commit();
  };
  const auto each_fetch = [&](const Capture& capture) {
    fault = archive.keep_fetch(capture);
    return fault.has_value();
  };
  read_articles(options, paths, report, each, each_fetch,
                [](Extracted& e) { e.statements = read_statements(*e.article); });
  if (fault) (void)commit();
  return fault;
}

}  // namespace

Exit run_keep(const Options& options) {
  if (options.words.empty()) {
    complain({ErrorCode::bad_input,
              "nothing to keep",
              {},
              std::nullopt,
              "name files or folders, or - for standard input"});
    return Exit::usage;
  }
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  Report report(options, "articles");
  const auto done = keep_all(options, options.words, *archive, report, true);
  return done ? report.exit() : complain(done.error());
}

Exit run_check(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const auto faults = archive->check();
  if (!faults) return complain(faults.error());
  for (const ArchiveFault& fault : *faults)
    std::fprintf(stderr, "broadsheet: %s: %s\n", fault.where.c_str(), fault.what.c_str());
  if (faults->empty() && !options.quiet)
    std::printf("%llu articles, all sound\n", static_cast<unsigned long long>(archive->article_count()));
  return faults->empty() ? Exit::done : Exit::failed;
}

// A second archive is made beside from the captures; its captures come out byte for byte the same, so its
// database takes the old one's place in one rename.
Exit run_rebuild(const Options& options) {
  const std::string beside = options.archive + "/rebuilding";
  std::error_code ignored;
  std::filesystem::remove_all(beside, ignored);
  std::vector<std::string> captures;
  for (const auto& entry : std::filesystem::directory_iterator(options.archive + "/captures", ignored))
    captures.push_back(entry.path().string());
  if (captures.empty())
    return complain({ErrorCode::missing, "no captures to rebuild from", options.archive, std::nullopt, {}});
  std::sort(captures.begin(), captures.end());
  auto old = Archive::open(options.archive, ArchiveMode::write);  // nobody writes meanwhile
  if (!old && old.error().code == ErrorCode::busy) return complain(old.error());
  {
    auto fresh = Archive::open(beside, ArchiveMode::write);
    if (!fresh) return complain(fresh.error());
    Report report(options, "articles");
    const auto done = keep_all(options, captures, *fresh, report, false);
    if (!done) return complain(done.error());
    if (report.faults() > 0) return report.exit();
    // What is followed stands in no capture.
    const auto taken = old ? fresh->take_feeds(*old) : Result<void>();
    const auto kept = taken ? fresh->commit() : taken;
    if (!kept) return complain(kept.error());
  }
  auto last = Database::open(beside + "/archive.sqlite", DatabaseMode::write);
  if (last) (void)last->execute("PRAGMA wal_checkpoint(TRUNCATE)");
  last = fail(ErrorCode::empty, "closed");
  old = fail(ErrorCode::empty, "closed");
  for (const char* tail : {"-wal", "-shm"})
    std::filesystem::remove(options.archive + "/archive.sqlite" + tail, ignored);
  std::error_code fault;
  std::filesystem::rename(beside + "/archive.sqlite", options.archive + "/archive.sqlite", fault);
  if (fault) return complain({ErrorCode::failed, fault.message(), options.archive, std::nullopt, {}});
  std::filesystem::remove_all(beside, ignored);
  return Exit::done;
}

}  // namespace broadsheet
