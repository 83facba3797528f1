// html_article.cc: facts of the head, the table of blocks, the choice of the body and the lists, put
// together.
//
// A field takes the first of what was said in order of belief: linked data, meta, marks in the text, the
// address. Entry point: read_html_article().

#include "article/html_article.h"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <utility>

#include "article/blocks.h"
#include "article/body.h"
#include "article/credits.h"
#include "article/dateline.h"
#include "article/embedded_state.h"
#include "article/facts.h"
#include "article/fields.h"
#include "article/headline.h"
#include "article/html_byline.h"
#include "article/html_dates.h"
#include "article/lists.h"
#include "article/masthead.h"
#include "article/page_kind.h"
#include "article/pictures.h"
#include "article/publishers.h"
#include "article/readable.h"
#include "article/side_lines.h"
#include "article/tables.h"
#include "article/topics.h"
#include "article/words.h"
#include "base/strings.h"
#include "broadsheet/text.h"

namespace broadsheet {
namespace {

// Shares of the development pages (bench/extract/calibration.py prints them).
constexpr Trust trust_headline = {0.72, 0.78, 0.41};
constexpr Trust trust_others = {0.96, 0.92, 0.75};
constexpr std::size_t longest_standfirst = 2'000;  // bytes, of a description in the head

// Bytes of text.
std::size_t size_of(const std::vector<Block>& body) {
  std::size_t size = 0;
  for (const Block& block : body) size += block.text.size();
  return size;
}

class HtmlReader {
 public:
  HtmlReader(const Page& page, Article& article, const Limits& limits)
      : page_(page),
        article_(article),
        limits_(limits),
        facts_(read_facts(page)),
        table_(make_blocks(page, limits)),
        order_(page) {}

  void run() {
    if (table_.is_cut_short) flag(article_, "blocks-limit");
    if (table_.holds_hidden) flag(article_, "hidden-text");
    read_address();
    read_publisher();
    read_headline();
    read_body();
    read_date_fields(page_, facts_, table_, {first_block_, last_block_}, article_);
    read_byline_field(page_, facts_, table_, order_, {first_block_, last_block_}, article_);
    drop_lines_about_authors();
    read_standfirst();
    read_rest();
    find_kind();
  }

 private:
  void read_address();
  void read_publisher();
  void read_headline();
  [[nodiscard]] std::string without_masthead(std::string title) const {
    return broadsheet::without_masthead(std::move(title), article_.publisher, article_.url);
  }
  void read_body();
  [[nodiscard]] bool lays_out_by_tables(const BodyChoice& choice) const;
  void read_body_blocks(const BodyChoice& choice);
  [[nodiscard]] std::string lines_of(const PageBlock& block) const;
  void use_linked_body();
  void use_embedded_body();
  [[nodiscard]] std::vector<Post> shown_posts() const;
  void use_posts();
  void read_notes(std::span<const std::string> authors);
  void drop_lines_about_authors();
  void add_note(NoteKind kind, const std::string& text);
  void read_standfirst();
  void read_dateline();
  void read_agency_line();
  void read_reading_time();
  void read_rest();
  void find_kind();

