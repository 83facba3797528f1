// rules.cc: names a relation from the shape of what is shared. Rules, because with a few hundred labelled
// pairs they beat every learned model that was tried; docs/decisions/0005-relations-by-rules.md has the
// numbers. In order:
//
//   furniture      most of the match is text that the publisher prints on many days: template
//   too short      no run of 25 words: unrelated
//   one publisher  nearly all of it there: copy or version; days apart: recycled; much alike: version; of
//                  another year: an instalment of a series, so template
//   one author     in two papers, nearly all there: copy
//   two            nearly all there, also outside quotations: copy; weeks apart: shared; much unquoted text:
//   wire
//
// Entry point: judge().

#include "copy/rules.h"

#include <algorithm>

namespace broadsheet {
namespace {

double clamp(double x) {
  return std::clamp(x, 0.0, 1.0);
}

bool is_nearly_all_there(const Shape& s) {
  return s.coverage >= 0.8 && s.unquoted_coverage >= 0.7;
}

Verdict judge_same_publisher(const Shape& s) {
  if (s.reprinted && is_nearly_all_there(s)) return {RelationKind::copy, s.coverage};
  if (s.coverage >= 0.97) {
    const bool whole = s.headlines_agree || s.other_coverage >= 0.97 || s.runs <= 1;
    return whole ? Verdict{RelationKind::copy, s.coverage} : Verdict{RelationKind::version, s.coverage};
  }
  // One block of furniture under two stories: a country list, a form letter, a panel.
  const bool one_block = s.runs <= 1 || (s.runs <= 3 && s.headline_in_other < 0.34);
  if (one_block && s.coverage < 0.6) return {RelationKind::template_text, 0.6};
  if (s.days_apart > 6) return {RelationKind::recycled, clamp(1 - s.coverage)};
  // A version keeps most of the shorter text, or more than half of it and nearly half of the longer.
  const bool half_of_both = s.coverage >= 0.53 && s.other_coverage >= 0.455;
  if (s.coverage >= 0.65 || half_of_both) return {RelationKind::version, s.coverage};
  return {RelationKind::recycled, clamp(1 - s.coverage)};
}

Verdict judge_two_publishers(const Shape& s) {
  if (is_nearly_all_there(s)) return {RelationKind::copy, s.coverage};
  if (s.days_apart > 14) return {RelationKind::shared, 0.9};
  // Wire copy is rewritten all over: many runs outside quotations; or hardly at all: one long run of both
  // texts.
  const bool rewritten = s.runs >= 6 && s.unquoted >= 125;
  const bool kept = s.unquoted >= 300 && s.other_coverage >= 0.3;
  const double sure = clamp(0.5 + s.unquoted / 600.0 + (s.agency ? 0.2 : 0));
  if (s.days_apart <= 4 && (rewritten || kept)) return {RelationKind::wire, sure};
  return {RelationKind::shared, clamp(1.2 - sure)};
}

}  // namespace

std::optional<Verdict> judge(const Shape& s) {
  if (s.furniture_share > 0.5) return Verdict{RelationKind::template_text, s.furniture_share};
  if (s.longest_run < shortest_run) return std::nullopt;
  if (!s.same_publisher) return judge_two_publishers(s);
  const Verdict verdict = judge_same_publisher(s);
  const bool merges = verdict.kind == RelationKind::copy || verdict.kind == RelationKind::version;
  if (merges && s.other_years) return Verdict{RelationKind::template_text, verdict.score};
  return verdict;
}

}  // namespace broadsheet
