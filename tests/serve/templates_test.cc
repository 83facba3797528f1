#include <gtest/gtest.h>

#include "serve/templates.h"

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

}  // namespace
}  // namespace broadsheet
