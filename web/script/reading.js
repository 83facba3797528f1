// reading.js: marks without leaving the page, "read" when the end of an article was seen, and how long ago a date was. The
// forms work without it.
(() => {
  "use strict";
  const token = document.querySelector('meta[name="form-token"]').content;
  // Without a network nothing is marked, and the page says so.
  const post = (address, fields) =>
    fetch(address, { method: "POST", body: new URLSearchParams({ token, ...fields }), keepalive: true })
      .catch(() => { document.getElementById("kept").hidden = false; });

  // The form as the server shows it after the change takes the old one's place.
  const change = async (form, name, value) => {
    const answer = await post(form.action, { [name]: value });
    if (!answer) return;
    if (!answer.ok) return location.reload();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("form.marks");
    if (!fresh) return;
    const had = form.contains(document.activeElement);
    form.replaceWith(fresh);
    if (had) fresh.querySelector(`[name="${name}"]`).focus();
  };
  const form = () => document.querySelector("form.marks");

  addEventListener("submit", (event) => {
    if (!event.target.matches("form.marks") || !event.submitter) return;
    event.preventDefault();
    change(event.target, event.submitter.name, event.submitter.value);
  });

  // For keys.js: the article of the page, or the row of a list.
  const classes = { read: "was-read", saved: "saved" };
  addEventListener("broadsheet-mark", ({ detail: { name, link } }) => {
    if (form()) return form().querySelector(`[name="${name}"]`).click();
    const row = link?.closest("article, li");
    if (!row) return;
    const set = !row.classList.contains(classes[name]);
    post(link.getAttribute("href") + "/marks", { [name]: set ? "yes" : "no" })
      .then((answer) => answer?.ok && row.classList.toggle(classes[name], set));
  });

  // Said when it is pointed at: a page that is kept grows old.
  const units = [["year", 31_557_600], ["month", 2_629_800], ["day", 86_400], ["hour", 3_600], ["minute", 60]];
  addEventListener("pointerover", ({ target }) => {
    const time = target.closest?.("time[datetime]"), at = Date.parse(time?.dateTime);
    if (Number.isNaN(at)) return;
    const seconds = (at - Date.now()) / 1000, known = time.dateTime.includes("T") ? units : units.slice(0, 3);
    const [unit, size] = known.find(([, each]) => Math.abs(seconds) >= each) ?? known.at(-1);
    const words = new Intl.RelativeTimeFormat(document.documentElement.lang, { numeric: "auto" });
    time.title = words.format(Math.trunc(seconds / size), unit);
  });

  const body = document.querySelector(".reading .body");
  if (body?.lastElementChild && document.documentElement.dataset.read !== "never") {
    const seen = new IntersectionObserver(([end]) => {
      if (!end.isIntersecting) return;
      seen.disconnect();
      setTimeout(() => form()?.querySelector('[name="read"][value="yes"]') && change(form(), "read", "yes"), 2000);
    });
    seen.observe(body.lastElementChild);
  }
})();
