// decoders.js PROGRAM: the text of a page in each legacy encoding, as PROGRAM reads it and as Chromium decodes it.
const { chromium } = require("playwright-core");
const { execFileSync } = require("child_process");
const fs = require("fs");
const os = require("os");
const path = require("path");
const program = process.argv[2];

const single = ["ibm866", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-7", "iso-8859-8", "iso-8859-10", "iso-8859-13",
                "iso-8859-14", "iso-8859-15", "iso-8859-16", "koi8-r", "koi8-u", "macintosh", "windows-874", "windows-1250", "windows-1251", "windows-1252",
                "windows-1253", "windows-1254", "windows-1255", "windows-1256", "windows-1257", "windows-1258", "x-mac-cyrillic"];
const multi = ["gbk", "gb18030", "big5", "euc-jp", "shift_jis", "euc-kr", "iso-2022-jp"];

// Chromium 156 leaves the standard in three places, which the inputs pass by: it reads the four pointers of big5 that are two
// code points otherwise; in EUC-JP it stays with JIS X 0212 behind 8F and a byte that ends the sequence too soon; in ISO-2022-JP
// it swallows what follows ESC $ or ESC ( where that is no letter of the set in force (tests/page has those).
let state = 1;
const draw = (n) => (state = (state * 48271) % 2147483647) % n;

// Newlines between sequences; where one would be swallowed both sides swallow it.
function pairs() {
  const bytes = [];
  for (let lead = 0x80; lead < 0x100; lead++)
    for (let trail = 0; trail < 0x100; trail++) bytes.push(lead, trail, 0x0a);
  return bytes;
}

function withoutKnown(encoding, bytes) {
  if (encoding === "euc-jp") return bytes.map((b) => (b === 0x8f ? 0x8d : b));
  if (encoding === "big5") return bytes.filter((b, i) => !((b === 0x88) && [0x62, 0x64, 0xa3, 0xa5].includes(bytes[i + 1])));
  return bytes;
}

function triples() {  // EUC-JP: JIS X 0212 behind 8F
  const bytes = [];
  for (let lead = 0x9f; lead < 0x100; lead++)
    for (let trail = 0x9f; trail < 0x100; trail++) bytes.push(0x8f, lead, trail, 0x0a);
  return bytes;
}

function quads() {  // GB18030: ranges, every seventh
  const bytes = [];
  for (let n = 0; n < 126 * 10 * 126 * 10; n += 7)
    bytes.push(0x81 + Math.floor(n / 12600), 0x30 + Math.floor(n / 1260) % 10, 0x81 + Math.floor(n / 10) % 126, 0x30 + n % 10, 0x0a);
  return bytes;
}

function escapes() {  // ISO-2022-JP: its states, entered at random
  const marks = [[0x1b, 0x28, 0x42], [0x1b, 0x28, 0x4a], [0x1b, 0x28, 0x49], [0x1b, 0x24, 0x40], [0x1b, 0x24, 0x42], [0x0e], [0x5c], [0x7e]];
  const bytes = [];
  for (let n = 0; n < 60000; n++) {
    if (draw(4) === 0) bytes.push(...marks[draw(marks.length)]);
    for (let k = draw(5); k > 0; k--) bytes.push(draw(12) === 0 ? 0x80 + draw(128) : 0x21 + draw(94));
    if (draw(9) === 0) bytes.push(0x0a);
  }
  return bytes;
}

function random() {  // no escape bytes: pages with those of ISO-2022-JP are read as that, whatever they say
  const bytes = [];
  for (let n = 0; n < 300000; n++) bytes.push(draw(3) === 0 ? draw(128) : 128 + draw(128));
  return bytes.filter((b) => b !== 0x1b);
}

const wellFormed = (text) => text.replace(/\r\n?/g, "\n").replace(/\0/g, "\ufffd");

function read(encoding, bytes) {
  const file = path.join(os.tmpdir(), `decoders-${process.pid}.html`);
  fs.writeFileSync(file, Buffer.concat([Buffer.from(`<!doctype html><meta charset=${encoding}><plaintext>`), Buffer.from(bytes)]));
  const lines = execFileSync(program, ["page", "--json", file], { maxBuffer: 1 << 30 }).toString().split("\n");
  fs.unlinkSync(file);
  return lines.filter((l) => l.includes('"kind":"text"')).map((l) => JSON.parse(l).text).join("");
}

(async () => {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
  const page = await browser.newPage();
  const decode = (encoding, bytes) =>
    page.evaluate(([label, base64]) => new TextDecoder(label, { ignoreBOM: true }).decode(Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))),
                  [encoding, Buffer.from(bytes).toString("base64")]);
  let failed = 0, sets = 0;
  for (const encoding of [...single, ...multi]) {
    const inputs = { pairs: withoutKnown(encoding, pairs()), random: withoutKnown(encoding, random()) };
    if (encoding === "euc-jp") inputs.triples = triples();
    if (encoding.startsWith("gb")) inputs.quads = quads();
    if (encoding === "iso-2022-jp") inputs.escapes = escapes();
    for (const [name, bytes] of Object.entries(inputs)) {
      sets++;
      const ours = read(encoding, bytes), theirs = wellFormed(await decode(encoding, bytes));
      if (ours === theirs) continue;
      failed++;
      const a = ours.split("\n"), b = theirs.split("\n");
      const lines = b.map((line, i) => i).filter((i) => a[i] !== b[i]);
      const code = (text) => [...(text ?? "")].map((c) => c.codePointAt(0).toString(16)).join(" ");
      console.log(`${encoding}, ${name}: ${lines.length} of ${b.length} lines differ`);
      for (const i of lines.slice(0, 3)) {
        const at = [...(a[i] ?? "")].findIndex((c, k) => c !== [...(b[i] ?? "")][k]);
        const near = (text) => code([...(text ?? "")].slice(Math.max(0, at - 3), at + 6).join(""));
        console.log(`  line ${i + 1}, character ${at + 1}: ours ${near(a[i])}, Chromium ${near(b[i])}`);
      }
    }
  }
  await browser.close();
  console.log(`decoders: ${sets} sets of ${single.length + multi.length} encodings, ${failed} with differences`);
  process.exit(failed === 0 ? 0 : 1);
})();
