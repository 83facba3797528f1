#include <gtest/gtest.h>

#include <set>

#include "serve/format.h"
#include "serve/templates.h"
#include "serve/web_files.h"

namespace broadsheet {
namespace {

TEST(Template, EscapesTwoBracesAndNotThree) {
  View view({{"text", "<a href='x'>&\"</a>"}});
  EXPECT_EQ(Template("{{text}}|{{{text}}}|{{missing}}").render(view),
            "&lt;a href=&#39;x&#39;&gt;&amp;&quot;&lt;/a&gt;|<a href='x'>&\"</a>|");
}

TEST(Template, PrintsASectionOnceForEachView) {
  Views rows;
  for (const char* name : {"one", "two"}) rows.push_back(View({{"name", name}}));
  View view;
  view.set("rows", std::move(rows));
  EXPECT_EQ(Template("<{{#rows}}[{{name}}]{{/rows}}>").render(view), "<[one][two]>");
}

TEST(Template, TakesTextsAndFlagsAsConditions) {
  View view({{"text", "here"}, {"nothing", ""}});
  view.set("yes", true);
  view.set("no", false);
  view.set("none", Views());
  EXPECT_EQ(Template("{{#text}}1{{text}}{{/text}}{{#nothing}}2{{/nothing}}{{#yes}}3{{/yes}}{{#no}}4{{/no}}"
                     "{{^no}}5{{/no}}{{^none}}6{{/none}}{{^yes}}7{{/yes}}{{^missing}}8{{/missing}}")
                .render(view),
            "1here3568");
}

TEST(Template, LooksOutwardsForWhatTheInnerViewLacks) {
  View inner({{"a", "inner"}, {"empty", ""}});
  View view({{"a", "outer"}, {"b", "outer"}, {"empty", "outer"}});
  view.set("inner", std::move(inner));
  EXPECT_EQ(Template("{{#inner}}{{a}} {{b}} {{#empty}}no{{/empty}}{{/inner}} {{a}}").render(view),
            "inner outer  outer");
}

TEST(Template, NestsListsInLists) {
  Views days;
  for (const char* day : {"Mon", "Tue"}) {
    Views items;
    for (const char* item : {"x", "y"}) items.push_back(View({{"item", item}}));
    View view({{"day", day}});
    view.set("items", std::move(items));
    days.push_back(std::move(view));
  }
  View page;
  page.set("days", std::move(days));
  EXPECT_EQ(
      Template("{{#days}}{{day}}:{{#items}}{{item}}{{^last}},{{/last}}{{/items}};{{/days}}").render(page),
      "Mon:x,y,;Tue:x,y,;");
}

TEST(Templates, AskForNamesThatAreHeldApart) {
  std::set<std::string> names;
  for (const WebFileRow& row : web_files()) {
    const std::string_view text = web_file(row.name);
    for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
      const std::size_t begin = text.find_first_not_of("{#^/", at);
      names.emplace(text.substr(begin, text.find('}', begin) - begin));
    }
  }
  ASSERT_GT(names.size(), 100U);
  for (auto a = names.begin(); a != names.end(); ++a)
    for (auto b = std::next(a); b != names.end(); ++b)
      EXPECT_FALSE(ViewName(std::string_view(*a)) == ViewName(std::string_view(*b))) << *a << " and " << *b;
}

TEST(Format, EscapesWhereverItStands) {
  const std::string plain(40, 'x');
  for (std::size_t size = 0; size <= plain.size(); ++size)
    for (std::size_t at = 0; at < size; ++at) {
      std::string text = plain.substr(0, size), expected = text;
      text[at] = '<';
      expected.replace(at, 1, "&lt;");
      EXPECT_EQ(escaped_html(text), expected);
    }
  EXPECT_EQ(escaped_html("\"a\" & 'b' > c, and so on to the end"),
            "&quot;a&quot; &amp; &#39;b&#39; &gt; c, and so on to the end");
}

}  // namespace
}  // namespace broadsheet
