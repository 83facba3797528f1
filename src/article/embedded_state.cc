// embedded_state.cc: candidates for the story in a page's scripts, and the choice among them.
//
// Editors' programs keep a story in one of two shapes: a string of HTML or of plain text, or an array of
// objects, one a paragraph, whose runs of text may lie some objects deeper (Contentful, ProseMirror, Portable
// Text, Slate, Arc; they differ in names only). Both are taken wherever they stand in a document, by shape;
// the headline's words tell the page's story from others. Entry point: find_embedded_body().

#include "article/embedded_state.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "article/blocks.h"
#include "article/words.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t least_story = 300;  // bytes, marks of HTML left out
constexpr std::size_t most_steps =
    400'000;  // a page: values, members that are looked through, 64 bytes of text
constexpr std::size_t most_documents = 400;  // a page
constexpr int deepest = 40;                  // objects around a run of text

// One paragraph of a candidate: as the script has it, perhaps as HTML, perhaps several.
struct Piece {
  BlockKind kind = BlockKind::paragraph;
  std::string text;
};

struct Candidate {
  std::vector<Piece> pieces;
  ByteRange bytes;
  std::size_t size = 0;  // bytes but for marks of HTML
  double told = 0;       // share of the headline's words that it holds
};

std::size_t size_without_marks(std::string_view text) {
  std::size_t size = 0;
  bool inside = false;
  for (const char c : text) {
    if (c == '<') inside = true;
    if (!inside) ++size;
    if (c == '>') inside = false;
  }
  return size;
}

// Ends as a paragraph does: with a full stop, perhaps in quotation marks, or with a mark of HTML.
bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 12> ends = {".", "!", "?", ":",  ">",  "\"",
                                                            "”", "“", "»", "。", "」", "…"};
  text = trim(text);
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// ------------------------------------------------------------------------------------ arrays of paragraphs

std::string_view string_at(const object& o, std::string_view key) {
  std::string_view text;
  return o.at_key(key).get(text) ? std::string_view() : text;
}

// Which part of a story an object is, by what its program calls it; nullopt: none of the text.
std::optional<BlockKind> kind_of(const object& o) {
  // What has a headline or an address of its own is another story, or a picture.
  for (const std::string_view key : {"headline", "title", "slug"})
    if (!string_at(o, key).empty()) return std::nullopt;
  std::string type;
  for (const std::string_view key : {"type", "_type", "nodeType", "__typename", "style", "tag", "name"})
    type += ascii_lower(string_at(o, key)) + " ";
  const auto names = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return type.find(word) != std::string::npos; });
  };
  if (names({"image", "picture", "video", "gallery", "embed", "advert", "promo", "related", "newsletter",
             "interstitial", "raw_html", "media", "social", "caption", "script"}))
    return std::nullopt;
  if (names({"heading", "header", "subhead", "h2 ", "h3 ", "h4 "})) return BlockKind::subhead;
  if (names({"quote"})) return BlockKind::quotation;
  if (names({"list-item", "list_item", "listitem", "li "})) return BlockKind::list_item;
  return BlockKind::paragraph;
}

// What may still be done for a page.
class Steps {
 public:
  void take(std::size_t steps) { left_ -= std::min(left_, steps); }
  void take_text(std::size_t bytes) { take(1 + bytes / 64); }
  [[nodiscard]] bool are_left() const { return left_ > 0; }

 private:
  std::size_t left_ = most_steps;
};

class Paragraphs {
 public:
  explicit Paragraphs(Steps& steps) : steps_(steps) {}

  // What an array tells: each of its objects is a paragraph or holds some.
  void read(const array& items, BlockKind kind, int depth) {
    std::size_t runs = 0, ended = 0;
    for (const element item : items) {
      if (!steps_.are_left()) return;
      look_at(item);
      if (const std::string_view run = own_text(item); !run.empty()) {
        ++runs;
        ended += ends_sentence(run) ? 1 : 0;
      }
    }
    // Runs of one paragraph end anywhere: before a link, behind a name set bold.
    if (runs > 0 && ended * 2 < runs + (runs > 1 ? 1 : 0)) return add(kind, all_text(items, depth));
    for (const element item : items) read_item(item, kind, depth);
  }

