// The button that shares a page: by the phone's own sheet, else by a link that is copied. The link is
// the page's address on the site; a page on a disk whose site has none has nothing to share.
(() => {
  "use strict";
  /** @type {HTMLElement} */
  const part = document.querySelector("[data-share]");
  if (!part) { return; }
  const here = location.protocol === "file:" ? "" : location.origin + location.pathname;
  const url = part.dataset.share || here;
  if (!url) { return; }
  const field = part.querySelector("input");
  const said = part.querySelector("[role=status]");

  // Not every page may use the clipboard: one on a server without HTTPS may not.
  const copyOldWay = () => {
    field.parentElement.hidden = false;
    field.value = url;
    field.select();
    return document.execCommand("copy");
  };

  const copy = async () => {
    said.textContent = "";
    const done = navigator.clipboard
      ? await navigator.clipboard.writeText(url).then(() => true).catch(copyOldWay) : copyOldWay();
    said.textContent = done ? "Đã chép đường dẫn, dán vào tin nhắn để gửi." : "Hãy chép đường dẫn này để gửi.";
  };

  part.querySelector("button").addEventListener("click", () => {
    if (!navigator.share) { copy(); return; }
    navigator.share({title: document.querySelector("h1").textContent.trim(), url})
      .catch(({name}) => { if (!["AbortError", "InvalidStateError"].includes(name)) { copy(); } }); // closed, or open already
  });
})();
