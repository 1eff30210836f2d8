// What may a reader see without a network? Pages that were opened, and study sets that were saved.
//
// With a network every page comes from the server, and a copy is kept. Caches are named by scope,
// edition and build; a file is kept only if it is in the lists of this build and has its sum there.
"use strict";
/** @type {any} */ // a worker's own, which is no window
const worker = self;
const SCOPE = new URL("./", worker.location.href).href;
const OURS = `bindery ${SCOPE} `;
const EDITION = `${OURS}${KNOWN.edition} `;
const BUILD = `${EDITION}${KNOWN.build} `;
const [FRAME, SEARCH, OTHERS] = KNOWN.parts;
const VISITED = "da-xem";
const MOST_VISITED = 120; // pages, pictures and scripts of the search; the oldest go first
const TOGETHER = 4; // downloads at a time
const COMPLETE = `${SCOPE}${KNOWN.lists}complete`; // stands in the cache of a set that is whole
const KEPT = "bindery-kept"; // the header that says when a copy was made

class Failure extends Error {
  constructor(code) { super(code); this.code = code; }
}

// ---- names

const addressOf = path => SCOPE + path.split("/").map(encodeURIComponent).join("/");

// The path of an address in the site, or null where it is none.
const pathOf = address => {
  const url = new URL(address);
  if (!url.href.startsWith(SCOPE)) { return null; }
  const path = decodeURIComponent(url.pathname.slice(new URL(SCOPE).pathname.length));
  return path === "" || path.endsWith("/") ? `${path}index.html` : path;
};

const partOf = path => {
  const folder = `bo:${path.split("/")[0]}`;
  if (path.startsWith("assets/search/")) { return SEARCH; }
  if (path.startsWith("assets/")) { return FRAME; }
  return path.includes("/") && KNOWN.parts.includes(folder) ? folder : OTHERS;
};

let forgotten = false;

// A cache of this build; none is made any more when the reader wants none.
const cacheOf = async name => {
  if (forgotten) { throw new Failure("other"); }
  return caches.open(BUILD + name);
};

const namesOf = async prefix => (await caches.keys()).filter(name => name.startsWith(prefix));

// ---- the lists

const lists = new Map();

const read = async part => {
  const address = `${SCOPE}${KNOWN.lists}${KNOWN.parts.indexOf(part)}.json`;
  const cache = await cacheOf(FRAME);
  const kept = await cache.match(address);
  const response = kept || await fetch(address);
  if (!response.ok) { throw new Failure("other"); }
  const said = await response.clone().json();
  if (said.build !== KNOWN.build) { throw new Failure("other"); }
  if (!kept) { await cache.put(address, response); }
  return new Map(said.files.map(([path, sum, size]) => [path, {sum, size}]));
};

// The files of a part, by their paths.
const list = part => {
  if (!lists.has(part)) {
    const reading = read(part);
    lists.set(part, reading);
    reading.catch(() => lists.delete(part));
  }
  return lists.get(part);
};

// ---- copies

const sumOf = async bytes => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)))
  .map(byte => byte.toString(16).padStart(2, "0")).join("");

// A copy to be kept, if the response is the file of this build.
const copyOf = async (response, sum) => {
  const bytes = await response.arrayBuffer();
  if (!response.ok || !(await sumOf(bytes)).startsWith(sum)) { throw new Failure("other"); }
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.set(KEPT, new Date().toISOString());
  return new Response(bytes, {headers});
};

// A copy of the file that is on this device already, be it of an earlier build.
const copyHere = async (path, sum) => {
  for (const name of await namesOf(EDITION)) {
    const kept = await (await caches.open(name)).match(addressOf(path));
    const copy = kept && await copyOf(kept, sum).catch(() => null);
    if (copy) { return copy; }
  }
  return null;
};

const put = async (cache, path, copy) => {
  try { await cache.put(addressOf(path), copy); } catch { throw new Failure("room"); }
};

const download = async (cache, path, sum) => {
  if (await cache.match(addressOf(path))) { return; }
  const here = await copyHere(path, sum);
  await put(cache, path, here || await copyOf(await fetch(addressOf(path), {cache: "no-cache"}), sum));
};

// Keep a page that was opened, or what it needs.
const visit = async (path, response) => {
  const known = (await list(partOf(path))).get(path);
  if (!known) { return; }
  const cache = await cacheOf(VISITED);
  const copy = await copyOf(response || await fetch(addressOf(path), {cache: "no-cache"}), known.sum);
  await cache.delete(addressOf(path)); // so that it is the youngest
  await put(cache, path, copy);
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST_VISITED)).map(old => cache.delete(old)));
};

// Put all `files` into a cache, some at a time; tells the bytes of each that is done.
const downloadAll = async (name, files, tell = /** @type {(size: number) => void} */ (() => {})) => {
  const cache = await cacheOf(name);
  const waiting = Array.from(files);
  const work = async () => {
    while (waiting.length) {
      const [path, {sum, size}] = waiting.shift();
      await download(cache, path, sum);
      tell(size);
    }
  };
  await Promise.all(Array.from({length: TOGETHER}, work));
};

// ---- study sets

const sizeOf = files => Array.from(files.values()).reduce((all, {size}) => all + size, 0);

const isSaved = async part => {
  const name = BUILD + part;
  return Boolean(await caches.has(name) && await (await caches.open(name)).match(COMPLETE));
};

const savedSets = async () => {
  const found = await Promise.all(KNOWN.parts.map(async part => await isSaved(part) ? [part] : []));
  return found.flat();
};

