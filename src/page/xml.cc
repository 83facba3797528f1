// xml.cc: feeds and XHTML by expat, which reads the text in tree.source() and calls back with each tag. No
// external entity is ever opened, and expat itself stops entities that grow without end. What is no
// well-formed XML is read again by the HTML parser. Entry point: build_xml().

#define XML_DTD  // shows what expat has against entities; Debian's is built with it
#include <expat.h>

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

#include "page/tree.h"

namespace broadsheet {
namespace {

struct Open {
  Node node;
  Namespace space;  // of names without a prefix in it
};

constexpr struct {
  std::string_view address;
  Namespace space;
} namespaces[] = {{"http://www.w3.org/1999/xhtml", Namespace::html},
                  {"http://www.w3.org/2000/svg", Namespace::svg},
                  {"http://www.w3.org/1998/Math/MathML", Namespace::mathml}};

Namespace space_of(std::string_view address) {
  const auto found = std::ranges::find_if(namespaces, [&](const auto& n) { return n.address == address; });
  return found == std::end(namespaces) ? Namespace::other : found->space;
}

class Builder {
 public:
  Builder(Page::Tree& tree, const Limits& limits, XML_Parser parser)
      : tree_(tree), limits_(limits), parser_(parser) {
    tree_.add(NodeData::document(NodeKind::document));
    open_.push_back({0, Namespace::other});
  }

  // Calls a member; what it throws must not pass through expat, which is C.
  template <auto member, typename... Arguments>
  static void call(void* self, Arguments... arguments) {
    auto* builder = static_cast<Builder*>(self);
    try {
      (builder->*member)(arguments...);
    } catch (const std::bad_alloc&) {
      builder->is_out_of_memory = true;
      XML_StopParser(builder->parser_, XML_FALSE);
    }
  }

  void start(const XML_Char* name, const XML_Char** attributes) {
    if (open_.size() > limits_.depth) {
      tree_.flag("depth-limit");
      ++closed_at_once_;
    }
    Open element = {0, open_.back().space};
    const SourceRange range = here();
    const std::vector<AttributeData> list = read_attributes(attributes, range);
    for (const AttributeData& a : list)
      if (a.tag() == Tag::xmlns) element.space = space_of(tree_.text(a.value));
    const Tag tag = tree_.names.intern(name);
    const bool prefixed = std::string_view(name).find(':') != std::string_view::npos;
    element.node =
        tree_.add(NodeData::element(tag, prefixed ? Namespace::other : element.space, range.begin));
    tree_.set_name(element.node, tag);
    if (!list.empty()) tree_.set_attributes(element.node, list);
    tree_.record_of(element.node).tags.end = range.end;
    tree_.append_child(open_.back().node, element.node);
    if (closed_at_once_ == 0) open_.push_back(element);
  }

  void end(const XML_Char*) {
    if (closed_at_once_ > 0) {
      --closed_at_once_;
      return;
    }
    ElementRecord& record = tree_.record_of(open_.back().node);
    record.tags.end = std::max(record.tags.end, here().end);
    open_.pop_back();
  }

  void characters(const XML_Char* text, int length) {
    const std::string_view more(text, static_cast<std::size_t>(length));
    const SourceRange range = here();
    count(more.size());
    // A view where the source says the same, so that texts that follow each other stay one.
    const std::string_view raw = tree_.source().substr(range.begin, more.size());
    const std::string_view same = raw == more ? raw : more;
    const Node above = open_.back().node;
    const Node last = tree_.last_child(above);
    if (last != 0 && tree_.nodes[last].kind() == NodeKind::text) return tree_.extend_text(last, same, range);
    tree_.append_child(above, tree_.add_text(same, range));
  }

  void comment(const XML_Char* text) {
    const TextPlace place = tree_.own(text, here());
    tree_.append_child(open_.back().node, tree_.add(NodeData::text(NodeKind::comment, place)));
  }

  bool is_out_of_memory = false;

