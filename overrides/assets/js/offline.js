// Reading without a network: starts the service worker, which keeps what was opened; saves and
// removes study sets; tells of a new version. A page on a disk needs none of it.
(() => {
  "use strict";
  const mine = /** @type {HTMLElement} */ (document.querySelector("[data-made]"));
  const {serviceWorker} = navigator;
  if (!mine || document.documentElement.classList.contains("no-worker")) { return; }
  const base = new URL("../../", /** @type {Script} */ (document.currentScript).src).href;
  const OFF = `bindery.offline ${base}`;
  const FAILURES = {
    network: "Mất mạng giữa chừng. Bấm lần nữa để lưu tiếp.",
    room: "Máy không đủ chỗ để lưu.",
    other: "Tài liệu vừa có bản mới. Tải lại trang rồi lưu."
  };

  const isOff = () => {
    try { return localStorage.getItem(OFF) !== null; } catch { return false; }
  };

  // What a worker answers; it may tell how far it is.
  const ask = (worker, question, hear = /** @type {(data: any) => void} */ (() => {})) => new Promise((resolve, reject) => {
    const {port1, port2} = new MessageChannel();
    port1.onmessage = ({data}) => {
      if ("done" in data) { hear(data); return; }
      port1.close();
      if ("failure" in data) { reject(new Error(data.failure)); } else { resolve(data.answer); }
    };
    worker.postMessage(question, [port2]);
  });

  // ---- a new version

  const renewed = /** @type {HTMLElement} */ (document.querySelector("[data-renewed]"));

  // A page that has come from the server already is of the new version: then it only takes over.
  const renew = async (worker, takeOver) => {
    if (await ask(worker, {ask: "made"}) === mine.dataset.made) { takeOver(); return; }
    const button = renewed.querySelector("button");
    renewed.hidden = button.hidden = false;
    renewed.querySelector("span").textContent = "Tài liệu đã có bản mới.";
    button.onclick = () => {
      if (worker.state !== "installed") { location.reload(); return; } // another page has let it take over
      serviceWorker.addEventListener("controllerchange", () => location.reload());
      takeOver();
    };
  };

  const watch = registration => {
    const waiting = () => {
      const worker = registration.waiting;
      if (worker && serviceWorker.controller) { renew(worker, () => ask(worker, {ask: "takeOver"})); }
    };
    registration.addEventListener("updatefound", () => {
      registration.installing.addEventListener("statechange", waiting);
    });
    waiting();
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) { registration.update().catch(() => {}); } // no network
    });
  };

  // ---- study sets

  const sets = /** @type {HTMLElement[]} */ (Array.from(document.querySelectorAll("[data-keep]")));

  const sizeOf = bytes => bytes < 999500 ? `${Math.max(1, Math.round(bytes / 1000))} KB`
    : `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB`;

  const startSet = part => {
    const ready = serviceWorker.ready.then(({active}) => active);
    const set = part.dataset.keep;
    const [saving, removing] = part.querySelectorAll("button");
    const bar = part.querySelector("progress");
    const said = part.querySelector("[role=status]");

    let busy = false;

    // Without a network nothing is known of a set that is not saved: its list is on the server.
    const show = async words => {
      const {saved, pages, size, day} = await ask(await ready, {ask: "state", set}).catch(() => ({}));
      if (busy) { return; }
      saving.hidden = Boolean(saved);
      removing.hidden = !saved;
      bar.hidden = true;
      saving.disabled = false;
      said.textContent = words || (saved ? `Đã lưu ngày ${day}: ${pages} trang, cả phần tìm kiếm.`
        : size ? `${pages} trang, cả phần tìm kiếm: khoảng ${sizeOf(size)}.` : "Chưa lưu trên máy này.");
    };

    saving.addEventListener("click", async () => {
      busy = saving.disabled = true;
      bar.hidden = false;
      said.textContent = "Đang lưu …";
      if (navigator.storage && navigator.storage.persist) { navigator.storage.persist(); }
      const failure = await ask(await ready, {ask: "save", set}, ({done, total}) => { bar.max = total; bar.value = done; })
        .then(() => "", ({message}) => FAILURES[message] || FAILURES.network);
      busy = false;
      await show(failure);
      (failure ? saving : removing).focus();
    });
    removing.addEventListener("click", async () => {
      await ask(await ready, {ask: "remove", set});
      await show("Đã xóa bản lưu của bộ này.");
      saving.focus();
    });
    show();
  };

  // ---- all of it

  const removeAll = async () => {
    const registration = await serviceWorker.getRegistration(base);
    if (!registration) { return; }
    if (registration.active) { await ask(registration.active, {ask: "forget"}); }
    await registration.unregister();
  };

  const hideSets = () => sets.forEach(part => { part.hidden = true; });

  const startAll = part => {
    const [off, on] = part.querySelectorAll("button");
    const said = part.querySelector("[role=status]");
    off.hidden = isOff();
    on.hidden = !isOff();
    off.addEventListener("click", async () => {
      let forgotten = "";
      try { localStorage.setItem(OFF, ""); } catch { forgotten = " Trình duyệt không cho nhớ điều này: trang mở sau lại được lưu."; }
      await removeAll();
      hideSets();
      off.hidden = true;
      on.hidden = false;
      on.focus();
      said.textContent = `Đã xóa mọi bản lưu trên máy này.${forgotten}`;
    });
    on.addEventListener("click", () => {
      localStorage.removeItem(OFF);
      location.reload();
    });
  };

  const start = async () => {
    const isFirst = !serviceWorker.controller;
    watch(await serviceWorker.register(`${base}sw.js`));
    if (isFirst) {
      const {active} = await serviceWorker.ready;
      ask(active, {ask: "visit", address: location.href}).catch(() => {}); // of another build by now
    }
  };

  document.querySelectorAll("[data-keep-all]").forEach(startAll);
  if (isOff()) {
    hideSets();
  } else {
    sets.forEach(startSet);
    window.addEventListener("load", () => start().catch(hideSets)); // the worker could not be had
  }
})();
