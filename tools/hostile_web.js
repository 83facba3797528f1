// hostile_web.js DOCUMENTS: opens what the paper made of hostile inputs in Chromium and tells what ran.
// DOCUMENTS: JSON with "pages", the paper's own, shown with its "policy" and with the policy taken off, and "contents", what
// its API gives to reader programs, shown without any policy. A fault is a script that Chromium compiled and
// that is not of /static/ (inline, an event handler, a javascript: address), a request to anywhere else, or a line of its
// console about a policy that something broke.
const { chromium } = require("playwright-core");
const fs = require("fs");
const http = require("http");
const { policy, pages, contents } = JSON.parse(fs.readFileSync(process.argv[2]));
const ours = "hostile_web"; // names the scripts of this program
const tabs = 2, frames = 25;

// Touches all that can be touched, so that event handlers and addresses that are scripts would run.
const touch = `(() => { for (const root of [document, ...[...document.querySelectorAll("iframe")].map((f) => f.contentDocument)])
  for (const element of root?.querySelectorAll(".body *, .standfirst *, main [onclick], main a[href], body > div *") ?? []) {
    for (const kind of ["load", "error", "focus", "blur", "mouseover", "mouseenter", "mousemove", "click", "toggle", "animationend", "pointerover"])
      element.dispatchEvent(new Event(kind, { cancelable: true }));
    if (element.protocol === "javascript:") element.click();
  }
  return new Promise((done) => setTimeout(done, 50)); // an address that is a script runs after the click
})()
//# sourceURL=${ours}`;

async function watched(context, faults, mayAsk) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  const state = { what: "" };
  session.on("Debugger.scriptParsed", ({ url, length }) => {
    const isOwn = url === ours || /^http:\/\/127\.0\.0\.1:\d+\/static\//.test(url) || url.startsWith("__playwright") || length === 0;
    if (!isOwn) faults.push(`${state.what}: a script ran: ${url || "inline"}`);
  });
  await session.send("Debugger.enable");
  page.on("request", (request) => {
    if (!mayAsk(request.url())) faults.push(`${state.what}: asked for ${request.url().slice(0, 120)}`);
  });
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) faults.push(`${state.what}: ${message.text().slice(0, 160)}`);
  });
  page.on("dialog", (dialog) => { faults.push(`${state.what}: a dialog`); dialog.dismiss(); });
  return { page, session, state };
}

async function eachTab(context, faults, mayAsk, list, visit) {
  let next = 0;
  await Promise.all([...Array(tabs)].map(async () => {
    const tab = await watched(context, faults, mayAsk);
    while (next < list.length) {
      const at = next++;
      tab.state.what = `batch ${at}`;
      await visit(tab, list[at], at);
      await tab.session.send("Runtime.evaluate", { expression: touch, awaitPromise: true });
    }
    await tab.page.close();
  }));
}

function print(what, looked, faults) {
  console.log(JSON.stringify({ what, looked, faults: [...new Set(faults)] }));
}

// What was wrong with documents, each in a frame of its own, many frames a page. `policy`: the site's, as it sends it, but
// that it lets itself be framed; else none.
async function inFrames(browser, documents, policy) {
  const faults = [];
  const batches = [];
  for (let i = 0; i < documents.length; i += frames) batches.push(documents.slice(i, i + frames));
  const server = http.createServer((request, answer) => {
    const [, batch, at] = request.url.split("/").map(Number);
    answer.setHeader("Content-Type", "text/html; charset=utf-8");
    if (!Number.isInteger(batch)) return answer.end();
    if (!Number.isInteger(at)) return answer.end("<!doctype html>" + batches[batch].map((_, i) => `<iframe src="/${batch}/${i}"></iframe>`).join(""));
    if (policy) answer.setHeader("Content-Security-Policy", policy.replace(/;?\s*frame-ancestors[^;]*/, ""));
    answer.end(batches[batch][at]);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}`;
  const isOurs = (url) => url.startsWith(address) && /^\/(\d+(\/\d+)?$|static\/)/.test(url.slice(address.length));
  const context = await browser.newContext();
  await eachTab(context, faults, isOurs, batches, ({ page }, _, at) => page.goto(`${address}/${at}`, { timeout: 300_000 }));
  await context.close();
  server.close();
  return faults;
}

const asDocument = (content) => `<!doctype html><body><div>${content}</div>`;

// The watch itself: one bad document among many good ones is seen, with the policy and without.
async function control(browser) {
  const bad = ["<script>1</script>", "<img src=x: onerror=1>", "<b onclick='1'>x</b>", "<svg onload=1>", "<a href='javascript:1'>x</a>",
    "<a href=' java&#10;script:1'>x</a>", "<style onload=1></style>", "<iframe srcdoc='<script>1</script>'></iframe>", "<img src='http://127.0.0.1:9/x'>"];
  const documents = bad.flatMap((markup) => [...Array(frames)].map((_, i) => asDocument(i === frames >> 1 ? markup : "<p>Good.</p>")));
  for (const [how, sent] of [["", undefined], [", with the policy", policy]]) {
    const faults = await inFrames(browser, documents, sent);
    const unseen = bad.filter((_, at) => !faults.some((fault) => fault.startsWith(`batch ${at}:`)));
    print(`bad documents of the control that are seen${how}`, bad.length, unseen.map((markup) => `unseen: ${markup}`));
  }
}

(async () => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  await control(browser);
  print("article pages with the site's policy", pages.length, await inFrames(browser, pages, policy));
  print("article pages, policy taken off", pages.length, await inFrames(browser, pages));
  const different = [...new Set(contents)]; // many attacks leave nothing but the same text
  print("different contents of the API, no policy", different.length, await inFrames(browser, different.map(asDocument)));
  await browser.close();
})().catch((error) => { console.error(error); process.exit(1); });
