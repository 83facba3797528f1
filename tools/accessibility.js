// accessibility.js URL: opens each kind of page of the paper and runs axe-core in it; also drives the keyboard.
const { chromium } = require("playwright-core");
const axe = require("fs").readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const base = process.argv[2].replace(/\/$/, "");

(async () => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  let findings = 0, pages = 0;
  for (const [width, colorScheme, locale] of [[1280, "light", "en"], [390, "light", "en"], [1280, "dark", "en"], [1280, "light", "de"], [390, "dark", "de"]]) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, locale, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(base + "/");
    const links = await page.$$eval("a[href^='/']", (all) => all.map((a) => a.getAttribute("href")));
    const one = (start) => links.find((link) => link.startsWith(start));
    const targets = ["/", "/why", "/latest", "/publishers", "/speakers", "/speaker/Ingrid%20Fossum", "/search?q=speaker:fossum", "/place/Bergamot", "/saved", "/history", "/hidden", "/feeds", "/settings", "/audit", "/search", "/offline", "/search?q=harbour", '/search?q="open', "/nowhere", one("/article/"), one("/article/") + "/about",
                     one("/story/"), one("/section/"), links.filter((l) => l.startsWith("/article/")).at(-1)];
    for (const target of targets) {
      await page.goto(base + target);
      await page.evaluate(axe);
      const result = await page.evaluate(() => axe.run());
      pages++;
      for (const v of result.violations) {
        findings += v.nodes.length;
        console.log(`${target} (${width}, ${colorScheme}, ${locale}): ${v.id}: ${v.help}\n  ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join("\n  ")}`);
      }
      const [spoken, cut] = await page.evaluate(() => [document.documentElement.lang, [...document.querySelectorAll("button, nav a, th, label:not(.unseen), legend, summary")]
        .filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== "inline").map((each) => each.outerHTML.slice(0, 100))]);
      if (spoken !== locale) { findings++; console.log(`${target}: speaks ${spoken} to who asks for ${locale}`); }
      for (const each of cut) { findings++; console.log(`${target} (${width}, ${locale}): its words are cut: ${each}`); }
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) { findings++; console.log(`${target} (${width}, ${locale}): scrolls sideways by ${wide} px`); }
    }
    await page.goto(base + "/");
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await page.keyboard.press("o");
    await page.waitForURL("**/article/**");
    await page.keyboard.press("g");
    await page.keyboard.press("u");
    await page.waitForURL(base + "/");
    await page.keyboard.press("/");
    await page.keyboard.type("ferry");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search**");
    await context.close();
  }
  const plain = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await plain.goto(base + "/");
  await plain.click("main h2 a");
  if (!(await plain.textContent("h1"))) { findings++; console.log("an article without scripts has no headline"); }
  await browser.close();
  console.log(`${pages} pages, ${findings} findings`);
  process.exit(findings ? 1 : 0);
})().catch((error) => { console.error(error); process.exit(1); });
