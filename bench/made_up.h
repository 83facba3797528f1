#pragma once
// made_up.h: made-up news in order of its days, the same for every run and every machine.
//
// A story has words of its own (a third of a text), a cast of three to six names and a place; reports of it
// come within days of each other. All other words are drawn as words are, the n-th n times as rarely as the
// first, from a vocabulary of 60,000; names come from 40,000, a few of which are in the news every day. Two
// thirds of the stories have one report, one in two hundred has forty.

#include <algorithm>
#include <cmath>
#include <queue>
#include <random>
#include <string>
#include <vector>

#include "base/calendar.h"
#include "broadsheet/news.h"

namespace broadsheet {

class MadeUpNews {
 public:
  // `articles` over `days` days from 1 October 2026 on.
  MadeUpNews(std::size_t articles, double days)
      : days_(days), stories_(static_cast<double>(articles) / mean_reports) {
    for (std::uint32_t i = 0; i < 60'000; ++i) words_.push_back(word(i));
    for (std::uint32_t i = 0; i < 40'000; ++i) names_.push_back(name(i));
  }

  Article next() {
    // Stories begin evenly over the days; the report that comes first is next.
    while (waiting_.empty() || waiting_.top().day > static_cast<double>(begun_) * days_ / stories_)
      begin_story();
    const Report report = waiting_.top();
    waiting_.pop();
    return write(report);
  }

 private:
  static constexpr double mean_reports = 2.55;
  static constexpr std::uint32_t texts_words = 320;

  struct Story {
    std::vector<std::uint32_t> words, names;
  };
  struct Report {
    double day;
    std::uint64_t story;  // the seed of its words
    std::uint32_t number;
    bool operator<(const Report& other) const {
      return day != other.day ? day > other.day : story > other.story;
    }
  };
  using Draw = std::mt19937_64;

  static std::string word(std::uint32_t n) {
    static constexpr const char* parts[] = {"ba",  "cor", "dal", "fen", "gor", "hul", "kel", "lim",
                                            "mar", "nos", "pel", "ras", "sol", "tam", "vin", "wes"};
    std::string made;
    for (std::uint32_t rest = n + 16; rest > 0; rest /= 16) made += parts[rest % 16];
    return made;
  }
  static std::string capital(std::string text) {
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
  }
  static std::string name(std::uint32_t n) {
    return capital(word(n * 7 + 3) + "a") + " " + capital(word(n / 3 + 90'000) + "en");
  }

  // Zipf's law by the inverse of a continuous one.
  static std::uint32_t rank(Draw& draw, std::size_t count) {
    const double share = std::uniform_real_distribution<double>(0, 1)(draw);
    return static_cast<std::uint32_t>(std::pow(static_cast<double>(count), share)) - 1;
  }

  void begin_story() {
    static constexpr std::uint32_t sizes[] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2, 3, 3, 5, 9};
    Draw draw(begun_ * 2 + 1);
    const double day = static_cast<double>(begun_) * days_ / stories_;
    std::uint32_t reports = sizes[draw() % 20];
    if (draw() % 200 == 0) reports = 40;
    for (std::uint32_t i = 0; i < reports; ++i)
      waiting_.push({day + (i == 0 ? 0 : std::exponential_distribution<double>(1.5)(draw)), begun_, i});
    ++begun_;
  }

  Story story(std::uint64_t number) const {
    Draw draw(number * 2);
    Story made;
    for (int i = 0; i < 60; ++i) made.words.push_back(static_cast<std::uint32_t>(draw() % words_.size()));
    const std::size_t cast = 3 + draw() % 4;
    for (std::size_t i = 0; i < cast; ++i) made.names.push_back(rank(draw, names_.size()));
    return made;
  }

  Article write(const Report& report) {
    const Story told = story(report.story);
    Draw draw(report.story * 1'000 + report.number);
    const auto said = [&]() -> const std::string& {
      return draw() % 3 == 0 ? words_[told.words[draw() % told.words.size()]]
                             : words_[rank(draw, words_.size())];
    };
    Article a;
    a.id = "m" + std::to_string(written_++);
    a.language = "en";
    a.publisher = "Paper " + std::to_string(draw() % 400);
    a.headline = capital(words_[told.words[draw() % 20]]);
    for (int i = 0; i < 6; ++i) a.headline += " " + (i % 2 == 0 ? words_[told.words[draw() % 20]] : said());
    const auto begins = static_cast<double>(days_from({2026, 10, 1}) * seconds_a_day);
    a.published = Date{static_cast<Instant>(begins + report.day * seconds_a_day), Precision::second, 0};
    std::string paragraph;
    for (std::uint32_t i = 0; i < texts_words; ++i) {
      const bool opens = i % 16 == 0;
      if (opens && i > 0) paragraph += ".";
      if (i % 64 == 0 && i > 0)
        a.body.push_back({BlockKind::paragraph, std::exchange(paragraph, {}), {}, {}});
      if (!paragraph.empty()) paragraph += " ";
      if (i % 16 == 5)
        paragraph += names_[told.names[draw() % told.names.size()]];
      else
        paragraph += opens ? capital(said()) : said();
    }
    a.body.push_back({BlockKind::paragraph, paragraph + ".", {}, {}});
    return a;
  }

  double days_, stories_;
  std::vector<std::string> words_, names_;
  std::priority_queue<Report> waiting_;
  std::uint64_t begun_ = 0, written_ = 0;
};

}  // namespace broadsheet
