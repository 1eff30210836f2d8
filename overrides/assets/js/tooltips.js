// Explanations of abbreviations and cited documents: by mouse, by keyboard and by touch.
// They can be pointed at and dismissed by Escape (WCAG 2.2, 1.4.13). Without JavaScript the title stays.
(function () {
  "use strict";
  var EXPLAINED = "abbr[title], a.citation[title]";
  var MARGIN = 8;
  var box = null;
  var owner = null;
  var leaving = 0;

  function hide() {
    if (!owner) { return; }
    owner = null;
    box.hidden = true;
  }

  function show(element) {
    clearTimeout(leaving);
    if (owner === element) { return; }
    hide();
    owner = element;
    box.textContent = element.getAttribute("data-explained");
    box.style.left = box.style.top = "0";
    box.hidden = false;
    var place = element.getClientRects()[0];
    var width = document.documentElement.clientWidth;
    var left = Math.min(place.left, width - box.offsetWidth - MARGIN);
    var above = place.top - box.offsetHeight - MARGIN;
    box.style.left = Math.max(MARGIN, left) + window.scrollX + "px";
    box.style.top = (above > MARGIN ? above : place.bottom + MARGIN) + window.scrollY + "px";
  }

  function leave() {
    clearTimeout(leaving);
    leaving = setTimeout(hide, 200);
  }

  function stay() { clearTimeout(leaving); }

  function explain(element) {
    element.setAttribute("data-explained", element.title);
    element.setAttribute("aria-description", element.title);
    element.removeAttribute("title");
    element.addEventListener("mouseenter", function () { show(element); });
    element.addEventListener("mouseleave", leave);
    element.addEventListener("focus", function () { show(element); });
    element.addEventListener("blur", hide);
    if (element.tagName === "ABBR") {
      element.addEventListener("click", function () { show(element); });
    }
  }

  function start() {
    var elements = document.querySelectorAll(EXPLAINED);
    if (!elements.length) { return; }
    box = document.createElement("div");
    box.className = "explanation";
    box.setAttribute("role", "tooltip");
    box.hidden = true;
    box.addEventListener("mouseenter", stay);
    box.addEventListener("mouseleave", leave);
    document.body.appendChild(box);
    elements.forEach(explain);
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { hide(); }
    });
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
