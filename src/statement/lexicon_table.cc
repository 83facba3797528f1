// lexicon_table.cc: the lists behind lexicon.h. Verbs stand in their base form; their other forms are made by
// the rules of English spelling, those that follow none stand in a table of their own.

#include <string>
#include <unordered_map>

#include "base/word_map.h"
#include "statement/lexicon.h"

namespace broadsheet {
namespace {

constexpr std::string_view speech_verbs =
    "say tell detail add argue ask announce acknowledge admit advise affirm agree allege answer apologize "
    "assert assure boast blurt caution charge claim clarify comment complain concede conclude confess "
    "confide confirm contend continue counter declare decline demand deny describe disclose dispute "
    "elaborate emphasize exclaim explain express forecast guarantee hint imply indicate inform insist "
    "instruct interject joke lament mention muse mutter narrate note observe opine outline plead pledge "
    "point predict proclaim promise propose protest quip quote react reaffirm reassure recall recommend "
    "recount refer refuse reiterate relate remark remind repeat reply report request respond retort "
    "reveal shout speculate specify speak state stress suggest summarize swear testify threaten tweet "
    "urge vow warn whisper wonder write yell allude attest bemoan brag chide cite correct declaim discuss "
    "divulge echo estimate exaggerate foretell grumble highlight laugh lecture posit preach pronounce "
    "question recite reckon reference sigh sing snap sum tease thunder tout underline underscore utter "
    "volunteer chant cry show counsel title denote decree sneer scoff gush enthuse marvel assess "
    "stipulate reminisce theorize find talk offer voice encourage persuade challenge rail retweet signal "
    "rant joke gloat fret foresee foreshadow list plead enumerate convey concur spell preview articulate "
    "aver avow bellow blog crow elucidate enunciate entreat exhort expound fume holler implore impart "
    "insinuate jest maintain moan mumble parrot pontificate quibble recollect reprimand restate surmise "
    "trumpet verify whine recant retract apologise emphasise summarise theorise rule";
constexpr std::string_view thought_verbs =
    "believe think hope fear want feel know expect consider doubt suspect guess imagine plan realize "
    "regret remember see seek seem appear assume understand desire dream envision forget notice prefer "
    "recognize suppose view wish worry like hate determine decide perceive judge deem discover anticipate "
    "dislike pray refuse favor love intend identify presume contemplate ponder mull resent relish adore "
    "admire distrust loathe detest abhor despise dread mourn crave yearn aspire appreciate learn "
    "recognise realise strive tolerate favour";
constexpr std::string_view stance_verbs =
    "support oppose endorse criticize praise condemn denounce accuse blame attack defend back reject "
    "dismiss applaud welcome call slam blast hail mock ridicule thank commend deride decry lambast rebuke "
    "assail approve advocate attribute credit portray depict congratulate discourage liken chastise scold "
    "vilify disparage disavow renounce repudiate censure insult question vow disagree salute characterize "
    "categorize scorn embrace champion nominate bash taunt lampoon belittle laud extol pummel berate "
    "deplore malign smear rebut refute debunk label herald lionize glorify lambaste excoriate upbraid "
    "admonish demonize trash torch impugn condone boycott disown shun downplay minimize trivialize compare "
    "dub lash balk push press lay "
    "overstate understate ignore underplay criticise characterise categorise";
constexpr std::string_view irregular =
    "say:said,said,says,saying tell:told,told,tells,telling think:thought,thought,thinks,thinking "
    "know:knew,known,knows,knowing feel:felt,felt,feels,feeling hear:heard,heard,hears,hearing "
    "see:saw,seen,sees,seeing seek:sought,sought,seeks,seeking write:wrote,written,writes,writing "
    "speak:spoke,spoken,speaks,speaking swear:swore,sworn,swears,swearing "
    "understand:understood,understood,understands,understanding "
    "find:found,found,finds,finding show:showed,shown,shows,showing mean:meant,meant,means,meaning "
    "forget:forgot,forgotten,forgets,forgetting cast:cast,cast,casts,casting  "
    "read:read,read,reads,reading sing:sang,sung,sings,singing dream:dreamed,dreamt,dreams,dreaming "
    "learn:learned,learnt,learns,learning foretell:foretold,foretold,foretells,foretelling "
    "refer:referred,referred,refers,referring broadcast:broadcast,broadcast,broadcasts,broadcasting "
    "quip:quipped,quipped,quips,quipping brag:bragged,bragged,brags,bragging "
    "chat:chatted,chatted,chats,chatting "
    "admit:admitted,admitted,admits,admitting prefer:preferred,preferred,prefers,preferring "
    "plan:planned,planned,plans,planning "
    "sum:summed,summed,sums,summing dub:dubbed,dubbed,dubs,dubbing slam:slammed,slammed,slams,slamming "
    "snap:snapped,snapped,snaps,snapping signal:signaled,signaled,signals,signaling "
    "label:labeled,labeled,labels,labeling "
    "concur:concurred,concurred,concurs,concurring aver:averred,averred,avers,averring "
    "rebut:rebutted,rebutted,rebuts,rebutting regret:regretted,regretted,regrets,regretting "
    "blog:blogged,blogged,blogs,blogging shun:shunned,shunned,shuns,shunning "
    "extol:extolled,extolled,extols,extolling abhor:abhorred,abhorred,abhors,abhorring "
    "fret:fretted,fretted,frets,fretting foresee:foresaw,foreseen,foresees,foreseeing "
    "strive:strove,striven,strives,striving "
    "lay:laid,laid,lays,laying "
    "try:tried,tried,tries,trying rant:ranted,ranted,rants,ranting";

// Verbs that tell nothing alone: "raised doubts", "made the case".
constexpr std::string_view carrying_verbs =
    "express expresses expressed expressing voice voices voiced raise raises raised make makes made have "
    "has had offer offers offered give gives gave given show shows showed shown issue issues issued take "
    "takes took taken ask asks asked launch launches launched repeat repeated repeats pose posed poses "
    "tell tells told announced announce announces release released releases renewed renew renews "
    "reiterated share shares shared poke poked pokes lay laid throw threw throws sent send sends posted "
    "wrote write writes writing";
// Nouns that say what such a verb tells.
constexpr std::string_view told_nouns =
    "support attack attacks question questions concern concerns doubt doubts opposition praise interest "
    "confidence skepticism scepticism call calls case claim claims comment comments remark remarks "
    "statement statements position positions stance mention reference references promise promises "
    "accusation accusations allegation allegations tribute aim issue fun hope hopes fear fears anger "
    "frustration outrage disappointment regret optimism alarm enthusiasm sympathy condolences gratitude "
    "thanks swipe swipes shot shots jab jabs disdain admiration affection willingness reluctance "
    "preference proposal proposals argument arguments plans pledge pledges vow threat threats warning "
    "warnings demand demands request plea appeal complaint complaints objection objections suggestion "
    "prediction predictions apology explanation account story denial assertion assertions feelings "
    "reservations worries misgivings suspicion suspicions surprise dismay satisfaction contempt "
    "solidarity idea determination commitment belief beliefs announcement";
// "That" behind one of these opens what is claimed or felt, hardly more about the noun itself.
constexpr std::string_view claimed_nouns =
    "claim claims concern concerns fear fears complaint complaints allegation allegations accusation "
    "accusations argument arguments assertion assertions suggestion hope hopes warning warnings belief "
    "beliefs suspicion suspicions prediction predictions doubt doubts contention insistence notion "
    "promise";
// Forms that no ending betrays, of verbs that say nothing: past ones, and third persons that are no plural.
constexpr std::string_view other_verbs =
    "began became broke brought built came caught chose cut did drew drove fell fought gave got grew held "
    "hit kept led left lost made met paid put ran rose sat sent shot stood took went won wore spent threw "
    "sold taught shook bought drank fed flew hung knew rode sang stole struck wept withdrew remains "
    "becomes gets goes comes makes takes gives keeps means includes contains requires allows provides "
    "brings holds stands loses begins happens exists depends tends serves involves represents owns helps "
    "puts sends spends sells grows belongs ensures enjoys creates prevents produces receives joins refers "
    "relies speaks thinks turns wears";
// Adjectives that say what somebody thinks: "is wary of".
constexpr std::string_view stands =
    "confident convinced certain sure aware hopeful worried concerned optimistic pessimistic skeptical "
    "sceptical eager afraid glad happy proud adamant doubtful supportive critical willing unwilling "
    "reluctant determined wary fearful disappointed";

struct Nouns {
  WordClass word_class;
  std::string_view words;
};
constexpr Nouns lists[] = {
    {WordClass::speech_noun,
     "according statement statements claim claims remark remarks comment comments assertion assertions "
     "argument "
     "accusation accusations allegation allegations announcement promise promises pledge vow warning "
     "warnings "
     "suggestion concern concerns belief beliefs view views opinion opinions criticism criticisms complaint "
     "complaints "
     "question questions answer response reply testimony demand demands denial threat threats proposal "
     "prediction "
     "predictions assessment conclusion admission recommendation reportedly allegedly quote quotes words "
     "tweet tweets "
     "praise insistence acknowledgement acknowledgment declaration"},
    {WordClass::role,
     "spokesman spokeswoman spokesperson spokespeople president minister secretary senator congressman "
     "congresswoman "
     "governor mayor chairman chairwoman chair chief director manager executive officer ceo founder "
     "co-founder owner "
     "professor analyst economist lawyer attorney judge prosecutor general colonel captain sergeant sheriff "
     "detective "
     "leader candidate nominee adviser advisor aide aides strategist pollster activist author writer "
     "journalist reporter "
     "editor ambassador envoy diplomat commissioner commander coach player doctor nurse scientist researcher "
     "expert "
     "teacher student farmer resident lady pope priest bishop king queen prince princess representative "
     "official deputy "
     "premier chancellor head partner consultant columnist host anchor critic witness victim mother father "
     "son "
     "daughter wife husband man woman boy girl voter businessman businesswoman investor trader broker "
     "inspector "
     "engineer pilot driver worker staffer sen rep gov gen dr mr mrs ms sir lord dame prof lt sgt col capt "
     "justice councillor councilor councilman councilwoman alderman constable superintendent reverend "
     "rev treasurer chaplain principal dean warden mediator negotiator steward curator archivist "
     "librarian surgeon midwife paramedic firefighter geologist biologist physicist chemist historian "
     "meteorologist seismologist epidemiologist virologist astronomer psychologist sociologist architect "
     "master headmaster headmistress supervisor campaigner lobbyist shopkeeper fisherman electrician plumber "
     "mechanic conductor composer actor actress novelist poet "
     "sculptor photographer goalkeeper striker captain referee umpire ombudsman auditor actuary "
     "rapporteur parliamentarian legislator lawmaker harbourmaster harbormaster "
     "sprecher sprecherin ministerin präsident präsidentin kanzler kanzlerin bürgermeister bürgermeisterin "
     "oberbürgermeister direktor direktorin leiter leiterin vorsitzende vorsitzender chefin professorin "
     "anwalt "
     "anwältin lehrer lehrerin hafenmeister hafenmeisterin polizeisprecher polizeisprecherin "
     "regierungssprecher "
     "regierungssprecherin staatsanwalt staatsanwältin trainer trainerin abgeordnete abgeordneter senatorin "
     "außenminister innenminister finanzminister verteidigungsminister ministerpräsident ministerpräsidentin "
     "generalsekretär generalsekretärin gouverneur gouverneurin oberbürgermeisterin landrat landrätin "
     "botschafter botschafterin kommissar kommissarin geschäftsführer geschäftsführerin vorstandschef "
     "analystin ökonom ökonomin chefökonom chefökonomin historiker historikerin meteorologe meteorologin "
     "forscher forscherin experte expertin intendant intendantin bischof bischöfin"},
    {WordClass::institution,
     "police government ministry department agency company firm corporation bank court council committee "
     "commission "
     "congress parliament senate house administration campaign party union army military navy force "
     "association "
     "organization organisation foundation university institute school hospital church office bureau "
     "authority "
     "authorities board embassy team club league group network coalition kremlin pentagon fbi cia un nato eu "
     "opec "
     "airline startup maker manufacturer airport regulator watchdog service center centre republicans "
     "democrats "
     "states kingdom nations union city street county island islands bay river lake airlines airways "
     "industries "
     "systems technologies holdings inc ltd corp plc republic "
     "polizei behörde behörden hafenbehörde ministerium regierung bundesregierung staatsanwaltschaft gericht "
     "partei "
     "feuerwehr unternehmen konzern gewerkschaft verband universität institut nachrichtenagentur"},
    {WordClass::document,
     "report study poll survey letter email e-mail memo document documents filing lawsuit complaint "
     "indictment "
     "affidavit assessment analysis article story book editorial column post message transcript video ad "
     "release "
     "records data figures statistics research findings paper review audit headline website page blog bill "
     "law order "
     "census forecast note entry"},
    {WordClass::group,
     "officials advocates experts sources source aides analysts critics supporters opponents observers "
     "scientists "
     "researchers "
     "economists lawyers investigators prosecutors witnesses residents voters people activists lawmakers "
     "senators "
     "reporters journalists leaders members employees workers doctors others many some those everyone "
     "investors "
     "traders allies advisers strategists diplomats conservatives liberals republicans democrats families "
     "parents "
     "students officers soldiers fans users customers authorities"},
    {WordClass::determiner, "a an the this these those each every any another"},
    {WordClass::pronoun, "he she they i we you it him her them me us himself herself themselves one"},
    {WordClass::possessive, "his their its my our your"},
    {WordClass::relative, "who which whom whose"},
    {WordClass::that, "that"},
    {WordClass::auxiliary,
     "is are was were be been being am has have had having do does did will would can could may might must "
     "shall "
     "should 'll 've 're"},
    {WordClass::negation, "not n't never no nor neither without"},
    {WordClass::preposition,
     "of in on at by for with from to about into over after before during under against between among "
     "through "
     "since until toward towards upon within across despite amid like via per as"},
    {WordClass::conjunction, "and or but while although though because if unless when where so than"},
    {WordClass::question, "how why whether what"},
    {WordClass::adverb,
     "also then later earlier repeatedly often once again recently previously already now still even "
     "just only publicly privately simply clearly always ever flatly further nevertheless nonetheless"},
    {WordClass::media,
     "reuters ap afp bloomberg cnn bbc nbc abc cbs npr msnbc upi xinhua politico techcrunch axios "
     "newspaper magazine newspapers media press news agency television radio"},
};

struct Entry {
  WordSense sense;
  std::string base;
  VerbForm form = VerbForm::base;
};

template <typename Each>
void each_word(std::string_view list, Each each) {
  while (!list.empty()) {
    const std::size_t blank = list.find(' ');
    each(list.substr(0, blank));
    list = blank == std::string_view::npos ? std::string_view() : list.substr(blank + 1);
  }
}

bool is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

struct Forms {
  std::string past, participle, third, gerund;
};

Forms regular_forms(const std::string& base) {
  const char last = base.back();
  const char before = base.size() > 1 ? base[base.size() - 2] : 'a';
  const std::string stem = base.substr(0, base.size() - 1);
  if (last == 'e') return {base + "d", base + "d", base + "s", stem + "ing"};
  if (last == 'y' && !is_vowel(before)) return {stem + "ied", stem + "ied", stem + "ies", base + "ing"};
  const bool hisses = last == 's' || last == 'x' || (last == 'h' && (before == 'c' || before == 's'));
  return {base + "ed", base + "ed", base + (hisses ? "es" : "s"), base + "ing"};
}

class Lexicon {
 public:
  Lexicon() {
    for (const Nouns& nouns : lists)
      each_word(nouns.words, [&](std::string_view w) { words_[w].sense.word_class = nouns.word_class; });
    each_word(irregular, [&](std::string_view row) { read_irregular(row); });
    add_trait(carrying_verbs, WordTrait::carries_noun);
    add_trait(told_nouns, WordTrait::told_noun);
    add_trait(claimed_nouns, WordTrait::claimed_noun);
    add_trait(other_verbs, WordTrait::other_verb);
    add_trait(stands, WordTrait::stand);
    add_verbs(stance_verbs, WordClass::stance);
    add_verbs(thought_verbs, WordClass::thought);
    add_verbs(speech_verbs, WordClass::speech);
  }
  [[nodiscard]] const Entry* find(std::string_view word) const { return words_.find(word); }

