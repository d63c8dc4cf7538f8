// Everything works as plain links without this script; it adds panels, highlighting, and keys.
// On the clerk's page reports come and go while the script stays: each is announced, and ends what listened to the last.
(function () {
  "use strict";
  var listening = null;
  if (document.getElementById("findings")) { start(); }
  document.addEventListener("replycheck:shown", start);

  function start() {
  if (listening) { listening.abort(); }
  listening = new AbortController();
  var heard = { signal: listening.signal };
  var root = document.documentElement;
  root.classList.add("js");
  var tabs = Array.prototype.slice.call(document.querySelectorAll(".tabs > a"));
  var marks = Array.prototype.slice.call(document.querySelectorAll("#reply .tag[href^='#f-']"));
  var status = document.getElementById("status");
  var at = -1;
  var still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function target(link) {
    return document.getElementById(link.getAttribute("href").slice(1));
  }

  function openPanel(panel) {
    tabs.forEach(function (tab) {
      var on = target(tab) === panel;
      tab.classList.toggle("on", on);
      if (on) { tab.setAttribute("aria-current", "true"); } else { tab.removeAttribute("aria-current"); }
      target(tab).classList.toggle("on", on);
    });
  }

  function bringBenchIntoView() {
    var box = document.querySelector(".bench").getBoundingClientRect();
    if (Math.abs(box.top) > 4) { window.scrollBy({ top: box.top, behavior: still ? "auto" : "smooth" }); }
  }

  function reveal(element) {
    for (var up = element; up; up = up.parentElement) { if (up.tagName === "DETAILS") { up.open = true; } }
    var pane = element.closest(".pane");
    if (pane && pane.classList.contains("panel")) { openPanel(pane); }
    if (!pane || getComputedStyle(pane).overflowY !== "auto") {
      element.scrollIntoView({ block: "center", behavior: still ? "auto" : "smooth" });
      return;
    }
    if (pane !== element) {
      var top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTo({ top: pane.scrollTop + top - pane.clientHeight / 3, behavior: still ? "auto" : "smooth" });
    }
    bringBenchIntoView();
  }

  function highlight(keys) {
    document.querySelectorAll(".hot").forEach(function (one) { one.classList.remove("hot"); });
    keys.split(" ").filter(Boolean).forEach(function (key) {
      document.querySelectorAll('[data-k~="' + key + '"]').forEach(function (one) { one.classList.add("hot"); });
    });
  }

  function follow(link) {
    var goal = target(link);
    if (!goal) { return; }
    if (goal.closest(".off")) { unfilter(); }
    reveal(goal);
    if (goal.dataset.k) { highlight(goal.dataset.k); }
    remember(goal.dataset.k);
    if (goal.tabIndex >= 0) { goal.focus({ preventScroll: true }); }
    history.replaceState(null, "", link.getAttribute("href"));
  }

  function remember(keys) {
    marks.forEach(function (mark, index) { if (mark.dataset.k === keys) { at = index; } });
  }

  function step(by) {
    var shown = marks.filter(function (mark) { return !mark.classList.contains("off"); });
    if (!shown.length) { status.textContent = marks.length ? "筛选后没有问题可看" : "没有问题可看"; return; }
    do { at = at < 0 && by < 0 ? marks.length - 1 : (at + by + marks.length) % marks.length; }
    while (marks[at].classList.contains("off"));
    var mark = marks[at];
    var item = target(mark);
    reveal(item);
    reveal(mark);
    highlight(mark.dataset.k);
    mark.focus({ preventScroll: true });
    status.textContent = "第 " + (shown.indexOf(mark) + 1) + " 处，共 " + shown.length + " 处：" + mark.title;
  }

  // Filters hide on the screen only: what is printed is always whole.
  var weights = Array.prototype.slice.call(document.querySelectorAll(".filter .weight"));
  var family = document.getElementById("family");
  var findings = Array.prototype.slice.call(document.querySelectorAll(".finding"));

  function filter() {
    var kept = {}, count = 0;
    var on = weights.filter(function (box) { return box.checked; }).map(function (box) { return box.value; });
    findings.forEach(function (one) {
      var shown = on.indexOf(one.dataset.weight) >= 0 && (!family.value || one.dataset.family === family.value);
      one.classList.toggle("off", !shown);
      kept[one.dataset.k] = shown;
      if (shown) { count += 1; }
    });
    document.querySelectorAll("#findings ol, #findings details:not(.quote, .why-not)").forEach(function (group) {
      var bare = !group.querySelector(".finding:not(.off)"), head = group.previousElementSibling;
      group.classList.toggle("off", bare);
      if (head && head.tagName === "H3") { head.classList.toggle("off", bare); }
    });
    document.querySelectorAll(".sheet [data-k]").forEach(function (part) {
      var keys = part.dataset.k.split(" ").filter(function (key) { return key in kept; });
      part.classList.toggle("off", keys.length > 0 && !keys.some(function (key) { return kept[key]; }));
    });
    document.getElementById("filtered").textContent =
      count < findings.length ? "显示 " + count + " 处，共 " + findings.length + " 处（打印时全部印出）" : "";
  }

  function unfilter() {
    weights.forEach(function (box) { box.checked = true; });
    family.value = "";
    filter();
  }

  if (family) {
    weights.forEach(function (box) { box.addEventListener("change", filter); });
    family.addEventListener("change", filter);
    document.getElementById("unfilter").addEventListener("click", unfilter);
  }

  document.addEventListener("click", function (event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) { return; }
    var link = event.target.closest("a[href^='#']");
    if (link) {
      event.preventDefault();
      if (tabs.indexOf(link) >= 0) { openPanel(target(link)); bringBenchIntoView(); } else { follow(link); }
      return;
    }
    var words = event.target.closest("span.seg[data-k]");
    if (words && !String(window.getSelection())) {
      var key = words.dataset.k.split(" ").pop();
      var label = document.querySelector('.tag[href][data-k="' + key + '"]');
      if (label) { follow(label); }
    }
  }, heard);

  document.addEventListener("keydown", function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("textarea, select, input:not([type=checkbox])")) { return; }
    if (event.key === "n" || event.key === "j") { step(1); }
    if (event.key === "p" || event.key === "k") { step(-1); }
    if (family && event.key === "Escape") { unfilter(); }
    var elsewhere = document.querySelector('a[data-press="' + (/^[a-z]$/.test(event.key) ? event.key : "") + '"]');
    if (elsewhere) { elsewhere.click(); }
    var weight = { "1": "error", "2": "warning", "3": "info" }[event.key];
    weights.forEach(function (box) { if (box.value === weight) { box.checked = !box.checked; filter(); } });
  }, heard);

  document.getElementById("next").addEventListener("click", function () { step(1); });
  document.getElementById("previous").addEventListener("click", function () { step(-1); });
  document.getElementById("print").addEventListener("click", function () { window.print(); });
  document.getElementById("print-all").addEventListener("change", function (event) { root.classList.toggle("all", event.target.checked); });
  document.querySelectorAll(".unfold").forEach(function (button) {
    button.addEventListener("click", function () {
      button.closest(".pane").querySelectorAll("details.far").forEach(function (one) { one.open = true; });
    });
  });
  document.querySelectorAll(".omit").forEach(function (box) {
    box.addEventListener("change", function () { box.closest(".pane").classList.toggle("omitting", box.checked); });
  });

  // On paper stands what there is to do; with everything asked for, nothing is folded but long quotes, which stand in the reply anyway, and what the reader chose to leave out.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    var shown = root.classList.contains("all") ? "details:not([open]):not(.quote)" : ".binding details:not([open])";
    document.querySelectorAll(shown).forEach(function (one) {
      if (!one.closest(".omitting") || !one.classList.contains("far")) { one.open = true; opened.push(one); }
    });
  }, heard);
  window.addEventListener("afterprint", function () {
    opened.forEach(function (one) { one.open = false; });
    opened = [];
  }, heard);

  // How the overview was filtered and sorted when this report was opened: it leads back there, and to its next row.
  if (location.search) {
    document.querySelectorAll(".around a").forEach(function (link) { link.href += "&" + location.search.slice(1); });
  }

  openPanel(document.getElementById("findings"));
  var asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (asked) { reveal(asked); highlight(asked.dataset.k || ""); }
  }
})();