  [[nodiscard]] std::vector<Piece> take() { return std::move(pieces_); }

 private:
  static constexpr std::array<std::string_view, 4> text_keys = {"text", "value", "content", "html"};
  static constexpr std::array<std::string_view, 9> inner_keys = {
      "content", "children", "nodes", "blocks", "model", "data", "items", "body", "paragraphs"};

  // Members of an object are found one after another.
  void look_at(const element& item) {
    object o;
    steps_.take(item.get(o) ? 1 : 1 + o.size());
  }

  [[nodiscard]] static std::string_view own_text(const element& item) {
    std::string_view text;
    if (!item.get(text)) return text;
    object o;
    if (item.get(o)) return {};
    for (const std::string_view key : text_keys)
      if (text = string_at(o, key); !text.empty()) return text;
    return {};
  }

  void read_item(const element& item, BlockKind around, int depth) {
    if (depth > deepest || !steps_.are_left()) return;
    look_at(item);
    object o;
    if (item.get(o)) return add(around, std::string(own_text(item)));
    const auto kind = kind_of(o);
    if (!kind) return;
    const BlockKind own = *kind == BlockKind::paragraph ? around : *kind;
    if (const std::string_view text = own_text(item); !text.empty()) return add(own, std::string(text));
    for (const std::string_view key : inner_keys) {
      element inner;
      array items;
      if (o.at_key(key).get(inner)) continue;
      if (!inner.get(items)) return read(items, own, depth + 1);
      if (inner.is_object()) return read_item(inner, own, depth + 1);
    }
  }

  // The runs of a paragraph put together.
  [[nodiscard]] std::string all_text(const array& items, int depth) {
    std::string text;
    for (const element item : items) append_text(item, depth, text);
    return text;
  }

  void append_text(const element& item, int depth, std::string& text) {
    if (depth > deepest || !steps_.are_left()) return;
    look_at(item);
    if (const std::string_view own = own_text(item); !own.empty()) {
      steps_.take_text(own.size());
      text += own;
      return;
    }
    object o;
    if (item.get(o)) return;
    for (const std::string_view key : inner_keys) {
      array items;
      if (o.at_key(key).get(items)) continue;
      for (const element each : items) append_text(each, depth + 1, text);
      return;
    }
  }

  void add(BlockKind kind, std::string text) {
    steps_.take_text(text.size());
    if (!trim(text).empty()) pieces_.push_back({kind, std::move(text)});
  }

  Steps& steps_;
  std::vector<Piece> pieces_;
};

// --------------------------------------------------------------------------------------------- the scripts

// Where the JSON value that begins at text[at] ends, or npos.
std::size_t end_of_value(std::string_view text, std::size_t at) {
  std::size_t open = 0;
  bool quoted = false;
  for (std::size_t i = at; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c == '\\') ++i;
      if (c == '"') quoted = false;
    } else if (c == '"') {
      quoted = true;
    } else if (c == '{' || c == '[') {
      ++open;
    } else if ((c == '}' || c == ']') && --open == 0) {
      return i + 1;
    }
    if (open == 0 && !quoted) return i + 1;
  }
  return std::string_view::npos;
}

// A string in single quotation marks, its end included, as JSON writes it; empty where it has no end.
std::string in_double_quotes(std::string_view text) {
  std::string out = "\"";
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '\'') return out + '"';
    if (text[i] == '\\' && i + 1 < text.size()) {
      if (text[++i] != '\'') out += '\\';
    } else if (text[i] == '"') {
      out += '\\';
    }
    out += text[i];
  }
  return {};
}

class StateReader {
 public:
  StateReader(const Page& page, std::string_view headline) : page_(page) {
    constexpr std::size_t telling = 4;  // bytes
    for (const std::string_view word : split(headline, ' '))
      if (const std::string own = letters(word); own.size() >= telling) words_.push_back(stem_of(own));
  }