  const Page& page_;
  Article& article_;
  const Limits& limits_;
  Facts facts_;
  BlockTable table_;
  NodeOrder order_;
  std::size_t first_block_ = 0, last_block_ = 0;  // of the body
};

void HtmlReader::read_address() {
  const Said* canonical = best(facts_.url);
  if (article_.url.empty() && canonical != nullptr && canonical->value.starts_with("http")) {
    article_.url = canonical->value;
    note_field(article_, "url", canonical->from, canonical->bytes, 0.95);
  }
  if (canonical == nullptr || article_.url.empty()) return;
  const std::string_view own = host_of(article_.url), said = host_of(canonical->value);
  if (!said.empty() && own != said && !own.ends_with(said) && !said.ends_with(own))
    article_.syndicated_from = said;
}

void HtmlReader::read_publisher() {
  const auto masthead = find_masthead(page_, facts_, article_.url);
  if (!masthead) return;
  article_.publisher = masthead->name;
  note_field(article_, "publisher", masthead->from, masthead->bytes, masthead->confidence);
}

void HtmlReader::read_headline() {
  std::string said;
  const Said* source = nullptr;
  for (const Said& each : facts_.headline) {
    const std::string text = without_masthead(decoded(each.value));
    if (text.empty() || letters(text) == letters(article_.publisher)) continue;
    said = text;
    source = &each;
    break;
  }
  const HeadTitles titles = {facts_.headline, article_.publisher, article_.url};
  if (const PageBlock* printed = printed_headline(page_, table_, said, titles)) {
    article_.headline = without_labels(in_spelling_of(without_masthead(printed->text), said));
    const bool agreed = article_.headline == said;
    note_field(article_, "headline", Source::text, printed->bytes, agreed ? 0.92 : 0.77);
  } else if (source != nullptr) {
    const PageBlock* heading = heading_in_title(page_, table_, decoded(source->value), article_.url);
    if (heading == nullptr) heading = heading_over_story(page_, table_, said);
    article_.headline = without_labels(heading == nullptr ? said : heading->text);
    note_field(article_, "headline", source->from, source->bytes, confidence_of(*source, trust_headline));
  } else if (const PageBlock* heading = heading_over_story(page_, table_, {})) {
    article_.headline = heading->text;
    note_field(article_, "headline", Source::text, heading->bytes, 0.41);
  }
}

// ------------------------------------------------------------------------------------------------ body

// Whether tables are there to place text on the page: half of their cells or more are prose.
bool HtmlReader::lays_out_by_tables(const BodyChoice& choice) const {
  std::size_t cells = 0, prose = 0;
  for (const std::size_t i : choice.blocks) {
    if (table_.blocks[i].kind != BlockKind::table) continue;
    ++cells;
    prose += table_.blocks[i].prose ? 1 : 0;
  }
  return cells > 0 && prose * 2 >= cells;
}

// The lines of a preformatted block as they stand; its collapsed text where the element around it holds more.
std::string HtmlReader::lines_of(const PageBlock& block) const {
  std::string text;
  const Node end = page_.after_subtree(block.node);
  for (Node node = block.node; node != end && node != no_node; node = page_.next(node)) {
    if (page_.kind(node) == NodeKind::text) text += page_.text(node);
    if (page_.kind(node) == NodeKind::element && page_.name(node) == "br") text += '\n';
  }
  if (collapse(text) != block.text) return block.text;
  std::vector<std::string> lines;
  for (const std::string_view line : split_lines(text)) {
    lines.emplace_back(line.substr(0, line.find_last_not_of(" \t") + 1));
    if (lines.back().empty() && (lines.size() == 1 || lines[lines.size() - 2].empty())) lines.pop_back();
  }
  if (!lines.empty() && lines.back().empty()) lines.pop_back();
  return join(lines, "\n");
}

void HtmlReader::read_body_blocks(const BodyChoice& choice) {
  const bool laid_out = lays_out_by_tables(choice);
  first_block_ = choice.blocks.front();
  last_block_ = choice.blocks.back();
  ByteRange bytes = table_.blocks[first_block_].bytes;
  // A row of a table is one block, its cells parted by tabs.
  const PageBlock* cell = nullptr;  // the last one of the row that the last block tells
  for (const std::size_t i : choice.blocks) {
    const PageBlock& block = table_.blocks[i];
    const bool caption = table_.zone_of(block) == Zone::caption;
    BlockKind kind = laid_out && block.kind == BlockKind::table ? BlockKind::paragraph : block.kind;
    if (caption) kind = BlockKind::caption;
    bytes.end = std::max(bytes.end, block.bytes.end);
    if (cell != nullptr && !caption && block.cell.row == cell->cell.row) {
      Block& row = article_.body.back();
      const std::uint32_t before = cell->cell.column, column = block.cell.column;
      row.text += before == column ? " " : std::string(column - before, '\t');
      row.text += block.text;
      row.bytes.end = std::max(row.bytes.end, block.bytes.end);
      cell = &block;
      continue;
    }
    cell = kind == BlockKind::table && block.cell.row > 0 ? &block : nullptr;
    const std::string indent(cell == nullptr ? 0 : block.cell.column, '\t');
    const std::string text = kind == BlockKind::preformatted ? lines_of(block) : indent + block.text;
    article_.body.push_back({kind, text, std::nullopt, block.bytes});
  }
  note_field(article_, "body", Source::text, bytes, choice.confidence);
}

// Pages that draw their text by script often say it in their linked data.
void HtmlReader::use_linked_body() {
  const Said* said = best(facts_.body);
  if (said == nullptr || said->value.size() < 300) return;
  if (size_of(article_.body) * 3 > said->value.size()) return;
  article_.body.clear();
  for (const std::string_view line : split_lines(said->value))
    if (!trim(line).empty())
      article_.body.push_back({BlockKind::paragraph, decoded(std::string(line)), std::nullopt, {}});
  note_field(article_, "body", Source::json_ld, said->bytes, 0.9);
}

// Others carry it in the data of their scripts: of a page that calls itself an article, since lists carry
// the stories that they lead to.
void HtmlReader::use_embedded_body() {
  constexpr std::size_t little = 1'000, more = 300;  // bytes
  const std::size_t have = size_of(article_.body);
  if (have >= little || !calls_itself_article(facts_)) return;
  auto embedded = find_embedded_body(page_, article_.headline, limits_);
  if (!embedded || size_of(embedded->blocks) < 3 * have + more) return;
  article_.body = std::move(embedded->blocks);
  flag(article_, "script-text");
  note_field(article_, "body", Source::text, embedded->bytes, 0.8);
}

// The posts of the linked data that the page shows, oldest first. Pages list more of them than they show.
std::vector<Post> HtmlReader::shown_posts() const {
  if (facts_.posts.empty()) return {};
  constexpr std::size_t enough = 24;  // letters that tell a block from another
  std::unordered_set<std::string> shown;
  for (const PageBlock& block : table_.blocks) shown.insert(letters(block.text).substr(0, enough));
  std::vector<Post> posts;
  for (const Post& post : facts_.posts)
    if (shown.contains(letters(decoded(post.text)).substr(0, enough))) posts.push_back(post);
  std::stable_sort(posts.begin(), posts.end(), [](const Post& a, const Post& b) {
    return (a.published ? a.published->instant : 0) < (b.published ? b.published->instant : 0);
  });
  return posts;
}

// A live blog is told by its posts: the linked data has them with their times, the page has them newest
// first.
void HtmlReader::use_posts() {
  const std::vector<Post> posts = shown_posts();
  if (posts.size() < 2) return;
  // The introduction stays: what stands before the first block that a post tells.
  constexpr std::size_t longest_introduction = 12;  // blocks
  std::string told;
  for (const Post& post : posts) told += letters(post.headline) + "\n" + letters(post.text) + "\n";
  std::size_t introduction = 0;
  while (introduction < std::min(article_.body.size(), longest_introduction) &&
         told.find(letters(article_.body[introduction].text)) == std::string::npos)
    ++introduction;
  if (introduction == longest_introduction) return;  // the page tells more than its posts
  article_.body.resize(introduction);
  const std::string of_page = letters(article_.headline);
  for (const Post& post : posts) {
    if (std::string heading = decoded(post.headline); !post.headline.empty() && letters(heading) != of_page)
      article_.body.push_back({BlockKind::subhead, std::move(heading), std::nullopt, {}});
    article_.body.push_back({BlockKind::post, decoded(post.text), post.published, {}});
  }
}

void HtmlReader::read_notes(std::span<const std::string> authors) {
  constexpr std::size_t near = 12;  // blocks behind the story
  for (std::size_t i = 0; i < table_.blocks.size(); ++i) {
    const PageBlock& block = table_.blocks[i];
    if (block.words < 60 && article_.credits.empty() && !article_.body.empty()) {
      article_.credits = read_credits(block.text);
      if (article_.agency.empty()) article_.agency = agency_of_credits(block.text, article_.credits);
    }
    const Zone zone = table_.zone_of(block);
    if (zone == Zone::comments || zone == Zone::related || zone == Zone::hidden || block.words < 2) continue;
    std::optional<NoteKind> kind = block.note;
    const bool beside = i >= first_block_ && i <= last_block_ + near;
    if (!kind && (is_about_author(block, authors) || (beside && says_how_to_reach(block))))
      kind = NoteKind::about_author;
    if (!kind) continue;
    const bool far = zone != Zone::content && (*kind == NoteKind::promo);
    if (!far) add_note(*kind, block.text);
  }
}

void HtmlReader::add_note(NoteKind kind, const std::string& text) {
  constexpr std::size_t most = 50;
  if (article_.notes.size() < most) article_.notes.push_back({kind, text, std::nullopt});
}

// Whom the page alone names as its authors is known once the story is: what it tells of them is no part of
// it.
void HtmlReader::drop_lines_about_authors() {
  const auto found = article_.evidence.find("byline");
  if (found == article_.evidence.end() || found->second.from != Source::text || article_.body.empty()) return;
  std::vector<std::string> authors = article_.byline;
  std::erase(authors, article_.publisher);
  std::unordered_set<std::uint64_t> about;  // where the blocks begin
  for (std::size_t i = first_block_; i <= last_block_ && i < table_.blocks.size(); ++i)
    if (table_.blocks[i].bytes.end > 0 && is_about_author(table_.blocks[i], authors))
      about.insert(table_.blocks[i].bytes.begin);
  std::erase_if(article_.body, [&](const Block& block) {
    if (block.kind == BlockKind::caption || !about.contains(block.bytes.begin)) return false;
    add_note(NoteKind::about_author, block.text);
    return true;
  });
}

void HtmlReader::read_body() {
  const Said* description = best(facts_.standfirst);
  const std::vector<std::string> authors = said_authors(facts_);
  const BodyChoice choice = choose_body(
      page_, table_, order_, {article_.headline, description == nullptr ? "" : description->value, authors});
  if (!choice.blocks.empty()) read_body_blocks(choice);
  if (choice.standfirst) {
    const PageBlock& block = table_.blocks[*choice.standfirst];
    article_.standfirst = block.text;
    note_field(article_, "standfirst", Source::text, block.bytes, 0.9);
  }
  use_linked_body();
  use_embedded_body();
  use_posts();
  drop_second_printing(article_.body);
  if (end_where_scrambled(article_.body)) article_.access = Access::scrambled;
  read_notes(authors);
  for (const Note& note : article_.notes) {
    if (!article_.publisher.empty()) return;
    if (note.kind == NoteKind::copyright) article_.publisher = masthead_in_copyright(note.text, article_.url);
    if (!article_.publisher.empty()) note_field(article_, "publisher", Source::text, {}, 0.85);
  }
}

// ------------------------------------------------------------------------------------------------ rest

// Whether a description tells of this story: many sites give that of the site, which has few of its words.
bool tells_of(const Article& article, std::string_view description) {
  constexpr std::size_t long_word = 4, least_words = 8, share = 4;  // bytes; a quarter of them
  std::string told = letters(article.headline);
  for (const Block& block : article.body) told += letters(block.text);
  if (told.size() < description.size()) return true;  // too little to tell
  std::size_t words = 0, known = 0;
  for (const std::string_view each : split(description, ' ')) {
    const std::string word = letters(each);
    if (word.size() < long_word) continue;
    ++words;
    known += told.find(word) != std::string::npos ? 1 : 0;
  }
  return words < least_words || known * share >= words;
}

void HtmlReader::read_standfirst() {
  if (!article_.standfirst.empty()) return;
  for (const Said& said : facts_.standfirst) {
    const std::string text(without_trailing(decoded(said.value), U" |"));
    if (text.size() < 30 || text.size() > longest_standfirst) continue;
    // What only repeats the lead is no standfirst.
    const std::string head = letters(text).substr(0, 40);
    const bool repeats = std::any_of(
        article_.body.begin(),
        article_.body.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(3, article_.body.size())),
        [&](const Block& b) { return letters(b.text).starts_with(head); });
    if (repeats) return;
    if (!tells_of(article_, text)) continue;
    article_.standfirst = text;
    return note_field(article_, "standfirst", said.from, said.bytes, confidence_of(said, trust_others));
  }
}

// At the head of the first paragraph; a line of another kind, or what was taken for the standfirst, may stand
// before it.
void HtmlReader::read_dateline() {
  constexpr std::size_t enough = 3;  // blocks
  for (std::size_t i = 0; i < std::min(enough, article_.body.size()) && !article_.dateline; ++i) {
    const Block& block = article_.body[i];
    if (block.kind == BlockKind::caption || block.kind == BlockKind::subhead) continue;
    article_.dateline = find_dateline(block.text, article_.published);
    if (article_.dateline) note_field(article_, "dateline", Source::text, block.bytes, 0.95);
  }
  if (!article_.dateline && !article_.standfirst.empty()) {
    article_.dateline = find_dateline(article_.standfirst, article_.published);
    if (article_.dateline)
      note_field(article_, "dateline", Source::text, article_.evidence["standfirst"].bytes, 0.9);
  }
  if (article_.agency.empty() && article_.dateline) article_.agency = article_.dateline->agency;
}

// "(Quelle: APA/dpa)": the line right under the story. Those over and within it are of pictures.
void HtmlReader::read_agency_line() {
  constexpr std::size_t near = 2;  // blocks
  if (article_.body.empty() || !article_.agency.empty()) return;
  const std::size_t end = std::min(last_block_ + 1 + near, table_.blocks.size());
  for (std::size_t i = last_block_ + 1; i < end && article_.agency.empty(); ++i)
    if (table_.blocks[i].kind != BlockKind::caption && table_.zone_of(table_.blocks[i]) != Zone::caption)
      article_.agency = agency_of_line(table_.blocks[i]);
}

// As printed over the story or in it; what stands behind it is of other stories.
void HtmlReader::read_reading_time() {
  constexpr std::uint32_t most_words = 12;
  const std::size_t end =
      article_.body.empty() ? table_.blocks.size() : std::min(last_block_ + 1, table_.blocks.size());
  for (std::size_t i = 0; i < end && !article_.reading_minutes; ++i) {
    const PageBlock& block = table_.blocks[i];
    if (block.words >= most_words || table_.zone_of(block) == Zone::related ||
        !tells_reading_time(block.text))
      continue;
    article_.reading_minutes = reading_minutes_in(parted_text(page_, block));
    if (article_.reading_minutes) note_field(article_, "reading_minutes", Source::text, block.bytes, 0.95);
  }
}

void HtmlReader::read_rest() {
  for (const Said& said : facts_.section) {
    article_.section = section_of(decoded(said.value));
    if (article_.section.empty()) continue;
    note_field(article_, "section", said.from, said.bytes, 0.9);
    break;
  }
  for (const std::string& said : facts_.topics) add_topics(decoded(said), article_.topics);
  read_reading_time();
  StoryPlace story;
  const bool is_told = !article_.body.empty() || article_.access == Access::scrambled;
  if (is_told && last_block_ < table_.blocks.size())
    story = {table_.blocks[first_block_].first, table_.blocks[last_block_].first};
  article_.teasers = find_lists(page_, table_, order_, story, article_.url, limits_.teasers);
  if (!article_.teasers.empty()) note_field(article_, "teasers", Source::text, {}, 0.8);
  read_dateline();
  read_agency_line();
  article_.images = find_pictures(page_, table_, order_, story, article_.url);
  if (article_.images.empty())
    if (auto picture = picture_of_head(facts_, article_.url)) article_.images.push_back(std::move(*picture));
  if (article_.access == Access::scrambled) return;
  if (facts_.free.value_or(false)) article_.access = Access::free;
  if (!facts_.free.value_or(true))
    article_.access = count_words(article_) < 150 ? Access::stub : Access::metered;
}

void HtmlReader::find_kind() {
  const auto confidence = article_.confidence.find("body");
  const KindEvidence evidence = {article_.url,
                                 article_.headline,
                                 count_words(article_),
                                 article_.teasers.size(),
                                 confidence == article_.confidence.end() ? 0 : confidence->second,
                                 article_.published.has_value(),
                                 !article_.byline.empty()};
  article_.kind = decide_kind(facts_, evidence, article_.section);
  if (article_.access == Access::scrambled) article_.kind = ArticleKind::article;  // its words are missing
  if (article_.kind == ArticleKind::listing || article_.kind == ArticleKind::not_article)
    article_.body.clear();
}

}  // namespace

void read_html_article(const Page& page, Article& article, const Limits& limits) {
  HtmlReader(page, article, limits).run();
}

}  // namespace broadsheet
