// What a reader chose is there before the page is first painted: light or dark, how large the
// letters are. It is kept in this browser, for this site.
(() => {
  "use strict";
  const root = document.documentElement;
  const place = new URL("../../", /** @type {Script} */ (document.currentScript).src).pathname;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");

  const kept = name => {
    try { return localStorage.getItem(`${place}.${name}`) || ""; } catch { return ""; }
  };

  const keep = (name, value) => {
    try {
      if (value) { localStorage.setItem(`${place}.${name}`, value); } else { localStorage.removeItem(`${place}.${name}`); }
    } catch { /* private mode: the choice lasts for this page */ }
  };

  const apply = () => {
    const scheme = kept("scheme") || (dark.matches ? "dark" : "light");
    root.dataset.scheme = scheme;
    root.dataset.textSize = kept("text-size") || "0";
  };

  // A choice that is what the device says anyway is none.
  const choose = (name, value) => {
    keep(name, value === "0" || value === (dark.matches ? "dark" : "light") ? "" : value);
    root.dataset[name === "scheme" ? "scheme" : "textSize"] = value;
  };

  root.classList.replace("no-js", "js");
  root.classList.toggle("on-disk", location.protocol === "file:");
  root.classList.toggle("no-worker", location.protocol === "file:" || !navigator.serviceWorker);
  if (dark.addEventListener) { dark.addEventListener("change", apply); }
  // Browsers keep the page that one goes back to as it was.
  window.addEventListener("pageshow", event => { if (event.persisted) { apply(); } });
  apply();
  window.bindery = Object.assign(window.bindery || /** @type {Bindery} */ ({}), {choose});
})();
