// wide_byline.cc: Chinese, Japanese and Korean bylines. A label stands before the names (作者：, 记者, 文／)
// or behind them (기자, 記者); names are two to four characters, or what stands up to the next blank behind
// "author:". Entry points: read_wide_byline(), read_wide_editors(), read_wide_names().

#include "article/wide_byline.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace broadsheet {
namespace {

struct Label {
  std::string_view words;
  bool open;  // a handle of any script may follow
};

// The one that ends last counts.
constexpr std::array labels = {
    Label{"作者：", true},   Label{"作者:", true},      Label{"作 者：", true},  Label{"撰文：", true},
    Label{"撰文:", true},    Label{"撰稿：", true},     Label{"撰稿:", true},    Label{"文：", true},
    Label{"文:", true},      Label{"文/", true},        Label{"文／", true},     Label{"文＝", true},
    Label{"執筆：", true},   Label{"著者：", true},     Label{"執筆者：", true}, Label{"筆者：", true},
    Label{"执笔人：", true}, Label{"记者：", false},    Label{"記者：", false},  Label{"记者:", false},
    Label{"记者", false},    Label{"記者", false},      Label{"实习生", false},  Label{"通讯员", false},
    Label{"通訊員", false},  Label{"特约撰稿人", false}};
constexpr PartTable label_parts(labels, &Label::words);

// Before whoever answers for a text, and did not write it.
constexpr std::array<std::string_view, 8> editor_labels = {"责任编辑：", "责任编辑:", "責任編輯：", "责编：",
                                                           "责编:",      "编辑：",    "编辑:",      "編輯："};
constexpr PartTable editor_parts(editor_labels);

// What ends the names: verbs and places behind them, marks.
constexpr std::array<std::string_view, 22> stops = {
    "发自", "报道", "報道", "報導", "摄", "攝", "图", "编辑", "来源", "时间", "阅读",
    "发表", "出自", "译：", "讯",   "电", "／", "/",  "）",   ")",    "，",   "。"};

// Behind a name: "홍길동 기자", "山田太郎記者".
constexpr std::array<std::string_view, 4> endings = {" 기자", " 특파원", " 記者", " 记者"};

// The commonest surnames of one character; they bear nine people of ten.
constexpr std::u32string_view surnames =
    U"王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅高郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭田"
    U"董"
    U"潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚钟鍾姜崔谭譚廖范汪陆陸金石戴贾賈韦韋夏邱方侯邹鄒熊孟秦白江阎"
    U"薛尹段雷黎史龙龍陶贺賀顾顧毛郝龚龔邵万萬钱錢严嚴赖賴覃洪武莫孔汤湯常温康施文牛樊葛邢安齐易乔乔伍庞颜倪"
    U"庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管"
    U"柴"
    U"蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应"
    U"臧"
    U"闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝";

bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == U'々';
}
bool is_wide(char32_t c) {
  return is_ideograph(c) || (c >= 0x3040 && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3);
}

struct Shape {
  std::size_t letters = 0, ideographs = 0, others = 0;
};

Shape shape_of(std::string_view text) {
  Shape shape;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    shape.ideographs += is_ideograph(c.value);
    (is_wide(c.value) || c.value == U'·' ? shape.letters : shape.others) += 1;
    at += c.size;
  }
  return shape;
}

bool is_wide_name(std::string_view text) {
  const Shape shape = shape_of(text);
  const bool with_dot = text.find("·") != std::string_view::npos;
  return shape.others == 0 && shape.letters >= 2 && shape.letters <= (with_dot ? 12U : 4U);
}

bool has_surname(std::string_view name) {
  return surnames.find(decode_at(name, 0).value) != std::u32string_view::npos;
}

// Up to the first stop; a blank of any kind becomes a plain one.
std::string names_part(std::string_view rest) {
  std::size_t end = std::min<std::size_t>(rest.size(), 120);
  for (const std::string_view stop : stops) end = std::min(end, rest.find(stop));
  return collapse(rest.substr(0, end));
}

