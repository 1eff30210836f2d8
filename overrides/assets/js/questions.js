// Questions: what a link or a search leads to is unfolded; one button folds and unfolds all.
(function () {
  "use strict";
  var FOLD = "Thu gọn tất cả câu trả lời";
  var UNFOLD = "Mở tất cả câu trả lời";

  function targeted() {
    try {
      return document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return null; // a hash that nobody could have copied from here
    }
  }

  function unfoldTarget() {
    var target = targeted();
    var question = target && target.closest("details");
    while (question) {
      question.open = true;
      question = question.parentElement.closest("details");
    }
    if (target) { target.scrollIntoView(); }
  }

  function questions() {
    return Array.prototype.slice.call(document.querySelectorAll("details.question"));
  }

  function unfoldAll(open) {
    questions().forEach(function (question) { question.open = open; });
  }

  var unfolded = [];

  function unfoldForPaper() {
    unfolded = Array.prototype.slice.call(document.querySelectorAll("article details:not([open])"));
    unfolded.forEach(function (folded) { folded.open = true; });
  }

  function foldAgain() {
    unfolded.forEach(function (folded) { folded.open = false; });
    unfolded = [];
  }

  function start() {
    document.addEventListener("click", function (event) {
      var target = /** @type {Element} */ (event.target);
      var link = /** @type {HTMLAnchorElement} */ (target.closest && target.closest("a[href^='#']:not([data-cite])"));
      if (link && link.hash === location.hash) { unfoldTarget(); }
    });
    window.addEventListener("hashchange", unfoldTarget);
    window.addEventListener("beforeprint", unfoldForPaper);
    window.addEventListener("afterprint", foldAgain);
    if (location.hash) { unfoldTarget(); }
    var button = /** @type {HTMLElement} */ (document.querySelector("[data-fold-all]"));
    if (!button) { return; }
    function say() {
      button.textContent = questions().some(function (question) { return question.open; }) ? FOLD : UNFOLD;
    }
    button.addEventListener("click", function () {
      unfoldAll(button.textContent === UNFOLD);
    });
    document.addEventListener("toggle", say, true);
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
