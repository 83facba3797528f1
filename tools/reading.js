// reading.js PORT URL: a reader at the paper, and a publisher on PORT whose feed is followed and whose page tries to
// send a form in the reader's name. Prints what did not go as it should.
const { chromium } = require("playwright-core");
const axe = require("fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const http = require("http");
const net = require("net");
const port = Number(process.argv[2]), base = process.argv[3].replace(/\/$/, "");
let checks = 0, faults = 0;

const check = (good, what) => {
  checks++;
  if (!good) { faults++; console.log("not so: " + what); }
};

const publisher = http.createServer((request, answer) => {
  const rss = `<rss version="2.0"><channel><title>The Evening Gazette</title><link>http://127.0.0.1:${port}/</link></channel></rss>`;
  const attack = (path) => `<form method="post" action="${base}${path}"><input name="saved" value="yes"><button>Win</button></form>`;
  const pages = { "/": `<link rel=alternate type=application/rss+xml href=/rss>`, "/rss": rss };
  const page = request.url.startsWith("/attack") ? attack(request.url.slice(7)) : pages[request.url];
  answer.writeHead(page ? 200 : 404, { "Content-Type": page === rss ? "application/rss+xml" : "text/html" });
  answer.end(page ?? "");
});

// A page whose errors count.
async function open(browser, options) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on("pageerror", (error) => check(false, "no error in a script: " + error));
  page.on("console", (line) => line.type() === "error" && !line.text().includes("status of 4") && check(false, "no word on the console: " + line.text()));
  return page;
}

const headlines = (page) => page.$$eval("main h2 a", (all) => all.map((a) => a.textContent));
const go = (page, path) => page.goto(base + path);
const press = (page, name) => page.click(`main button:has-text("${name}")`);

async function fitsAndIsAccessible(page, path) {
  await go(page, path);
  check(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), path + " does not scroll sideways");
}

async function withoutScriptsOnAPhone(browser) {
  const page = await open(browser, { javaScriptEnabled: false, viewport: { width: 390, height: 844 }, hasTouch: true });
  await go(page, "/");
  await page.click("main h2 a");
  const article = page.url(), headline = await page.textContent("h1");
  await press(page, "Save");
  check(page.url() === article, "saving leads back to the article");
  check(await page.isVisible('button:has-text("Remove from saved")'), "the article is saved");
  await page.click('nav a:has-text("Saved")');
  check((await headlines(page)).includes(headline), "the saved page lists it");
  await press(page, "Remove");
  check(page.url() === base + "/saved" && !(await headlines(page)).includes(headline), "removed, and still on the saved page");
  await page.goto(article);
  await press(page, "Mark as read");
  await go(page, "/history");
  check((await headlines(page)).includes(headline), "what was read is in the history");
  await page.goto(article);
  await press(page, "Hide");
  await go(page, "/latest");
  check(!(await headlines(page)).includes(headline), "a hidden article is in no list");
  await go(page, "/hidden");
  await press(page, "Show again");
  await go(page, "/latest");
  check((await headlines(page)).includes(headline), "and comes back");
  await page.click('nav a:has-text("Feeds")');
  await page.fill("#url", `http://127.0.0.1:${port}/`);
  await press(page, "Follow");
  check((await page.textContent("main")).includes("The Evening Gazette"), "a page's feed is followed");
  await page.fill("#url", `http://127.0.0.1:${port}/nothing`);
  await press(page, "Follow");
  check((await page.textContent('[role="alert"]')).includes("Nothing stands at this address"), "a fault is told in words");
  await go(page, "/feeds");
  await press(page, "Unfollow");
  check(!(await page.textContent("main")).includes("Evening Gazette"), "and is not followed any more");
  for (const path of ["/saved", "/history", "/feeds", "/settings", article.slice(base.length)]) await fitsAndIsAccessible(page, path);
  await page.context().close();
}

async function withScriptsAtADesk(browser) {
  const page = await open(browser, { viewport: { width: 1280, height: 900 }, colorScheme: "light" });
  await go(page, "/latest");
  await page.keyboard.press("j");
  await page.keyboard.press("s");
  await page.waitForSelector("article.saved");
  await page.keyboard.press("o");
  await page.waitForURL("**/article/**");
  check(await page.isVisible('button:has-text("Remove from saved")'), "the key s on a list saves");
  const loaded = await page.evaluate(() => performance.timeOrigin);
  await page.keyboard.press("s");
  await page.waitForSelector('button:has-text("Save") >> text=/^Save$/');
  check(loaded === (await page.evaluate(() => performance.timeOrigin)), "without leaving the page");
  await page.evaluate(() => document.querySelector(".body > :last-child").scrollIntoView());
  await page.waitForSelector('button:has-text("Mark as unread")', { timeout: 8000 });
  await page.keyboard.press("m");
  await page.waitForSelector('button:has-text("Mark as read")');
  await go(page, "/settings");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.check('input[name="theme"][value="dark"]');
  check((await paper()) !== light, "dark is shown at once");
  await page.check('input[name="face"][value="legible"]');
  await page.check('input[name="size"][value="huge"]');
  await page.reload();
  check((await paper()) !== light && (await page.isChecked('input[name="size"][value="huge"]')), "and kept");
  await go(page, "/");
  await page.click("main h2 a");
  check(await page.evaluate(() => getComputedStyle(document.querySelector(".body")).fontFamily.startsWith("Atkinson")), "articles have the chosen type");
  await page.context().close();
}

