#pragma once
// pages.h: what stands on each page, as views for the templates. Results without a value: nothing stands
// there.

#include <optional>
#include <string>
#include <string_view>

#include "broadsheet/store.h"
#include "recommend/desk_editor.h"
#include "serve/list_part.h"
#include "serve/words.h"

namespace broadsheet {

struct Visit;

struct PageView {
  std::string_view name;  // of the template
  View view;
  int status = 200;
};

using MaybePage = Result<std::optional<PageView>>;

[[nodiscard]] MaybePage latest_page(const Visit& visit, const ListPart& part);
[[nodiscard]] MaybePage article_page(const Visit& visit, DeskEditor& editor, const ArticleId& id);
[[nodiscard]] MaybePage about_page(const Visit& visit, const ArticleId& id);
[[nodiscard]] MaybePage story_page(const Visit& visit, DeskEditor& editor, const StoryId& id);
[[nodiscard]] MaybePage section_page(const Visit& visit, const std::string& name, const ListPart& part);
[[nodiscard]] MaybePage publisher_page(const Visit& visit, const std::string& name, const ListPart& part);
[[nodiscard]] MaybePage author_page(const Visit& visit, const std::string& name, const ListPart& part);
[[nodiscard]] MaybePage publishers_page(const Archive& archive);
// What its reader marked so, newest mark first.
[[nodiscard]] MaybePage marked_page(const Visit& visit, ReaderMark mark, const ListPart& part);

// What could not be followed, and why; nothing where nothing was tried.
struct FollowFault {
  std::string url;
  std::optional<Error> error;
};
[[nodiscard]] MaybePage feeds_page(const Archive& archive, const FollowFault& fault);
// `fresh_key`: a key that was just made, shown this once; else empty.
[[nodiscard]] MaybePage settings_page(const Visit& visit, const std::string& fresh_key);
[[nodiscard]] PageView missing_page();
[[nodiscard]] PageView failed_page(const Error& error);

}  // namespace broadsheet
