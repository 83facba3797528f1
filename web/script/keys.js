// keys.js: the keyboard. Every page works without it.
(() => {
  "use strict";
  const links = () => [...document.querySelectorAll("main h2 a, main h3 a, main .others a, main .recommended li > a")];
  let at = -1, before = "";

  const move = (step) => {
    const all = links();
    if (!all.length) return;
    all[at]?.closest("article, li")?.classList.remove("here");
    at = Math.max(0, Math.min(all.length - 1, at + step));
    all[at].closest("article, li")?.classList.add("here");
    all[at].focus();
  };
  const mark = (name) => dispatchEvent(new CustomEvent("broadsheet-mark", { detail: { name, link: links()[at] } }));
  const go = (selector) => document.querySelector(selector)?.click();

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    o: () => links()[at]?.click(),
    n: () => go('a[rel="next"]'),
    p: () => go('a[rel="prev"]'),
    m: () => mark("read"),
    s: () => mark("saved"),
    f: () => mark("saved"),
    v: () => go("a.original"),
    "/": () => document.getElementById("q").focus(),
    "?": () => document.getElementById("keys").showModal(),
    G: () => scrollTo(0, document.body.scrollHeight),
    gg: () => scrollTo(0, 0),
    gu: () => go(".name a"),
  };

  addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, dialog");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = keys[before + event.key] ?? (before ? undefined : keys[event.key]);
    before = before === "" && event.key === "g" ? "g" : "";
    if (!action) return;
    event.preventDefault();
    action();
  });
})();
