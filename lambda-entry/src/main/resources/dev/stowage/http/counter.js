// Counts a view of the page that it is on, and shows the number:
//   <script src="https://HOST/counter.js" data-counter="visits" defer></script>
//   <span data-stowage-counter></span>
// data-read-only shows the number without counting. Keeps nothing in the browser.
(function () {
  "use strict";
  var script = document.currentScript;
  var name = script && script.getAttribute("data-counter");
  if (!name) return;
  var url = new URL("api/counters/" + encodeURIComponent(name), script.src);
  var method = script.hasAttribute("data-read-only") ? "GET" : "POST";

  function show(text) {
    document.querySelectorAll("[data-stowage-counter]").forEach(function (place) {
      var wanted = place.getAttribute("data-stowage-counter");
      if (!wanted || wanted === name) place.textContent = text;
    });
  }

  function count() {
    fetch(url.href, { method: method, credentials: "omit", keepalive: true })
      .then(function (answer) { return answer.ok ? answer.json() : {}; })
      .then(function (counter) { if (typeof counter.value === "number") show(String(counter.value)); })
      .catch(function () {}); // The page is as it was.
  }

  // A page that is loaded ahead is no view until it is shown.
  if (document.prerendering) document.addEventListener("prerenderingchange", count, { once: true });
  else count();
})();
