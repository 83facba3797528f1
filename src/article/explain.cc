// explain.cc: the judge's view of a page, block by block, beside what the article took from it. Entry point:
// explain().

#include <algorithm>
#include <unordered_set>

#include "article/block_model.h"
#include "article/body.h"
#include "article/facts.h"
#include "broadsheet/article.h"

namespace broadsheet {
namespace {

class Explainer {
 public:
  Explainer(const Page& page, const Article& article)
      : article_(article), table_(make_blocks(page, Limits{})) {
    const Facts facts = read_facts(page);
    const Said* description = best(facts.standfirst);
    choice_ = choose_body(
        page, table_, NodeOrder(page),
        {article.headline, description == nullptr ? "" : description->value, said_authors(facts)});
    for (const Block& block : article.body)
      (block.kind == BlockKind::caption ? captions_ : body_).insert(block.text);
    for (const Note& note : article.notes) notes_.insert(note.text);
    for (const Teaser& teaser : article.teasers) {
      teasers_.insert(teaser.headline);
      teasers_.insert(teaser.heading);
      teasers_.insert(teaser.text);
    }
  }

  std::vector<ExplainedBlock> run() {
    std::vector<ExplainedBlock> blocks;
    for (std::size_t i = 0; i < table_.blocks.size(); ++i) {
      const PageBlock& block = table_.blocks[i];
      const double probability =
          i < choice_.probabilities.size() ? static_cast<double>(choice_.probabilities[i]) / certain : 0;
      blocks.push_back({block.text, block.bytes, std::string(role_of(i)),
                        std::string(name_of(table_.zone_of(block))), probability});
    }
    return blocks;
  }

 private:
  [[nodiscard]] std::string_view role_of(std::size_t i) const {
    const std::string& text = table_.blocks[i].text;
    if (text == article_.headline) return "headline";
    if (text == article_.standfirst) return "standfirst";
    const bool chosen = std::binary_search(choice_.blocks.begin(), choice_.blocks.end(), i);
    // A cell is told as a part of its row, what is preformatted in its lines.
    const BlockKind kind = table_.blocks[i].kind;
    const bool otherwise = kind == BlockKind::table || kind == BlockKind::preformatted;
    if (chosen && (otherwise || body_.contains(text))) return "body";
    if (chosen && captions_.contains(text)) return "caption";
    if (notes_.contains(text)) return "note";
    return teasers_.contains(text) ? "list" : "left out";
  }

  const Article& article_;
  BlockTable table_;
  BodyChoice choice_;
  std::unordered_set<std::string> body_, captions_, notes_, teasers_;
};

}  // namespace

std::vector<ExplainedBlock> explain(const Page& page, const Article& article) {
  if (page.kind() == PageKind::text) return {};
  return Explainer(page, article).run();
}

}  // namespace broadsheet
