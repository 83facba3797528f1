// worker.js: the edition for reading without a network: the front page, the stories and articles that it leads to, and
// those that were read. What the network answers always comes first. The server writes a line above this file:
// "use strict"; const version = "…", files = ["/static/…", …];
const pages = "pages-" + version, statics = "static-" + version;
const most_pages = 200, most_bytes = 500_000;  // kept, and of one page
const offline_page = "/offline";
let edition = [];  // paths that are being kept, or were
let thrown_away = 0;  // times that everything was
let turn = Promise.resolve();
const in_turn = (work) => (turn = turn.then(work, work));

// Nothing else is kept: no list of what its reader did, no form, no answer of the API.
const may_keep = (url) => url.origin === location.origin && !url.search && /^\/(?:(?:article|story)\/[^/]+)?$/.test(url.pathname);

// The longest unasked for goes first: putting a page moves it to the end. An answer that was asked for before everything was
// thrown away (`since`) comes too late.
const keep = (path, answer, since) => in_turn(async () => {
  if ((await answer.clone().blob()).size > most_bytes || since !== thrown_away) return;
  const cache = await caches.open(pages);
  await cache.put(path, answer);
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - most_pages))) await cache.delete(old);
});

// Who is not in any more sees nothing of what was kept for who was.
const forget = () => {
  edition = [];
  ++thrown_away;
  return in_turn(() => caches.delete(pages));
};

// An answer as it was kept, with its policy; the body is not packed any more.
async function kept_answer(name, path, status, change = (text) => text) {
  const answer = await (await caches.open(name)).match(path);
  if (!answer) return undefined;
  const headers = new Headers(answer.headers);
  for (const each of ["Content-Encoding", "Content-Length"]) headers.delete(each);
  return new Response(change(await answer.text()), { status, headers });
}

// With the line that says so.
const kept_page = (path) => kept_answer(pages, path, 200, (text) => text.replace('<p id="kept" hidden', '<p id="kept"'));
const offline_answer = async () => (await kept_answer(statics, offline_page, 503)) ?? Response.error();

// Who reads in another language from now on finds nothing in the one before, and is told so in their own.
async function follow_language(spoken) {
  const cache = await caches.open(statics), kept = await cache.match(offline_page);
  if (!spoken || kept?.headers.get("Content-Language") === spoken) return;
  forget();
  await cache.add(offline_page);
}

async function page(event, url) {
  const since = thrown_away;
  let answer;
  try {
    answer = await fetch(event.request);
  } catch {
    return (may_keep(url) && event.request.method === "GET" && (await kept_page(url.pathname))) || offline_answer();
  }
  if (answer.status === 401 || url.pathname === "/logout") event.waitUntil(forget());
  else if (answer.ok) {
    const copy = may_keep(url) && answer.clone();
    event.waitUntil(follow_language(answer.headers.get("Content-Language")).catch(() => {})
      .then(() => copy && keep(url.pathname, copy, since)));
  }
  return answer;
}

async function static_file(request) {
  const cache = await caches.open(statics);
  return (await cache.match(request)) ?? fetch(request);
}

// What a front page leads to; nothing: nothing more is wanted. Stories grow; an article that is kept stays as it is until
// it is read again.
async function keep_edition(paths) {
  if (!paths.length) return forget();
  if (paths.join() === edition.join()) return;
  edition = paths;
  const cache = await caches.open(pages);
  for (const path of paths.filter((each) => may_keep(new URL(each, location))).slice(0, most_pages)) {
    if (edition !== paths) return;
    if (path.startsWith("/article/") && (await cache.match(path))) continue;
    const since = thrown_away, answer = await fetch(path);
    if (answer.status === 401) return forget();
    if (answer.ok) await keep(path, answer, since);
  }
}

addEventListener("install", (event) => event.waitUntil((async () => {
  const cache = await caches.open(statics);
  await cache.addAll([...files, offline_page]);
  await skipWaiting();
})()));

addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== pages && name !== statics) await caches.delete(name);
  await clients.claim();
})()));

// The network may go meanwhile; what was kept until then stays, and the rest is asked for the next time.
addEventListener("message", (event) => event.waitUntil(
  keep_edition(event.data).catch(() => { edition = []; }).then(() => event.ports[0]?.postMessage("done"))));

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (files.includes(url.pathname)) event.respondWith(static_file(request));
});