  std::optional<Candidate> run() {
    if (words_.empty()) return std::nullopt;
    const TreeView view(page_);
    for (Node n = Page::root(); n != no_node; n = view.next(n))
      if (view.tag(n) == Tag::script) read_script(n);
    read_stream();
    return std::move(best_);
  }

 private:
  // Forms of one word begin alike.
  [[nodiscard]] static std::string stem_of(const std::string& word) {
    std::size_t end = std::min<std::size_t>(6, word.size());
    while (end < word.size() && is_continuation(word[end])) ++end;
    return word.substr(0, end);
  }

  void read_script(Node node) {
    const Node inside = page_.first_child(node);
    if (inside == no_node) return;
    const std::string_view text = page_.text(inside);
    const std::string type = ascii_lower(page_.attribute(node, "type").value_or(""));
    bytes_ = page_.evidence(inside);
    if (type.find("ld+json") != std::string::npos) return;
    if (type.find("json") != std::string::npos) return read_document(text, 0);
    read_code(text);
  }

  // What stands behind an equals sign or an opening bracket, and looks like JSON.
  void read_code(std::string_view code) {
    std::size_t to_scan = 4 * code.size();  // bytes
    for (std::size_t at = 0; at < code.size();) {
      if (code[at] != '=' && code[at] != '(') {
        ++at;
        continue;
      }
      const bool parsed = code[at] == '(' && code.substr(0, at).ends_with("JSON.parse");
      at = std::min(code.find_first_not_of(" \t\r\n", at + 1), code.size());
      if (at + 1 >= code.size()) return;
      const bool json =
          (code[at] == '{' && code[at + 1] == '"') ||
          (code[at] == '[' && std::string_view("{[\"1").find(code[at + 1]) != std::string_view::npos);
      if (parsed && code[at] == '\'') {
        read_document(in_double_quotes(code.substr(at)), 0);
      } else if (json || (parsed && code[at] == '"')) {
        const std::size_t end = end_of_value(code.substr(0, at + std::min(to_scan, code.size() - at)), at);
        to_scan -= std::min(to_scan, std::min(end, code.size()) - at);
        if (end == std::string_view::npos) continue;
        if (end - at >= least_story || code[at + 1] == '1') read_document(code.substr(at, end - at), 0);
        at = end;
      }
    }
  }

