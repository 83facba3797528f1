// stem.cc: stemmers are made once a thread and language: making one costs more than a text's words.

#include "search/stem.h"

#include <libstemmer.h>

#include <map>
#include <memory>

namespace broadsheet {
namespace {

struct FreeStemmer {
  void operator()(sb_stemmer* s) const { sb_stemmer_delete(s); }
};

}  // namespace

sb_stemmer* stemmer_of(std::string_view language) {
  thread_local std::map<std::string, std::unique_ptr<sb_stemmer, FreeStemmer>, std::less<>> stemmers;
  auto found = stemmers.find(language);
  if (found == stemmers.end()) {
    const std::string name = language == "en" || language.empty() ? "porter" : std::string(language);
    found = stemmers.emplace(std::string(language), sb_stemmer_new(name.c_str(), nullptr)).first;
  }
  return found->second.get();
}

std::string stem(std::string folded, sb_stemmer* stemmer) {
  if (stemmer == nullptr) return folded;
  const sb_symbol* out = sb_stemmer_stem(stemmer, reinterpret_cast<const sb_symbol*>(folded.data()),
                                         static_cast<int>(folded.size()));
  return {reinterpret_cast<const char*>(out), static_cast<std::size_t>(sb_stemmer_length(stemmer))};
}

}  // namespace broadsheet
