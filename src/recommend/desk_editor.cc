// desk_editor.cc: each article that a page would show goes past the rules that are in force. Lists are made
// when articles are kept and say little of each; where a rule asks for section, kind or story, the row is
// read. Entry points: DeskEditor::edit(), DeskEditor::may_show(), DeskEditor::may_find().

#include "recommend/desk_editor.h"

#include <algorithm>

#include "base/strings.h"
#include "recommend/groups.h"
#include "text/lower.h"

namespace broadsheet {
namespace {

using Action = DeskRule::Action;
using Field = DeskRule::Field;

bool matches(const DeskRule::Articles& which, const StoryId& story, const ArticleRow& row) {
  switch (which.field) {
    case Field::all: return true;
    case Field::article: return row.id == which.value;
    case Field::story: return !story.empty() && row.story == story;
    case Field::publisher: return equals_ignoring_case(row.publisher, which.value);
    case Field::section: return equals_ignoring_case(row.section, which.value);
    case Field::kind: return name_of(row.kind) == which.value;
    case Field::title: return lowered(collapse(row.headline)).find(lowered(which.value)) != std::string::npos;
  }
  return false;
}

bool is_told_by_lists(Field field) {
  return field == Field::all || field == Field::article || field == Field::publisher || field == Field::title;
}

Recommendation pinned_item(const ArticleRow& row) {
  Recommendation item;
  item.group = group_desk;
  item.article = row.id;
  item.headline = row.headline;
  item.publisher = row.publisher;
  item.published = row.published;
  item.text = row.lead;
  item.reason = {"pinned", std::string(reason_pinned), {}};
  return item;
}

}  // namespace

DeskEditor::DeskEditor(const DeskRules& rules, const Archive& archive, Instant now) : archive_(archive) {
  for (const DeskRule& rule : rules.rules) {
    const bool has_ended = rule.until && rule.until->instant <= now;
    if (has_ended || rule.action == Action::join || rule.action == Action::split) continue;
    InForce made{&rule};
    if (rule.what.field == Field::story) made.story = story_named(rule.what.value);
    if (rule.under && rule.under->field == Field::story) made.under_story = story_named(rule.under->value);
    if (rule.action == Action::pin && !made.story.empty()) pinned_.push_back({made.story, &rule});
    judges_rows_ =
        judges_rows_ || rule.action == Action::embargo || (rule.action == Action::ban && !rule.under);
    needs_rows_ = needs_rows_ || !is_told_by_lists(rule.what.field);
    in_force_.push_back(std::move(made));
  }
}

// By its own id, by one that went into it, or by an article of it. What cannot be read is no story.
StoryId DeskEditor::story_named(const std::string& id) const {
  if (auto story = archive_.story_now(id); story && *story) return std::move((*story)->id);
  const auto row = archive_.row(id);
  return row && *row ? (*row)->story : StoryId();
}

bool DeskEditor::covers(const InForce& rule, const ArticleRow& row) const {
  return matches(rule.rule->what, rule.story, row);
}

// `read`: the article whose list it would stand in, nullptr on the front page.
const DeskRule* DeskEditor::leaves_out(const ArticleRow& row, const ArticleRow* read,
                                       std::string_view group) const {
  for (const InForce& each : in_force_) {
    const DeskRule& rule = *each.rule;
    switch (rule.action) {
      case Action::ban:
        if (rule.under && (read == nullptr || !matches(*rule.under, each.under_story, *read))) break;
        if (covers(each, row)) return &rule;
        break;
      case Action::embargo:
        if (covers(each, row)) return &rule;
        break;
      case Action::sensitive:
        if (read != nullptr && group != group_now && (covers(each, row) || covers(each, *read))) return &rule;
        break;
      default: break;
    }
  }
  return nullptr;
}

Result<ArticleRow> DeskEditor::row_of(const Recommendation& item) const {
  if (needs_rows_) {
    auto row = archive_.row(item.article);
    if (!row) return tl::unexpected(row.error());
    if (*row) return std::move(**row);
  }
  ArticleRow row;
  row.id = item.article;
  row.headline = item.headline;
  row.publisher = item.publisher;
  return row;
}

Result<std::vector<Recommendation>> DeskEditor::pinned_under(const ArticleRow& read) {
  std::vector<Recommendation> list;
  for (const InForce& each : in_force_) {
    const DeskRule& rule = *each.rule;
    if (rule.action != Action::pin || rule.what.field != Field::article || rule.what.value == read.id)
      continue;
    if (rule.under && !matches(*rule.under, each.under_story, read)) continue;
    const auto row = archive_.row(rule.what.value);
    if (!row) return tl::unexpected(row.error());
    if (!*row) continue;
    if (const DeskRule* against = leaves_out(**row, &read, group_now)) {
      uses_.push_back({against, false, (*row)->id});
      continue;
    }
    uses_.push_back({&rule, true, (*row)->id});
    list.push_back(pinned_item(**row));
  }
  return list;
}

Result<std::vector<Recommendation>> DeskEditor::edit(const ArticleRow& read,
                                                     std::vector<Recommendation> list) {
  if (in_force_.empty()) return list;
  auto edited = pinned_under(read);
  if (!edited) return edited;
  const std::size_t pins = edited->size();
  for (Recommendation& item : list) {
    const auto row = row_of(item);
    if (!row) return tl::unexpected(row.error());
    if (const DeskRule* against = leaves_out(*row, &read, item.group)) {
      uses_.push_back({against, false, item.article});
      continue;
    }
    const auto pinned_end = edited->begin() + static_cast<std::ptrdiff_t>(pins);
    if (std::find_if(edited->begin(), pinned_end,
                     [&](const Recommendation& pin) { return pin.article == item.article; }) == pinned_end)
      edited->push_back(std::move(item));
  }
  return edited;
}

const DeskRule* DeskEditor::kept_out_by(const ArticleRow& row) const {
  return leaves_out(row, nullptr, {});
}

bool DeskEditor::may_show(const ArticleRow& row) {
  const DeskRule* against = kept_out_by(row);
  if (against != nullptr) uses_.push_back({against, false, row.id});
  return against == nullptr;
}

bool DeskEditor::may_find(const ArticleRow& row) {
  for (const InForce& each : in_force_) {
    if (each.rule->action != Action::embargo || !covers(each, row)) continue;
    uses_.push_back({each.rule, false, row.id});
    return false;
  }
  return true;
}

std::string DeskEditor::name_of(const StoryId& story) const {
  for (const InForce& each : in_force_)
    if (each.rule->action == Action::rename && each.story == story && !story.empty()) return each.rule->name;
  return {};
}

}  // namespace broadsheet
