// recommended.js: puts lists of recommended stories into a publisher's page: <div data-broadsheet="FILE"></div>. The
// lists (FILE.html) lie beside this script. Nothing is sent but the request for that file; where it fails, the page
// stays as it is.
(() => {
  const here = new URL('.', document.currentScript.src);
  const fill = async (place) => {
    const answer = await fetch(new URL(encodeURIComponent(place.dataset.broadsheet) + '.html', here));
    if (answer.ok) place.innerHTML = await answer.text();
  };
  const fillAll = () => document.querySelectorAll('[data-broadsheet]').forEach((place) => fill(place).catch(() => {}));
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', fillAll);
  else fillAll();
})();
