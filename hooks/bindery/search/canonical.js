// When are two written words the same word? As canonical.py and designation.py say, whose tables
// the index carries; and what did a reader mean who typed Telex or VNI without an input method?
(() => {
  "use strict";
  const bindery = window.bindery = window.bindery || /** @type {Bindery} */ ({});

  const VOWEL = /[aeiouy]/;
  const TELEX = {s: "1", f: "2", r: "3", x: "4", j: "5"};
  const SHAPE = {a: "8", o: "7", u: "7"};

  /** @type {Parts["isNumber"]} */
  const isNumber = key => /^[0-9]/.test(key);
  /** @type {Parts["fold"]} */
  const fold = key => isNumber(key) ? key : key.replace(/[0-9]+/g, "");

  // Whether the signs of `part` stand in `whole`, in order: are the marks that a reader typed among
  // those of the word? Those of `dang` and `d9ang` are among those of `d9ang3`.
  /** @type {Parts["within"]} */
  const within = (part, whole) => {
    let at = 0;
    for (const sign of whole) { at += sign === part[at] ? 1 : 0; }
    return at === part.length;
  };

  /** @type {Parts["language"]} */
  const language = known => {
    const table = known.table;
    const word = new RegExp(table.word, "gu");
    const named = new RegExp(known.designation, "g");
    const sign = new RegExp(`^${table.sign}$`);
    const marks = Object.assign({}, table.tones, table.shapes);

    const finished = (bare, tone, open) => {
      const whole = !open && new RegExp(table.final_i).test(bare) ? bare.slice(0, -1) + "y" : bare;
      return Array.from(whole).slice(0, table.longest).join("") + tone;
    };

    const keyOf = (said, open) => {
      if (/^[0-9]+$/.test(said)) { return said.replace(/^0+/, "").slice(0, table.longest) || "0"; }
      let bare = "";
      let tone = "";
      for (const char of said.toLowerCase().normalize("NFD")) {
        if (table.tones[char]) {
          tone = table.tones[char];
        } else if (table.shapes[char] || !/[\u0300-\u036f]/.test(char)) {
          bare += table.shapes[char] || table.letters[char] || char;
        }
      }
      return finished(bare, tone, open);
    };

    // The key of a word, and of one that may go on: `ki` is `ky`, and begins `kiểm`.
    const key = said => keyOf(said, false);
    const stem = said => keyOf(said, true);

    const tokens = text => {
      const found = [];
      text.replace(word, (said, at) => {
        const made = key(said);
        if (made) { found.push({key: made, start: at, end: at + said.length}); }
      });
      return found;
    };

    // What Telex or VNI makes of these keystrokes, as a key; "" where they are none of either.
    const typed = said => {
      const letters = [];
      let tone = "";
      let used = false;
      const put = (wanted, mark) => {
        const on = letters.filter(one => wanted.test(one.char) && !one.mark).pop();
        if (on) { on.mark = mark || SHAPE[on.char]; }
        return on;
      };
      const stroke = char => {
        const sung = letters.filter(one => VOWEL.test(one.char)).pop();
        if (sung && /[sfrxj1-5]/.test(char)) { return (tone = TELEX[char] || char); }
        return (/[d9]/.test(char) && letters.length && letters[0].char === "d" && put(/d/, "9")) ||
          (/[aeo]/.test(char) && sung && sung.char === char && put(new RegExp(char), "6")) ||
          (char === "6" && put(/[aeo]/, "6")) || (char === "7" && put(/[ou]/)) ||
          (char === "8" && put(/a/)) || (char === "w" && put(/[aou]/));
      };
      for (const char of said.toLowerCase().normalize("NFD")) {
        if (table.tones[char]) {
          tone = table.tones[char];
        } else if (table.shapes[char]) {
          letters[letters.length - 1].mark = table.shapes[char];
        } else if (stroke(char)) {
          used = true;
        } else if (/[0-9]/.test(char)) {
          return "";
        } else {
          letters.push(char === "w" ? {char: "u", mark: "7"} : {char, mark: ""});
        }
      }
      const bare = letters.map(one => (table.letters[one.char] || one.char) + one.mark).join("");
      return used ? finished(bare.replace(/uo7(?=.)/, "u7o7"), tone, false) : "";
    };

    // A key with marks for its digits.
    const marked = text => text.replace(/d9/g, "đ").replace(/[1-8]/g, digit => Object.keys(marks).find(
      char => marks[char] === digit)).normalize("NFC");

    // A key as it is written.
    const spelled = made => {
      const [number, code, office, year] = made.split("-");
      if (code) {
        const said = [marked(table.codes[code] || code), office || ""];
        return (year ? [number, year, said.join("-")] : [`${number}-${said[0]}`, said[1]])
          .join("/").toUpperCase().replace(/\W$/, "");
      }
      const cut = /^((?:gi(?=[aeiouy])|qu)?[^aeiouy]*)((?:[aeiouy][6-8]?)+)(.*?)([1-5]?)$/.exec(made);
      if (!cut || isNumber(made)) { return isNumber(made) ? made : marked(made); }
      const vowels = cut[2].match(/.[6-8]?/g);
      const shaped = vowels.filter(vowel => vowel[1]).pop();
      const on = shaped ? vowels.lastIndexOf(shaped) : vowels.length > 2 || (cut[3] && vowels[1]) ? 1 : 0;
      vowels[on] += cut[4];
      return marked(cut[1] + vowels.join("") + cut[3]);
    };

    const signs = part => part.split(/[ /|]/).length - 1;

    const designations = (text, words) => {
      const line = words.map((one, at) => {
        const gap = at ? text.slice(words[at - 1].end, one.start) : "";
        return (!at ? "" : /\n/.test(gap) ? "|" : !gap.trim() ? " " : sign.test(gap.trim()) ? "/" : "|") +
          fold(one.key);
      }).join("");
      const found = [];
      line.replace(named, (all, before, said, number, year, code, bySign, office, mention, name, counted, at) => {
        const first = signs(line.slice(0, at + before.length));
        found.push({
          first, last: first + signs(all.slice(before.length)) + 1,
          at: first + signs(number ? said : mention),
          key: (number ? [number, code, bySign || office, year] : [counted, table.names[name] || name])
            .join("-").replace(/ /g, "").replace(/-+$/, "")
        });
      });
      return found;
    };

    return {alike: code => table.alike[code] || code, designations, key, marked, spelled, stem, tokens, typed};
  };

  bindery.parts = /** @type {Parts} */ ({fold, isNumber, language, within});
})();
