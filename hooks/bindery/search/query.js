// Which pages does a reader mean?
//
// bindery.search(query, {audience, kind, set, limit}) resolves to
//   {count, results, facets: {audience, kind, set}, suggestion, missing}
// where a result is
//   {url, title, section, excerpt, marks: {title, section, excerpt}, set, kind, audience, more}
// All of it is plain text; marks are [start, end] pairs, in order and apart. `more` are further
// places on the page: {url, section, excerpt, marks}. `facets` count the pages that there would be
// with another choice of that facet. It rejects with an error that has a `code`; see store.js.
//
// bindery.search.marks(query) resolves to a function from the paragraphs of a page to the marks in
// each: where most of the words stand, or where they nowhere do, in all that have one.
(() => {
  "use strict";
  const bindery = window.bindery;
  const parts = bindery.parts;
  const {fold, isNumber} = parts;

  const ANYONE = 1 << 30;

  // How well a word of a page fits one of the query.
  const EXACT = 1;
  const UNMARKED = 0.95;
  const PARTLY = 0.8;
  const PREFIX = 0.6;
  const TYPO = 0.4;
  const WRONG = 0.25;

  // How well a page fits that has what an abbreviation stands for, or the other way round; and one
  // that has a whole sentence as it was typed.
  const OTHERWISE = 0.8;
  const VERBATIM = 3;

  // What a section gains by words in its heading and in the page's title, by words in their order
  // and near, by a heading that is just the query; notes say what others have said.
  const HEADING = 2.2;
  const TITLE = 3.5;
  const PHRASE = 4;
  const WHOLE = 3;
  const NOTE = 0.35;

  const MOST_FORMS = 60;
  const MOST_WAYS = 256;
  const MOST_PLACES = 24000;
  const LONGEST = 400;
  const WINDOW = 30;
  const BEFORE = 6;

  // Words that ask rather than tell. Unmarked, others of them may be quite other words.
  const ASKING = "là gì của và các những để nào thế cho với trong khi thì mà cái ở về theo tại này đó " +
    "bị từ đến như ra sao ai hay hoặc có bao nhiêu đâu mấy vì xin biết tôi em mình giúp hỏi " +
    "la gi cua cac nhung nao voi nhu nhieu";
  const ASKING_LAST = "không khong chưa chua";

  /** @type {(list: any[], value: (one: any) => number) => number} */
  const add = (list, value) => list.reduce((sum, one) => sum + value(one), 0);

  // The first place in `list`, from `low` on and before `high`, whose value is at least `value`.
  /** @type {(list: ArrayLike<any>, value: any, low: number, high: number) => number} */
  const reach = (list, value, low, high) => {
    while (low < high) {
      const middle = (low + high) >> 1;
      if (list[middle] < value) { low = middle + 1; } else { high = middle; }
    }
    return low;
  };

  // ---- the words of a query

  // The folded words that begin so and go on.
  /** @type {(library: Library, folded: string) => string[]} */
  const beginning = (library, folded) => {
    const folds = library.folds;
    const low = reach(folds, folded + "\u0000", 0, folds.length);
    return folds.slice(low, reach(folds, folded + "\uffff", low, folds.length));
  };

  /** @type {(library: Library, key: string, open?: boolean) => boolean} */
  const knows = (library, key, open) => Boolean(key) &&
    (library.families.has(fold(key)) || (open && beginning(library, fold(key)).length > 0));

  // The fewest known words, the frequent ones first, that stand in `said` without spaces, as text.
  /** @type {(library: Library, said: string) => string} */
  const apart = (library, said) => {
    const best = [{cost: 0, words: []}];
    for (let end = 2; end <= said.length && said.length < LONGEST / 8; end += 1) {
      for (let from = Math.max(0, end - 8); from < end - 1; from += 1) {
        const part = said.slice(from, end);
        const key = best[from] && [library.language.key(part), library.language.typed(part)].find(
          one => knows(library, one) && /[aeiouy]/.test(one));
        if (key) {
          const often = Math.max(...library.families.get(fold(key)).map(at => library.frequency[at]));
          const cost = best[from].cost + 50 - often;
          if (!best[end] || cost < best[end].cost) {
            best[end] = {cost, words: best[from].words.concat(library.language.marked(key))};
          }
        }
      }
    }
    return best[said.length] ? best[said.length].words.join(" ") : said;
  };

  // The query as it would be typed with an input method, and with spaces.
  /** @type {(library: Library, text: string, last: boolean) => string} */
  const respelled = (library, text, last) => text.replace(/[^\s!-/:-@[-`{-~“”„«»–—…]+/g, (said, at) => {
    const open = last && at + said.length === text.length;
    const key = library.language.key(said);
    const digits = /[0-9]/.test(said);
    if (isNumber(key) || (!digits && knows(library, key))) { return said; }
    const typed = library.language.typed(said);
    if (knows(library, typed, open)) { return library.language.marked(typed); }
    return digits || knows(library, key, open) ? said : apart(library, said);
  });

  // ---- the words of the pages that they may be

  // How many letters more, less or other, or beside each other in the wrong order, make `b` of `a`.
  /** @type {(a: string, b: string) => number} */
  const distance = (a, b) => {
    const rows = [Array.from(b + " ", (_sign, at) => at)];
    for (let i = 1; i <= a.length; i += 1) {
      rows.push([i]);
      for (let j = 1; j <= b.length; j += 1) {
        const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
        rows[i][j] = Math.min(rows[i][j - 1] + 1, rows[i - 1][j] + 1,
          rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), swapped ? rows[i - 2][j - 2] + 1 : Infinity);
      }
    }
    return rows[a.length][b.length];
  };

  // A small number as the documents write it: 13 as `xiii`; "" for another.
  /** @type {(key: string) => string} */
  const roman = key => /^[12]?[0-9]$/.test(key) ? "x".repeat(Number(key) / 10) +
    ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][Number(key) % 10] : "";

  // The words of the pages, by their numbers: how well they fit, and whether their marks are right.
  /** @type {(library: Library, word: Word) => Map<number, Form>} */
  const expand = (library, word) => {
    const key = word.key;
    const folded = fold(key);
    const family = library.families.get(folded) || [];
    const exact = family.some(at => library.words[at] === key);
    const forms = new Map();
    family.forEach(at => {
      const other = library.words[at];
      const q = other === key ? EXACT : word.unmarked ? UNMARKED : parts.within(key, other) ? PARTLY : WRONG;
      forms.set(at, {q, right: q > PARTLY || (q > WRONG && !exact)});
    });
    (word.counts && !word.quoted && library.families.get(roman(key)) || [])
      .filter(at => library.words[at] === roman(key)).forEach(at => { forms.set(at, {q: PARTLY, right: true}); });
    // Of the words of some families those that fit, the most frequent first, as far as there is room.
    const put = (folds, fits, right) => {
      let room = MOST_PLACES;
      [].concat(...folds.map(other => library.families.get(other)))
        .map(at => ({at, q: fits(library.words[at])})).filter(one => one.q)
        .sort((a, b) => b.q - a.q || library.frequency[b.at] - library.frequency[a.at])
        .slice(0, MOST_FORMS).forEach(({at, q}) => {
          room -= 2 ** library.frequency[at];
          if (room > 0 || !forms.size) { forms.set(at, {q, right}); }
        });
    };
    if (word.open) {
      put(beginning(library, fold(word.stem)).filter(other => !isNumber(other) || !other.includes("-")),
        other => parts.within(word.stem, other) && PREFIX, folded.length === 1 || !family.length || word.stem !== key);
    }
    if (!forms.size && !word.quoted && folded.length > 2 && !isNumber(key)) {
      const marks = one => one.replace(/[^0-9]/g, "");
      put(library.folds.filter(other => other.length > 1 && !isNumber(other) &&
        Math.abs(other.length - folded.length) < 2 && distance(folded, other) < 2),
      other => parts.within(marks(key), marks(other)) ? TYPO : WRONG, true);
    }
    return forms;
  };

  // The designations in the pages that `made` may be: 37-qd is 37-qd-tw, and 37-qdi-tw.
  /** @type {(library: Library, made: string, open: boolean) => Map<number, Form>} */
  const named = (library, made, open) => {
    const wanted = made.split("-");
    const forms = new Map();
    let full = !wanted[2];
    beginning(library, wanted[0] + "-").forEach(other => {
      const has = other.split("-");
      const alike = library.language.alike(has[1]) === library.language.alike(wanted[1]);
      const q = !wanted[2] || wanted[2] === has[2] ? (has[1] === wanted[1] ? EXACT : UNMARKED)
        : !has[2] ? WRONG : open && has[2].startsWith(wanted[2]) ? PREFIX : 0;
      if (alike && q && (!wanted[3] || !has[3] || wanted[3] === has[3])) {
        forms.set(library.families.get(other)[0], {q, right: true});
        full = full || Boolean(has[2]);
      }
    });
    return full ? forms : new Map();
  };

  // What must stand on a page, in order: {said, forms, offset, quoted, counts}. `offset` is the place in
  // the query; words between quotation marks have the number of their quotation, others 0; the 7 of
  // `trung ương 7` counts the word before it, a day and a month count none.
  /** @type {(library: Library, query: string) => Slot[]} */
  const slotsOf = (library, query) => {
    const words = [];
    let text = "";
    query.split(/["“”„«»]/).forEach((part, at, all) => {
      const start = text.length;
      text += respelled(library, part, at === all.length - 1);
      library.language.tokens(text.slice(start)).forEach(word => words.push({
        key: word.key, stem: library.language.stem(text.slice(start + word.start, start + word.end)),
        start: word.start + start, end: word.end + start, quoted: at % 2 ? at : 0,
        open: at === all.length - 1 && word.end + start === text.length
      }));
      text += " ";
    });
    // Who types marks, means those that are typed.
    const unmarked = words.every(word => word.key === fold(word.key));
    const found = library.language.designations(text, words);
    const slots = [];
    for (let at = 0; at < words.length; at += 1) {
      const whole = found.find(one => one.first === at);
      const forms = whole && named(library, whole.key, words[whole.last - 1].open);
      if (whole && (forms.size || whole.key.split("-")[2])) {
        slots.push({said: whole.key, forms, offset: whole.at, quoted: 0});
        at = whole.last - 1;
      } else {
        const next = words[at + 1];
        const counts = at > 0 && /^[0-9]{1,3}$/.test(words[at].key) && !(next && isNumber(next.key));
        const word = Object.assign(words[at], {unmarked, counts});
        slots.push({said: word.key, forms: expand(library, word), offset: at, quoted: word.quoted, counts});
      }
    }
    return slots;
  };

  // A sentence is found by what it tells.
  /** @type {(library: Library, slots: Slot[]) => Slot[]} */
  const tellingOf = (library, slots) => {
    const asking = ASKING.split(" ").map(library.language.key);
    const last = ASKING_LAST.split(" ").map(library.language.key);
    const telling = slots.filter((slot, at) => slot.quoted || !(asking.includes(slot.said) ||
      (at === slots.length - 1 && last.includes(slot.said))));
    return slots.length > 3 && telling.length > 1 ? telling : slots;
  };

  // The query with what its abbreviations stand for, in quotation marks, or the other way round; and
  // with the figures of a date that is said in words.
  // Those of symbols are no abbreviations where they are in one.
  /** @type {(library: Library, query: string) => string[]} */
  const otherReadings = (library, query) => {
    const language = library.language;
    const same = text => language.tokens(text).map(word => fold(word.key)).join(" ");
    const replaced = (text, [from, to], isFree) => {
      const words = language.tokens(text);
      const length = language.tokens(from).length;
      const named = isFree ? language.designations(text, words) : [];
      for (let at = 0; at + length <= words.length; at += 1) {
        const {start} = words[at];
        const {end} = words[at + length - 1];
        if (same(text.slice(start, end)) === same(from) && !named.some(one => one.first <= at && at < one.last)) {
          return `${text.slice(0, start)}"${to}"${text.slice(end)}`;
        }
      }
      return text;
    };
    const all = library.abbreviations.reduce((text, pair) => replaced(text, pair),
      library.table.short.reduce((text, pair) => replaced(text, pair, true), query));
    const each = library.table.short.map(pair => replaced(query, pair, true)).concat(
      ...library.abbreviations.map(pair => [replaced(query, pair), replaced(query, [pair[1], pair[0]])]));
    const dated = query.replace(
      /(?:ng[aà]y )?([0-9]{1,2}) th[aá]ng ([0-9]{1,2})(?: n[aă]m ([0-9]{4}))?/i,
      (_all, ...date) => `"${date.slice(0, 3).filter(Boolean).join("/")}"`);
    return Array.from(new Set([query, dated, all, ...each])).slice(1, 4);
  };

  // ---- where they stand

  // Give a slot its places, in order: `at`, and `q`, how well each fits. `anyone` and `rightly` say
  // of each page who sees one, and who sees one with the right marks. A number that counts the word
  // `before` it has the places behind that, if there are any.
  /** @type {(library: Library, slot: Slot, before: Promise<Slot | null>) => Promise<Slot>} */
  const locate = async (library, slot, before) => {
    const forms = Array.from(slot.forms).slice(0, MOST_WAYS);
    const lists = await Promise.all(forms.map(form => library.placesOf(form[0])));
    const counted = await before;
    const behind = place => counted.at[reach(counted.at, place - 1, 0, counted.at.length)] === place - 1;
    let coded = new Float64Array(add(lists, list => list.length));
    let to = 0;
    lists.forEach((list, form) => list.forEach(place => { coded[to++] = place * MOST_WAYS + form; }));
    coded.sort();
    const own = counted ? coded.filter(code => behind(Math.floor(code / MOST_WAYS))) : coded;
    if (own.length) { coded = own; }
    slot.at = new Int32Array(coded.length);
    slot.q = new Float32Array(coded.length);
    slot.anyone = new Int32Array(library.pageStart.length);
    slot.rightly = new Int32Array(library.pageStart.length);
    let unit = 0;
    let seen = 0;
    let earlier = -1;
    coded.forEach((code, i) => {
      const form = forms[code % MOST_WAYS][1];
      slot.at[i] = code / MOST_WAYS;
      slot.q[i] = form.q;
      while (library.start[unit + 1] <= slot.at[i]) { unit += 1; }
      const page = library.pageOf[unit];
      slot.anyone[page] |= library.masks[unit] | ANYONE;
      if (form.right) {
        slot.rightly[page] |= library.masks[unit] | ANYONE;
        seen += earlier < unit ? 1 : 0;
        earlier = unit;
      }
    });
    slot.weight = Math.log(1 + (library.units - seen + 0.5) / (seen + 0.5)) + 0.1;
    return slot;
  };

  // How well the words of a section stand in their order and near, 0 to 1; 1 is a whole phrase.
  /** @type {(slots: Slot[], ranges: Mark[], heading: number) => {share: number, whole: boolean, titled: boolean}} */
  const closeness = (slots, ranges, heading) => {
    const all = add(slots, slot => slot.weight);
    let best = {share: 0, whole: false, titled: false};
    slots.forEach((anchor, own) => {
      for (let i = ranges[own][0]; i < ranges[own][1]; i += 1) {
        const zero = anchor.at[i] - anchor.offset;
        let sum = 0;
        let whole = true;
        for (let at = 0; at < slots.length; at += 1) { // thousands of times: no function in here
          const slot = slots[at];
          const [low, high] = ranges[at];
          const wanted = zero + slot.offset;
          let on = reach(slot.at, wanted, low, high);
          let far = on < high ? slot.at[on] - wanted : Infinity;
          if (on > low && wanted - slot.at[on - 1] < far) {
            on -= 1;
            far = wanted - slot.at[on];
          }
          whole = whole && far === 0;
          if (far < Infinity) { sum += slot.weight * slot.q[on] / (1 + far); }
        }
        const titled = anchor.at[i] < heading;
        if (sum / all > best.share + 1e-6 || (sum / all > best.share - 1e-6 && titled > best.titled)) {
          best = {share: sum / all, whole, titled};
        }
      }
    });
    return best;
  };

  // How well a section fits: {unit, score, whole}; null for one that has none of the words.
  /** @type {(library: Library, slots: Slot[], unit: number) => Unit | null} */
  const judge = (library, slots, unit) => {
    const start = library.start[unit];
    const end = library.start[unit + 1];
    const heading = library.title[unit];
    const above = library.pageStart[library.pageOf[unit]] === unit ? TITLE : HEADING;
    const room = 1.2 * (0.4 + 0.6 * (end - start) / library.size);
    const all = add(slots, slot => slot.weight);
    let score = 0;
    let gain = 0;
    let headed = 0;
    let present = 0;
    const ranges = slots.map(slot => {
      const from = reach(slot.at, start, 0, slot.at.length);
      const to = reach(slot.at, end, from, slot.at.length);
      let often = 0;
      let titled = 0;
      for (let i = from; i < to; i += 1) {
        if (slot.at[i] < heading) { titled = Math.max(titled, slot.q[i]); } else { often += slot.q[i]; }
      }
      present += from < to ? 1 : 0;
      score += slot.weight * often * 2.2 / (often + room);
      gain += slot.weight * titled * above;
      headed += titled ? slot.weight : 0;
      return /** @type {Mark} */ ([from, to]);
    });
    if (!present) { return null; }
    score += gain * headed / all;
    const close = closeness(slots, ranges, heading);
    const said = slots[slots.length - 1].offset - slots[0].offset + 1;
    const just = close.whole && close.titled && heading - start === said ? PHRASE : 0;
    score = score / all + (just + (close.whole ? WHOLE : 0) * close.share +
      PHRASE * close.share * close.share * (close.titled ? above / 2 : 1));
    return {unit, score: score * (library.notes[unit] ? NOTE : 1), whole: close.whole};
  };

  // ---- the pages

  /** @type {(slots: Slot[], field: "anyone" | "rightly", page: number) => number} */
  const together = (slots, field, page) => slots.reduce((mask, slot) => mask & slot[field][page], -1);

  // The pages that one reading finds: {page, mask, right, full, share, units, slots}; `mask` is who
  // sees all of it. They have all words, or where none has, `partial`, the weightiest of them.
  /** @type {(library: Library, slots: Slot[]) => {partial: boolean, pages: FoundPage[]}} */
  const pagesOf = (library, slots) => {
    const all = add(slots, slot => slot.weight);
    const pages = library.pageStart.slice(0, -1).map((_first, page) => {
      const present = slots.filter(slot => slot.anyone[page]);
      const right = together(present, "rightly", page);
      return /** @type {FoundPage} */ ({
        page, mask: right & ANYONE ? right : together(present, "anyone", page),
        right: Boolean(right & ANYONE), share: add(present, slot => slot.weight) / all, readings: [slots]
      });
    });
    const most = pages.reduce((share, one) => Math.max(share, one.share), 0);
    const partial = most < 1 - 1e-6;
    const quotations = Array.from(new Set(slots.map(slot => slot.quoted))).filter(Boolean)
      .map(number => slots.filter(slot => slot.quoted === number));
    let found = pages.filter(one => one.share > (partial ? Math.max(0.4, most * 0.8) : 1) - 1e-6);
    found.forEach(one => {
      const units = [];
      for (let unit = library.pageStart[one.page]; unit < library.pageStart[one.page + 1]; unit += 1) {
        units.push(unit);
      }
      one.units = units.map(unit => judge(library, slots, unit)).filter(Boolean);
      one.full = slots.length > 1 && one.units.some(unit => unit.whole);
      quotations.forEach(own => {
        one.mask &= units.filter(unit => (judge(library, own, unit) || {}).whole)
          .reduce((mask, unit) => mask | library.masks[unit] | ANYONE, 0);
      });
    });
    found = found.filter(one => one.mask & ANYONE && !(partial && quotations.length));
    return {partial, pages: found};
  };

  // ---- what is shown

  // The words of `text`, and those of them that one of the readings looks for: {start, end, slot, at}.
  /** @type {(library: Library, wanted: {readings: Slot[][], right: boolean}, text: string) => {words: Token[], hits: Hit[]}} */
  const hitsIn = (library, {readings, right}, text) => {
    const words = library.language.tokens(text);
    const named = library.language.designations(text, words);
    const hits = [].concat(...readings.map(slots => {
      const wanted = new Map();
      slots.forEach(slot => slot.forms.forEach((form, at) => {
        if (form.right || !right) { wanted.set(library.words[at], slot); }
      }));
      const found = new Map();
      const put = (key, at, last) => wanted.has(key) && found.set(wanted.get(key).offset + " " + at, {
        start: words[at].start, end: words[last].end, slot: wanted.get(key), at
      });
      words.forEach(({key}, at) => put(key, at, at));
      named.forEach(({key, at, last}) => put(key, at, last - 1));
      const all = Array.from(found.values());
      const whole = (hit, row) => row.every(
        slot => found.has(slot.offset + " " + (hit.at + slot.offset - hit.slot.offset)));
      const own = all.filter(hit => !hit.slot.quoted || whole(hit, slots.filter(
        slot => slot.quoted === hit.slot.quoted)));
      const phrases = own.filter(hit => slots.length > 1 && whole(hit, slots));
      return phrases.length ? phrases : own;
    }));
    return {words, hits: hits.sort((a, b) => a.start - b.start || b.end - a.end)};
  };

  // Marks for hits in a text that begins at `from`: apart, those of neighbours in one, also over a comma.
  /** @type {(hits: Hit[], text: string, from: number) => Mark[]} */
  const marksOf = (hits, text, from) => {
    const marks = [];
    hits.forEach(hit => {
      const start = hit.start - from;
      const end = hit.end - from;
      const last = marks[marks.length - 1];
      if (!last || /[^\s,]/.test(text.slice(last[1], start))) {
        marks.push([start, end]);
      } else {
        last[1] = Math.max(last[1], end);
      }
    });
    return marks;
  };

  // A place on a page: the part of a section where most of the words stand.
  /** @type {(library: Library, one: FoundPage, unit: number) => Promise<Place>} */
  const placeOf = async (library, one, unit) => {
    const section = await library.textOf(unit);
    const text = section.text;
    const found = hitsIn(library, one, text);
    const words = found.words;
    let best = null;
    let most = -1;
    found.hits.forEach((hit, i) => {
      const near = found.hits.slice(i, i + WINDOW).filter(other => other.at < hit.at + WINDOW - BEFORE);
      const slots = new Set(near.map(other => other.slot));
      const sum = add(Array.from(slots), slot => slot.weight) + near.length / 50;
      if (sum > most + 1e-6) { most = sum; best = hit; }
    });
    let first = best ? best.at : 0;
    while (first > 0 && best.at - first < BEFORE && !/\n/.test(text.slice(words[first - 1].end, words[first].start))) {
      first -= 1;
    }
    const last = Math.min(words.length - 1, first + WINDOW);
    const from = first ? words[first].start : 0;
    const to = last < words.length - 1 ? words[last].end : text.length;
    const before = first ? "… " : "";
    const shown = before + text.slice(from, to).replace(/\n/g, " ") + (to < text.length ? " …" : "");
    const points = section.points.filter((_point, at) => best && at % 2 && section.points[at - 1] <= best.start);
    const address = points.pop() || section.address;
    return {
      title: section.title,
      url: section.url + (address && "#" + address),
      section: section.heading,
      excerpt: shown,
      marks: {
        title: marksOf(hitsIn(library, one, section.title).hits, section.title, 0),
        section: marksOf(hitsIn(library, one, section.heading).hits, section.heading, 0),
        excerpt: marksOf(found.hits.filter(hit => hit.start >= from && hit.end <= to), shown, from - before.length)
      }
    };
  };

  /** @type {(library: Library, one: FoundPage) => Promise<Result>} */
  const result = async (library, one) => {
    const best = one.seen.filter((unit, at) => at < 3 && unit.score > (at && one.seen[0].score * 0.45));
    const places = await Promise.all(best.map(unit => placeOf(library, one, unit.unit)));
    return Object.assign(places[0], {
      set: (library.sets[library.set[one.page] - 1] || [""])[0],
      kind: (library.kinds[library.kind[one.page] - 1] || [""])[0],
      audience: library.audiences.map(pair => pair[0])
        .filter((_name, at) => library.masks[best[0].unit] >> at & 1),
      more: places.slice(1)
    });
  };

  // ---- what else may be meant

  // The word of the pages nearest to one that is not in them, or "".
  /** @type {(library: Library, said: string) => string} */
  const nearest = (library, said) => {
    const kind = word => isNumber(word) ? word.replace(/-.*/, "-") : "";
    let best = "";
    let least = isNumber(said) ? 4 : Math.min(3, said.length / 2);
    library.words.forEach((word, at) => {
      if (kind(word) === kind(said) && Math.abs(word.length - said.length) < 4) {
        const far = distance(fold(said), fold(word)) - library.frequency[at] / 100;
        if (far < least) { least = far; best = word; }
      }
    });
    return best;
  };

  // The word of the pages that a slot may mean: its own, that of which it is a slip, or the nearest.
  /** @type {(library: Library, slot: Slot) => string} */
  const meant = (library, {said, forms}) => {
    const best = Array.from(forms).reduce((most, [at, {q}]) =>
      q > most.q || (q === most.q && library.frequency[at] > library.frequency[most.at]) ? {at, q} : most, {at: -1, q: 0});
    return !forms.size ? nearest(library, said) : best.q > TYPO ? said : library.words[best.at];
  };

  // ---- together

  // Sort the sections that readers with `bit` see, and give the page its score.
  /** @type {(library: Library, one: FoundPage, bit: number) => number} */
  const rank = (library, one, bit) => {
    one.seen = one.units.filter(unit => (library.masks[unit.unit] | ANYONE) & bit)
      .sort((a, b) => b.score - a.score || a.unit - b.unit);
    const scores = one.seen.map(unit => unit.score);
    one.score = one.trust * one.share * one.share * (0.92 * (scores[0] || 0) + 0.08 * add(scores.slice(0, 4), score => score));
    return one.score;
  };

  // The pages for a reading. A wrong mark counts where nothing is right; and where it makes a short
  // phrase, and nothing right does.
  /** @type {(library: Library, slots: Slot[]) => Promise<{partial: boolean, pages: FoundPage[], trust?: number}>} */
  const pagesFor = async (library, slots) => {
    const among = async fits => {
      const present = slots.map(slot => Object.assign({}, slot, {
        forms: new Map(Array.from(slot.forms).filter(form => fits(form[1], slot)))
      })).filter(slot => slot.forms.size);
      const located = [];
      present.forEach((slot, at) => {
        const counts = slot.counts && at > 0 && present[at - 1].offset + 1 === slot.offset;
        located.push(locate(library, slot, counts ? located[at - 1] : null));
      });
      await Promise.all(located);
      return present.length ? pagesOf(library, present) : {partial: true, pages: []};
    };
    const known = slots.filter(slot => slot.forms.size);
    if (slots.some(slot => slot.quoted && !slot.forms.size)) { return {partial: true, pages: []}; }
    const right = await among(form => form.right);
    const enough = !right.partial && right.pages.length &&
      (known.length < 2 || known.length > 6 || right.pages.some(one => one.full));
    if (enough) { return right; }
    const any = await among((form, slot) => form.right || !slot.quoted);
    const pages = any.pages.filter(one => right.partial || one.right || one.full);
    return {partial: any.partial, pages};
  };

  /** @type {(library: Library, query: string) => Promise<{slots: Slot[], pages: FoundPage[]}>} */
  const find = async (library, query) => {
    const asked = [query].concat(otherReadings(library, query)).map(text => slotsOf(library, text));
    const readings = asked.map(slots => tellingOf(library, slots));
    const found = await Promise.all(readings.map(slots => pagesFor(library, slots)));
    found.forEach((one, at) => { one.trust = at ? OTHERWISE : 1; });
    if (asked[0] !== readings[0]) { // a page may ask just so
      const {partial, pages} = await pagesFor(library, asked[0]);
      found.push({partial, trust: VERBATIM, pages: pages.filter(page => page.full)});
    }
    const whole = found.filter(one => !one.partial);
    const pages = new Map();
    (whole.length ? whole : found).forEach(one => one.pages.forEach(page => {
      const known = pages.get(page.page);
      const mask = page.mask | (known ? known.mask : 0);
      const readings = page.readings.concat(known ? known.readings : []);
      page.trust = one.trust;
      const better = !known || rank(library, page, ANYONE) > rank(library, known, ANYONE) ? page : known;
      pages.set(page.page, Object.assign(better, {mask, readings}));
    }));
    return {slots: readings[0], pages: Array.from(pages.values())};
  };

  const FACETS = ["audience", "kind", "set"];

  // For each facet: its names, and whether a page has the one with a number.
  const facetsOf = library => ({
    audience: [library.audiences, (one, at) => one.mask >> at & 1],
    kind: [library.kinds, (one, at) => library.kind[one.page] === at + 1],
    set: [library.sets, (one, at) => library.set[one.page] === at + 1]
  });

  /** @type {(query: string, options?: Partial<Choices> & {limit?: number}) => Promise<Found>} */
  const search = async (query, options) => {
    const asked = options || {};
    const text = String(query || "").slice(0, LONGEST).normalize("NFC");
    const found = {count: 0, results: [], facets: {audience: {}, kind: {}, set: {}}, suggestion: "", missing: []};
    if (!text.trim()) { return found; }
    const library = await parts.library();
    const all = await find(library, text);
    const facets = facetsOf(library);
    const at = name => facets[name][0].findIndex(pair => pair[0] === asked[name]);
    const passes = (one, name) => !asked[name] || !facets[name][0].length ||
      (at(name) >= 0 && facets[name][1](one, at(name)));
    FACETS.forEach(name => {
      const others = all.pages.filter(one => FACETS.every(other => other === name || passes(one, other)));
      facets[name][0].forEach((pair, number) => {
        const count = others.filter(one => facets[name][1](one, number)).length;
        if (count) { found.facets[name][pair[0]] = count; }
      });
    });
    const shown = all.pages.filter(one => FACETS.every(name => passes(one, name)));
    shown.forEach(one => rank(library, one, at("audience") < 0 ? ANYONE : 1 << at("audience")));
    shown.sort((a, b) => b.score - a.score || a.page - b.page);
    found.count = shown.length;
    const limit = asked.limit === undefined ? 10 : Math.max(0, Number(asked.limit) || 0);
    found.results = await Promise.all(shown.slice(0, limit).map(one => result(library, one)));
    const {spelled} = library.language;
    const missing = all.slots.filter(slot => !slot.forms.size);
    found.missing = missing.map(slot => spelled(slot.said));
    const near = all.slots.map(slot => meant(library, slot));
    if (missing.some(slot => near[all.slots.indexOf(slot)])) {
      found.suggestion = near.filter(Boolean).map(spelled).join(" ");
    }
    return found;
  };

  /** @type {Search["marks"]} */
  const marks = async query => {
    const library = await parts.library();
    const slots = tellingOf(library, slotsOf(library, String(query || "").slice(0, LONGEST).normalize("NFC")));
    const right = slots.every(slot => Array.from(slot.forms.values()).some(form => form.right));
    const wanted = new Set(slots.map(slot => slot.said)).size;
    return texts => {
      const hits = texts.map(text => slots.length ? hitsIn(library, {readings: [slots], right}, text).hits : []);
      const most = hits.map(found => 2 * new Set(found.map(hit => hit.slot.said)).size > wanted);
      return texts.map((text, at) => marksOf(most[at] || !most.includes(true) ? hits[at] : [], text, 0));
    };
  };

  bindery.search = Object.assign(search, {marks});
})();
