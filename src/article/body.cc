// body.cc: from the table of blocks to the story, in two steps: a rule finds the container, then the learned
// judge (block_model.h), which sees what the rule found, decides line by line.
//
// Prose outside the zones of furniture votes: each block gives its length to the elements around it. From the
// root we go down to the child that keeps most of the votes, as long as one does; where we stop is the
// container. Inside it, blocks of other zones, lines of links, and what follows the last prose are left out.
// Entry points: pick_by_container(), choose_body().

#include "article/body.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "article/block_features.h"
#include "article/block_model.h"
#include "article/credits.h"
#include "article/side_lines.h"
#include "article/tables.h"
#include "article/words.h"
#include "base/hash.h"
#include "base/strings.h"
#include "base/word_table.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

constexpr double keep_share = 0.75;  // of the votes that a child must hold to be gone into
constexpr double most_told = 0.7;    // of the container's prose
// F1 expected of the judge's choice below which the rule's is taken, where the judge keeps hardly anything
// and the rule much more: the judge has seen nothing like it.
constexpr double doubtful = 0.5;
constexpr std::uint32_t hardly_anything = 40;  // words

// Votes of each element: prose at or under it.
std::vector<std::uint32_t> count_votes(const Page& page, const BlockTable& table) {
  std::vector<std::uint32_t> votes(page.size());
  // Where class names leave no prose at all, they are not believed.
  for (const bool believed : {true, false}) {
    for (const PageBlock& block : table.blocks) {
      if (!block.prose || (believed && table.zone_of(block) != Zone::content)) continue;
      for (Node n = block.node; n != no_node; n = page.parent(n)) votes[n] += block.characters;
    }
    if (votes[Page::root()] > 0) break;
  }
  return votes;
}

Node find_container(const Page& page, const std::vector<std::uint32_t>& votes) {
  Node at = Page::root();
  for (;;) {
    Node heaviest = no_node;
    for (Node child = page.first_child(at); child != no_node; child = page.next_sibling(child))
      if (votes[child] > 0 && (heaviest == no_node || votes[child] > votes[heaviest])) heaviest = child;
    if (heaviest == no_node || votes[heaviest] < keep_share * votes[at]) return at;
    const std::string_view name = page.name(heaviest);
    if (name == "p" || name == "li" || name == "blockquote") return at;
    at = heaviest;
  }
}

double link_share(const PageBlock& block) {
  return block.characters == 0 ? 0 : static_cast<double>(block.link_characters) / block.characters;
}

bool belongs(const PageBlock& block, Zone zone, std::string_view headline) {
  if (zone == Zone::caption || block.kind == BlockKind::caption) return true;  // as caption
  if (zone != Zone::content) return false;
  if (block.heading_level == 1 || block.text == headline) return false;
  if (block.note || tells_reading_time(block.text)) return false;
  if (block.kind == BlockKind::subhead) return link_share(block) < 0.8 && !block.list;
  if (block.kind == BlockKind::list_item) return link_share(block) < 0.6 && block.words >= 3;
  if (block.kind == BlockKind::table) return link_share(block) < 0.5;
  if (link_share(block) > 0.5 && block.words < 25) return false;
  return block.words >= 4 || block.prose || block.kind == BlockKind::quotation;
}

// Short lines at either end that no prose follows or precedes are dates, bylines, labels.
void trim_ends(const BlockTable& table, std::vector<std::size_t>& chosen) {
  const auto is_solid = [&](std::size_t i) { return table.blocks[i].prose; };
  const auto first = std::find_if(chosen.begin(), chosen.end(), is_solid);
  chosen.erase(chosen.begin(), first);
  while (!chosen.empty() && !is_solid(chosen.back()) &&
         (table.blocks[chosen.back()].kind != BlockKind::list_item &&
          table.blocks[chosen.back()].kind != BlockKind::quotation) &&
         table.blocks[chosen.back()].words < 10)
    chosen.pop_back();
}

// A subhead stays where something of its section does.
void drop_empty_subheads(const BlockTable& table, std::vector<std::size_t>& chosen) {
  std::vector<std::size_t> kept;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    const bool subhead = table.blocks[chosen[i]].kind == BlockKind::subhead;
    const bool followed = i + 1 < chosen.size() && table.blocks[chosen[i + 1]].kind != BlockKind::subhead;
    if (!subhead || followed) kept.push_back(chosen[i]);
  }
  chosen = std::move(kept);
}

