// timeline_view.cc: rows of a timeline as a page shows them. Entry points: timeline_articles(),
// timeline_of(), timeline_views(), place_views().

#include "serve/timeline_view.h"

#include <algorithm>
#include <functional>
#include <map>

#include "broadsheet/story.h"
#include "serve/page_parts.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_articles = 60;  // read for a timeline: the first and the last half of them
constexpr TimelineOptions shown = {.days = 10, .sentences = 2};

}  // namespace

Result<std::vector<Article>> timeline_articles(const Archive& archive, const std::vector<ArticleRow>& rows) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i >= most_articles / 2 && i + most_articles / 2 < rows.size()) continue;
    auto article = archive.article(rows[i].id);
    if (!article) return tl::unexpected(article.error());
    if (*article) articles.push_back(std::move(**article));
  }
  return articles;
}

std::vector<TimelineRow> timeline_of(const std::vector<Article>& articles) {
  return articles.size() < 2 ? std::vector<TimelineRow>{} : make_timeline(articles, shown);
}

Views place_views(const std::vector<Article>& articles) {
  constexpr std::size_t most = 6;
  std::vector<std::pair<std::string, std::size_t>> places;
  for (const Article& article : articles) {
    if (!article.dateline || article.dateline->place.empty()) continue;
    const std::string place = place_name(article.dateline->place);
    const auto known = std::ranges::find(places, place, &std::pair<std::string, std::size_t>::first);
    if (known == places.end())
      places.emplace_back(place, 1);
    else
      ++known->second;
  }
  std::ranges::stable_sort(places, std::greater(), &std::pair<std::string, std::size_t>::second);
  Views views;
  for (std::size_t i = 0; i < std::min(most, places.size()); ++i)
    views.push_back(View({{"place", places[i].first}, {"place_link", place_link(places[i].first)}}));
  return views;
}

Views timeline_views(const std::vector<Article>& articles, const std::vector<ArticleRow>& rows) {
  std::map<ArticleId, const ArticleRow*> by_id;
  for (const ArticleRow& row : rows) by_id[row.id] = &row;
  Views days;
  for (const TimelineRow& row : timeline_of(articles)) {
    View day({{"day", printed_or_text(row.date)}, {"datetime", row.date}});
    day.set("single", row.reports == 1);
    Views sentences;
    for (const TimelineSentence& s : row.sentences) {
      const ArticleRow& article = *by_id.at(s.article);
      View view(
          {{"text", s.text}, {"link", "/article/" + percent_encoded(s.article)}, {"lang", article.language}});
      if (article.publisher.empty())
        view.set("publisher", phrase("story.source"));
      else
        view.set("publisher", article.publisher);
      view.set("first", s.article == row.first && row.reports > 1);
      sentences.push_back(std::move(view));
    }
    day.set("sentences", std::move(sentences));
    days.push_back(std::move(day));
  }
  if (days.size() < 2) days.clear();
  return days;
}

}  // namespace broadsheet
