// blocks PATH…: the blocks of each page with the features that the block model sees, one page a line; what
// tools/train_blocks learns from, so that training and product see the same numbers.

#include "broadsheet/capture.h"

#include <cstdio>

#include "article/block_features.h"
#include "article/body.h"
#include "article/facts.h"
#include "base/json.h"
#include "broadsheet/article.h"

namespace {

using namespace broadsheet;

void print_blocks(const Page& page) {
  const auto article = extract(page);
  const Facts facts = read_facts(page);
  const BlockTable table = make_blocks(page, Limits{});
  const Said* said = best(facts.standfirst);
  const std::string description = said == nullptr ? "" : said->value;
  const BodyChoice picked = pick_by_container(page, table, NodeOrder(page), article->headline);
  const BlockFeatures features =
      make_features(page, table, {article->headline, description, picked.container, picked.blocks});
  JsonWriter json;
  json.open_object().member("capture", page.capture().id).member("headline", article->headline);
  json.member("description", description).key("blocks").open_array();
  for (std::size_t i = 0; i < table.blocks.size(); ++i) {
    const PageBlock& block = table.blocks[i];
    json.open_object()
        .member("kind", name_of(block.kind))
        .member("text", block.text)
        .key("path")
        .value(std::int64_t{features.paths[i]})
        .key("features")
        .open_array();
    for (std::size_t column = 0; column < first_look_features; ++column) json.value(features.rows[i][column]);
    json.close_array().close_object();
  }
  std::puts(json.close_array().close_object().text().c_str());
}

}  // namespace

int main(int count, char** paths) {
  CaptureStream stream(std::vector<std::string>(paths + 1, paths + count));
  while (auto capture = stream.next()) {
    if (!*capture) continue;
    if (const auto page = Page::parse(std::move(**capture)); page && page->kind() != PageKind::text)
      print_blocks(*page);
  }
}