 private:
  // Entities may make a page ten times as large, and no larger.
  void count(std::size_t bytes) {
    given_ += bytes;
    if (given_ <= 10 * tree_.source().size() + 100'000) return;
    tree_.flag("entity-limit");
    XML_StopParser(parser_, XML_FALSE);
  }

  // The bytes of what expat calls back for.
  [[nodiscard]] SourceRange here() const {
    const auto size = static_cast<XML_Index>(tree_.source().size());
    const XML_Index begin = std::clamp<XML_Index>(XML_GetCurrentByteIndex(parser_), 0, size);
    const XML_Index end = std::min<XML_Index>(begin + XML_GetCurrentByteCount(parser_), size);
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }

  std::vector<AttributeData> read_attributes(const XML_Char** attributes, SourceRange tag) {
    std::vector<AttributeData> list;
    std::uint32_t at = tag.begin;
    for (; attributes[0] != nullptr; attributes += 2) {
      if (list.size() >= limits_.attributes) {
        tree_.flag("attribute-limit");
        break;
      }
      const SourceRange raw = next_value(at, tag.end);
      const std::string_view value = attributes[1];
      count(value.size());
      const bool same = tree_.source().substr(raw.begin, raw.end - raw.begin) == value;
      AttributeData data;
      data.name = number_of(tree_.names.intern(attributes[0])) & 0x3FFFFFFF;
      data.space = 0;
      data.value = same ? TextPlace{raw.begin, raw.end - raw.begin} : tree_.own(value, raw);
      list.push_back(data);
    }
    return list;
  }

  // The next quoted value of a well-formed start tag; `at` moves behind it.
  [[nodiscard]] SourceRange next_value(std::uint32_t& at, std::uint32_t end) const {
    const std::string_view source = tree_.source().substr(0, end);
    const std::size_t open = source.find_first_of("\"'", at);
    if (open == std::string_view::npos) return {at, at};
    const std::size_t close = std::min(source.find(source[open], open + 1), source.size());
    at = static_cast<std::uint32_t>(std::min(close + 1, source.size()));
    return {static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)};
  }

  Page::Tree& tree_;
  const Limits& limits_;
  XML_Parser parser_;
  std::vector<Open> open_;
  std::uint64_t given_ = 0;           // bytes of text and values so far
  std::uint64_t closed_at_once_ = 0;  // elements inside the deepest one that may be open
};

}  // namespace

bool build_xml(Page::Tree& tree, const PageOptions& options) {
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)> parser(
      XML_ParserCreate("UTF-8"), XML_ParserFree);
  if (!parser) throw std::bad_alloc();
  // expat's own watch over entities, stricter and sooner than it is by itself.
  XML_SetBillionLaughsAttackProtectionActivationThreshold(parser.get(), 500'000);
  XML_SetBillionLaughsAttackProtectionMaximumAmplification(parser.get(), 10);
  Builder builder(tree, options.limits, parser.get());
  XML_SetUserData(parser.get(), &builder);
  XML_SetElementHandler(parser.get(), &Builder::call<&Builder::start, const XML_Char*, const XML_Char**>,
                        &Builder::call<&Builder::end, const XML_Char*>);
  XML_SetCharacterDataHandler(parser.get(), &Builder::call<&Builder::characters, const XML_Char*, int>);
  XML_SetCommentHandler(parser.get(), &Builder::call<&Builder::comment, const XML_Char*>);
  const std::string_view source = tree.source();
  const XML_Status status = XML_Parse(parser.get(), source.data(), static_cast<int>(source.size()), XML_TRUE);
  if (builder.is_out_of_memory || XML_GetErrorCode(parser.get()) == XML_ERROR_NO_MEMORY)
    throw std::bad_alloc();
  if (status == XML_STATUS_OK) return true;
  if (XML_GetErrorCode(parser.get()) == XML_ERROR_AMPLIFICATION_LIMIT_BREACH) tree.flag("entity-limit");
  tree.clear_nodes();
  return false;
}

}  // namespace broadsheet
