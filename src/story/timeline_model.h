#pragma once
// timeline_model.h: what a day and a sentence are judged by when a timeline is made: two weighted sums.

#include <array>
#include <string_view>
#include <vector>

#include "story/topic.h"

namespace broadsheet {

enum class DayMark : std::uint8_t {
  constant,
  share,       // of all articles, how many name it
  print_days,  // log(1 + days on which articles that name it were printed)
  later,       // log(1 + articles that name it two days later or more)
  within,      // it is named near what the topic is about as often as the days wanted are
  entries,     // log(1 + entries of chronologies for it)
  last         // how many there are
};

enum class SentenceMark : std::uint8_t {
  constant,
  day,       // likeness to the middle of all sentences of the day
  naming,    // to the middle of those that name it
  later,     // of those that name it two days later or more
  topic,     // of the openings of all articles
  day_only,  // to the day's middle without the topic's
  names_day,
  printed_on,
  printed_next,
  names_later,  // names it two days later or more
  place,        // 1 / (1 + sentences before it)
  opens,        // is the first
  words,
  words_over,  // words beyond 12
  words_many,  // words beyond 35
  few_words,   // words short of 8
  entry,       // of a chronology
  quotes,
  speaks,    // I, we, you
  asks,      // ends in a question mark
  whole,     // ends in a full stop
  capitals,  // share of words that open with a capital
  digits,    // holds a number
  support,   // log(1 + other articles with a like sentence)
  openings,  // likeness to the middle of what the articles of the day and the next open with
  apart,     // to the day's middle without that of the days around
  last
};

template <typename Mark>
using Marks = std::array<double, static_cast<std::size_t>(Mark::last)>;

struct TimelineWeights {
  Marks<DayMark> day;
  Marks<SentenceMark> sentence;
  double most_alike;  // of two sentences of a day
  double share;       // of the sentences allowed that are printed
};

struct CandidateDay {
  DayNumber day = 0;
  Marks<DayMark> marks{};
};
// The days that a timeline of `wanted` days could hold, in order.
[[nodiscard]] std::vector<CandidateDay> candidate_days(const Topic& topic, std::size_t wanted);

struct CandidateSentence {
  std::uint32_t sentence = 0;  // number in Topic::sentences
  Marks<SentenceMark> marks{};
};
// The sentences that could tell a day.
[[nodiscard]] std::vector<CandidateSentence> candidate_sentences(const Topic& topic, DayNumber day);

// Those chosen for a day, best first, at most `most`; none says what another says.
[[nodiscard]] std::vector<CandidateSentence> choose_sentences(const Topic& topic, DayNumber day,
                                                              std::size_t most,
                                                              const TimelineWeights& weights);
// All days that could be told, the most telling first.
[[nodiscard]] std::vector<DayNumber> rank_days(const Topic& topic, std::size_t wanted,
                                               const TimelineWeights& weights);

template <typename Mark>
[[nodiscard]] double weighted_sum(const Marks<Mark>& marks, const Marks<Mark>& weights) {
  double sum = 0;
  for (std::size_t i = 0; i < marks.size(); ++i) sum += marks[i] * weights[i];
  return sum;
}

}  // namespace broadsheet