  // `nested`: how many strings it stood in.
  void read_document(std::string_view text, int nested) {
    constexpr int most_nested = 2;
    if (documents_ == most_documents || nested > most_nested || text.empty()) return;
    ++documents_;
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(text.data(), text.size()).get(root)) return;
    std::string_view inner;
    if (!root.get(inner)) return read_document(inner, nested + 1);
    if (is_push_to_stream(root)) return;
    walk(root, nested);
  }

  // self.__next_f.push([1,"…"]): React's stream, cut anywhere.
  bool is_push_to_stream(const element& root) {
    array items;
    std::int64_t number = 0;
    std::string_view text;
    if (root.get(items) || items.size() != 2 || items.at(0).get(number) || items.at(1).get(text))
      return false;
    if (stream_.empty()) stream_bytes_ = bytes_;
    stream_bytes_.end = std::max(stream_bytes_.end, bytes_.end);
    stream_ += text;
    return true;
  }

  // Rows "1f:{…}" to the end of a line, or "20:T5ab,text" of so many bytes.
  void read_stream() {
    bytes_ = stream_bytes_;
    std::string_view rest = stream_;
    while (!rest.empty()) {
      const std::size_t colon = rest.find_first_not_of("0123456789abcdef");
      const bool row = colon != std::string_view::npos && colon > 0 && rest[colon] == ':';
      rest.remove_prefix(row ? colon + 1 : 0);
      if (row && rest.starts_with('T')) {
        std::size_t size = 0;
        const char* const end = rest.data() + rest.size();
        const auto read = std::from_chars(rest.data() + 1, end, size, 16);
        if (read.ec == std::errc() && read.ptr != end && *read.ptr == ',') {
          rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()) + 1);
          consider_text(to_valid_utf8(rest.substr(0, size)));  // a size may part a character
          rest.remove_prefix(std::min(size, rest.size()));
          continue;
        }
      }
      const std::string_view line = rest.substr(0, rest.find('\n'));
      if (row && (line.starts_with('{') || line.starts_with('['))) read_document(line, 0);
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    }
  }

  void walk(const element& root, int nested) {
    std::vector<element> open = {root};
    while (!open.empty() && steps_.are_left()) {
      steps_.take(1);
      const element each = open.back();
      open.pop_back();
      array items;
      object o;
      std::string_view text;
      if (!each.get(items)) {
        consider_array(items);
        for (const element item : items) open.push_back(item);
      } else if (!each.get(o)) {
        for (const auto& field : o) open.push_back(field.value);
      } else if (!each.get(text) && text.size() >= least_story) {
        if (text.starts_with('{') || text.starts_with('['))
          read_document(text, nested + 1);
        else
          consider_text(text);
      }
    }
  }

  void consider_array(const array& items) {
    if (items.size() < 2 || !items.at(0).is_object()) return;
    Paragraphs paragraphs(steps_);
    paragraphs.read(items, BlockKind::paragraph, 0);
    consider(paragraphs.take());
  }

  void consider_text(std::string_view text) {
    if (text.find(' ') == std::string_view::npos && text.find("。") == std::string_view::npos) return;
    steps_.take_text(text.size());
    consider({{BlockKind::paragraph, std::string(text)}});
  }

  void consider(std::vector<Piece> pieces) {
    constexpr double least_told = 0.5, clearly = 0.2;
    Candidate candidate{std::move(pieces), bytes_};
    std::size_t sentences = 0;
    for (const Piece& piece : candidate.pieces) {
      candidate.size += size_without_marks(piece.text);
      sentences += ends_sentence(piece.text) ? 1 : 0;
    }
    if (candidate.size < least_story || sentences == 0) return;
    candidate.told = share_told(candidate);
    if (candidate.told < least_told) return;
    const double lead = best_ ? candidate.told - best_->told : 1;
    if (lead > clearly || (lead >= -clearly && candidate.size > best_->size)) best_ = std::move(candidate);
  }

  [[nodiscard]] double share_told(const Candidate& candidate) const {
    std::string all;
    for (const Piece& piece : candidate.pieces) all += letters(piece.text);
    const auto held = std::count_if(words_.begin(), words_.end(), [&](const std::string& word) {
      return all.find(word) != std::string::npos;
    });
    return static_cast<double>(held) / static_cast<double>(words_.size());
  }

  const Page& page_;
  std::vector<std::string> words_;  // of the headline
  ByteRange bytes_;                 // of the script that is read
  std::string stream_;
  ByteRange stream_bytes_;
  std::size_t documents_ = 0;
  Steps steps_;
  std::optional<Candidate> best_;
};

// A piece as blocks: HTML by its elements, plain text by its lines.
void add_blocks(const Piece& piece, const Limits& limits, std::vector<Block>& blocks) {
  if (piece.text.find_first_of("<&") == std::string::npos) {
    for (const std::string_view line : split_lines(piece.text))
      if (!trim(line).empty()) blocks.push_back({piece.kind, collapse(line), std::nullopt, {}});
    return;
  }
  Capture capture;
  capture.bytes = piece.text;
  PageOptions options;
  options.kind = PageKind::html;
  options.limits = limits;
  const auto page = Page::parse(std::move(capture), options);
  if (!page) return;
  const BlockTable table = make_blocks(*page, limits);
  for (const PageBlock& block : table.blocks) {
    const bool caption = table.zone_of(block) == Zone::caption;
    const BlockKind own = block.kind == BlockKind::paragraph ? piece.kind : block.kind;
    blocks.push_back({caption ? BlockKind::caption : own, block.text, std::nullopt, {}});
  }
}

}  // namespace

std::optional<EmbeddedBody> find_embedded_body(const Page& page, std::string_view headline,
                                               const Limits& limits) {
  const auto story = StateReader(page, headline).run();
  if (!story) return std::nullopt;
  EmbeddedBody body{{}, story->bytes};
  for (const Piece& piece : story->pieces) add_blocks(piece, limits, body.blocks);
  return body;
}

}  // namespace broadsheet
