// Lets the theme's search run from file://, where browsers refuse workers: the worker's script runs
// in a hidden frame instead. The theme looks for this file's name and for the global below.
(function () {
  "use strict";
  if (location.protocol !== "file:") { return; }

  function load(frame, url, done) {
    var script = frame.document.createElement("script");
    script.src = url;
    script.onload = done;
    frame.document.body.appendChild(script);
  }

  function IFrameWorker(url) {
    var target = document.createDocumentFragment();
    var waiting = [];
    var ready = false;
    var element = document.createElement("iframe");
    element.hidden = true;
    document.body.appendChild(element);
    var frame = element.contentWindow;

    frame.postMessage = function (data) {
      target.dispatchEvent(new MessageEvent("message", { data: data }));
    };
    frame.importScripts = function () {
      return Array.prototype.slice.call(arguments).reduce(function (before, script) {
        return before.then(function () {
          return new Promise(function (resolve) { load(frame, script, resolve); });
        });
      }, Promise.resolve());
    };
    function deliver(data) {
      frame.dispatchEvent(new frame.MessageEvent("message", { data: data }));
    }
    load(frame, new URL(url, document.baseURI).href, function () {
      ready = true;
      waiting.forEach(deliver);
    });

    this.addEventListener = target.addEventListener.bind(target);
    this.removeEventListener = target.removeEventListener.bind(target);
    this.dispatchEvent = target.dispatchEvent.bind(target);
    this.postMessage = function (data) { if (ready) { deliver(data); } else { waiting.push(data); } };
    this.terminate = function () { element.remove(); };
  }

  window.IFrameWorker = IFrameWorker;
  window.Worker = IFrameWorker;
})();