// What a page tells of a set: whether it is whole here and since when, and how large it is.
const stateOf = async part => {
  const [files, search, sets] = await Promise.all([list(part), list(SEARCH), savedSets()]);
  const saved = sets.includes(part);
  const mark = saved && await (await cacheOf(part)).match(COMPLETE);
  const pages = Array.from(files.keys()).filter(path => path.endsWith(".html")).length;
  return {
    saved, pages, size: sizeOf(files) + (sets.length ? 0 : sizeOf(search)),
    day: mark ? dayOf(mark) : ""
  };
};

const save = async (part, tell = /** @type {(done: number, total: number) => void} */ (() => {})) => {
  const [files, search] = await Promise.all([list(part), list(SEARCH)]);
  const total = sizeOf(files) + sizeOf(search);
  let done = 0;
  const told = size => { done += size; tell(done, total); };
  await downloadAll(SEARCH, search, told);
  await downloadAll(part, files, told);
  await (await cacheOf(part)).put(COMPLETE, new Response("", {headers: {[KEPT]: new Date().toISOString()}}));
};

const remove = async part => {
  await caches.delete(BUILD + part);
  if (!(await savedSets()).length) { await caches.delete(BUILD + SEARCH); }
};

const forget = async () => {
  forgotten = true;
  await Promise.all((await namesOf(OURS)).map(name => caches.delete(name)));
};

// ---- answers

const match = async path => {
  for (const name of await namesOf(BUILD)) {
    const kept = await (await caches.open(name)).match(addressOf(path));
    if (kept) { return kept; }
  }
  return null;
};

const dayOf = response => {
  const day = new Date(response.headers.get(KEPT));
  return `${day.getDate()}/${day.getMonth() + 1}/${day.getFullYear()}`;
};

// The page says of itself that it is a copy.
const told = async kept => {
  const words = `Không có mạng. Đang xem bản lưu ngày ${dayOf(kept)}.`;
  const text = await kept.text();
  return new Response(text.replace("data-kept hidden>", `data-kept>${words}`), {headers: kept.headers});
};

const isVisited = path => /\.(?:gif|html|jpe?g|png|svg|webp)$/.test(path) || path.startsWith("assets/search/");

const answer = async (event, path) => {
  const {request} = event;
  const unchanging = path.startsWith("assets/") && await match(path); // their names tell their content
  if (unchanging) { return unchanging; }
  try {
    const response = await event.preloadResponse || await fetch(request);
    if (response.ok && isVisited(path)) { event.waitUntil(visit(path, response.clone()).catch(() => {})); }
    return response;
  } catch (error) {
    const kept = await match(path);
    const isPage = request.mode === "navigate";
    if (kept) { return isPage ? told(kept) : kept; }
    if (isPage && path !== KNOWN.page) { return Response.redirect(`${SCOPE}${KNOWN.page}#chua-luu`); }
    throw error;
  }
};

worker.addEventListener("fetch", event => {
  const {method, url, headers} = event.request;
  const path = method === "GET" && !headers.has("range") ? pathOf(url) : null;
  if (path !== null) { event.respondWith(answer(event, path)); }
});

// ---- one build after another

// What readers had of the edition before, as this build has it: sets whole, visited pages if they
// can be had. Files that have not changed are not downloaded again.
const carryOver = async () => {
  const before = (await namesOf(EDITION)).filter(name => !name.startsWith(BUILD));
  const rest = name => name.slice(EDITION.length).replace(/^\S+ /, "");
  for (const name of before) {
    const cache = await caches.open(name);
    const keys = await cache.keys();
    if (rest(name) === VISITED) {
      for (const {url} of keys) { await visit(pathOf(url)).catch(() => {}); }
    } else if (KNOWN.parts.includes(rest(name)) && keys.some(({url}) => url.endsWith("/complete"))) {
      await save(rest(name)).catch(async error => {
        if (error.code !== "room") { throw error; } // the next visit tries again
        await remove(rest(name));
      });
    }
  }
};

worker.addEventListener("install", event => event.waitUntil((async () => {
  const frame = await list(FRAME);
  await downloadAll(FRAME, frame);
  await download(await cacheOf(FRAME), KNOWN.page, (await list(OTHERS)).get(KNOWN.page).sum);
  const strangers = (await namesOf(OURS)).filter(name => !name.startsWith(EDITION));
  if (strangers.length) { await worker.skipWaiting(); } else { await carryOver(); }
})()));

worker.addEventListener("activate", event => event.waitUntil((async () => {
  const others = (await namesOf(OURS)).filter(name => !name.startsWith(BUILD));
  await Promise.all(others.map(name => caches.delete(name)));
  // The page is asked for while this script starts.
  if (worker.registration.navigationPreload) { await worker.registration.navigationPreload.enable(); }
  await worker.clients.claim();
})()));

// ---- what pages ask

const ASKED = {
  made: () => KNOWN.made,
  takeOver: () => worker.skipWaiting(),
  visit: ({address}) => visit(pathOf(address)),
  state: ({set}) => stateOf(`bo:${set}`),
  save: ({set}, tell) => save(`bo:${set}`, tell),
  remove: ({set}) => remove(`bo:${set}`),
  forget
};

worker.addEventListener("message", event => {
  const port = event.ports[0];
  const tell = (done, total) => port.postMessage({done, total});
  event.waitUntil((async () => {
    try {
      port.postMessage({answer: await ASKED[event.data.ask](event.data, tell)});
    } catch (error) {
      port.postMessage({failure: error instanceof Failure ? error.code : "network"});
    }
  })());
});
