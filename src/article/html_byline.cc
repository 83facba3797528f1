// html_byline.cc: the persons that the head names; else those that the page shows; else whoever the head
// names. What names a part of the authors is completed from the other place. Entry point:
// read_byline_field().

#include "article/html_byline.h"

#include <algorithm>
#include <array>

#include "article/byline.h"
#include "article/byline_search.h"
#include "article/fields.h"
#include "article/publishers.h"
#include "article/side_lines.h"
#include "article/tables.h"
#include "article/wide_byline.h"
#include "article/words.h"
#include "base/strings.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

// Shares of the development pages (bench/extract/calibration.py prints them).
constexpr Trust trust_byline = {0.91, 0.87, 0.80};

// A first name or a surname alone, of a script that parts words.
bool is_lone_word(std::string_view name) {
  return name.find(' ') == std::string_view::npos && read_wide_names(name).empty();
}

// The words with capitals that open a line: "Ada Marsh" of "Ada Marsh is a writer."
std::string opening_name(std::string_view line) {
  constexpr std::size_t most_words = 3;
  std::string name;
  std::size_t words = 0;
  for (const std::string_view word : split(line, ' ')) {
    if (words == most_words || word.empty() || !is_ascii_upper(word[0])) break;
    name += (words++ == 0 ? "" : " ") + std::string(word);
  }
  return name;
}

// What stands before the last of several names.
constexpr std::array<std::string_view, 9> name_joints = {" and ", " und ", " et ",  " y ", " e ",
                                                         " & ",   " og ",  " och ", " en "};

class BylineReader {
 public:
  BylineReader(const Page& page, const Facts& facts, const BlockTable& table, const NodeOrder& order,
               BodySpan body, Article& article)
      : page_(page), facts_(facts), table_(table), order_(order), body_(body), article_(article) {}

  void run();

 private:
  [[nodiscard]] std::optional<FoundByline> shown_byline() const;
  void take_byline_from_text();
  void drop_line(ByteRange bytes);
  void complete_lone_name();
  void complete_byline_from_head();
  [[nodiscard]] std::vector<std::string> listed_names(std::string_view line) const;
  [[nodiscard]] std::vector<std::string> names_around(std::size_t i) const;
  void complete_byline_from_line();
  [[nodiscard]] std::string host_name() const;
  [[nodiscard]] bool is_own_house(std::string_view name) const;
  [[nodiscard]] bool names_host(std::string_view value) const;
  void take_house_as_author();

  const Page& page_;
  const Facts& facts_;
  const BlockTable& table_;
  const NodeOrder& order_;
  BodySpan body_;
  Article& article_;
  std::optional<FoundByline> last_resort_;  // of those whom the page shows
};

// The letters of the host without what stands behind its last dot: "beacon" of beacon.example.
std::string BylineReader::host_name() const {
  const std::string_view host = host_of(article_.url);
  return letters(host.substr(0, host.rfind('.')));
}

// Whether a name of the head is that of the publication: part of the masthead or of the host.
bool BylineReader::is_own_house(std::string_view name) const {
  constexpr std::size_t telling = 4;  // letters
  const std::string own = letters(name), masthead = letters(article_.publisher);
  if (own == masthead || own == letters(host_of(article_.url)) || own == host_name()) return true;
  return own.size() >= telling && masthead.size() >= telling &&
         (masthead.find(own) != std::string::npos || own.find(masthead) != std::string::npos);
}

// "beacon.example, Northport": the house gives its address where an author should stand.
bool BylineReader::names_host(std::string_view value) const {
  const std::string_view host = host_of(article_.url);
  return host.find('.') != std::string_view::npos && find_ignoring_case(value, host) != std::string::npos;
}

// Whom the page shows as its author.
std::optional<FoundByline> BylineReader::shown_byline() const {
  const BylineContext context = {article_.headline, article_.publisher, !article_.body.empty(),
                                 body_.first_block, std::min(body_.last_block, table_.blocks.size())};
  return find_byline(page_, table_, order_, context);
}

