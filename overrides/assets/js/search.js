// The reader's search: a box over the page, which looks for what is typed as it is typed. What finds
// it is loaded when the box is first opened. `?q=` in an address opens the box; where the address
// also names a place, it marks the words on the page.
(() => {
  "use strict";
  const here = new URL("../../", /** @type {Script} */ (document.currentScript).src).pathname;
  const RECENT = `${here}.searched`; // in this browser, for this site
  const READER = `${here}.reader`; // of reader.js
  const MOST_RECENT = 5;
  const STEP = 10;
  const TOP = "#_dau-trang";
  const APART = "p, li, td, th, dt, dd, h1, h2, h3, h4, h5, h6, summary, figcaption, div";
  const NOT_TEXT = ".headerlink, .passage__label, .about p, footer, .reading, .toc, .contents, .searched";

  const box = /** @type {HTMLDialogElement} */ (document.querySelector("dialog.search"));
  const openers = /** @type {HTMLButtonElement[]} */ (Array.from(document.querySelectorAll("[data-search-open]")));
  const opener = openers[0];
  if (!box || !opener || !box.showModal || !box.replaceChildren) { return; }
  const one = selector => box.querySelector(selector);
  const input = one("input");
  const list = one("[role=listbox]");
  const narrowing = one(".search__facets");
  const said = one("[role=status]");
  const offer = one(".search__offer");
  const more = one(".search__more");
  const facets = Array.from(box.querySelectorAll("select"));
  const hint = said.textContent;
  const source = new URL(box.dataset.search, document.baseURI).href;

  let asked = new URLSearchParams(); // the query and the chosen facets, as the address has them
  let limit = STEP;
  let active;
  let running = false;
  let again = false;
  let pushed = false;
  let engine = null;

  const kept = key => {
    try { return localStorage.getItem(key) || ""; } catch { return ""; }
  };

  const recent = () => kept(RECENT).split("\n").filter(Boolean);

  const keep = queries => {
    try { localStorage.setItem(RECENT, queries.join("\n")); } catch { /* private mode */ }
  };

  // Older browsers do not let a page on a disk change its address: the search works without.
  const setAddress = (how, address) => {
    try { history[how](null, "", address); return true; } catch { return false; }
  };

  const loaded = () => {
    engine = engine || new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = () => resolve(window.bindery);
      script.onerror = () => { engine = null; reject(); };
      document.head.append(script);
    });
    return engine;
  };

  // ---- what is shown

  const make = (name, attributes, ...children) => {
    const made = document.createElement(name);
    Object.keys(attributes).forEach(key => made.setAttribute(key, attributes[key]));
    made.append(...children);
    return made;
  };

  const marked = (name, text, marks) => {
    let at = 0;
    const parts = marks.flatMap(
      ([start, end]) => [text.slice(at, start), make("mark", {}, text.slice(start, at = end))]);
    return make("span", {class: `search__${name}`}, ...parts, text.slice(at));
  };

  const say = (text, label = "", act = null) => {
    said.textContent = text;
    offer.hidden = !label;
    offer.textContent = label;
    offer.onclick = act;
  };

  const options = () => Array.from(list.querySelectorAll("[role=option]"));

  const activate = option => {
    active?.removeAttribute("aria-selected");
    active = option;
    input.setAttribute("aria-activedescendant", option?.id || "");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({block: "nearest"});
  };

  const show = (content, rest = false) => {
    list.replaceChildren(...content);
    list.hidden = !content.length;
    more.hidden = !rest;
    input.setAttribute("aria-expanded", String(!list.hidden));
    options().forEach((option, at) => { option.id = `_ket-qua-${at}`; });
    activate();
    if (limit === STEP) { list.parentElement.scrollTop = 0; }
  };

  const showRecent = () => {
    const queries = recent();
    narrowing.hidden = true;
    show(queries.map(query => make("div", {class: "search__place", role: "option"}, query)));
    if (queries.length) {
      say("Đã tìm gần đây", "Xóa những lần tìm này", () => { keep([]); ask(""); });
    } else {
      say(hint);
    }
  };

  // A place leads to where reader.js shows what is for the audience that was chosen here.
  const place = (query, {url, title, section, excerpt, marks}, ...about) => {
    const href = new URL(url);
    href.search = String(new URLSearchParams({audience: asked.get("audience") || "", q: query}));
    href.hash = href.hash || TOP;
    return make("a", {class: "search__place", role: "option", tabindex: -1, href}, ...about,
      section === title ? "" : marked("section", section, marks.section),
      marked("excerpt", excerpt, marks.excerpt));
  };

  const page = (query, result, {audiences, kinds, sets}) => {
    const {title, marks, set, kind, audience, more: others} = result;
    const some = audience.length < audiences.length;
    const chips = (all, name, isOn) => all.filter(([id]) => isOn(id))
      .map(pair => make("span", {class: `search__chip ${name}`}, pair[1]));
    // Who sees what is for an audience, sees it with the audiences below as well.
    const highest = id => audience.includes(id) && audience.includes(id.split("/")[0]) === !id.includes("/");
    return make("div", {class: "search__page", role: "group", "aria-label": title},
      place(query, result, marked("title", title, marks.title),
        make("span", {class: "search__chips"},
          ...chips(kinds, `about--${kind}`, id => id === kind),
          ...chips(sets, "", id => id === set),
          ...chips(some ? audiences : [], "search__chip--audience", highest))),
      ...others.map(other => place(query, other)));
  };

  const showFacets = (counts, library) => {
    facets.forEach(facet => {
      const count = counts[facet.name];
      const wanted = asked.get(facet.name) || "";
      facet.length = 1;
      facet.append(...library[`${facet.name}s`].filter(([id]) => count[id] || id === wanted)
        .map(([id, label]) => new Option(`${label} (${count[id] || 0})`, id)));
      facet.value = wanted;
      facet.title = wanted && facet.selectedOptions[0].text;
    });
    narrowing.hidden = !facets.some(facet => facet.length > 1);
  };

  const showFound = (query, {count, results, missing, suggestion, facets: counts}, library) => {
    const narrowed = facets.some(facet => asked.get(facet.name));
    const without = missing.length ? ` · không thấy “${missing.join("”, “")}”` : "";
    const told = count ? `${count} kết quả${without}`
      : `Không thấy “${query.trim()}”${narrowed ? " trong phần đã chọn" : ""}.`;
    showFacets(counts, library);
    show(results.map(result => page(query, result, library)), count > results.length);
    if (suggestion) {
      say(told, `Ý bạn là “${suggestion}”?`, () => ask(suggestion));
    } else if (narrowed) {
      say(told, "Tìm trong tất cả", () => { asked = new URLSearchParams(); ask(query); });
    } else {
      say(told);
    }
  };

  // One search at a time; what is typed meanwhile is looked for next, unless the box has been closed.
  const update = async () => {
    const query = asked.get("q");
    setAddress("replaceState", `?${asked}`);
    again = running;
    if (running) { return; }
    if (!query.trim()) { showRecent(); return; }
    running = true;
    try {
      if (list.hidden) { say("Đang tìm …"); }
      const {search, parts} = await loaded();
      const found = await search(query, {limit, ...Object.fromEntries(asked)});
      showFound(query, found, await parts.library());
    } catch {
      show([]);
      say("Chưa tải được dữ liệu tìm kiếm.", "Thử lại", () => ask(asked.get("q")));
    }
    running = false;
    if (again && box.open) { update(); }
  };

  const ask = query => {
    input.value = query;
    asked.set("q", query);
    limit = STEP;
    input.focus();
    update();
  };

  // ---- opened and closed

  const open = address => {
    asked = new URLSearchParams(address);
    // The box gives the focus back to where it was.
    if (document.activeElement === document.body) { opener.focus({preventScroll: true}); }
    if (!box.open) { box.showModal(); }
    loaded().then(({parts}) => parts.library()).catch(() => {}); // told when something is looked for
    ask(asked.get("q"));
    input.select();
  };

  const start = () => {
    const address = `?q=&audience=${encodeURIComponent(kept(READER))}`;
    history.scrollRestoration = "manual"; // the way back shall not lead to the place in the address
    pushed = setAddress("pushState", address);
    history.scrollRestoration = "auto";
    open(address);
  };

  // An address with `?q=` opens the box; one that also names a place is where a result has led.
  const arrive = () => {
    const query = new URLSearchParams(location.search).get("q");
    pushed = false;
    setTimeout(() => { history.scrollRestoration = "auto"; });
    if (query !== null && !location.hash) { open(location.search); return; }
    box.close();
    if (query) { markPage(query).catch(() => {}); } // it is read without marks as well
  };

  // ---- the words on the page

  // Mark parts of a text that is in several nodes.
  const mark = (nodes, marks) => {
    let at = 0;
    nodes.forEach(node => {
      const {length} = node;
      marks.slice().reverse().forEach(([start, end]) => {
        const first = Math.max(start - at, 0);
        const last = Math.min(end - at, length);
        if (first < last) {
          const part = node.splitText(first);
          part.splitText(last - first);
          part.replaceWith(make("mark", {class: "searched"}, part.data));
        }
      });
      at += length;
    });
  };

  const markPage = async query => {
    const article = document.querySelector("article");
    const {search} = await loaded();
    const marksIn = await search.marks(query);
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    const texts = new Map(); // the nodes of each paragraph
    while (walker.nextNode()) {
      const {parentElement} = walker.currentNode;
      const around = parentElement.closest(APART);
      if (!parentElement.closest(NOT_TEXT)) {
        texts.set(around, [...texts.get(around) || [], walker.currentNode]);
      }
    }
    const paragraphs = Array.from(texts.values());
    const marks = marksIn(paragraphs.map(nodes => nodes.map(node => node.data).join("")));
    paragraphs.forEach((nodes, at) => mark(nodes, marks[at]));
    setAddress("replaceState", location.pathname + location.hash);
    // Until all is loaded, browsers go back to the place in the address.
    if (document.readyState !== "complete") { await new Promise(done => window.addEventListener("load", done)); }
    const found = Array.from(article.querySelectorAll("mark.searched, :target"));
    const place = found.find(one => one.matches(":target"))?.getBoundingClientRect();
    const hasGone = place && (place.top < 0 || place.top > window.innerHeight); // the reader, on a slow network
    found.forEach(one => {
      for (let part = one.closest("details"); part; part = part.parentElement.closest("details")) { part.open = true; }
    });
    if (hasGone) { return; }
    found[found.findIndex(one => one.matches(":target")) + 1]?.scrollIntoView({block: "nearest"});
  };

  // ---- events

  openers.forEach(each => each.addEventListener("click", start));
  one("[data-search-clear]").addEventListener("click", () => ask(""));
  one("[data-search-close]").addEventListener("click", () => box.close());
  more.addEventListener("click", async () => {
    const before = options().length;
    limit += STEP;
    await update();
    options()[before]?.focus();
  });
  box.addEventListener("input", event => {
    limit = STEP;
    const {name, value} = /** @type {HTMLInputElement} */ (event.target);
    asked.set(name, value);
    update();
  });

  list.addEventListener("click", event => {
    const option = event.target.closest("[role=option]");
    if (option?.href) {
      keep(Array.from(new Set([asked.get("q").trim(), ...recent()])).slice(0, MOST_RECENT));
    } else if (option) {
      ask(option.textContent);
    }
  });

  // Back to the page as it was; the browser's own way back closes the box as well.
  box.addEventListener("close", () => {
    if (pushed) {
      history.back();
    } else if (!location.hash) {
      setAddress("replaceState", location.pathname);
    }
    pushed = false;
  });

  input.addEventListener("keydown", event => {
    const step = {ArrowDown: 1, ArrowUp: -1, Enter: 0}[event.key];
    const all = [undefined, ...options()];
    // The input method takes the key; 229 is how Safari says so of the one that ends it.
    if (step === undefined || event.isComposing || event.keyCode === 229) { return; }
    event.preventDefault();
    if (step) {
      activate(all[(all.indexOf(active) + step + all.length) % all.length]);
    } else if (active) {
      active.click();
    } else if (matchMedia("(pointer: coarse)").matches) {
      input.blur(); // so that the keyboard makes room
    } else {
      activate(all[1]);
    }
  });

  document.addEventListener("keydown", event => {
    const held = event.ctrlKey || event.metaKey;
    const asked = /^k$/i.test(event.key) ? held && !event.shiftKey
      : event.key === "/" && !held && !(/** @type {Element} */ (event.target)).closest("input, textarea, select");
    if (!asked || event.altKey) { return; }
    event.preventDefault();
    if (box.open) { input.focus(); } else { start(); }
  });

  window.addEventListener("popstate", arrive);
  openers.forEach(each => { each.disabled = false; });
  arrive();
})();
