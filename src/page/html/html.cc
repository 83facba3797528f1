// html.cc: HTML as the WHATWG HTML standard reads it: tokenizer and tree builder over tree.source(). A page
// whose encoding was a guess and whose meta element, found on the way, names another is decoded and built
// again, once ("change the encoding", 13.2.3.4). Entry point: build_html().

#include "page/encoding.h"
#include "page/html/tree_builder.h"

namespace broadsheet {

void build_html(Page::Tree& tree, const PageOptions& options) {
  std::string declared;
  {
    html::TreeBuilder builder(tree, options);
    builder.run();
    declared = builder.declared_encoding();
  }
  if (!tree.encoding_is_guess || declared.empty() || !decode_again(tree, declared)) return;
  tree.clear_nodes();
  html::TreeBuilder(tree, options).run();
}

}  // namespace broadsheet
