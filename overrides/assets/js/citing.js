// The link of a point or a heading offers its citation and its address, ready to be copied. The
// page stays where it is, but for what the panel needs: the reader is at that place already.
(function () {
  "use strict";
  var panel = null;
  var opener = null;

  function close(returning) {
    if (!panel) { return; }
    panel.remove();
    panel = null;
    if (returning) { opener.focus(); }
  }

  // It leads others to the place: below the site's own address, without what this reader came with.
  function addressOf(link) {
    var page = /** @type {HTMLLinkElement} */ (document.querySelector("link[rel=canonical]")) || location;
    return page.href.replace(/[?#].*/, "") + link.hash;
  }

  function copyOldWay(text) {
    var before = /** @type {HTMLElement} */ (document.activeElement);
    var field = document.createElement("textarea");
    field.value = text;
    field.setAttribute("readonly", "");
    field.className = "citing__field";
    panel.appendChild(field);
    field.select();
    var done = document.execCommand("copy");
    field.remove();
    before.focus();
    return done ? Promise.resolve() : Promise.reject(new Error("copy"));
  }

  function copy(text) {
    if (!navigator.clipboard) { return copyOldWay(text); }
    return navigator.clipboard.writeText(text).catch(function () { return copyOldWay(text); });
  }

  function button(label, text, said) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", function () {
      copy(text()).then(
        function () { said.textContent = "Đã chép."; },
        function () { said.textContent = "Không chép được; hãy chọn và chép bằng tay."; }
      );
    });
    return made;
  }

  function open(link) {
    close(false);
    opener = link;
    var article = link.closest("[data-cited-as]");
    var about = article && article.getAttribute("data-cited-as");
    var citation = link.getAttribute("data-cite") + (about ? ", " + about : "");
    panel = document.createElement("span");
    panel.className = "citing";
    panel.setAttribute("role", "group");
    panel.setAttribute("aria-label", "Trích dẫn: " + citation);
    var words = document.createElement("span");
    words.className = "citing__words";
    words.textContent = citation;
    var said = document.createElement("span");
    said.setAttribute("role", "status");
    panel.appendChild(words);
    panel.appendChild(button("Chép trích dẫn", function () { return citation; }, said));
    panel.appendChild(button("Chép đường dẫn", function () { return addressOf(link); }, said));
    panel.appendChild(said);
    if (link.closest("summary")) { link.closest("details").open = true; }
    (link.closest("summary") || link.closest("h1, h2, h3, h4, h5, h6") || link).insertAdjacentElement("afterend", panel);
    var over = panel.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
    if (over > 0) { panel.style.marginLeft = -over + "px"; }
    panel.scrollIntoView({block: "nearest"});
    panel.querySelector("button").focus({preventScroll: true});
  }

  function start() {
    document.addEventListener("click", function (event) {
      var target = /** @type {Element} */ (event.target);
      var link = /** @type {HTMLAnchorElement} */ (target.closest && target.closest("a[data-cite]"));
      if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        try { history.replaceState(null, "", link.hash); } catch { /* older browsers, on a disk */ }
        open(link);
      } else if (panel && !panel.contains(event.target)) { close(false); }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && panel) { close(true); }
    });
  }

  start();
})();