std::vector<std::string_view> tokens_of(std::string_view text) {
  std::vector<std::string_view> tokens;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_at(text, at);
    if (c.value == U' ' || c.value == U'、' || c.value == U',' || c.value == U'，') {
      if (at > begin) tokens.push_back(text.substr(begin, at - begin));
      begin = at + c.size;
    }
    at += c.size;
  }
  if (begin < text.size()) tokens.push_back(text.substr(begin));
  return tokens;
}

// "赵 培": two characters set apart are one name.
bool is_spaced_name(const std::vector<std::string_view>& tokens) {
  return tokens.size() == 2 && shape_of(tokens[0]).letters == 1 && shape_of(tokens[1]).letters == 1 &&
         shape_of(tokens[0]).others + shape_of(tokens[1]).others == 0;
}

std::vector<std::string> names_behind(std::string_view rest, bool open) {
  std::vector<std::string> names;
  const std::string part = names_part(rest);
  const auto tokens = tokens_of(part);
  // Behind a word that also begins sentences ("记者了解到") only a surname tells a name, or a bracket that
  // ends.
  const bool closed =
      trim(rest.substr(0, rest.find(')'))).size() < rest.size() || rest.find("）") != std::string_view::npos;
  if (is_spaced_name(tokens)) return {std::string(tokens[0]) + std::string(tokens[1])};
  for (const std::string_view token : tokens) {
    const bool handle = open && names.empty() && token.size() <= 40 &&
                        token.find_first_of(":()[]<>") == std::string_view::npos;
    if (!handle && (!is_wide_name(token) || (!open && !closed && !has_surname(token)))) break;
    names.emplace_back(token);
  }
  return names;
}

// The name before an ending: "[서울] 홍길동 기자".
std::vector<std::string> names_before(std::string_view line) {
  for (const std::string_view ending : endings) {
    const std::size_t at = line.find(ending);
    if (at == std::string_view::npos) continue;
    std::string_view name = line.substr(0, at);
    name = trim(name.substr(name.find_last_of(" ]=/") + 1));
    if (is_wide_name(name)) return {std::string(name)};
  }
  return {};
}

}  // namespace

std::vector<std::string> read_wide_byline(std::string_view line) {
  constexpr std::size_t longest = 240;  // bytes
  if (line.size() > longest || line.size() < 6) return {};
  std::size_t best = no_row, place = 0;
  label_parts.scan(line, [&](std::size_t row, std::size_t at) {
    const std::size_t end = at + labels[row].words.size();
    // "正文：" is no "文：".
    const bool inside =
        labels[row].words.starts_with("文") && at > 0 && is_wide(decode_before(line, at).value);
    if (inside) return;
    if (best == no_row || end > place) best = row, place = end;
  });
  if (best != no_row)
    if (auto names = names_behind(line.substr(place), labels[best].open); !names.empty()) return names;
  return names_before(line);
}

std::vector<std::string> read_wide_editors(std::string_view line) {
  constexpr std::size_t longest = 240;  // bytes
  if (line.size() > longest) return {};
  std::vector<std::string> names;
  editor_parts.scan(line, [&](std::size_t row, std::size_t at) {
    if (names.empty()) names = names_behind(line.substr(at + editor_labels[row].size()), false);
  });
  return names;
}

std::vector<std::string> read_wide_names(std::string_view line) {
  line = trim(line);
  if (line.starts_with("（") && line.ends_with("）")) line = line.substr(3, line.size() - 6);
  const std::string text = collapse(line);
  if (text.size() > 60 || text.empty()) return {};
  const auto tokens = tokens_of(text);
  if (is_spaced_name(tokens)) return {std::string(tokens[0]) + std::string(tokens[1])};
  std::vector<std::string> names;
  for (const std::string_view token : tokens) {
    const Shape shape = shape_of(token);
    if (shape.others > 0 || shape.ideographs < 2 || shape.ideographs > 3 || !has_surname(token)) return {};
    names.emplace_back(token);
  }
  return names;
}

}  // namespace broadsheet
