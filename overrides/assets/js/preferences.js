// What a reader chose is remembered in this browser, and the chosen palette is there before the page
// is first painted. The theme has this as scripts inside its pages, which our policy forbids; its
// bundle asks for the two functions by these names.
(function () {
  "use strict";
  var root = new URL("../../", document.currentScript.src).pathname;

  window.__md_get = function (name, storage) {
    try {
      return JSON.parse((storage || localStorage).getItem(root + "." + name));
    } catch (error) {
      return null; // private mode, or written by something else
    }
  };

  window.__md_set = function (name, value, storage) {
    try {
      (storage || localStorage).setItem(root + "." + name, JSON.stringify(value));
    } catch (error) { /* private mode: the choice lasts for this page */ }
  };

  function paint(color) {
    Object.keys(color).forEach(function (name) {
      document.body.setAttribute("data-md-color-" + name, color[name]);
    });
  }

  var chosen = window.__md_get("__palette");
  if (!chosen || !chosen.color) { return; }
  new MutationObserver(function (changes, observer) {
    if (!document.body) { return; }
    observer.disconnect();
    paint(chosen.color);
  }).observe(document.documentElement, {childList: true});
})();