void BylineReader::take_byline_from_text() {
  auto found = shown_byline();
  if (!found || (!found->persons && !article_.byline.empty())) return;
  if (found->last_resort) {
    last_resort_ = std::move(found);
    return;
  }
  if (article_.agency.empty()) article_.agency = found->agency;
  // "Ada Marsh, Beacon South": a desk of the house beside who wrote.
  const auto is_desk = [&](const std::string& name) {
    return is_own_house(name) || letters(name.substr(0, name.find(' '))) == host_name();
  };
  if (!std::all_of(found->names.begin(), found->names.end(), is_desk)) std::erase_if(found->names, is_desk);
  article_.byline = std::move(found->names);
  note_field(article_, "byline", Source::text, found->bytes, found->confidence);
  drop_line(found->bytes);
}

// The line that names the authors is no part of what they tell.
void BylineReader::drop_line(ByteRange bytes) {
  constexpr std::size_t most_words = 24;
  std::erase_if(article_.body, [&](const Block& block) {
    return block.kind == BlockKind::paragraph && block.bytes.begin == bytes.begin &&
           block.bytes.end == bytes.end && count_words(block.text) <= most_words;
  });
}

// "Ada" of the head, where the page shows "Ada Marsh" or tells of her: "Ada Marsh is …".
void BylineReader::complete_lone_name() {
  const std::string lone = article_.byline.front();
  const auto found = shown_byline();
  const auto is_whole = [&](const std::string& name) {
    const auto words = split(name, ' ');
    return words.size() >= 2 && std::any_of(words.begin(), words.end(), [&](std::string_view word) {
             return equals_ignoring_case(word, lone);
           });
  };
  if (found && found->persons) {
    const auto name = std::find_if(found->names.begin(), found->names.end(), is_whole);
    if (name != found->names.end()) {
      article_.byline.front() = *name;
      return note_field(article_, "byline", Source::text, found->bytes, found->confidence);
    }
  }
  for (const PageBlock& block : table_.blocks) {
    if (!starts_with_ignoring_case(block.text, lone) || !is_about_author(block, article_.byline)) continue;
    const std::string name = opening_name(block.text);
    if (!is_whole(name) || !is_bare_name(name)) continue;
    article_.byline.front() = name;
    return note_field(article_, "byline", Source::text, block.bytes, 0.85);
  }
}

// No person is named: the desk, agency or house that the page itself calls its author.
void BylineReader::take_house_as_author() {
  for (const Said& said : facts_.author) {
    const std::string name = decoded(said.value);
    if (name.empty() || name.size() > 60 || name.find("://") != std::string::npos ||
        name.find('@') != std::string::npos || is_nobody(name))
      continue;
    article_.byline.push_back(name);
    return note_field(article_, "byline", said.from, said.bytes, 0.74);
  }
}

// What names one of several authors is not all that the head says: a later word of it that has those and more
// is taken.
void BylineReader::complete_byline_from_head() {
  for (const Said& said : facts_.author) {
    const std::vector<std::string> names = read_byline(decoded(said.value)).names;
    if (names.size() <= article_.byline.size() || !std::all_of(names.begin(), names.end(), is_bare_name))
      continue;
    if (std::all_of(article_.byline.begin(), article_.byline.end(), [&](const std::string& name) {
          return std::find(names.begin(), names.end(), name) != names.end();
        }))
      article_.byline = names;
  }
}

// "By Ada Marsh, Ben Cole and Cy Hart", where the head names but one of them. Commas alone may lead on to
// what they do, and for whom.
std::vector<std::string> BylineReader::listed_names(std::string_view line) const {
  if (const auto date = find_date(line)) line = line.substr(0, date->begin);
  std::vector<std::string> names = read_byline(line).names;
  const auto is_person = [&](const std::string& name) {
    return is_bare_name(name) && !is_house_name(name) && !is_own_house(name);
  };
  if (names.size() < 2 || !std::all_of(names.begin(), names.end(), is_person)) return {};
  // "Ada Marsh, Institute of Ports and Inland Waters": a list of names has little else in it.
  constexpr std::size_t opening = 4, beside_each = 6;  // letters
  std::size_t rest = letters(line).size();
  for (const std::string& name : names) rest -= std::min(rest, letters(name).size());
  if (rest > opening + beside_each * names.size()) return {};
  const std::size_t last = find_ignoring_case(line, names.back());
  const std::string_view before = last == std::string_view::npos ? "" : line.substr(0, last);
  const bool joined = std::any_of(name_joints.begin(), name_joints.end(),
                                  [&](std::string_view joint) { return before.ends_with(joint); });
  return joined ? names : std::vector<std::string>();
}

