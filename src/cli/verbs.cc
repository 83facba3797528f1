// verbs.cc: the table of verbs.

#include "cli/verbs.h"

#include <array>

namespace broadsheet {
namespace {

constexpr std::array verb_rows = {
    Verb{"extract", "PATH…",
         "Print the articles of text captures, HTML, MHTML, WARC files and folders; - is standard input",
         "broadsheet extract crawl.warc.gz | jq .headline", run_extract},
    Verb{"page", "PATH", "Print the tree of an HTML page, or its tokens; - is standard input",
         "echo '<p>Hello' | broadsheet page -", run_page},
    Verb{"keep", "[--archive DIR] PATH…", "Keep pages or article lines in an archive",
         "broadsheet keep --archive paper saved-pages/", run_keep},
    Verb{"search", "[--archive DIR] QUERY", "Find articles by words, phrases, fields and dates",
         "broadsheet search --archive paper 'drones \"joint production\" after:2022-12 -opinion'",
         run_search},
    Verb{"recommend", "[--archive DIR] ID", "Print the Recommended stories of an article, with their reasons",
         "broadsheet recommend --archive paper 4hk2m9x0q7w1e5zt", run_recommend},
    Verb{"copies", "ARTICLES", "Print how articles that share text are related",
         "broadsheet extract crawl.warc.gz | broadsheet copies -", run_copies},
    Verb{"stories", "ARTICLES", "Group articles into stories",
         "broadsheet extract pages/ | broadsheet stories -", run_stories},
    Verb{"timeline", "ARTICLES", "Print the days of a topic's articles and what happened on them",
         "broadsheet timeline --days 8 topic.jsonl", run_timeline},
    Verb{"statements", "ARTICLES, or --archive DIR [QUERY]",
         "Print who said what, with the places in the text that say so; of an archive, what a query finds",
         "broadsheet statements --archive paper 'speaker:marsh about:bridge after:2026-10'", run_statements},
    Verb{"sources", "[--archive DIR] [--publisher NAME] [--month MONTH]",
         "Count named and unnamed sources, with the interval that the measured error leaves",
         "broadsheet sources --archive paper --publisher 'The Beacon' --month 2026-10", run_sources},
    Verb{"times", "ARTICLES", "Print the time expressions of articles, with the days they mean",
         "broadsheet extract pages/ | broadsheet times -", run_times},
    Verb{"serve", "[--archive DIR] [--port N]",
         "Serve the newspaper on this machine until stopped; prints its address first",
         "broadsheet serve --archive paper --port 8080", run_serve},
    Verb{"password", "[--archive DIR]",
         "Set the password of a paper that is served to other machines; reads it from standard input",
         "broadsheet password --archive paper", run_password},
    Verb{"audit", "[--archive DIR] [--top N]",
         "Print who came in and what was changed of who may and of settings, the newest first",
         "broadsheet audit --archive paper --top 100", run_audit},
    Verb{"follow", "[--archive DIR] [URL…]",
         "Follow feeds, or the feeds that pages name; without an address, list what is followed",
         "broadsheet follow --archive paper https://gazette.example/", run_follow},
    Verb{"unfollow", "[--archive DIR] URL…", "Follow feeds no longer; what was kept of them stays",
         "broadsheet unfollow --archive paper https://gazette.example/rss", run_unfollow},
    Verb{"rules", "[--archive DIR] URL [RULE…]",
         "Print what is wanted of a feed, or set it: full text, words in titles, authors",
         "broadsheet rules https://gazette.example/rss 'text page' 'mute title horoscope'", run_rules},
    Verb{"desk", "[--archive DIR] [ID…]",
         "Check what desk.txt says of lists and stories; of articles, print what it does to their lists",
         "broadsheet desk --archive paper 4hk2m9x0q7w1e5zt", run_desk},
    Verb{"poll", "[--archive DIR]", "Ask the feeds whose turn it is, and keep what is new in them",
         "broadsheet poll --archive paper", run_poll},
    Verb{"import", "articles|warc|archive|opml PATH…",
         "Take in article lines, WARC files, other archives, or the feeds of an OPML list",
         "broadsheet import --archive paper archive old-paper/", run_import},
    Verb{"export", "articles|warc|epub|opml [QUERY]",
         "Print articles as JSON Lines or EPUB, their pages as WARC, or the feeds as OPML; without a query "
         "all, in a book those of the front page",
         "broadsheet export --archive paper articles in:beacon >beacon.jsonl", run_export},
    Verb{"check", "[--archive DIR]", "Read a whole archive and name what is damaged",
         "broadsheet check --archive paper", run_check},
    Verb{"rebuild", "[--archive DIR]", "Make an archive's database again from its captures",
         "broadsheet rebuild --archive paper", run_rebuild},
    Verb{"repair", "[--archive DIR]", "Make a damaged archive again from all that can be read of it",
         "broadsheet repair --archive paper", run_repair},
    Verb{"backup", "[--archive DIR] FOLDER", "Copy an archive to a new folder, while it is in use",
         "broadsheet backup --archive paper /mnt/paper-2026-11-26", run_backup},
    Verb{"restore", "[--archive DIR] BACKUP", "Make an archive of a backup, in a new folder",
         "broadsheet restore --archive paper /mnt/paper-2026-11-26", run_restore},
    Verb{"forget", "[--archive DIR] ID…", "Take articles out of an archive, with their pages, for good",
         "broadsheet forget --archive paper --publisher 'The Beacon'", run_forget},
    Verb{"config", "[--archive DIR] [--config FILE]",
         "Print the settings that are in force, and where each was made",
         "BROADSHEET_PORT=80 broadsheet config --archive paper", run_config},
    Verb{"help", "[VERB]", "Show what a verb does and its flags", "broadsheet help search", run_help},
    Verb{"man", "", "Print the man page", "broadsheet man | man -l -", run_man},
    Verb{"completion", "bash|zsh|fish", "Print the completions of a shell",
         "source <(broadsheet completion bash)", run_completion},
    Verb{"version", "", "Print the version", "broadsheet version", run_version},
};

}  // namespace

std::span<const Verb> verbs() {
  return verb_rows;
}

}  // namespace broadsheet
