// What does the index hold? Its scripts are loaded as they are asked for, beside this one: a page
// opened from a disk may load scripts, and nothing else.
(() => {
  "use strict";
  const bindery = window.bindery;
  const parts = bindery.parts;
  const base = /** @type {Script} */ (document.currentScript).src.replace(/[^/]*$/, "");
  const build = base.split("/").slice(-2)[0];

  const VALUES = new Uint8Array(128);
  Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/").forEach((letter, at) => {
    VALUES[letter.charCodeAt(0)] = at;
  });

  // ---- scripts

  const kept = new Map();
  const waiting = new Map();

  // The promise that `make` made for `name`; one that failed is made anew when it is asked for again.
  /** @type {<T>(name: string | number, make: () => Promise<T>) => Promise<T>} */
  const once = (name, make) => {
    if (!kept.has(name)) {
      const promise = make();
      kept.set(name, promise);
      promise.catch(() => kept.delete(name));
    }
    return kept.get(name);
  };

  bindery.index = (of, name, data) => {
    if (waiting.has(name)) { waiting.get(name)(of, data); }
  };

  // The content of a script of the index. Rejected with the code `missing` where it cannot be
  // loaded, and `other-build` where it is not what this build asked for.
  /** @type {(name: string) => Promise<any>} */
  const load = name => once(name, () => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.charset = "utf-8"; // whatever the page is
    const fail = code => reject(Object.assign(new Error(`search index: ${code}: ${name}`), {code}));
    waiting.set(name, (of, data) => of === build ? resolve(data) : fail("other-build"));
    script.onerror = () => { script.remove(); fail("missing"); };
    script.onload = () => { script.remove(); fail("other-build"); };
    script.src = `${base}${name}.js`;
    document.head.appendChild(script);
  }));

  // ---- coding.py, read

  /** @type {(text: string, at: number, width: number) => number} */
  const number = (text, at, width) => {
    let value = 0;
    for (let i = at; i < at + width; i += 1) { value = value * 64 + VALUES[text.charCodeAt(i)]; }
    return value;
  };

  /** @type {(text: string) => number[]} */
  const runs = text => {
    const values = [];
    text.split(" ").filter(Boolean).forEach(run => {
      const pair = run.split("x");
      for (let i = Number(pair[1] || 1); i > 0; i -= 1) { values.push(Number(pair[0])); }
    });
    return values;
  };

  /** @type {(text: string) => number[]} */
  const places = text => {
    const low = VALUES[text.charCodeAt(0)];
    const found = [];
    let at = -1;
    let high = 0;
    let rest = 0;
    let bits = -1;
    for (let i = 1; i < text.length; i += 1) {
      const value = VALUES[text.charCodeAt(i)];
      for (let mask = 32; mask; mask >>= 1) {
        const bit = value & mask ? 1 : 0;
        if (bits >= 0) {
          rest = rest * 2 + bit;
          bits -= 1;
        } else if (bit) {
          high += 1;
        } else {
          bits = low;
        }
        if (bits === 0) {
          at += 1 + high * 2 ** low + rest;
          found.push(at);
          high = rest = 0;
          bits = -1;
        }
      }
    }
    return found;
  };

  // ---- the library

  /** @type {(known: any) => Library} */
  const opened = known => {
    const cut = known.words.split(/([A-Z])/);
    const words = cut.filter((_one, at) => at % 2 === 0 && at + 1 < cut.length);
    const families = new Map();
    words.forEach((word, at) => {
      const folded = parts.fold(word);
      families.set(folded, (families.get(folded) || []).concat(at));
    });
    const units = known.spans.length / 3;
    const start = new Int32Array(units + 1);
    const title = new Int32Array(units);
    const pageOf = [];
    const textOf = [];
    const firstOf = [];
    const pageStart = [];
    for (let unit = 0; unit < units; unit += 1) {
      title[unit] = start[unit] + number(known.spans, 3 * unit, 1);
      start[unit + 1] = start[unit] + number(known.spans, 3 * unit + 1, 2);
    }
    known.texts.split(" ").filter(Boolean).forEach((page, at) => {
      pageStart.push(pageOf.length);
      page.split("+").forEach(count => {
        firstOf.push(pageOf.length);
        for (let i = Number(count); i > 0; i -= 1) {
          pageOf.push(at);
          textOf.push(firstOf.length - 1);
        }
      });
    });
    pageStart.push(units);
    return Object.assign(known, {
      families,
      folds: Array.from(families.keys()),
      frequency: cut.filter((_one, at) => at % 2).map(letter => letter.charCodeAt(0) - 65),
      kind: runs(known.kind), language: parts.language(known), masks: runs(known.masks),
      notes: runs(known.notes), pageOf, pageStart, set: runs(known.set),
      size: start[units] / (units || 1), start, title, units, words,

      // The places of a word, and the page and the text of a section: promises.
      placesOf: at => once(at, () => {
        const shard = known.shards.filter(first => first <= at).length - 1;
        return load("p" + shard).then(data => places(data.split(" ")[at - known.shards[shard]]));
      }),
      textOf: unit => load("t" + textOf[unit]).then(data => {
        const section = data[2][unit - firstOf[textOf[unit]]];
        return {
          url: new URL("../../../" + data[0], base).href, title: data[1],
          address: section[0], heading: section[1], text: section[2], points: section[3] || []
        };
      })
    });
  };

  parts.library = () => once("", () => load("words").then(opened));
})();