bool is_caption(const BlockTable& table, std::size_t i) {
  return table.blocks[i].kind == BlockKind::caption || table.zone_of(table.blocks[i]) == Zone::caption;
}

// What nearly all sets leave out whatever it says, where it does not hold the story itself.
bool is_never_told(Zone zone) {
  return zone == Zone::consent || zone == Zone::inset || zone == Zone::folded;
}

// Captions and notes have places of their own, whatever the judge would say.
bool may_be_told(const BlockTable& table, std::size_t i) {
  const PageBlock& block = table.blocks[i];
  return !is_caption(table, i) && !is_never_told(table.zone_of(block)) &&
         (!block.note || *block.note == NoteKind::promo);
}

// And so have lines that say what they are: bylines, dates, credits, what the page offers.
bool stands_beside(const PageBlock& block, std::span<const std::string> authors) {
  constexpr std::uint32_t most_words_of_credits = 60;
  return is_byline_line(block, authors) || is_date_line(block) || is_label(block) || is_drawn_line(block) ||
         !agency_of_line(block).empty() || is_about_author(block, authors) || is_shelf_line(block) ||
         is_source_line(block) || is_service_line(block) || is_pointer(block) || is_appeal(block) ||
         is_picture_credit(block) || says_how_to_reach(block) || says_where_from(block) ||
         (block.words < most_words_of_credits && !read_credits(block.text).empty());
}

// A link to another story, right behind a heading that announces such.
bool is_announced(const BlockTable& table, std::size_t i) {
  constexpr double all = 0.9;
  const PageBlock& block = table.blocks[i];
  return i > 0 && table.blocks[i - 1].list && table.blocks[i - 1].kind == BlockKind::subhead &&
         block.kind == BlockKind::paragraph && link_share(block) >= all;
}

// The runs of five words of a text, hashed; none where it has fewer.
std::vector<std::uint64_t> runs_of(std::string_view text) {
  constexpr std::size_t size = 5;
  std::vector<std::uint64_t> words, runs;
  for (const std::string_view word : split(text, ' '))
    if (const std::string said = letters(word); !said.empty()) words.push_back(hash64(said));
  for (std::size_t i = 0; i + size <= words.size(); ++i)
    runs.push_back(hash64({reinterpret_cast<const char*>(&words[i]), size * sizeof(words[i])}));
  return runs;
}

// Quotations that a story's paragraphs hold word for word: drawn out of it to adorn the page.
std::vector<std::size_t> find_pull_quotes(const BlockTable& table,
                                          std::span<const std::int32_t> probabilities) {
  constexpr std::uint32_t least_words = 6, most_words = 60;
  std::vector<std::size_t> quotes;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    const PageBlock& block = table.blocks[i];
    if (block.kind == BlockKind::quotation && probabilities[i] > 0 && block.words >= least_words &&
        block.words <= most_words)
      quotes.push_back(i);
  }
  if (quotes.empty()) return quotes;
  std::vector<std::uint64_t> told;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    if (table.blocks[i].kind == BlockKind::quotation || probabilities[i] * 2 <= certain) continue;
    const auto runs = runs_of(table.blocks[i].text);
    told.insert(told.end(), runs.begin(), runs.end());
  }
  std::sort(told.begin(), told.end());
  std::erase_if(quotes, [&](std::size_t i) {
    const auto runs = runs_of(table.blocks[i].text);
    return runs.empty() || !std::all_of(runs.begin(), runs.end(), [&](std::uint64_t run) {
             return std::binary_search(told.begin(), told.end(), run);
           });
  });
  return quotes;
}

// The article element around a node, or no_node.
Node article_around(const TreeView& page, Node node) {
  while (node != no_node && page.tag(node) != Tag::article) node = page.parent(node);
  return node;
}

