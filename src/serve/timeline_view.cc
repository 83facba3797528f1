// timeline_view.cc: rows of a timeline as a page shows them. Entry point: timeline_views().

#include "serve/timeline_view.h"

#include <map>

#include "broadsheet/story.h"
#include "serve/page_parts.h"
#include "serve/site.h"

namespace broadsheet {
namespace {

constexpr std::size_t most_articles = 60;  // read for a timeline: the first and the last half of them
constexpr TimelineOptions shown = {.days = 10, .sentences = 2};

Result<std::vector<Article>> articles_of(const Archive& archive, const std::vector<ArticleRow>& rows) {
  std::vector<Article> articles;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i >= most_articles / 2 && i + most_articles / 2 < rows.size()) continue;
    auto article = archive.article(rows[i].id);
    if (!article) return tl::unexpected(article.error());
    if (*article) articles.push_back(std::move(**article));
  }
  return articles;
}

}  // namespace

Result<Views> timeline_views(const Archive& archive, const std::vector<ArticleRow>& rows) {
  if (rows.size() < 2) return Views{};
  const auto articles = articles_of(archive, rows);
  if (!articles) return tl::unexpected(articles.error());
  std::map<ArticleId, const ArticleRow*> by_id;
  for (const ArticleRow& row : rows) by_id[row.id] = &row;
  const auto timeline = make_timeline(*articles, shown);
  Views days;
  for (const TimelineRow& row : timeline) {
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
