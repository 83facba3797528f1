// names.cc: the words that JSON uses for each kind, in the order of the enums.

#include <array>

#include "broadsheet/news.h"
#include "news/names.h"

namespace broadsheet {
namespace {

template <typename Enum, std::size_t N>
std::string_view at(const std::array<std::string_view, N>& names, Enum value) {
  return names[static_cast<std::size_t>(value)];
}

}  // namespace

std::string_view name_of(ArticleKind kind) {
  return at(article_kind_names, kind);
}
std::string_view name_of(BlockKind kind) {
  return at(block_kind_names, kind);
}
std::string_view name_of(NoteKind kind) {
  return at(note_kind_names, kind);
}
std::string_view name_of(ListKind kind) {
  return at(list_kind_names, kind);
}
std::string_view name_of(Access access) {
  return at(access_names, access);
}
std::string_view name_of(Source source) {
  return at(source_names, source);
}
std::string_view name_of(RelationKind kind) {
  return at(relation_kind_names, kind);
}
std::string_view name_of(StatementKind kind) {
  return at(statement_kind_names, kind);
}
std::string_view name_of(SourceType type) {
  return at(source_type_names, type);
}

}  // namespace broadsheet