// Where the story has an article element of its own, what stands in another one is another story: a teaser,
// or the next article of an endless page.
std::vector<bool> in_other_articles(const TreeView& page, const BlockTable& table, const NodeOrder& order,
                                    std::string_view headline) {
  constexpr std::uint64_t least_own = 120;  // characters of prose
  std::vector<bool> other(table.blocks.size());
  Node own = no_node;
  for (const PageBlock& block : table.blocks)
    if (own == no_node && block.text == headline) own = article_around(page, block.node);
  if (own == no_node) return other;
  std::uint64_t prose = 0;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    const PageBlock& block = table.blocks[i];
    const Node around = article_around(page, block.node);
    other[i] = around != no_node && !order.is_inside(around, own) && !order.is_inside(own, around);
    if (order.is_inside(block.node, own) && block.prose) prose += block.characters;
  }
  if (prose < least_own) other.assign(other.size(), false);
  return other;
}

// "Posted by: Ada, Arkenford on 9:35am Wed 9 Jan": what stands over a reader's comment.
bool heads_comment(const PageBlock& block) {
  constexpr std::uint32_t most_words = 14;
  static constexpr std::array<std::string_view, 5> endings = {
      " says:", " sagt:", " wrote:", " schrieb:", " a écrit :"};
  if (block.words > most_words) return false;
  const std::string_view text = block.text;
  if (starts_with_ignoring_case(text, "posted by") && std::any_of(text.begin(), text.end(), is_ascii_digit))
    return true;
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view end) { return text.ends_with(end); });
}

// "Comments", "Kommentare (12)", "Comments are closed": what stands over all of them. Letters, lower case.
constexpr std::array<std::string_view, 33> comment_headings = {
    "comment",      "comments",        "readercomments", "readerscomments",   "readerviews",
    "yourcomments", "yourviews",       "haveyoursay",    "viewcomments",      "showcomments",
    "allcomments",  "addyourcomments", "comentarios",    "comentários",       "commentaires",
    "commentaire",  "commenti",        "discussion",     "jointhediscussion", "jointheconversation",
    "kommentar",    "kommentare",      "kommentarer",    "komentarze",        "leserkommentare",
    "leserbriefe",  "reacties",        "responses",      "komentáře",         "комментарии",
    "评论",         "网友评论",        "コメント"};
constexpr WordTable comment_heading_table(comment_headings);

bool heads_comments(const PageBlock& block) {
  constexpr std::uint32_t most_words = 8;
  if (block.words > most_words || block.text.size() > 60) return false;
  std::string said = letters(block.text);
  std::erase_if(said, is_ascii_digit);
  return comment_heading_table.contains(said) || said.starts_with("commentsarenowclosed") ||
         said.starts_with("commentsareclosed");
}

// Whether none of the blocks behind stands in an element in which paragraphs of the story before stand: the
// story is over.
bool is_over(const Page& page, const BlockTable& table, std::span<const std::int32_t> probabilities,
             std::size_t at) {
  std::vector<Node> holders;
  for (std::size_t i = 0; i < at; ++i)
    if (table.blocks[i].prose && probabilities[i] * 2 > certain)
      holders.push_back(page.parent(table.blocks[i].node));
  for (std::size_t i = at + 1; i < table.blocks.size(); ++i)
    if (probabilities[i] * 2 > certain &&
        std::find(holders.begin(), holders.end(), page.parent(table.blocks[i].node)) != holders.end())
      return false;
  return true;
}

// The block with which readers' comments begin: a heading of theirs behind enough of the story, or the first
// that heads one of them where another follows. The number of blocks where none does.
std::size_t comments_begin(const Page& page, const BlockTable& table,
                           const std::vector<std::int32_t>& probabilities) {
  constexpr std::uint32_t enough_words = 80;
  std::uint32_t told = 0;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    if (told >= enough_words && heads_comments(table.blocks[i]) && is_over(page, table, probabilities, i))
      return i;
    if (told >= enough_words && heads_comment(table.blocks[i])) {
      if (first) return *first;
      first = i;
    }
    if (!first && probabilities[i] * 2 > certain) told += table.blocks[i].words;
  }
  return table.blocks.size();
}

