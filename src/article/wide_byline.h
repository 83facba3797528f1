#pragma once
// wide_byline.h: bylines in scripts without spaces between words.

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// The names in a line such as "作者：王建宏 张文攀", "本报记者 李明", "（记者 李明）", "文／山田太郎",
// "홍길동 기자"; empty for lines that name nobody.
[[nodiscard]] std::vector<std::string> read_wide_byline(std::string_view line);

// The names behind a label of editors ("责任编辑：王小明"), who sign where no author does.
[[nodiscard]] std::vector<std::string> read_wide_editors(std::string_view line);

// "赵延东、风笑天": nothing but names, each of a usual surname and one or two characters more.
[[nodiscard]] std::vector<std::string> read_wide_names(std::string_view line);

}  // namespace broadsheet
