// rules.cc: names a relation from the shape of what is shared. Rules, because with a few hundred labelled
// pairs they beat every learned model that was tried; docs/decisions/0005-relations-by-rules.md has the
// numbers. In order:
//
//   furniture      most of the match is text that the publisher prints on many days: template
//   too short      no run of 25 words: unrelated
//   one publisher  nearly all of it there: copy or version; days apart: recycled; much alike: version
//   two            nearly all there, also outside quotations: copy; weeks apart: shared; much unquoted text:
//   wire
//
// Entry point: judge().

#include "copy/rules.h"

#include <algorithm>

namespace broadsheet {
namespace {

constexpr std::uint32_t shortest_run = 25;

double clamp(double x) {
  return std::clamp(x, 0.0, 1.0);
}

Verdict judge_same_publisher(const Shape& s) {
  if (s.coverage >= 0.97) {
    const bool whole = s.headlines_agree || s.other_coverage >= 0.97 || s.runs <= 1;
    return whole ? Verdict{RelationKind::copy, s.coverage} : Verdict{RelationKind::version, s.coverage};
  }
  if (s.headline_in_other < 0.34 && s.rests_alike < 0.18 && s.runs <= 3)
    return {RelationKind::template_text, 0.6};
  if (s.days_apart > 6) return {RelationKind::recycled, clamp(1 - s.coverage)};
  if (s.coverage >= 0.65 || (s.coverage >= 0.4 && s.rests_alike >= 0.33))
    return {RelationKind::version, s.coverage};
  return {RelationKind::recycled, clamp(1 - s.coverage)};
}

Verdict judge_two_publishers(const Shape& s) {
  if (s.coverage >= 0.8 && s.unquoted_coverage >= 0.7) return {RelationKind::copy, s.coverage};
  if (s.days_apart > 14) return {RelationKind::shared, 0.9};
  double points = s.unquoted / 110.0;
  if (s.agency) points += 0.4;
  if (s.runs >= 6) points += 0.3;
  if (s.spread >= 0.5) points += 0.2;
  if (s.rests_alike >= 0.4) points += 0.2;
  if (s.matched > 0 && s.unquoted < s.matched * 0.4) points -= 0.5;
  const bool wire = s.unquoted >= 60 && points >= 1.4;
  return wire ? Verdict{RelationKind::wire, clamp(points / 3)}
              : Verdict{RelationKind::shared, clamp(1 - points / 3)};
}

}  // namespace

std::optional<Verdict> judge(const Shape& s) {
  if (s.furniture_share > 0.5) return Verdict{RelationKind::template_text, s.furniture_share};
  if (s.longest_run < shortest_run) return std::nullopt;
  return s.same_publisher ? judge_same_publisher(s) : judge_two_publishers(s);
}

}  // namespace broadsheet