// Cells say too little to be judged one by one: a table is told whole where the judge tells a quarter of it
// or more, and else not at all. One that lays out prose is none.
std::vector<std::size_t> with_whole_tables(const BlockTable& table, std::vector<std::size_t> told) {
  constexpr std::uint32_t least_part = 4;  // of the words, one in four
  struct Told {
    std::uint32_t words = 0, of_words = 0;
    std::uint32_t cells = 0, prose = 0;  // told ones
  };
  std::unordered_map<std::uint32_t, Told> tables;  // those of which something is told
  const auto is_cell = [&](std::size_t i) {
    const PageBlock& block = table.blocks[i];
    return block.kind == BlockKind::table && block.cell.table > 0 && may_be_told(table, i);
  };
  for (const std::size_t i : told) {
    if (!is_cell(i)) continue;
    Told& of = tables[table.blocks[i].cell.table];
    of.words += table.blocks[i].words;
    ++of.cells;
    of.prose += table.blocks[i].prose;
  }
  if (tables.empty()) return told;
  for (std::size_t i = 0; i < table.blocks.size(); ++i)
    if (const auto found = tables.find(table.blocks[i].cell.table); found != tables.end() && is_cell(i))
      found->second.of_words += table.blocks[i].words;
  std::vector<std::size_t> all;
  std::size_t next = 0;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    bool chosen = next < told.size() && told[next] == i;
    next += chosen;
    const auto found = is_cell(i) ? tables.find(table.blocks[i].cell.table) : tables.end();
    if (found != tables.end() && found->second.prose * 2 < found->second.cells)
      chosen = found->second.words * least_part >= found->second.of_words;
    if (chosen) all.push_back(i);
  }
  return all;
}

// A caption's element may hold the headline of another story, a mark of advertising, or "Photo:" and no name.
bool tells_of_a_picture(const BlockTable& table, std::size_t i) {
  constexpr double all = 0.9;
  const PageBlock& block = table.blocks[i];
  const Zone zone = table.zone_of(block);
  const bool leads_on = zone == Zone::related && link_share(block) > all;
  const bool is_cut_short = block.words <= 2 && block.text.ends_with(':');
  return !leads_on && !is_cut_short && !is_never_told(zone) && zone != Zone::hidden && !is_label(block) &&
         block.words > 0;
}

// The captions between the first and the last block of the story, and those that follow it at once, stay
// where they are, as captions.
std::vector<std::size_t> with_captions(const BlockTable& table, std::vector<std::size_t> told) {
  if (told.empty()) return told;
  std::vector<std::size_t> all;
  std::size_t next = 0;
  for (std::size_t i = told.front(); i < table.blocks.size(); ++i) {
    const bool chosen = next < told.size() && told[next] == i;
    const bool caption = is_caption(table, i);
    if (chosen || (caption && tells_of_a_picture(table, i))) all.push_back(i);
    next += chosen;
    if (next == told.size() && !chosen && !caption) break;
  }
  return all;
}

}  // namespace

BodyChoice pick_by_container(const Page& page, const BlockTable& table, const NodeOrder& order,
                             std::string_view headline) {
  BodyChoice choice;
  const auto votes = count_votes(page, table);
  if (votes[Page::root()] == 0) return choice;
  choice.container = find_container(page, votes);
  const std::uint32_t all = votes[choice.container];
  std::uint32_t told = 0;
  bool ended = false;
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    const PageBlock& block = table.blocks[i];
    if (!order.is_inside(block.node, choice.container)) continue;
    const Zone zone = table.zone_of(block);
    if (zone == Zone::content && block.prose) told += block.characters;
    // A heading that announces other stories ends the story where most of it is told; before that it stands
    // over a box among the paragraphs.
    if (block.kind == BlockKind::subhead && block.list && told > all * most_told) ended = true;
    if (!ended && belongs(block, zone, headline)) choice.blocks.push_back(i);
  }
  trim_ends(table, choice.blocks);
  drop_empty_subheads(table, choice.blocks);
  const double share = table.prose == 0 ? 0 : static_cast<double>(votes[choice.container]) / table.prose;
  choice.confidence = std::clamp(0.35 + 0.6 * share, 0.0, 0.97);
  return choice;
}

