// The reader's switch: hides what is not for the chosen audience, in the page and its navigation.
// It is a convenience on the edition that shows everything; what must not be seen is not there.
(function () {
  "use strict";
  var KEY = new URL("../../", /** @type {Script} */ (document.currentScript).src).pathname + ".reader"; // of this site
  var HIDDEN = "data-not-for-reader";
  // Who comes from a search is shown the page as it was searched, this once.
  var searched = location.hash ? new URLSearchParams(location.search).get("audience") : null;

  function remembered() {
    try { return localStorage.getItem(KEY) || ""; } catch { return ""; }
  }

  function remember(reader) {
    try {
      if (reader) { localStorage.setItem(KEY, reader); } else { localStorage.removeItem(KEY); }
    } catch { /* private mode: the choice lasts for this page */ }
  }

  function isFor(audiences, reader) {
    return !reader || audiences.length === 0 || audiences.some(function (audience) {
      return audience === reader || audience.indexOf(reader + "/") === 0;
    });
  }

  function audiencesOf(element) {
    return (element.getAttribute("data-audience") || "").split(",").filter(Boolean);
  }

  function show(element, shown) {
    if (shown) { element.removeAttribute(HIDDEN); } else { element.setAttribute(HIDDEN, ""); }
  }

  function filterPassages(article, reader) {
    var hidden = 0;
    article.querySelectorAll("[data-audience]").forEach(function (passage) {
      var shown = isFor(audiencesOf(passage), reader);
      show(passage, shown);
      var counts = passage.matches(".passage, tr") && !passage.parentElement.closest("[" + HIDDEN + "]");
      if (!shown && counts) { hidden += 1; }
    });
    return hidden;
  }

  function filterContents(reader) {
    document.querySelectorAll(".toc a").forEach(function (/** @type {any} */ link) {
      var heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
      var shown = !reader || !heading || !heading.closest("[" + HIDDEN + "]");
      if (link.parentElement) { show(link.parentElement, shown); }
    });
  }

  function filterNavigation(reader) {
    document.querySelectorAll(".nav [data-audience]").forEach(function (item) {
      show(item, isFor(audiencesOf(item), reader));
    });
  }

  function apply(switcher, reader) {
    var article = document.querySelector("article[data-page-audience]");
    var select = switcher.querySelector("select");
    var label = select.options[select.selectedIndex].text;
    var page = (article.getAttribute("data-page-audience") || "").split(",").filter(Boolean);
    var mine = isFor(page, reader);
    var hidden = filterPassages(article, reader);
    filterContents(reader);
    filterNavigation(reader);
    article.toggleAttribute("data-not-mine", !mine);
    var said = [];
    if (!mine) { said.push("Trang này không dành cho: " + label + "."); }
    if (hidden) { said.push("Đang ẩn " + hidden + " đoạn không dành cho: " + label + "."); }
    document.querySelector(".reader__status").textContent = said.join(" ");
  }

  function start() {
    document.querySelectorAll("[data-door]").forEach(function (/** @type {any} */ door) {
      door.addEventListener("click", function () { remember(door.dataset.door); });
    });
    var switcher = /** @type {HTMLElement} */ (document.querySelector("[data-reader-switch]"));
    if (!switcher) { return; }
    var select = switcher.querySelector("select");
    function read(reader) {
      select.value = reader;
      if (select.selectedIndex < 0) { select.value = ""; }
      apply(switcher, select.value);
    }
    select.addEventListener("change", function () {
      remember(select.value);
      apply(switcher, select.value);
    });
    // Browsers keep the page that one goes back to as it was.
    window.addEventListener("pageshow", function (event) { if (event.persisted) { read(remembered()); } });
    read(searched === null ? remembered() : searched);
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
