// for_readers.cc: each row of a list goes past the rules of the desk. Entry points: leave_out(),
// is_held_back().

#include "serve/for_readers.h"

#include <algorithm>
#include <map>

namespace broadsheet {
namespace {

const ArticleRow& row_of(const ArticleRow& row) {
  return row;
}
const ArticleRow& row_of(const EntryRow& entry) {
  return entry.row;
}
const ArticleRow& row_of(const FoundArticle& found) {
  return found.row;
}

bool may_stand(DeskEditor& editor, ListOf whose, const ArticleRow& row) {
  return whose == ListOf::program ? editor.may_show(row) : editor.may_find(row);
}

template <typename Rows>
void leave_out_rows(const Visit& visit, ListOf whose, Rows& rows) {
  (void)by_the_desk(visit, [&](DeskEditor& editor) -> std::size_t {
    if (!editor.has_rows_to_judge()) return 0;
    return std::erase_if(rows, [&](const auto& row) { return !may_stand(editor, whose, row_of(row)); });
  });
}

}  // namespace

void leave_out(const Visit& visit, ListOf whose, std::vector<ArticleRow>& rows) {
  leave_out_rows(visit, whose, rows);
}

void leave_out(const Visit& visit, ListOf whose, std::vector<EntryRow>& rows) {
  leave_out_rows(visit, whose, rows);
}

void leave_out(const Visit& visit, ListOf whose, std::vector<FoundArticle>& rows) {
  leave_out_rows(visit, whose, rows);
}

// Statements name their article, and the rules ask for more of it.
Result<void> leave_out(const Visit& visit, ListOf whose, std::vector<StatementRow>& rows) {
  return by_the_desk(visit, [&](DeskEditor& editor) -> Result<void> {
    if (!editor.has_rows_to_judge()) return {};
    std::map<ArticleId, bool> known;
    for (const StatementRow& row : rows) {
      const ArticleId& id = row.said.article;
      if (known.contains(id)) continue;
      const auto article = visit.archive.row(id);
      if (!article) return tl::unexpected(article.error());
      known[id] = *article && may_stand(editor, whose, **article);
    }
    std::erase_if(rows, [&](const StatementRow& row) { return !known[row.said.article]; });
    return {};
  });
}

Result<bool> make_fit(const Visit& visit, StoryRow& story) {
  constexpr std::size_t most = 500;
  if (!DeskEditor(visit.desk.rules(), visit.archive, visit.now).has_rows_to_judge()) return true;
  auto rows = visit.archive.rows({.story = story.id, .with_hidden = true, .limit = most});
  if (!rows) return tl::unexpected(rows.error());
  leave_out(visit, ListOf::program, *rows);
  const bool is_shown =
      std::ranges::any_of(*rows, [&](const ArticleRow& row) { return row.headline == story.headline; });
  if (!is_shown && !rows->empty()) story.headline = rows->front().headline;
  return !rows->empty();
}

Result<void> leave_out(const Visit& visit, std::vector<StoryRow>& stories) {
  std::vector<StoryRow> fit;
  for (StoryRow& story : stories) {
    const auto has_more = make_fit(visit, story);
    if (!has_more) return tl::unexpected(has_more.error());
    if (*has_more) fit.push_back(std::move(story));
  }
  stories = std::move(fit);
  return {};
}

Result<bool> is_held_back(const Visit& visit, const ArticleId& id) {
  return by_the_desk(visit, [&](DeskEditor& editor) -> Result<bool> {
    if (!editor.has_rows_to_judge()) return false;
    const auto row = visit.archive.row(id);
    if (!row) return tl::unexpected(row.error());
    return *row && !editor.may_find(**row);
  });
}

}  // namespace broadsheet