async function nothingInItsName(browser) {
  const page = await open(browser, {});
  await go(page, "/latest");
  const link = await page.getAttribute("main h2 a", "href");
  await page.goto(`http://127.0.0.1:${port}/attack${link}/marks`);
  await page.click("button");
  check((await page.textContent("body")).includes("another site"), "a form of another site is refused");
  await go(page, "/saved");
  check((await headlines(page)).length === 0, "and nothing was saved");
  await page.context().close();
}

// The network between reader and paper: "there", "gone", or "locked", where the paper asks who is there.
function network() {
  let state = "there";
  const sockets = new Set();
  const relay = net.createServer((near) => {
    near.on("error", () => {});
    if (state === "gone") return near.destroy();
    if (state === "locked") return near.end("HTTP/1.1 401 Unauthorized\r\nContent-Length: 6\r\nConnection: close\r\n\r\nLog in");
    const far = net.connect(Number(new URL(base).port), "127.0.0.1");
    far.on("error", () => near.destroy());
    sockets.add(near.pipe(far)).add(far.pipe(near));
  });
  const turn = (to) => { state = to; for (const each of sockets) each.destroy(); sockets.clear(); };
  return { turn, open: () => new Promise((ready) => relay.listen(0, "127.0.0.1", () => ready(`http://127.0.0.1:${relay.address().port}`))), close: () => relay.close() };
}

async function offlineAndBack(browser) {
  const between = network(), here = await between.open();
  const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const go = (path) => page.goto(here + path);
  const kept = () => page.evaluate(async () => { for (const name of await caches.keys()) if (name.startsWith("pages-")) return (await (await caches.open(name)).keys()).map((each) => new URL(each.url).pathname); return []; });
  const until = async (good) => { for (let tries = 0; tries < 100 && !good(await kept()); tries++) await page.waitForTimeout(100); return good(await kept()); };
  await go("/");
  const links = await page.$$eval('main a[href^="/article/"], main a[href^="/story/"]', (all) => [...new Set(all.map((a) => a.getAttribute("href")))]);
  check(links.length > 20 && (await until((there) => ["/", ...links].every((path) => there.includes(path)))), "the front page and all that it leads to are kept");
  await go("/latest");
  await go("/settings");
  await go("/search?q=harbour");
  check((await kept()).every((path) => /^\/((article|story)\/[^/]+)?$/.test(path)), "and nothing else");
  const article = links.find((link) => link.startsWith("/article/"));
  await go(article);
  const headline = await page.textContent("h1"), type = () => page.evaluate(async () => { await document.fonts.ready; return [...document.fonts].filter((f) => f.status === "loaded").length; });
  const typefaces = await type();
  check(!(await page.isVisible("#kept")), "with a network nothing says offline");

  between.turn("gone");
  await go("/");
  check((await headlines(page)).length > 5 && (await page.isVisible("#kept")), "offline the front page stands, and says so");
  await page.click(`main a[href="${article}"]`);
  check((await page.textContent("h1")) === headline && (await type()) === typefaces, "so does an article, in its type");
  check(await page.evaluate(() => document.styleSheets[0].cssRules.length > 100 && document.documentElement.scrollWidth <= document.documentElement.clientWidth), "in its style");
  await press(page, "Save");
  await page.waitForTimeout(300);
  check((await page.isVisible('button:has-text("Save")')) && page.url() === here + article, "a mark that cannot be made is not shown as made");
  const story = links.find((link) => link.startsWith("/story/"));
  await go(story);
  check((await page.textContent("h1")).length > 5, "a story stands");
  for (const path of ["/latest", "/article/none", "/search?q=harbour", "/saved"]) {
    const answer = await go(path);
    check(answer.status() === 503 && (await page.textContent("h1")) === "You are offline", path + " is not kept, and the paper says so");
  }

  between.turn("there");
  await go("/latest");
  check((await headlines(page)).length > 5, "and back");
  await go(article);
  check(!(await page.isVisible("#kept")), "the paper itself is read again");
  await press(page, "Save");
  await page.waitForSelector('button:has-text("Remove from saved")');
  await press(page, "Remove from saved");
  await page.waitForSelector('button:has-text("Save") >> text=/^Save$/');

  await go("/");
  between.turn("locked");
  await go("/");
  check(await until((there) => there.length === 0), "who has to log in finds nothing kept");
  between.turn("there");
  await go("/");
  check(await until((there) => there.length > 20), "what is read again is kept again");
  await go("/settings");
  await page.check('input[name="offline"][value="never"]');
  check(await until((there) => there.length === 0), "the reader may switch it off");
  await go("/");
  await page.waitForTimeout(300);
  between.turn("gone");
  check(await go("/").then(() => false, () => true), "then nothing stands in for the network");
  await page.context().close();
  between.close();
}