namespace {

std::uint32_t words_of(const BlockTable& table, const std::vector<std::size_t>& blocks) {
  std::uint32_t words = 0;
  for (const std::size_t i : blocks) words += table.blocks[i].words;
  return words;
}

// What a page says of itself over its story. Lower case.
constexpr std::array<std::string_view, 11> own_matters = {
    "affiliate", "we earn",   "we may earn", "a sponsor",    "reader-supported", "newsletter",
    "sign up",   "subscribe", "abonnieren",  "your browser", "cookies"};
constexpr PartTable own_matter_parts(own_matters);

// The paragraph right over the story that the judge doubts: many pages set their lead apart from the rest.
std::optional<std::size_t> find_lead(const BlockTable& table, std::span<const std::int32_t> probabilities,
                                     std::size_t story, std::string_view headline) {
  constexpr std::size_t near = 3;  // blocks
  constexpr std::int32_t doubted = certain / 16;
  for (std::size_t i = story; i-- > 0 && i + near >= story;) {
    const PageBlock& block = table.blocks[i];
    if (block.heading_level == 1 || block.text == headline) break;
    if (block.kind == BlockKind::quotation) continue;
    if (block.prose && probabilities[i] >= doubted && own_matter_parts.first_in_lowered(block.text) == no_row)
      return i;
  }
  return std::nullopt;
}

// The headline again, with no more behind it than who wrote when: "Ferry runs on January 8, 2026 By Ada
// Marsh".
bool repeats(const PageBlock& block, const std::string& headline) {
  constexpr std::size_t telling = 12, most_more = 60;  // letters
  const std::string own = headline.size() < telling ? std::string() : letters(block.text);
  if (own.size() > headline.size() + most_more || !own.starts_with(headline) || own.empty()) return false;
  return own.size() == headline.size() || !ends_with_stop(block.text);
}

// Whether what stands like a standfirst is the story's own lead: the first in a row of its paragraphs, and
// the judge would take it for told.
bool opens_story(const Page& page, const BlockTable& table, const std::vector<std::size_t>& told,
                 std::size_t standfirst, std::int32_t probability) {
  std::size_t next = standfirst + 1;
  while (next < table.blocks.size() && is_caption(table, next)) ++next;
  return probability * 2 >= certain && std::binary_search(told.begin(), told.end(), next) &&
         page.parent(table.blocks[standfirst].node) == page.parent(table.blocks[next].node);
}

// With the sentences that the judge doubts, most often for being short ("No charges have been laid."), where
// they are paragraphs beside a told one and of one kind with it.
std::vector<std::size_t> with_doubted_sentences(const Page& page, const BlockTable& table,
                                                std::span<const std::int32_t> probabilities,
                                                const std::vector<std::size_t>& told) {
  constexpr std::int32_t doubted = certain * 3 / 10;
  constexpr std::uint32_t least_words = 3;
  std::vector<bool> is_told(table.blocks.size());
  for (const std::size_t i : told) is_told[i] = true;
  const auto joins = [&](std::size_t i, std::size_t beside) {
    if (is_told[i] || !is_told[beside] || probabilities[i] < doubted) return false;
    const PageBlock& block = table.blocks[i];
    const PageBlock& other = table.blocks[beside];
    return block.kind == BlockKind::paragraph && other.kind == BlockKind::paragraph && block.links == 0 &&
           block.words >= least_words && ends_with_stop(block.text) &&
           page.name(block.node) == page.name(other.node) &&
           page.parent(block.node) == page.parent(other.node);
  };
  for (std::size_t i = 1; i < is_told.size(); ++i) is_told[i] = is_told[i] || joins(i, i - 1);
  for (std::size_t i = is_told.size(); i-- > 1;) is_told[i - 1] = is_told[i - 1] || joins(i - 1, i);
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < is_told.size(); ++i)
    if (is_told[i]) all.push_back(i);
  return all;
}

// A short line that announces what follows: "On the Net:", a subhead.
bool leads_on(const PageBlock& block) {
  constexpr std::uint32_t most_words = 8;
  return block.words <= most_words && (block.kind == BlockKind::subhead || block.text.ends_with(':'));
}

