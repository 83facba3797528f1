// keep.cc: broadsheet keep. Captures are read and extracted by all cores, kept by one, and made to last a
// thousand at a time. Entry points: run_keep(), keep_all().

#include "base/json.h"
#include "broadsheet/capture.h"
#include "broadsheet/recommend.h"
#include "cli/keeping.h"
#include "cli/verbs.h"

namespace broadsheet {
namespace {

constexpr std::size_t articles_a_commit = 1'000;

void print_outcome(const Desk::Outcome& o) {
  JsonWriter json;
  json.open_object()
      .key("id")
      .value(o.id)
      .member("relation", o.relation)
      .member("of", o.of)
      .member("story", o.story);
  print_line(json.close_object().text());
}

class Keeper {
 public:
  Keeper(Archive& archive, Desk desk, bool print)
      : archive_(archive), desk_(std::move(desk)), print_(print) {}

  Result<void> keep(DeskItem item) {
    auto kept = desk_.keep(std::move(item));
    return kept && ++gathered_ == articles_a_commit ? commit() : kept;
  }

  Result<void> keep_fetch(const Capture& capture) { return archive_.keep_fetch(capture); }

  Result<void> commit() {
    gathered_ = 0;
    const auto outcomes = desk_.commit();
    if (!outcomes) return tl::unexpected(outcomes.error());
    if (print_)
      for (const Desk::Outcome& o : *outcomes) print_outcome(o);
    return {};
  }

 private:
  Archive& archive_;
  Desk desk_;
  bool print_;
  std::size_t gathered_ = 0;
};

// An article that stands in no capture, as the line that it is.
Capture line_of(const Article& article) {
  Capture capture;
  capture.id = article.capture.empty() ? article.id : article.capture;
  capture.media_type = article_line_type;
  capture.bytes = to_json(article);
  capture.instant = article.captured;
  return capture;
}

DeskItem item_of(const Capture& capture, Article article) {
  std::vector<ReadStatement> statements = read_statements(article);
  return Desk::prepare(capture, std::move(article), std::move(statements));
}

}  // namespace

Result<void> keep_all(const Options& options, const std::vector<std::string>& paths, Archive& archive,
                      Report& report, const KeepOptions& how) {
  auto desk = Desk::open(archive, threads_of(options));
  if (!desk) return tl::unexpected(desk.error());
  Keeper keeper(archive, std::move(*desk), how.print);
  Result<void> done;
  const auto each = [&](Extracted e) {
    if (how.takes && !how.takes(e)) {
      report.fault({ErrorCode::unsupported, "not what is to be taken in", e.capture.id, std::nullopt, {}});
      return true;
    }
    done = keeper.keep(std::move(*e.item));
    return done.has_value();
  };
  const auto each_fetch = [&](const Capture& capture) {
    done = keeper.keep_fetch(capture);
    return done.has_value();
  };
  const auto prepare = [](Extracted& e) {
    e.item = std::make_unique<DeskItem>(item_of(e.capture, std::move(*e.article)));
    std::string().swap(e.capture.bytes);  // they are in the item, packed
  };
  read_articles(options, paths, report, each, each_fetch, prepare);
  if (done && how.more)
    done = how.more([&](const Article& article) { return keeper.keep(item_of(line_of(article), article)); });
  if (done) done = keeper.commit();
  return done ? archive.tidy() : done;
}

Exit run_keep(const Options& options) {
  if (options.words.empty())
    return misuse("nothing to keep", "name files or folders, or - for standard input");
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  Report report(options, "articles");
  const auto done = keep_all(options, options.words, *archive, report);
  return done ? report.exit() : complain(done.error());
}

}  // namespace broadsheet
