// The timeline of a study calendar: what has passed, what is going on and what is to come, counted
// from the reader's clock, in Vietnam's time. What the source dates by no day gets no claim.
(function () {
  "use strict";
  var DAY = 86400000;
  var VIETNAM = 7 * 3600000;

  function dayStart(time) { return Math.floor((time + VIETNAM) / DAY) * DAY - VIETNAM; }

  function begin(iso) {
    var parts = /^(\d+)-(\d+)(?:-(\d+)(?:T(\d+):(\d+))?)?$/.exec(iso);
    return Date.UTC(+parts[1], +parts[2] - 1, +(parts[3] || 1), +(parts[4] || 0), +(parts[5] || 0)) - VIETNAM;
  }

  function end(iso) {
    if (iso.indexOf("T") > 0) { return begin(iso); }
    if (iso.length > 7) { return begin(iso) + DAY; }
    var parts = iso.split("-");
    return Date.UTC(+parts[0], +parts[1], 1) - VIETNAM;
  }

  function left(from, now) {
    var days = Math.round((dayStart(from) - dayStart(now)) / DAY);
    return days === 0 ? "hôm nay" : days === 1 ? "ngày mai" : "còn " + days + " ngày";
  }

  function ofDeadline(iso, now) {
    var month = iso.length === 7;
    if (now >= end(iso)) { return ["past", "Đã qua hạn"]; }
    if (now >= begin(iso)) { return ["now", month ? "Hạn trong tháng này" : "Hạn là hôm nay"]; }
    return ["coming", month ? "Sắp tới" : "Sắp tới, đến hạn " + left(begin(iso), now)];
  }

  // Where the end is not stated, a sitting may last as long as its day; more is not known.
  function ofSitting(start, stated, now) {
    var until = stated ? end(stated) : dayStart(begin(start)) + DAY;
    if (now >= until) { return ["past", "Đã qua"]; }
    if (now < begin(start)) { return ["coming", "Sắp tới, " + left(begin(start), now)]; }
    return ["now", stated ? "Đang diễn ra" : "Hôm nay"];
  }

  function stateOf(item, now) {
    var start = item.getAttribute("data-start");
    var deadline = item.getAttribute("data-deadline");
    if (start) { return ofSitting(start, item.getAttribute("data-end") || deadline, now); }
    return deadline ? ofDeadline(deadline, now) : null;
  }

  function element(name, css, text) {
    var made = document.createElement(name);
    made.className = css;
    made.textContent = text;
    return made;
  }

  function today(now) {
    var date = new Date(now + VIETNAM);
    return [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()].join("/");
  }

  function mark(timeline, now) {
    var next = null;
    var reckoned = false;
    timeline.querySelectorAll("li").forEach(function (item) {
      var state = stateOf(item, now);
      var told = item.querySelector("[data-waiting]");
      if (state) {
        reckoned = true;
        item.classList.add("timeline__item--" + state[0]);
        told.textContent = state[1];
        told.removeAttribute("data-waiting");
      }
      if (!next && (!state || state[0] !== "past")) { next = item; }
    });
    if (!reckoned) { return; }
    var here = element("li", "timeline__today", "");
    here.appendChild(element("span", "", "Hôm nay, " + today(now)));
    timeline.insertBefore(here, next);
  }

  function start() {
    document.querySelectorAll("[data-timeline]").forEach(function (timeline) { mark(timeline, Date.now()); });
  }

  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", start); } else { start(); }
})();
