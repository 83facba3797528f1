// tables.cc: tables, and the few lines that walk them. To teach Broadsheet a heading, a promo line or an
// agency, add a row.

#include "article/tables.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "base/utf8.h"
#include "base/word_table.h"

namespace broadsheet {
namespace {

// Where in a heading the words must stand.
enum class Place : std::uint8_t { opening, anywhere };

struct Heading {
  std::string_view words;
  ListKind kind;
  Place place;
};

// Of a short heading, lower case; the first that fits wins.
constexpr auto headings = std::to_array<Heading>({
    Heading{"sponsored", ListKind::sponsored, Place::opening},
    Heading{"promoted", ListKind::sponsored, Place::opening},
    Heading{"paid content", ListKind::sponsored, Place::opening},
    Heading{"from our partners", ListKind::sponsored, Place::opening},
    Heading{"partner content", ListKind::sponsored, Place::opening},
    Heading{"advertiser content", ListKind::sponsored, Place::opening},
    Heading{"around the web", ListKind::sponsored, Place::opening},
    Heading{"from the web", ListKind::sponsored, Place::opening},
    Heading{"anzeige", ListKind::sponsored, Place::opening},
    Heading{"contenus sponsorisés", ListKind::sponsored, Place::opening},
    Heading{"contenu sponsorisé", ListKind::sponsored, Place::opening},
    Heading{"contenido patrocinado", ListKind::sponsored, Place::opening},
    Heading{"patrocinado", ListKind::sponsored, Place::opening},
    Heading{"sponsrad", ListKind::sponsored, Place::opening},
    Heading{"annonse", ListKind::sponsored, Place::opening},
    Heading{"gesponsert", ListKind::sponsored, Place::opening},
    Heading{"coupons", ListKind::sponsored, Place::anywhere},
    Heading{"promo codes", ListKind::sponsored, Place::anywhere},
    Heading{"most read", ListKind::popular, Place::anywhere},
    Heading{"most popular", ListKind::popular, Place::anywhere},
    Heading{"most viewed", ListKind::popular, Place::anywhere},
    Heading{"most shared", ListKind::popular, Place::anywhere},
    Heading{"most commented", ListKind::popular, Place::anywhere},
    Heading{"most watched", ListKind::popular, Place::anywhere},
    Heading{"also reading", ListKind::popular, Place::anywhere},
    Heading{"meistgelesen", ListKind::popular, Place::anywhere},
    Heading{"meist gelesen", ListKind::popular, Place::anywhere},
    Heading{"meistkommentiert", ListKind::popular, Place::anywhere},
    Heading{"meistgesehen", ListKind::popular, Place::anywhere},
    Heading{"beliebteste", ListKind::popular, Place::anywhere},
    Heading{"am beliebtesten", ListKind::popular, Place::anywhere},
    Heading{"plus lus", ListKind::popular, Place::anywhere},
    Heading{"plus lu ", ListKind::popular, Place::anywhere},
    Heading{"plus partagés", ListKind::popular, Place::anywhere},
    Heading{"más leíd", ListKind::popular, Place::anywhere},
    Heading{"más vist", ListKind::popular, Place::anywhere},
    Heading{"mais lid", ListKind::popular, Place::anywhere},
    Heading{"mais vist", ListKind::popular, Place::anywhere},
    Heading{"più lett", ListKind::popular, Place::anywhere},
    Heading{"più vist", ListKind::popular, Place::anywhere},
    Heading{"meest gelezen", ListKind::popular, Place::anywhere},
    Heading{"mest läst", ListKind::popular, Place::anywhere},
    Heading{"mest lest", ListKind::popular, Place::anywhere},
    Heading{"mest læst", ListKind::popular, Place::anywhere},
    Heading{"mest sett", ListKind::popular, Place::anywhere},
    Heading{"luetuimmat", ListKind::popular, Place::anywhere},
    Heading{"najczęściej czytane", ListKind::popular, Place::anywhere},
    Heading{"najpopularniejsze", ListKind::popular, Place::anywhere},
    Heading{"nejčtenější", ListKind::popular, Place::anywhere},
    Heading{"najčítanejšie", ListKind::popular, Place::anywhere},
    Heading{"legolvasottabb", ListKind::popular, Place::anywhere},
    Heading{"cele mai citite", ListKind::popular, Place::anywhere},
    Heading{"самое читаемое", ListKind::popular, Place::anywhere},
    Heading{"популярн", ListKind::popular, Place::anywhere},
    Heading{"найпопулярніш", ListKind::popular, Place::anywhere},
    Heading{"en çok okunan", ListKind::popular, Place::anywhere},
    Heading{"çok okunan", ListKind::popular, Place::anywhere},
    Heading{"terpopuler", ListKind::popular, Place::anywhere},
    Heading{"terbanyak dibaca", ListKind::popular, Place::anywhere},
    Heading{"الأكثر قراءة", ListKind::popular, Place::anywhere},
    Heading{"الاكثر قراءة", ListKind::popular, Place::anywhere},
    Heading{"يقرأون الآن", ListKind::popular, Place::anywhere},
    Heading{"ランキング", ListKind::popular, Place::anywhere},
    Heading{"読まれてい", ListKind::popular, Place::anywhere},
    Heading{"人気", ListKind::popular, Place::anywhere},
    Heading{"많이 본", ListKind::popular, Place::anywhere},
    Heading{"인기", ListKind::popular, Place::anywhere},
    Heading{"热门", ListKind::popular, Place::anywhere},
    Heading{"熱門", ListKind::popular, Place::anywhere},
    Heading{"排行", ListKind::popular, Place::anywhere},
    Heading{"阅读榜", ListKind::popular, Place::anywhere},
    Heading{"trending", ListKind::popular, Place::opening},
    Heading{"popular", ListKind::popular, Place::opening},
    Heading{"top hits", ListKind::popular, Place::opening},
    Heading{"top reads", ListKind::popular, Place::opening},
    Heading{"top 10", ListKind::popular, Place::opening},
    Heading{"beliebt", ListKind::popular, Place::opening},
    Heading{"les plus", ListKind::popular, Place::opening},
    Heading{"lo más", ListKind::popular, Place::opening},
    Heading{"tendencias", ListKind::popular, Place::opening},
    Heading{"en tendance", ListKind::popular, Place::opening},
    Heading{"recommend", ListKind::recommended, Place::anywhere},
    Heading{"empfiehlt", ListKind::recommended, Place::anywhere},
    Heading{"empfehl", ListKind::recommended, Place::anywhere},
    Heading{"empfohlen", ListKind::recommended, Place::anywhere},
    Heading{"editor's pick", ListKind::recommended, Place::anywhere},
    Heading{"editors' pick", ListKind::recommended, Place::anywhere},
    Heading{"editors picks", ListKind::recommended, Place::anywhere},
    Heading{"must-reads", ListKind::recommended, Place::anywhere},
    Heading{"must reads", ListKind::recommended, Place::anywhere},
    Heading{"picked for you", ListKind::recommended, Place::anywhere},
    Heading{"selected for you", ListKind::recommended, Place::anywhere},
    Heading{"you may also", ListKind::recommended, Place::anywhere},
    Heading{"you might also", ListKind::recommended, Place::anywhere},
    Heading{"you might like", ListKind::recommended, Place::anywhere},
    Heading{"you may like", ListKind::recommended, Place::anywhere},
    Heading{"könnte sie auch", ListKind::recommended, Place::anywhere},
    Heading{"könnte dich auch", ListKind::recommended, Place::anywhere},
    Heading{"vous conseille", ListKind::recommended, Place::anywhere},
    Heading{"recommand", ListKind::recommended, Place::anywhere},
    Heading{"vous aimerez", ListKind::recommended, Place::anywhere},
    Heading{"te puede interesar", ListKind::recommended, Place::anywhere},
    Heading{"le puede interesar", ListKind::recommended, Place::anywhere},
    Heading{"puede interesarte", ListKind::recommended, Place::anywhere},
    Heading{"recomend", ListKind::recommended, Place::anywhere},
    Heading{"consigliat", ListKind::recommended, Place::anywhere},
    Heading{"potrebbe interessar", ListKind::recommended, Place::anywhere},
    Heading{"polecamy", ListKind::recommended, Place::anywhere},
    Heading{"může zajímat", ListKind::recommended, Place::anywhere},
    Heading{"aanbevolen", ListKind::recommended, Place::anywhere},
    Heading{"anbefal", ListKind::recommended, Place::anywhere},
    Heading{"rekommend", ListKind::recommended, Place::anywhere},
    Heading{"suosittel", ListKind::recommended, Place::anywhere},
    Heading{"fleira áhugavert", ListKind::recommended, Place::anywhere},
    Heading{"おすすめ", ListKind::recommended, Place::anywhere},
    Heading{"オススメ", ListKind::recommended, Place::anywhere},
    Heading{"お勧め", ListKind::recommended, Place::anywhere},
    Heading{"اخترنا لك", ListKind::recommended, Place::anywhere},
    Heading{"موصى به", ListKind::recommended, Place::anywhere},
    Heading{"قد يعجبك", ListKind::recommended, Place::anywhere},
    Heading{"ننصح", ListKind::recommended, Place::anywhere},
    Heading{"önerilen", ListKind::recommended, Place::anywhere},
    Heading{"rekomendasi", ListKind::recommended, Place::anywhere},
    Heading{"рекоменду", ListKind::recommended, Place::anywhere},
    Heading{"추천", ListKind::recommended, Place::anywhere},
    Heading{"推荐", ListKind::recommended, Place::anywhere},
    Heading{"推薦", ListKind::recommended, Place::anywhere},
    Heading{"猜你喜欢", ListKind::recommended, Place::anywhere},
    Heading{"suggested", ListKind::recommended, Place::opening},
    Heading{"next up", ListKind::recommended, Place::opening},
    Heading{"up next", ListKind::recommended, Place::opening},
    Heading{"what to read next", ListKind::recommended, Place::opening},
    Heading{"read this next", ListKind::recommended, Place::opening},
    Heading{"from around the site", ListKind::recommended, Place::opening},
    Heading{"das könnte", ListKind::recommended, Place::opening},
    Heading{"auch interessant", ListKind::recommended, Place::opening},
    Heading{"don't miss", ListKind::recommended, Place::opening},
    Heading{"in case you missed", ListKind::recommended, Place::opening},
    Heading{"zum thema", ListKind::related, Place::anywhere},
    Heading{"zum artikel", ListKind::related, Place::anywhere},
    Heading{"ähnliche", ListKind::related, Place::anywhere},
    Heading{"verwandte", ListKind::related, Place::anywhere},
    Heading{"passend dazu", ListKind::related, Place::anywhere},
    Heading{"passende", ListKind::related, Place::anywhere},
    Heading{"related", ListKind::related, Place::anywhere},
    Heading{"similar stor", ListKind::related, Place::anywhere},
    Heading{"similar article", ListKind::related, Place::anywhere},
    Heading{"same topic", ListKind::related, Place::anywhere},
    Heading{"on this issue", ListKind::related, Place::anywhere},
    Heading{"on this story", ListKind::related, Place::anywhere},
    Heading{"on this topic", ListKind::related, Place::anywhere},
    Heading{"same subject", ListKind::related, Place::anywhere},
    Heading{"même sujet", ListKind::related, Place::anywhere},
    Heading{"relacionad", ListKind::related, Place::anywhere},
    Heading{"correlat", ListKind::related, Place::anywhere},
    Heading{"powiązane", ListKind::related, Place::anywhere},
    Heading{"souvisej", ListKind::related, Place::anywhere},
    Heading{"súvisiac", ListKind::related, Place::anywhere},
    Heading{"kapcsolódó", ListKind::related, Place::anywhere},
    Heading{"relevante artikel", ListKind::related, Place::anywhere},
    Heading{"gerelateerd", ListKind::related, Place::anywhere},
    Heading{"relaterad", ListKind::related, Place::anywhere},
    Heading{"relatert", ListKind::related, Place::anywhere},
    Heading{"relateret", ListKind::related, Place::anywhere},
    Heading{"aiheesta", ListKind::related, Place::anywhere},
    Heading{"taip pat skaitykite", ListKind::related, Place::anywhere},
    Heading{"lasi arī", ListKind::related, Place::anywhere},
    Heading{"loe ka", ListKind::related, Place::anywhere},
    Heading{"関連", ListKind::related, Place::anywhere},
    Heading{"あわせて読みたい", ListKind::related, Place::anywhere},
    Heading{"合わせて読みたい", ListKind::related, Place::anywhere},
    Heading{"مقالات ذات صلة", ListKind::related, Place::anywhere},
    Heading{"ذات صلة", ListKind::related, Place::anywhere},
    Heading{"مواضيع متعلقة", ListKind::related, Place::anywhere},
    Heading{"اقرأ أيضا", ListKind::related, Place::anywhere},
    Heading{"اقرأ ايضا", ListKind::related, Place::anywhere},
    Heading{"إقرأ أيضا", ListKind::related, Place::anywhere},
    Heading{"相关", ListKind::related, Place::anywhere},
    Heading{"相關", ListKind::related, Place::anywhere},
    Heading{"延伸閱讀", ListKind::related, Place::anywhere},
    Heading{"延伸阅读", ListKind::related, Place::anywhere},
    Heading{"по теме", ListKind::related, Place::anywhere},
    Heading{"читайте также", ListKind::related, Place::anywhere},
    Heading{"читайте також", ListKind::related, Place::anywhere},
    Heading{"关联", ListKind::related, Place::anywhere},
    Heading{"관련", ListKind::related, Place::anywhere},
    Heading{"ilgili haber", ListKind::related, Place::anywhere},
    Heading{"berita terkait", ListKind::related, Place::anywhere},
    Heading{"baca juga", ListKind::related, Place::anywhere},
    Heading{"bài liên quan", ListKind::related, Place::anywhere},
    Heading{"tin liên quan", ListKind::related, Place::anywhere},
    Heading{"संबंधित", ListKind::related, Place::anywhere},
    Heading{"यह भी पढ़ें", ListKind::related, Place::anywhere},
    Heading{"ये भी पढ़ें", ListKind::related, Place::anywhere},
    Heading{"مزید پڑھیں", ListKind::related, Place::anywhere},
    Heading{"مرتبط", ListKind::related, Place::anywhere},
    Heading{"read more", ListKind::related, Place::opening},
    Heading{"read also", ListKind::related, Place::opening},
    Heading{"also read", ListKind::related, Place::opening},
    Heading{"read next", ListKind::related, Place::opening},
    Heading{"more on", ListKind::related, Place::opening},
    Heading{"more about", ListKind::related, Place::opening},
    Heading{"more stories like this", ListKind::related, Place::opening},
    Heading{"more like this", ListKind::related, Place::opening},
    Heading{"similar", ListKind::related, Place::opening},
    Heading{"see also", ListKind::related, Place::opening},
    Heading{"further reading", ListKind::related, Place::opening},
    Heading{"background", ListKind::related, Place::opening},
    Heading{"explore more", ListKind::related, Place::opening},
    Heading{"go deeper", ListKind::related, Place::opening},
    Heading{"learn more about", ListKind::related, Place::opening},
    Heading{"mehr zu", ListKind::related, Place::opening},
    Heading{"mehr lesen", ListKind::related, Place::opening},
    Heading{"lesen sie auch", ListKind::related, Place::opening},
    Heading{"lesen sie mehr", ListKind::related, Place::opening},
    Heading{"lesen sie dazu", ListKind::related, Place::opening},
    Heading{"lies auch", ListKind::related, Place::opening},
    Heading{"auch lesen", ListKind::related, Place::opening},
    Heading{"hintergrund", ListKind::related, Place::opening},
    Heading{"weiterlesen", ListKind::related, Place::opening},
    Heading{"lire aussi", ListKind::related, Place::opening},
    Heading{"à lire", ListKind::related, Place::opening},
    Heading{"a lire", ListKind::related, Place::opening},
    Heading{"voir aussi", ListKind::related, Place::opening},
    Heading{"sur le sujet", ListKind::related, Place::opening},
    Heading{"en savoir plus", ListKind::related, Place::opening},
    Heading{"pour aller plus loin", ListKind::related, Place::opening},
    Heading{"lea también", ListKind::related, Place::opening},
    Heading{"lee también", ListKind::related, Place::opening},
    Heading{"le puede", ListKind::related, Place::opening},
    Heading{"más información", ListKind::related, Place::opening},
    Heading{"más sobre", ListKind::related, Place::opening},
    Heading{"ver también", ListKind::related, Place::opening},
    Heading{"te recomendamos leer", ListKind::related, Place::opening},
    Heading{"leggi anche", ListKind::related, Place::opening},
    Heading{"approfondi", ListKind::related, Place::opening},
    Heading{"leia também", ListKind::related, Place::opening},
    Heading{"leia mais", ListKind::related, Place::opening},
    Heading{"veja também", ListKind::related, Place::opening},
    Heading{"saiba mais", ListKind::related, Place::opening},
    Heading{"lees ook", ListKind::related, Place::opening},
    Heading{"lees meer", ListKind::related, Place::opening},
    Heading{"läs också", ListKind::related, Place::opening},
    Heading{"läs mer", ListKind::related, Place::opening},
    Heading{"läs även", ListKind::related, Place::opening},
    Heading{"læs også", ListKind::related, Place::opening},
    Heading{"læs mere", ListKind::related, Place::opening},
    Heading{"les også", ListKind::related, Place::opening},
    Heading{"les mer", ListKind::related, Place::opening},
    Heading{"lue myös", ListKind::related, Place::opening},
    Heading{"czytaj też", ListKind::related, Place::opening},
    Heading{"czytaj także", ListKind::related, Place::opening},
    Heading{"zobacz też", ListKind::related, Place::opening},
    Heading{"zobacz także", ListKind::related, Place::opening},
    Heading{"čtěte také", ListKind::related, Place::opening},
    Heading{"přečtěte si", ListKind::related, Place::opening},
    Heading{"olvassa el", ListKind::related, Place::opening},
    Heading{"citește și", ListKind::related, Place::opening},
    Heading{"διαβάστε επίσης", ListKind::related, Place::opening},
    Heading{"bunlar da", ListKind::related, Place::opening},
    Heading{"more from", ListKind::more_from, Place::opening},
    Heading{"more by", ListKind::more_from, Place::opening},
    Heading{"more in", ListKind::more_from, Place::opening},
    Heading{"more at", ListKind::more_from, Place::opening},
    Heading{"more news", ListKind::more_from, Place::opening},
    Heading{"more stories", ListKind::more_from, Place::opening},
    Heading{"read more stories", ListKind::more_from, Place::opening},
    Heading{"recent articles by", ListKind::more_from, Place::opening},
    Heading{"recent stories by", ListKind::more_from, Place::opening},
    Heading{"also by", ListKind::more_from, Place::opening},
    Heading{"also in", ListKind::more_from, Place::opening},
    Heading{"mehr von", ListKind::more_from, Place::opening},
    Heading{"mehr aus", ListKind::more_from, Place::opening},
    Heading{"mehr artikel", ListKind::more_from, Place::opening},
    Heading{"weitere", ListKind::more_from, Place::opening},
    Heading{"aus dem ressort", ListKind::more_from, Place::opening},
    Heading{"neueste artikel von", ListKind::more_from, Place::opening},
    Heading{"neueste sport", ListKind::more_from, Place::opening},
    Heading{"plus de", ListKind::more_from, Place::opening},
    Heading{"autres articles", ListKind::more_from, Place::opening},
    Heading{"du même auteur", ListKind::more_from, Place::opening},
    Heading{"dans la même rubrique", ListKind::more_from, Place::opening},
    Heading{"más de", ListKind::more_from, Place::opening},
    Heading{"más noticias", ListKind::more_from, Place::opening},
    Heading{"otras noticias", ListKind::more_from, Place::opening},
    Heading{"mais de", ListKind::more_from, Place::opening},
    Heading{"mais notícias", ListKind::more_from, Place::opening},
    Heading{"altri articoli", ListKind::more_from, Place::opening},
    Heading{"meer van", ListKind::more_from, Place::opening},
    Heading{"meer uit", ListKind::more_from, Place::opening},
    Heading{"mer från", ListKind::more_from, Place::opening},
    Heading{"mer fra", ListKind::more_from, Place::opening},
    Heading{"więcej", ListKind::more_from, Place::opening},
    Heading{"další", ListKind::more_from, Place::opening},
    Heading{"ещё", ListKind::more_from, Place::opening},
    Heading{"другие новости", ListKind::more_from, Place::opening},
    Heading{"その他", ListKind::more_from, Place::opening},
    Heading{"同じ", ListKind::more_from, Place::opening},
    Heading{"더보기", ListKind::more_from, Place::opening},
    Heading{"更多", ListKind::more_from, Place::opening},
    Heading{"mehr aus", ListKind::more_from, Place::anywhere},
    Heading{"の新着", ListKind::more_from, Place::anywhere},
    Heading{"latest", ListKind::latest, Place::anywhere},
    Heading{"newest", ListKind::latest, Place::anywhere},
    Heading{"breaking", ListKind::latest, Place::anywhere},
    Heading{"just in", ListKind::latest, Place::anywhere},
    Heading{"newsticker", ListKind::latest, Place::anywhere},
    Heading{"ticker", ListKind::latest, Place::anywhere},
    Heading{"schlagzeilen", ListKind::latest, Place::anywhere},
    Heading{"neueste", ListKind::latest, Place::anywhere},
    Heading{"neuste", ListKind::latest, Place::anywhere},
    Heading{"aktuell", ListKind::latest, Place::anywhere},
    Heading{"letzte meldungen", ListKind::latest, Place::anywhere},
    Heading{"headlines", ListKind::latest, Place::anywhere},
    Heading{"derniers", ListKind::latest, Place::anywhere},
    Heading{"dernières", ListKind::latest, Place::anywhere},
    Heading{"dernière", ListKind::latest, Place::anywhere},
    Heading{"à la une", ListKind::latest, Place::anywhere},
    Heading{"últimas", ListKind::latest, Place::anywhere},
    Heading{"ultimas", ListKind::latest, Place::anywhere},
    Heading{"último", ListKind::latest, Place::anywhere},
    Heading{"ultime", ListKind::latest, Place::anywhere},
    Heading{"hoofdpunten", ListKind::latest, Place::anywhere},
    Heading{"meest recent", ListKind::latest, Place::anywhere},
    Heading{"laatste", ListKind::latest, Place::anywhere},
    Heading{"senaste", ListKind::latest, Place::anywhere},
    Heading{"siste nytt", ListKind::latest, Place::anywhere},
    Heading{"seneste", ListKind::latest, Place::anywhere},
    Heading{"uusimmat", ListKind::latest, Place::anywhere},
    Heading{"najnowsze", ListKind::latest, Place::anywhere},
    Heading{"nejnovější", ListKind::latest, Place::anywhere},
    Heading{"legfrissebb", ListKind::latest, Place::anywhere},
    Heading{"nýjast", ListKind::latest, Place::anywhere},
    Heading{"naujausi", ListKind::latest, Place::anywhere},
    Heading{"последние", ListKind::latest, Place::anywhere},
    Heading{"свежие", ListKind::latest, Place::anywhere},
    Heading{"главное", ListKind::latest, Place::anywhere},
    Heading{"все публикации", ListKind::latest, Place::anywhere},
    Heading{"останні", ListKind::latest, Place::anywhere},
    Heading{"головне", ListKind::latest, Place::anywhere},
    Heading{"son dakika", ListKind::latest, Place::anywhere},
    Heading{"manşet", ListKind::latest, Place::anywhere},
    Heading{"günün", ListKind::latest, Place::anywhere},
    Heading{"terbaru", ListKind::latest, Place::anywhere},
    Heading{"terkini", ListKind::latest, Place::anywhere},
    Heading{"速報", ListKind::latest, Place::anywhere},
    Heading{"新着", ListKind::latest, Place::anywhere},
    Heading{"最新", ListKind::latest, Place::anywhere},
    Heading{"ニュース一覧", ListKind::latest, Place::anywhere},
    Heading{"최신", ListKind::latest, Place::anywhere},
    Heading{"أحدث", ListKind::latest, Place::anywhere},
    Heading{"آخر الأخبار", ListKind::latest, Place::anywhere},
    Heading{"ezisematheni", ListKind::latest, Place::anywhere},
    Heading{"top stories", ListKind::latest, Place::opening},
    Heading{"top news", ListKind::latest, Place::opening},
    Heading{"top-news", ListKind::latest, Place::opening},
    Heading{"top themen", ListKind::latest, Place::opening},
    Heading{"topmeldungen", ListKind::latest, Place::opening},
    Heading{"news", ListKind::latest, Place::opening},
    Heading{"recent posts", ListKind::latest, Place::opening},
    Heading{"recent articles", ListKind::latest, Place::opening},
    Heading{"recent stories", ListKind::latest, Place::opening},
    Heading{"what's new", ListKind::latest, Place::opening},
    Heading{"neu", ListKind::latest, Place::opening},
    Heading{"noticias de hoy", ListKind::latest, Place::opening},
    Heading{"portada", ListKind::latest, Place::opening},
    Heading{"en portada", ListKind::latest, Place::opening},
    Heading{"in evidenza", ListKind::latest, Place::opening},
    Heading{"in primo piano", ListKind::latest, Place::opening},
    Heading{"more", ListKind::more_from, Place::opening},
});

constexpr PartTable heading_parts(headings, &Heading::words);

struct NoteSign {
  std::string_view words;
  NoteKind kind;
};

// Matched at the beginning of a line, folded: lower case, straight quotation marks.
constexpr std::array note_openings = {
    NoteSign{"correction:", NoteKind::correction},
    NoteSign{"corrections:", NoteKind::correction},
    NoteSign{"correction (", NoteKind::correction},
    NoteSign{"this article has been corrected", NoteKind::correction},
    NoteSign{"an earlier version of this", NoteKind::correction},
    NoteSign{"a previous version of this", NoteKind::correction},
    NoteSign{"this story has been corrected", NoteKind::correction},
    NoteSign{"korrektur:", NoteKind::correction},
    NoteSign{"in einer früheren version", NoteKind::correction},
    NoteSign{"rectificatif", NoteKind::correction},
    NoteSign{"fe de errores", NoteKind::correction},
    NoteSign{"correzione:", NoteKind::correction},
    NoteSign{"rettifica:", NoteKind::correction},
    NoteSign{"correctie:", NoteKind::correction},
    NoteSign{"correção:", NoteKind::correction},
    NoteSign{"rättelse:", NoteKind::correction},
    NoteSign{"rettelse:", NoteKind::correction},
    NoteSign{"sprostowanie:", NoteKind::correction},
    NoteSign{"düzeltme:", NoteKind::correction},
    NoteSign{"訂正：", NoteKind::correction},
    NoteSign{"更正：", NoteKind::correction},
    NoteSign{"clarification:", NoteKind::clarification},
    NoteSign{"clarification, ", NoteKind::clarification},
    NoteSign{"editor's note", NoteKind::editors_note},
    NoteSign{"editors' note", NoteKind::editors_note},
    NoteSign{"this article originally appeared", NoteKind::editors_note},
    NoteSign{"this story originally appeared", NoteKind::editors_note},
    NoteSign{"this post originally appeared", NoteKind::editors_note},
    NoteSign{"this article was originally published", NoteKind::editors_note},
    NoteSign{"this story was originally published", NoteKind::editors_note},
    NoteSign{"this article first appeared", NoteKind::editors_note},
    NoteSign{"this story first appeared", NoteKind::editors_note},
    NoteSign{"originally published ", NoteKind::editors_note},
    NoteSign{"this article was first published", NoteKind::editors_note},
    NoteSign{"this story was first published", NoteKind::editors_note},
    NoteSign{"reprinted by permission", NoteKind::editors_note},
    NoteSign{"reprinted with permission", NoteKind::editors_note},
    NoteSign{"dieser artikel ist zuerst", NoteKind::editors_note},
    NoteSign{"dieser text ist zuerst", NoteKind::editors_note},
    NoteSign{"dieser artikel erschien zuerst", NoteKind::editors_note},
    NoteSign{"dieser text erschien zuerst", NoteKind::editors_note},
    NoteSign{"dieser artikel ist eine übersetzung", NoteKind::editors_note},
    NoteSign{"dies ist eine maschinelle übersetzung", NoteKind::editors_note},
    NoteSign{"read the original article", NoteKind::editors_note},
    NoteSign{"anmerkung der redaktion", NoteKind::editors_note},
    NoteSign{"hinweis der redaktion", NoteKind::editors_note},
    NoteSign{"note de la rédaction", NoteKind::editors_note},
    NoteSign{"update: ", NoteKind::update},
    NoteSign{"this article was updated", NoteKind::update},
    NoteSign{"this story was updated", NoteKind::update},
    NoteSign{"this story has been updated", NoteKind::update},
    NoteSign{"this article has been updated", NoteKind::update},
    NoteSign{"dieser artikel wurde aktualisiert", NoteKind::update},
    NoteSign{"updated to ", NoteKind::update},
    NoteSign{"updated at ", NoteKind::update},
    NoteSign{"this is a breaking ", NoteKind::update},
    NoteSign{"this is a developing ", NoteKind::update},
    NoteSign{"for the latest news", NoteKind::promo},
    NoteSign{"sign up for", NoteKind::promo},
    NoteSign{"sign up to", NoteKind::promo},
    NoteSign{"subscribe to", NoteKind::promo},
    NoteSign{"subscribe now", NoteKind::promo},
    NoteSign{"follow us on", NoteKind::promo},
    NoteSign{"download our app", NoteKind::promo},
    NoteSign{"download the", NoteKind::promo},
    NoteSign{"get our", NoteKind::promo},
    NoteSign{"join our", NoteKind::promo},
    NoteSign{"like us on", NoteKind::promo},
    NoteSign{"click here to", NoteKind::promo},
    NoteSign{"read more at", NoteKind::promo},
    NoteSign{"for more", NoteKind::promo},
    NoteSign{"abonnieren sie", NoteKind::promo},
    NoteSign{"jetzt newsletter", NoteKind::promo},
    NoteSign{"melden sie sich", NoteKind::promo},
    NoteSign{"folgen sie uns", NoteKind::promo},
    NoteSign{"abonnez-vous", NoteKind::promo},
    NoteSign{"inscrivez-vous", NoteKind::promo},
    NoteSign{"suivez-nous", NoteKind::promo},
    NoteSign{"suscríbete", NoteKind::promo},
    NoteSign{"síguenos", NoteKind::promo},
    NoteSign{"iscriviti", NoteKind::promo},
    NoteSign{"abonneer", NoteKind::promo},
    NoteSign{"assine a nossa", NoteKind::promo},
    NoteSign{"subscreva", NoteKind::promo},
    NoteSign{"ニュースレター", NoteKind::promo},
    NoteSign{"newsletter", NoteKind::promo},
    NoteSign{"advertisement", NoteKind::promo},
    NoteSign{"anzeige", NoteKind::promo},
    NoteSign{"copyright", NoteKind::copyright},
    NoteSign{"(c) 20", NoteKind::copyright},
    NoteSign{"all rights reserved", NoteKind::copyright},
    NoteSign{"alle rechte vorbehalten", NoteKind::copyright},
    NoteSign{"about the author", NoteKind::about_author},
    NoteSign{"über den autor", NoteKind::about_author},
    NoteSign{"über die autorin", NoteKind::about_author},
    NoteSign{"disclosure:", NoteKind::disclosure},
    NoteSign{"disclaimer:", NoteKind::disclosure},
    NoteSign{"editorial disclaimer:", NoteKind::disclosure},
    NoteSign{"affiliate disclaimer:", NoteKind::disclosure},
    NoteSign{"affiliate disclosure:", NoteKind::disclosure},
    NoteSign{"hinweis zu affiliate", NoteKind::disclosure},
    NoteSign{"if you purchase a product", NoteKind::disclosure},
    NoteSign{"if you buy something", NoteKind::disclosure},
    NoteSign{"note to readers: if you", NoteKind::disclosure},
    NoteSign{"when you buy through", NoteKind::disclosure},
    NoteSign{"when you purchase through", NoteKind::disclosure},
    NoteSign{"the views expressed", NoteKind::disclosure},
    NoteSign{"the opinions expressed", NoteKind::disclosure},
    NoteSign{"the views and opinions expressed", NoteKind::disclosure},
    NoteSign{"views expressed", NoteKind::disclosure},
    NoteSign{"opinions expressed", NoteKind::disclosure},
};

constexpr PartTable note_parts(note_openings, &NoteSign::words);

// The longer of two that one line may hold stand first.
constexpr std::array<std::string_view, 25> reading_words = {"min de leitura",     "minutos de leitura",
                                                            "min lesing",         "min czytania",
                                                            "min read",           "minute read",
                                                            "minutes read",       "mins read",
                                                            "min. read",          "minutes to read",
                                                            "reading time",       "read time",
                                                            "min. lesezeit",      "minuten lesezeit",
                                                            "min de lecture",     "temps de lecture",
                                                            "minutes de lecture", "min de lectura",
                                                            "tiempo de lectura",  "minuti di lettura",
                                                            "min leestijd",       "分で読",
                                                            "دقائق قراءة",        "lesezeit",
                                                            "lesedauer"};

constexpr PartTable reading_parts(reading_words);

struct Agency {
  std::string_view folded, name;
};

// Whole words.
constexpr std::array agencies = {
    Agency{"reuters", "Reuters"},
    Agency{"thomson reuters", "Reuters"},
    Agency{"ap", "AP"},
    Agency{"associated press", "AP"},
    Agency{"the associated press", "AP"},
    Agency{"afp", "AFP"},
    Agency{"agence france-presse", "AFP"},
    Agency{"dpa", "dpa"},
    Agency{"dpa-afx", "dpa-AFX"},
    Agency{"epd", "epd"},
    Agency{"kna", "KNA"},
    Agency{"sid", "SID"},
    Agency{"apa", "APA"},
    Agency{"upi", "UPI"},
    Agency{"bloomberg", "Bloomberg"},
    Agency{"xinhua", "Xinhua"},
    Agency{"tass", "TASS"},
    Agency{"ansa", "ANSA"},
    Agency{"efe", "EFE"},
    Agency{"europa press", "Europa Press"},
    Agency{"pti", "PTI"},
    Agency{"ani", "ANI"},
    Agency{"ians", "IANS"},
    Agency{"kyodo", "Kyodo"},
    Agency{"jiji", "Jiji"},
    Agency{"yonhap", "Yonhap"},
    Agency{"ntb", "NTB"},
    Agency{"tt", "TT"},
    Agency{"ritzau", "Ritzau"},
    Agency{"anp", "ANP"},
    Agency{"belga", "Belga"},
    Agency{"lusa", "Lusa"},
    Agency{"pap", "PAP"},
    Agency{"ctk", "ČTK"},
    Agency{"antara", "Antara"},
    Agency{"bernama", "Bernama"},
    Agency{"pa", "PA"},
    Agency{"pa media", "PA"},
    Agency{"canadian press", "The Canadian Press"},
    Agency{"the canadian press", "The Canadian Press"},
    Agency{"cp", "The Canadian Press"},
    Agency{"aap", "AAP"},
};

constexpr WordTable agency_table(agencies, &Agency::folded);
constexpr std::size_t longest_agency = [] {  // bytes
  std::size_t longest = 0;
  for (const Agency& agency : agencies) longest = std::max(longest, agency.folded.size());
  return longest;
}();

// Lower case of all scripts is not needed: the tables hold lower case, and pages write these words so or
// capitalised.
std::string folded(std::string_view text) {
  std::string out = ascii_lower(text);
  std::size_t size = 0;
  for (std::size_t at = 0; at < out.size(); ++at, ++size) {
    out[size] = out[at];
    if (out[at] == '\xE2' && text.substr(at).starts_with("’")) {
      out[size] = '\'';
      at += 2;
    } else if (out[at] == '\xC3' && at + 1 < out.size()) {  // À to Þ are C3 80 to C3 9E
      const auto byte = static_cast<unsigned char>(out[++at]);
      const bool capital = byte >= 0x80 && byte <= 0x9E && byte != 0x97;
      out[++size] = static_cast<char>(capital ? byte + 0x20 : byte);
    }
  }
  out.resize(size);
  return out;
}

}  // namespace

std::uint32_t count_words(std::string_view text) {
  if (text.empty()) return 0;
  std::uint32_t words = 1, leads = 0, wide = 0;
  for (const char c : text) {
    words += c == ' ';
    leads += static_cast<unsigned char>(c) >= 0xE3;
  }
  if (leads == 0) return words;
  for (std::size_t at = 0; at < text.size(); ++at) {
    // U+3040 to U+9FFF begin with E3 81 to E9 BF.
    const auto byte = static_cast<unsigned char>(text[at]);
    wide += byte >= 0xE4 && byte <= 0xE9;
    wide += byte == 0xE3 && at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x81;
  }
  return words + wide / 2;
}

// Lines that are asked for being a heading or "2 min read" are at most 60 characters; this tells most others
// before they are folded.
constexpr std::size_t longest_heading_bytes = 400;

std::optional<ListKind> list_kind_of(std::string_view heading) {
  if (heading.size() > longest_heading_bytes) return std::nullopt;
  heading = trim(heading);
  if (heading.empty() || count_code_points(heading) > 60) return std::nullopt;
  std::size_t first = no_row;
  const auto visit = [&](std::size_t row, std::size_t at) {
    if (at == 0 || headings[row].place == Place::anywhere) first = std::min(first, row);
  };
  if (is_ascii(heading)) {
    heading_parts.scan_lowered(heading, visit);
  } else {
    heading_parts.scan(folded(heading), visit);
  }
  return first == no_row ? std::nullopt : std::optional(headings[first].kind);
}

std::optional<NoteKind> note_kind_of(std::string_view line) {
  constexpr std::size_t enough = 64;  // bytes, longer than every opening
  std::string_view rest = trim(line);
  while (!rest.empty() && (rest[0] == '*' || rest[0] == '(' || rest[0] == '[' || rest[0] == ' ') &&
         !starts_with_ignoring_case(rest, "(c)"))
    rest.remove_prefix(1);
  if (rest.starts_with("©")) return NoteKind::copyright;
  rest = rest.substr(0, enough);
  const std::size_t row =
      is_ascii(rest) ? note_parts.opening_of_lowered(rest) : note_parts.opening_of(folded(rest));
  return row == no_row ? std::nullopt : std::optional(note_openings[row].kind);
}

namespace {

// A short line with a number, in lower case, and which of the reading words it holds.
struct ReadingLine {
  std::string text;
  std::size_t row = no_row;
};

ReadingLine reading_line(std::string_view line) {
  line = trim(line);
  if (line.size() > longest_heading_bytes || count_code_points(line) > 60 ||
      std::none_of(line.begin(), line.end(), is_ascii_digit))
    return {};
  ReadingLine read{folded(line), no_row};
  read.row = reading_parts.first_in(read.text);
  return read;
}

}  // namespace

bool tells_reading_time(std::string_view line) {
  return reading_line(line).row != no_row;
}

std::optional<int> reading_minutes_in(std::string_view line) {
  const auto [text, row] = reading_line(line);
  if (row == no_row) return std::nullopt;
  // "28.04.2026 | 5 min read", "Lesezeit: ca. 5 Minuten": the number right before the words, else the first
  // behind them, else the last before them, "5 Min. Lesezeit".
  constexpr std::string_view digits = "0123456789";
  const std::size_t words = text.find(reading_words[row]);
  const std::size_t last = words == 0 ? std::string::npos : text.find_last_of(digits, words - 1);
  std::size_t begin = text.find_first_of(digits, words);
  const bool is_label = text.substr(words + reading_words[row].size()).starts_with(':');
  if (last != std::string::npos && ((words - last <= 2 && !is_label) || begin == std::string::npos))
    begin = text.find_last_not_of(digits, last) + 1;
  constexpr int longest = 180;
  int minutes = 0;
  for (std::size_t i = begin; i < text.size() && is_ascii_digit(text[i]) && minutes <= longest; ++i)
    minutes = minutes * 10 + (text[i] - '0');
  return minutes == 0 || minutes > longest ? std::nullopt : std::optional(minutes);
}

bool is_advertising_mark(std::string_view line) {
  static constexpr std::array<std::string_view, 13> marks = {
      "advertisement", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade",
      "advertentie",   "広告",    "annonse", "annons",    "reklama",    "reklame"};
  static constexpr WordTable mark_table(marks);
  constexpr std::size_t longest = 16;  // bytes
  return line.size() <= longest && mark_table.contains(folded(line));
}

std::string_view agency_named(std::string_view text) {
  text = trim(text);
  if (text.size() > longest_agency) return {};
  const std::size_t row = agency_table.find(folded(text));
  return row == no_row ? std::string_view() : agencies[row].name;
}

}  // namespace broadsheet