 private:
  void read_irregular(std::string_view row) {
    const std::size_t colon = row.find(':');
    Forms forms;
    std::string_view rest = row.substr(colon + 1);
    for (std::string* form : {&forms.past, &forms.participle, &forms.third, &forms.gerund}) {
      const std::size_t comma = rest.find(',');
      *form = rest.substr(0, comma);
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    irregular_[std::string(row.substr(0, colon))] = forms;
  }
  void add(const std::string& word, const std::string& base, VerbForm form, WordClass word_class) {
    Entry& entry = words_[word];
    WordSense& sense = entry.sense;
    const bool noun = sense.word_class != WordClass::none && entry.base.empty();
    entry.base = base;
    entry.form = form;
    sense.verb_class = noun ? word_class : WordClass::none;
    if (!noun || form == VerbForm::past || form == VerbForm::gerund) sense.word_class = word_class;
  }
  void add_trait(std::string_view list, WordTrait trait) {
    each_word(list, [&](std::string_view w) { words_[w].sense.add(trait); });
  }
  void add_verbs(std::string_view list, WordClass word_class) {
    each_word(list, [&](std::string_view view) {
      const std::string base(view);
      const auto found = irregular_.find(base);
      const Forms forms = found != irregular_.end() ? found->second : regular_forms(base);
      add(forms.participle, base, VerbForm::participle, word_class);
      add(forms.third, base, VerbForm::third, word_class);
      add(forms.gerund, base, VerbForm::gerund, word_class);
      add(base, base, VerbForm::base, word_class);
      add(forms.past, base, VerbForm::past, word_class);
    });
  }

  WordMap<Entry> words_;
  std::unordered_map<std::string, Forms> irregular_;
};

const Entry* entry_of(std::string_view word) {
  static const Lexicon lexicon;
  return lexicon.find(word);
}

}  // namespace

WordSense word_sense(std::string_view word) {
  const Entry* entry = entry_of(word);
  return entry == nullptr ? WordSense() : entry->sense;
}

WordClass word_class(std::string_view word) {
  return word_sense(word).word_class;
}

std::string_view verb_base(std::string_view word) {
  const Entry* entry = entry_of(word);
  return entry == nullptr ? std::string_view() : std::string_view(entry->base);
}

VerbForm verb_form(std::string_view word) {
  const Entry* entry = entry_of(word);
  return entry == nullptr ? VerbForm::base : entry->form;
}

}  // namespace broadsheet
