#pragma once
// for_readers.h: what the desk keeps from readers, taken out where rows become a list.
//
// What is under embargo is nowhere until its hour: in no list, no search, no feed, no answer to a program,
// and its own page is not there. What is banned is in no list that the program makes; who seeks it, marked it
// or has its address finds it.

#include <vector>

#include "broadsheet/store.h"
#include "serve/routes.h"

namespace broadsheet {

enum class ListOf : std::uint8_t {
  program,  // sections, publishers, the newest, stories, feeds of them, entries of reader programs
  reader    // what was searched for, or marked
};

// Of rows in one list; tells in the desk's log what was left out. Costs nothing where no rule is in force
// that could leave out one. Errors: those of the archive.
void leave_out(const Visit& visit, ListOf whose, std::vector<ArticleRow>& rows);
void leave_out(const Visit& visit, ListOf whose, std::vector<EntryRow>& rows);
void leave_out(const Visit& visit, ListOf whose, std::vector<FoundArticle>& rows);
[[nodiscard]] Result<void> leave_out(const Visit& visit, ListOf whose, std::vector<StatementRow>& rows);

// Of stories that have nothing else to show; the others are made fit.
[[nodiscard]] Result<void> leave_out(const Visit& visit, std::vector<StoryRow>& stories);

// A story is called by a headline: where that is kept from readers, by the newest that is not. False where
// all of it is kept from them.
[[nodiscard]] Result<bool> make_fit(const Visit& visit, StoryRow& story);

// Whether an article is under embargo; false for one that is not there.
[[nodiscard]] Result<bool> is_held_back(const Visit& visit, const ArticleId& id);

}  // namespace broadsheet
