// What surrounds the article: the drawer, the size of letters, light and dark, the place in the page.
(() => {
  "use strict";
  const root = document.documentElement;
  const WIDE = window.matchMedia("(min-width: 60em)");
  const LARGEST = 3;

  const all = selector => Array.from(document.querySelectorAll(selector));

  // ---- the drawer: open beside the article where there is room, over it where there is not

  const drawer = /** @type {HTMLDetailsElement} */ (document.querySelector("[data-drawer]"));

  const fit = () => { drawer.open = WIDE.matches; };

  const startDrawer = () => {
    const summary = drawer.querySelector("summary");
    fit();
    if (WIDE.addEventListener) { WIDE.addEventListener("change", fit); }
    document.addEventListener("keydown", event => {
      if (event.key !== "Escape" || WIDE.matches || !drawer.open) { return; }
      drawer.open = false;
      summary.focus();
    });
    drawer.addEventListener("focusout", /** @param {FocusEvent} event */ event => {
      if (!WIDE.matches && event.relatedTarget && !drawer.contains(/** @type {Node} */ (event.relatedTarget))) { drawer.open = false; }
    });
    const here = drawer.querySelector("[aria-current]");
    if (here && WIDE.matches) { here.parentElement.parentElement.scrollIntoView({block: "nearest"}); }
  };

  // ---- light and dark

  const startScheme = switcher => {
    const told = () => switcher.setAttribute("aria-pressed", String(root.dataset.scheme === "dark"));
    switcher.addEventListener("click", () => {
      window.bindery.choose("scheme", root.dataset.scheme === "dark" ? "light" : "dark");
      told();
    });
    window.addEventListener("pageshow", told);
    told();
  };

  // ---- the size of letters

  const startReading = bar => {
    const buttons = Array.from(bar.querySelectorAll("[data-text-size]"));
    const size = () => Number(root.dataset.textSize);
    const told = () => buttons.forEach(button => {
      const step = Number(button.dataset.textSize);
      button.setAttribute("aria-disabled", String(step ? Math.abs(size() + step) > LARGEST || size() + step < -1 : size() === 0));
    });
    buttons.forEach(button => button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") { return; }
      const step = Number(button.dataset.textSize);
      window.bindery.choose("text-size", String(step ? size() + step : 0));
      told();
    }));
    bar.querySelector("[data-print]").addEventListener("click", () => window.print());
    window.addEventListener("pageshow", told);
    told();
  };

  // ---- the place in the page

  const startContents = () => {
    const links = new Map(all(".toc--beside a").map(link => [decodeURIComponent(link.hash.slice(1)), link]));
    const headings = Array.from(links.keys()).map(id => document.getElementById(id)).filter(Boolean);
    if (!headings.length) { return; }
    let current = null;
    const mark = () => {
      const passed = headings.filter(heading => heading.getClientRects().length // it may be hidden from this reader
        && heading.getBoundingClientRect().top < window.innerHeight / 4);
      const link = passed.length ? links.get(passed[passed.length - 1].id) : null;
      if (link === current) { return; }
      if (current) { current.removeAttribute("aria-current"); }
      if (link) { link.setAttribute("aria-current", "location"); }
      current = link;
    };
    let waiting = false;
    window.addEventListener("scroll", () => {
      if (waiting) { return; }
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, {passive: true});
    mark();
  };

  // A table that is wider than the page is moved by the arrow keys.
  const startTables = () => all(".prose table").forEach(table => {
    if (table.scrollWidth > table.clientWidth + 1) { table.tabIndex = 0; }
  });

  if (drawer) { startDrawer(); }
  all("[data-scheme-switch]").forEach(startScheme);
  all("[data-reading]").forEach(startReading);
  startContents();
  startTables();
})();