// Asked for, chosen without a script, and with one; offline in the language that was chosen last.
async function inGerman(browser) {
  const page = await open(browser, { javaScriptEnabled: false, locale: "de-AT" });
  const spoken = () => page.getAttribute("html", "lang");
  await go(page, "/");
  check((await spoken()) === "de" && (await page.textContent("nav")).includes("Titelseite"), "who asks for German gets it");
  await page.click('main .story[lang=en] h2 a');
  check((await page.getAttribute("article", "lang")) === "en" && (await page.isVisible('button:has-text("Merken")')), "an English article stays English in it");
  await go(page, "/search?q=%22open");
  check((await page.textContent('[role="alert"]')).includes("ein Anführungszeichen, das nichts schließt"), "a fault of a search is told in German");
  await go(page, "/settings");
  await page.check('input[name="language"][value="en"]');
  await page.click('form[action="/settings/language"] button');
  check((await spoken()) === "en" && (await page.isChecked('input[value="en"]')), "the reader's choice goes before what the browser asks for");
  await go(page, "/");
  check((await spoken()) === "en", "and lasts");
  await go(page, "/settings");
  await page.check('input[name="language"][value=""]');
  await page.click('form[action="/settings/language"] button');
  check((await spoken()) === "de", "until it is taken back");
  await page.context().close();

  const scripted = await open(browser, { locale: "en" });
  await go(scripted, "/");
  await scripted.evaluate(() => navigator.serviceWorker.ready);
  const offline = () => scripted.evaluate(async () => {
    for (const name of await caches.keys()) if (name.startsWith("static-")) return (await (await (await caches.open(name)).match("/offline")).text()).match(/lang="(..)"/)[1];
  });
  check((await offline()) === "en", "the page without a network is in the reader's language");
  await go(scripted, "/settings");
  await scripted.check('input[name="language"][value="de"]');
  await scripted.click('form[action="/settings/language"] button');
  for (let tries = 0; tries < 50 && (await offline()) !== "de"; tries++) await scripted.waitForTimeout(100);
  check((await offline()) === "de", "and follows it");
  await go(scripted, "/latest");
  await scripted.hover("main time");
  check(/^vor |^in |^gestern|^heute|^letzte/.test(await scripted.getAttribute("main time", "title")), "a date says in German how long ago it was");
  await scripted.context().close();
}

async function axeOnFilledPages(browser) {
  const page = await open(browser, { bypassCSP: true, viewport: { width: 390, height: 844 } });
  await go(page, "/latest");
  await page.keyboard.press("j");
  await page.keyboard.press("s");
  await page.waitForSelector("article.saved");
  await go(page, "/feeds");
  await page.fill("#url", `http://127.0.0.1:${port}/`);
  await press(page, "Follow");
  await page.fill("#url", "file:///etc/passwd");
  await press(page, "Follow");
  const look = async (what) => {
    await page.evaluate(axe);
    for (const v of (await page.evaluate(() => axe.run())).violations) check(false, `${what}: ${v.id}: ${v.nodes[0].html.slice(0, 160)}`);
    checks++;
  };
  await look("a fault on /feeds");
  await go(page, "/settings");
  await page.fill("#key-name", "phone");
  await press(page, "Make a key");
  await look("a key on /settings");
  for (const path of ["/saved", "/history", "/feeds"]) { await go(page, path); await look(path); }
  await page.context().close();
}

(async () => {
  await new Promise((ready) => publisher.listen(port, "127.0.0.1", ready));
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  await withoutScriptsOnAPhone(browser);
  await nothingInItsName(browser);
  await withScriptsAtADesk(browser);
  await offlineAndBack(browser);
  await inGerman(browser);
  await axeOnFilledPages(browser);
  await browser.close();
  publisher.close();
  console.log(`${checks} checks, ${faults} not so`);
  process.exit(faults ? 1 : 0);
})().catch((error) => { console.error(error); process.exit(1); });
