// settings.js: what the reader chose in this browser, put on the page before it is painted.
(() => {
  "use strict";
  const names = ["theme", "face", "size", "read", "offline"];
  const stored = (name) => { try { return localStorage.getItem("broadsheet-" + name) ?? ""; } catch { return ""; } };
  const show = (name, value) => {
    if (value) document.documentElement.dataset[name] = value;
    else delete document.documentElement.dataset[name];
  };
  for (const name of names) show(name, stored(name));

  addEventListener("DOMContentLoaded", () => {
    const form = document.getElementById("settings");
    if (!form) return;
    for (const name of names) form.elements[name].value = stored(name);
    form.addEventListener("change", ({ target }) => {
      try { localStorage.setItem("broadsheet-" + target.name, target.value); } catch { /* shown, and not kept */ }
      show(target.name, target.value);
    });
  });
})();