// Without subheads whose section was left out, and without last lines that announce what was.
std::vector<std::size_t> without_empty_sections(const BlockTable& table,
                                                const std::vector<std::size_t>& told) {
  constexpr std::uint32_t a_section = 6;  // words
  std::vector<std::size_t> kept;
  std::uint32_t left_out = 0;  // words between a block and the one kept behind it
  for (std::size_t at = told.size(), i = told.empty() ? 0 : told.back() + 1; at-- > 0;) {
    while (--i > told[at])
      if (!is_caption(table, i)) left_out += table.blocks[i].words;
    const PageBlock& block = table.blocks[i];
    const PageBlock* behind = kept.empty() ? nullptr : &table.blocks[kept.back()];
    const bool empty =
        behind == nullptr || (block.kind == BlockKind::subhead && behind->kind == BlockKind::subhead &&
                              behind->heading_level <= block.heading_level && left_out >= a_section);
    if (empty && leads_on(block) && at + kept.size() > 0) {
      left_out += block.words;
      continue;
    }
    kept.push_back(i);
    left_out = 0;
  }
  std::reverse(kept.begin(), kept.end());
  return kept;
}

}  // namespace

BodyChoice choose_body(const Page& page, const BlockTable& table, const NodeOrder& order,
                       const StoryHints& hints) {
  BodyChoice choice = pick_by_container(page, table, order, hints.headline);
  const bool is_without_prose = choice.container == no_node;
  auto [rows, paths] =
      make_features(page, table, {hints.headline, hints.description, choice.container, choice.blocks});
  choice.standfirst = find_standfirst(rows);
  if (choice.standfirst && stands_beside(table.blocks[*choice.standfirst], hints.authors))
    choice.standfirst.reset();
  const std::vector<bool> other = in_other_articles(TreeView(page), table, order, hints.headline);
  std::vector<std::size_t> asked;
  for (std::size_t i = 0; i < rows.size(); ++i)
    if (!other[i] && may_be_told(table, i)) asked.push_back(i);
  choice.probabilities = told_probabilities(rows, asked);
  look_again(rows, paths, choice.probabilities);
  std::int32_t standfirst_told = 0;
  if (choice.standfirst) std::swap(standfirst_told, choice.probabilities[*choice.standfirst]);
  for (std::size_t i = comments_begin(page, table, choice.probabilities); i < rows.size(); ++i)
    choice.probabilities[i] = 0;
  // What the judge leaves out anyway need not be read again.
  constexpr std::int32_t hardly = certain / 20;
  for (const std::size_t i : asked)
    if (choice.probabilities[i] > hardly &&
        (stands_beside(table.blocks[i], hints.authors) || is_announced(table, i)))
      choice.probabilities[i] = 0;
  for (const std::size_t i : find_pull_quotes(table, choice.probabilities)) choice.probabilities[i] = 0;
  Selection selection = select_told(rows, choice.probabilities);
  // A brief: what stands apart under the headline is all that is told.
  if (choice.standfirst && selection.expected < doubtful &&
      words_of(table, selection.blocks) < table.blocks[*choice.standfirst].words) {
    choice.probabilities[*choice.standfirst] = standfirst_told;
    choice.standfirst.reset();
    selection = select_told(rows, choice.probabilities);
  }
  if (choice.standfirst && opens_story(page, table, selection.blocks, *choice.standfirst, standfirst_told)) {
    choice.probabilities[*choice.standfirst] = standfirst_told;
    choice.standfirst.reset();
    selection = select_told(rows, choice.probabilities);
  }
  choice.confidence = selection.expected;
  if (is_without_prose && selection.expected < doubtful) return BodyChoice{};
  const std::uint32_t told = words_of(table, selection.blocks), picked = words_of(table, choice.blocks);
  if (selection.expected < doubtful && told < hardly_anything && picked > 2 * told)
    std::swap(selection.blocks, choice.blocks);
  if (selection.blocks.size() > 1 && repeats(table.blocks[selection.blocks.front()], letters(hints.headline)))
    selection.blocks.erase(selection.blocks.begin());
  selection.blocks = with_doubted_sentences(page, table, choice.probabilities, selection.blocks);
  selection.blocks = without_empty_sections(table, selection.blocks);
  if (!choice.standfirst && !selection.blocks.empty())
    choice.standfirst = find_lead(table, choice.probabilities, selection.blocks.front(), hints.headline);
  choice.blocks = with_captions(table, with_whole_tables(table, selection.blocks));
  return choice;
}

}  // namespace broadsheet
