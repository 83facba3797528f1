// facts.cc: meta, link, title and html lang, by a table of names. Entry point: read_facts().

#include "article/facts.h"

#include <algorithm>
#include <array>

#include "article/byline.h"
#include "base/strings.h"
#include "page/tree_view.h"

namespace broadsheet {
namespace {

struct MetaRow {
  std::string_view name;  // of name, property or itemprop; lower case
  std::vector<Said> Facts::*field;
  int rank;  // JSON-LD ranks from 0; 100 and more are doubtful
};

constexpr std::array meta_rows = {
    MetaRow{"og:title", &Facts::headline, 30},
    MetaRow{"twitter:title", &Facts::headline, 35},
    MetaRow{"dc.title", &Facts::headline, 36},
    MetaRow{"headline", &Facts::headline, 20},
    MetaRow{"parsely-title", &Facts::headline, 25},
    MetaRow{"sailthru.title", &Facts::headline, 26},
    MetaRow{"description", &Facts::standfirst, 12},
    MetaRow{"og:description", &Facts::standfirst, 10},
    MetaRow{"twitter:description", &Facts::standfirst, 14},
    MetaRow{"author", &Facts::author, 20},
    MetaRow{"article:author", &Facts::author, 22},
    MetaRow{"article:author_name", &Facts::author, 19},
    MetaRow{"byl", &Facts::author, 21},
    MetaRow{"parsely-author", &Facts::author, 18},
    MetaRow{"sailthru.author", &Facts::author, 19},
    MetaRow{"dc.creator", &Facts::author, 23},
    MetaRow{"dcterms.creator", &Facts::author, 23},
    MetaRow{"cxenseparse:author", &Facts::author, 21},
    MetaRow{"og:site_name", &Facts::publisher, 5},
    MetaRow{"application-name", &Facts::publisher, 20},
    MetaRow{"apple-mobile-web-app-title", &Facts::publisher, 40},
    MetaRow{"twitter:app:name:iphone", &Facts::publisher, 41},
    MetaRow{"al:ios:app_name", &Facts::publisher, 42},
    MetaRow{"dc.publisher", &Facts::publisher, 8},
    MetaRow{"article:publisher_name", &Facts::publisher, 7},
    MetaRow{"article:published_time", &Facts::published, 15},
    MetaRow{"og:article:published_time", &Facts::published, 16},
    MetaRow{"datepublished", &Facts::published, 16},
    MetaRow{"parsely-pub-date", &Facts::published, 17},
    MetaRow{"sailthru.date", &Facts::published, 19},
    MetaRow{"pubdate", &Facts::published, 18},
    MetaRow{"publishdate", &Facts::published, 18},
    MetaRow{"publish-date", &Facts::published, 18},
    MetaRow{"date", &Facts::published, 20},
    MetaRow{"dc.date", &Facts::published, 21},
    MetaRow{"dc.date.issued", &Facts::published, 19},
    MetaRow{"dcterms.created", &Facts::published, 22},
    MetaRow{"dcterms.date", &Facts::published, 21},
    MetaRow{"cxenseparse:recs:publishtime", &Facts::published, 18},
    MetaRow{"displaydate", &Facts::published, 19},
    MetaRow{"article.published", &Facts::published, 17},
    MetaRow{"published-date", &Facts::published, 18},
    MetaRow{"published", &Facts::published, 19},
    MetaRow{"article:published", &Facts::published, 17},
    MetaRow{"article:publication_date", &Facts::published, 17},
    MetaRow{"article:create_at", &Facts::published, 19},
    MetaRow{"bt:pubdate", &Facts::published, 19},
    MetaRow{"pub_date", &Facts::published, 19},
    MetaRow{"publish_date", &Facts::published, 18},
    MetaRow{"publication_date", &Facts::published, 19},
    MetaRow{"originalpublicationdate", &Facts::published, 19},
    MetaRow{"bytedance:published_time", &Facts::published, 19},
    MetaRow{"dcterms.issued", &Facts::published, 19},
    MetaRow{"citation_online_date", &Facts::published, 20},
    MetaRow{"citation_publication_date", &Facts::published, 22},
    MetaRow{"prism.publicationdate", &Facts::published, 21},
    MetaRow{"dc.date.created", &Facts::published, 20},
    MetaRow{"last-modified", &Facts::updated, 25},
    MetaRow{"article:modified_time", &Facts::updated, 15},
    MetaRow{"og:updated_time", &Facts::updated, 20},
    MetaRow{"datemodified", &Facts::updated, 16},
    MetaRow{"article:section", &Facts::section, 15},
    MetaRow{"parsely-section", &Facts::section, 16},
    MetaRow{"og:url", &Facts::url, 10},
    MetaRow{"og:image", &Facts::picture, 10},
    MetaRow{"twitter:image", &Facts::picture, 20},
};

// "Written by" beside the name: what blogs tell Twitter.
bool labels_author(std::string_view label) {
  constexpr std::array<std::string_view, 10> labels = {
      "written by",  "verfasst von", "geschrieben von", "veröffentlicht von", "écrit par",
      "escrito por", "scritto da",   "geschreven door", "skrevet af",         "автор"};
  const std::string_view text = trim(label);
  return std::any_of(labels.begin(), labels.end(),
                     [&](std::string_view known) { return equals_ignoring_case(text, known); });
}

void read_meta(const Page& page, Node node, Facts& facts) {
  const auto content = page.attribute(node, "content");
  if (!content || trim(*content).empty()) return;
  ByteRange bytes;
  for (std::size_t i = 0; i < page.attribute_count(node); ++i)
    if (page.attribute(node, i).name == "content") bytes = page.attribute(node, i).bytes;
  for (const std::string_view key : {"property", "name", "itemprop"}) {
    const auto said = page.attribute(node, key);
    if (!said) continue;
    const std::string name = ascii_lower(trim(*said));
    for (const MetaRow& row : meta_rows)
      if (row.name == name)
        (facts.*row.field)
            .push_back(
                {collapse(*content), key == "itemprop" ? Source::microdata : Source::meta, bytes, row.rank});
    if (name == "twitter:label1") facts.labels_author = labels_author(*content);
    if (name == "twitter:data1" && facts.labels_author)
      facts.author.push_back({collapse(*content), Source::meta, bytes, 24});
    if (name == "og:type") facts.open_graph_type = ascii_lower(trim(*content));
    if (name == "generator") facts.generator = ascii_lower(trim(*content));
    if (name == "article:tag" || name == "news_keywords" || name == "keywords")
      facts.topics.emplace_back(*content);
  }
}

std::string text_of(const Page& page, Node top) {
  std::string text;
  for (Node n = top; n != no_node; n = page.next(n, top))
    if (page.kind(n) == NodeKind::text) text += page.text(n);
  return text;
}

// A title whose end tag is damaged takes in what stands behind it.
std::string before_markup(const std::string& title) {
  constexpr std::size_t longest = 200;  // bytes, where it does
  std::size_t end = title.size();
  for (const std::string_view mark : {"</", "<script", "<SCRIPT", "-->"})
    end = std::min(end, title.find(mark));
  if (end == title.size()) return title;
  return end > longest ? std::string() : std::string(trim(title.substr(0, end)));
}

void read_element(const Page& page, Node node, Tag tag, Facts& facts) {
  if (tag == Tag::meta) return read_meta(page, node, facts);
  if (tag == Tag::title && page.name_space(node) == Namespace::html && facts.headline.size() < 40) {
    const std::string title = collapse(text_of(page, node));
    facts.headline.push_back({before_markup(title), Source::text, page.evidence(node), 60});
  } else if (tag == Tag::link && page.attribute(node, "rel") == "canonical" && page.attribute(node, "href")) {
    facts.url.push_back(
        {std::string(trim(*page.attribute(node, "href"))), Source::meta, page.evidence(node), 5});
  } else if (tag == Tag::html && page.attribute(node, "lang")) {
    facts.language.push_back(
        {ascii_lower(trim(*page.attribute(node, "lang"))), Source::meta, page.evidence(node), 0});
  } else if (tag == Tag::script && page.attribute(node, "type")) {
    if (find_ignoring_case(*page.attribute(node, "type"), "ld+json") != std::string_view::npos)
      read_linked_data(text_of(page, node), page.evidence(node), facts);
  }
}

}  // namespace

const Said* best(const std::vector<Said>& said) {
  return said.empty() ? nullptr : &said.front();
}

std::vector<std::string> said_authors(const Facts& facts) {
  std::vector<std::string> names;
  for (const Said& said : facts.author)
    for (std::string& name : read_byline(said.value).names)
      if (!is_house_name(name) && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
  return names;
}

Facts read_facts(const Page& page) {
  Facts facts;
  const TreeView view(page);
  for (Node n = Page::root(); n != no_node; n = view.next(n))
    if (const Tag tag = view.tag(n); tag != Tag::none) read_element(page, n, tag, facts);
  for (auto* field :
       {&facts.headline, &facts.standfirst, &facts.author, &facts.publisher, &facts.published, &facts.updated,
        &facts.section, &facts.url, &facts.language, &facts.body, &facts.picture})
    std::stable_sort(field->begin(), field->end(),
                     [](const Said& x, const Said& y) { return x.rank < y.rank; });
  return facts;
}

}  // namespace broadsheet