// The names that stand one under another in the lines about authors around block i, which is one of them.
std::vector<std::string> BylineReader::names_around(std::size_t i) const {
  const auto is_name = [&](std::size_t at) {
    const PageBlock& block = table_.blocks[at];
    return block.links == 1 && !block.opens_byline && table_.zone_of(block) == Zone::author &&
           is_bare_name(block.text) && !is_house_name(block.text);
  };
  if (!is_name(i)) return {};
  std::size_t first = i, end = i + 1;
  while (first > 0 && is_name(first - 1)) --first;
  while (end < table_.blocks.size() && is_name(end)) ++end;
  std::vector<std::string> names;
  for (std::size_t at = first; at < end; ++at)
    if (std::find(names.begin(), names.end(), table_.blocks[at].text) == names.end())
      names.push_back(table_.blocks[at].text);
  return names;
}

// The head names one or two of those whom the line under the headline names.
void BylineReader::complete_byline_from_line() {
  constexpr std::uint32_t most_words = 20;
  const auto holds = [](const std::vector<std::string>& names, const std::string& name) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& each) { return letters(each) == letters(name); });
  };
  for (std::size_t i = 0; i < std::min(table_.blocks.size(), body_.last_block + 1); ++i) {
    const PageBlock& block = table_.blocks[i];
    if (block.words > most_words || naming_of(block.text, article_.byline) == Naming::none) continue;
    std::vector<std::string> names =
        block.opens_byline ? listed_names(parted_text(page_, block)) : names_around(i);
    if (names.size() <= article_.byline.size() ||
        !std::all_of(article_.byline.begin(), article_.byline.end(),
                     [&](const std::string& name) { return holds(names, name); }))
      continue;
    article_.byline = std::move(names);
    return note_field(article_, "byline", Source::text, block.bytes, 0.85);
  }
}

// The persons that the head names; else those that the page shows; else whoever the head names.
void BylineReader::run() {
  int rank = -1;
  bool house = false;
  for (const Said& said : facts_.author) {
    if (rank >= 0 && said.rank != rank) break;
    const std::string value = decoded(said.value);
    if (names_host(value)) continue;
    const Byline byline = read_byline(value);
    if (article_.agency.empty()) article_.agency = byline.agency;
    for (const std::string& name : byline.names) {
      if (is_own_house(name) || is_nobody(name)) continue;
      house = house || is_house_name(name);
      if (std::find(article_.byline.begin(), article_.byline.end(), name) == article_.byline.end())
        article_.byline.push_back(name);
      if (rank < 0) note_field(article_, "byline", said.from, said.bytes, confidence_of(said, trust_byline));
      rank = said.rank;
    }
  }
  if (article_.byline.empty() || house)
    take_byline_from_text();
  else if (article_.byline.size() == 1 && is_lone_word(article_.byline.front()))
    complete_lone_name();
  else
    complete_byline_from_head();
  if (!article_.byline.empty()) complete_byline_from_line();
  if (article_.byline.empty()) take_house_as_author();
  if (!article_.byline.empty() || !last_resort_) return;
  article_.byline = last_resort_->names;
  note_field(article_, "byline", Source::text, last_resort_->bytes, last_resort_->confidence);
  drop_line(last_resort_->bytes);
}

}  // namespace

void read_byline_field(const Page& page, const Facts& facts, const BlockTable& table, const NodeOrder& order,
                       BodySpan body, Article& article) {
  BylineReader(page, facts, table, order, body, article).run();
}

}  // namespace broadsheet
