// offline.js: has worker.js keep the edition that is shown, or takes everything back where the reader wants none of it.
// Browsers have workers on loopback and by https only.
(() => {
  "use strict";
  const workers = navigator.serviceWorker;
  if (!workers) return;

  // The worker ends what it is about first; one that does not answer is not waited for.
  const throw_away = (worker) => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    setTimeout(done, 2_000);
    worker.postMessage([], [port2]);
  });
  const stop = async () => {
    for (const each of await workers.getRegistrations()) {
      if (each.active) await throw_away(each.active);
      await each.unregister();
    }
    for (const name of await caches.keys()) await caches.delete(name);
  };
  const start = async () => {
    await workers.register("/worker.js");
    if (location.pathname !== "/" || navigator.connection?.saveData) return;
    const links = document.querySelectorAll('main a[href^="/article/"], main a[href^="/story/"]');
    const paths = new Set(["/", ...[...links].map((link) => link.getAttribute("href"))]);
    (await workers.ready).active.postMessage([...paths]);
  };
  const follow_setting = () => (document.documentElement.dataset.offline === "never" ? stop() : start()).catch(() => {});
  addEventListener("load", follow_setting);  // the page comes first
  // settings.js has put it on the page by the time that the change comes up here.
  if (document.getElementById("settings")) addEventListener("change", follow_setting);
})();
