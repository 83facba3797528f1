// upkeep.cc: broadsheet check, rebuild, repair, backup, restore and forget: the care of an archive.
//
// Rebuild and repair are one thing: a second archive is made beside from the captures and takes the first
// one's place. Rebuild stops at the first fault. Repair passes over what is damaged; articles whose captures
// are lost it takes from their rows, where those can be read.

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "broadsheet/recommend.h"
#include "cli/keeping.h"
#include "cli/verbs.h"
#include "recommend/desk_file.h"
#include "store/upkeep.h"

namespace broadsheet {
namespace {

void print_faults(const std::vector<ArchiveFault>& faults) {
  for (const ArchiveFault& fault : faults)
    std::fprintf(stderr, "broadsheet: %s: %s\n", fault.where.c_str(), fault.what.c_str());
}

// ----------------------------------------------------------------------------------- rebuild and repair

enum class Remaking : std::uint8_t { whole, what_is_left };

// The paths of all captures: as the database says, else all that are there.
std::vector<std::string> captures_of(const std::string& folder, const Result<Archive>& old) {
  std::vector<std::string> paths;
  if (old) paths = old->capture_files();
  if (paths.empty())
    for (const CaptureFile& file : capture_files_on_disk(folder))
      paths.push_back(folder + "/" + name_of(file));
  return paths;
}

// What an editor says of stories holds for those that are made anew.
Result<void> take_desk(const std::string& from, const std::string& to) {
  std::error_code fault;
  if (!std::filesystem::exists(desk_path(from), fault)) return {};
  std::filesystem::copy_file(desk_path(from), desk_path(to), fault);
  return fault ? Result<void>(fail(ErrorCode::unreadable, fault.message(), desk_path(from))) : Result<void>();
}

// Makes the archive `fresh` from what the old one holds. What stands in no capture comes last: articles whose
// captures are lost, and what is followed.
Result<void> remake(const Options& options, const Result<Archive>& old, const std::string& fresh_folder,
                    Report& report, Remaking how) {
  auto fresh = Archive::open(fresh_folder, ArchiveMode::write);
  if (!fresh) return tl::unexpected(fresh.error());
  if (auto taken = take_desk(options.archive, fresh_folder); !taken) return taken;
  std::uint64_t lost = 0, from_rows = 0;
  KeepOptions keeping{.print = false};
  if (how == Remaking::what_is_left && old)
    keeping.more = [&](const auto& keep_article) {
      Result<void> done;
      const auto left = old->salvage([&](const Article& article) {
        const auto row = fresh->row(article.id);
        if (row && *row) return true;
        ++from_rows;
        done = row ? keep_article(article) : tl::unexpected(row.error());
        return done.has_value();
      });
      lost = left.value_or(0);
      return done;
    };
  auto done = keep_all(options, captures_of(options.archive, old), *fresh, report, keeping);
  if (!done) return done;
  if (how == Remaking::whole && report.faults() > 0)
    return tl::unexpected(Error{ErrorCode::damaged, "not all captures could be read; nothing was changed",
                                options.archive, std::nullopt, "broadsheet repair makes what can be made"});
  if (old) done = fresh->take_feeds(*old);
  if (!done && how == Remaking::what_is_left) {
    report.fault(done.error());
    done = {};
  }
  if (done) done = fresh->commit();
  if (how == Remaking::what_is_left && !options.quiet)
    std::fprintf(stderr,
                 "broadsheet: %llu articles; %llu of them from their rows alone; %llu damaged captures; %llu "
                 "damaged rows\n",
                 static_cast<unsigned long long>(fresh->article_count()),
                 static_cast<unsigned long long>(from_rows), static_cast<unsigned long long>(report.faults()),
                 static_cast<unsigned long long>(lost));
  return done;
}

Exit make_again(const Options& options, Remaking how) {
  const std::string fresh = options.archive + "/rebuilding";
  std::error_code ignored;
  if (!std::filesystem::exists(options.archive + "/captures", ignored))
    return complain({ErrorCode::missing, "no captures to make it from", options.archive, std::nullopt, {}});
  const auto lock = FolderLock::take(options.archive + "/lock");
  if (!lock) return complain(lock.error());
  std::filesystem::remove_all(fresh, ignored);
  Report report(options, "articles");
  Result<void> done;
  {
    const auto old = Archive::open(options.archive, ArchiveMode::read);
    done = remake(options, old, fresh, report, how);
  }
  if (done) done = replace_archive(real_disk(), options.archive, fresh);
  std::filesystem::remove_all(fresh, ignored);
  return done ? Exit::done : complain(done.error());
}

// ------------------------------------------------------------------------------------------------ forget

Result<std::vector<ArticleId>> articles_of(const Archive& archive, const std::string& publisher) {
  constexpr std::size_t no_limit = 1'000'000'000;
  const auto rows = archive.rows({.publisher = publisher, .fold_copies = false, .limit = no_limit});
  if (!rows) return tl::unexpected(rows.error());
  if (rows->empty()) return fail(ErrorCode::missing, "no article of that publisher", publisher);
  std::vector<ArticleId> ids;
  for (const ArticleRow& row : *rows) ids.push_back(row.id);
  return ids;
}

Result<void> forget(Archive& archive, const std::vector<ArticleId>& ids) {
  const auto forgotten = archive.forget(ids);
  if (!forgotten) return tl::unexpected(forgotten.error());
  auto desk = Desk::open(archive);
  if (!desk) return tl::unexpected(desk.error());
  if (auto done = desk->revise(*forgotten); !done) return done;
  return archive.commit();
}

}  // namespace

Exit run_check(const Options& options) {
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const auto faults = archive->check();
  if (!faults) return complain(faults.error());
  print_faults(*faults);
  if (faults->empty() && !options.quiet)
    std::printf("%llu articles, all sound\n", static_cast<unsigned long long>(archive->article_count()));
  return faults->empty() ? Exit::done : Exit::failed;
}

Exit run_rebuild(const Options& options) {
  return make_again(options, Remaking::whole);
}

Exit run_repair(const Options& options) {
  return make_again(options, Remaking::what_is_left);
}

Exit run_backup(const Options& options) {
  if (options.words.size() != 1) return misuse("backup needs one folder to write to", "name a new folder");
  const auto archive = Archive::open(options.archive, ArchiveMode::read);
  if (!archive) return complain(archive.error());
  const auto done = archive->backup(options.words[0]);
  return done ? Exit::done : complain(done.error());
}

Exit run_restore(const Options& options) {
  if (options.words.size() != 1)
    return misuse("restore needs one backup", "name the folder that broadsheet backup wrote");
  const auto done = restore_archive(options.words[0], options.archive);
  return done ? Exit::done : complain(done.error());
}

Exit run_forget(const Options& options) {
  if (options.words.empty() == options.publisher.empty())
    return misuse("forget needs articles or a publisher", "name ids, or --publisher NAME");
  auto archive = Archive::open(options.archive, ArchiveMode::write);
  if (!archive) return complain(archive.error());
  const auto ids = options.publisher.empty() ? Result<std::vector<ArticleId>>(options.words)
                                             : articles_of(*archive, options.publisher);
  if (!ids) return complain(ids.error());
  if (auto done = forget(*archive, *ids); !done) return complain(done.error());
  std::printf("{\"forgotten\":%zu}\n", ids->size());
  return Exit::done;
}

}  // namespace broadsheet
