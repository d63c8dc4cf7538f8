// Files dropped and chosen, papers put from place to place, and the same file read again. Everything else is htmx.
(function () {
  "use strict";
  var AT_ONCE = 3, LOOK_EVERY = 3000;
  var CARRIED = "application/x-replycheck-paper";
  // Where the browser allows it, the files themselves can be read again: by matter, by file name. Gone with the window.
  var handles = {};
  var chosenPlace = "";

  function all(css, root) { return Array.prototype.slice.call((root || document).querySelectorAll(css)); }

  function say(words) {
    var notice = document.getElementById("notice");
    notice.textContent = "";
    if (words) {
      var line = document.createElement("p");
      line.textContent = words;
      notice.appendChild(line);
      notice.scrollIntoView({ block: "nearest" });
    }
  }

  function matterHere() {
    var places = document.getElementById("places");
    return places ? places.dataset.matter : "";
  }

  // Files, whichever way they came: { file, path, handle }

  function fromList(list) {
    return Array.prototype.map.call(list, function (file) { return { file: file, path: file.webkitRelativePath || file.name }; });
  }

  function readAll(reader) {
    return new Promise(function (done, fail) {
      var found = [];
      (function more() {
        reader.readEntries(function (some) {
          if (!some.length) { done(found); return; }
          found = found.concat(some);
          more();
        }, fail);
      })();
    });
  }

  function fromEntry(entry, path) {
    if (entry.isFile) {
      return new Promise(function (done, fail) {
        entry.file(function (file) { done([{ file: file, path: path + entry.name }]); }, fail);
      });
    }
    return readAll(entry.createReader()).then(function (inner) {
      return Promise.all(inner.map(function (one) { return fromEntry(one, path + entry.name + "/"); }));
    }).then(function (lists) { return [].concat.apply([], lists); });
  }

  function fromDrop(transfer) {
    var items = Array.prototype.filter.call(transfer.items || [], function (item) { return item.kind === "file"; });
    var entries = items.map(function (item) { return item.webkitGetAsEntry && item.webkitGetAsEntry(); });
    if (!items.length || entries.indexOf(null) >= 0 || entries.indexOf(undefined) >= 0) {
      return Promise.resolve(fromList(transfer.files));
    }
    // Both must be asked for before anything is waited for: afterwards the browser has forgotten what was dropped.
    var again = items.map(function (item) {
      return item.getAsFileSystemHandle ? item.getAsFileSystemHandle().catch(function () { return null; }) : null;
    });
    return Promise.all(entries.map(function (entry, index) {
      return Promise.all([fromEntry(entry, ""), again[index]]).then(function (both) {
        var handle = both[1] && both[1].kind === "file" ? both[1] : null;
        return both[0].map(function (one) { one.handle = handle; return one; });
      });
    })).then(function (lists) { return [].concat.apply([], lists); });
  }

  function leftover(one) {
    var name = one.path.split("/").pop();
    return name.indexOf("~$") === 0 || name.charAt(0) === "." || /^(thumbs\.db|desktop\.ini)$/i.test(name);
  }

  // Sending them

  function answered(response) {
    return response.json().catch(function () { return { told: "程序没有回答清楚，请再试一次。" }; }).then(function (said) {
      if (!response.ok) { throw new Error(said.told || "没有办成，请再试一次。"); }
      return said;
    });
  }

  function stopped(error) {
    // A request that reaches nobody is a TypeError; everything else has a sentence of its own.
    return error instanceof TypeError ? "程序已经停了，或者文件正被改动、读不出来。请重新打开程序，再把文件拖进来。" : error.message;
  }

  function send(files, into, place) {
    var most = Number(document.body.dataset.most);
    var large = files.filter(function (one) { return one.file.size > most; });
    files = files.filter(function (one) { return one.file.size <= most && !leftover(one); });
    if (!files.length) {
      say(large.length ? "文件太大：" + large[0].path + " 超过 " + Math.round(most / 1e6) + " MB。请拆分，或者在“设置”里调高上限。" : "没有收到文件，请再拖一次。");
      return Promise.resolve();
    }
    say(large.length ? "太大、没有取的：" + large.map(function (one) { return one.path; }).join("、") : "");
    var box = document.getElementById("upload"), bar = document.getElementById("upload-bar"), said = document.getElementById("upload-said");
    box.hidden = false;
    bar.max = files.length;
    bar.value = 0;
    var query = "?into=" + encodeURIComponent(into || "") + "&place=" + encodeURIComponent(place || "");
    return fetch("/drops" + query, { method: "POST" }).then(answered).then(function (drop) {
      var waiting = files.slice();
      function next() {
        var one = waiting.shift();
        if (!one) { return Promise.resolve(); }
        var address = "/drops/" + drop.id + "/files?name=" + encodeURIComponent(one.path);
        return fetch(address, { method: "PUT", body: one.file }).then(answered).then(function (taken) {
          one.name = taken.name;
          bar.value += 1;
          said.textContent = "已取 " + bar.value + " / " + files.length + " 个文件";
          return next();
        });
      }
      var lanes = [];
      for (var lane = 0; lane < AT_ONCE; lane += 1) { lanes.push(next()); }
      return Promise.all(lanes).then(function () {
        return fetch("/drops/" + drop.id + "/done", { method: "POST" });
      }).then(answered);
    }).then(function (became) {
      var matter = /^\/matters\/(\w+)$/.exec(became.go);
      if (matter) {
        var known = handles[matter[1]] = handles[matter[1]] || {};
        files.forEach(function (one) { if (one.handle) { known[one.name] = { handle: one.handle, seen: one.file.lastModified }; } });
      }
      show(became.go);
    }).catch(function (error) { say(stopped(error)); }).then(function () { box.hidden = true; });
  }

  function show(address) {
    if (location.pathname !== address) { history.pushState({ ours: true }, "", address); }
    htmx.ajax("GET", address, { target: "#main", swap: "innerHTML" });
  }

  window.addEventListener("popstate", function () { location.reload(); });

  // Dropping

  function placeUnder(event) { return event.target.closest ? event.target.closest(".slot") : null; }

  function mark(place) {
    all(".over").forEach(function (one) { one.classList.remove("over"); });
    document.body.classList.toggle("dropping", Boolean(place) || place === null);
    if (place) { place.classList.add("over"); }
  }

  function unmark() {
    all(".over").forEach(function (one) { one.classList.remove("over"); });
    document.body.classList.remove("dropping");
  }

  document.addEventListener("dragstart", function (event) {
    var paper = event.target.closest && event.target.closest(".paper");
    if (paper) {
      event.dataTransfer.setData(CARRIED, paper.dataset.name);
      event.dataTransfer.effectAllowed = "move";
    }
  });
  document.addEventListener("dragover", function (event) {
    event.preventDefault();
    mark(placeUnder(event));
  });
  document.addEventListener("dragleave", function (event) { if (!event.relatedTarget) { unmark(); } });
  document.addEventListener("dragend", unmark);
  document.addEventListener("drop", function (event) {
    event.preventDefault();
    unmark();
    var place = placeUnder(event), carried = event.dataTransfer.getData(CARRIED);
    if (carried) {
      if (place) { put(carried, place.dataset.place); }
      return;
    }
    var goal = place && place.dataset.place !== "unused" ? place.dataset.place : "";
    fromDrop(event.dataTransfer).then(function (files) { return send(files, place ? matterHere() : "", goal); })
      .catch(function () { say("拖进来的东西读不出来。请确认文件在这台电脑上，再拖一次。"); });
  });

  function put(name, place) {
    htmx.ajax("POST", "/matters/" + matterHere() + "/places", { target: "#main", swap: "innerHTML", values: { name: name, place: place } });
  }

  // Choosing

  function picked(input) {
    input.addEventListener("change", function () {
      var files = fromList(input.files), place = chosenPlace;
      input.value = "";
      chosenPlace = "";
      if (files.length) { send(files, place ? matterHere() : "", place); }
    });
  }
  picked(document.getElementById("files"));
  picked(document.getElementById("folder"));

  function choose(button) {
    chosenPlace = button.dataset.place || "";
    var input = document.getElementById(button.dataset.choose);
    input.multiple = chosenPlace === "" || chosenPlace === "source";
    if (button.dataset.choose === "files" && window.showOpenFilePicker) {
      var place = chosenPlace;
      window.showOpenFilePicker({ multiple: input.multiple }).then(function (found) {
        return Promise.all(found.map(function (handle) {
          return handle.getFile().then(function (file) { return { file: file, path: file.name, handle: handle }; });
        }));
      }).then(function (files) { return send(files, place ? matterHere() : "", place); }, function () { chosenPlace = ""; });
      return;
    }
    input.click();
  }

  // The same file again

  function again() {
    var button = document.getElementById("again"), matter = matterHere(), known = handles[matter] || {};
    var held = known[button.dataset.reply];
    if (!held) {
      say("浏览器读不到原来的文件了：请在 Word 里存盘，再把改好的答复拖到上面“答复”这一格（或者点那里的“换一份…”）。");
      var place = document.querySelector(".slot[data-place=reply]");
      if (place) { place.classList.add("over"); place.querySelector("button").focus(); }
      return;
    }
    held.handle.getFile().then(function (file) {
      return send([{ file: file, path: button.dataset.reply, handle: held.handle }], matter, "reply");
    }).catch(function () { say("文件读不出来：可能移走了，或者正被 Word 占用。请存盘关闭后再试，或者再拖一次。"); });
  }

  window.setInterval(function () {
    var button = document.getElementById("again");
    var held = button && !document.hidden && (handles[matterHere()] || {})[button.dataset.reply];
    if (!held) { return; }
    held.handle.getFile().then(function (file) {
      var changed = file.lastModified !== held.seen;
      button.classList.toggle("changed", changed);
      button.textContent = changed ? "文件改过了，再查一次" : "再查一次";
    }, function () {});
  }, LOOK_EVERY);

  document.addEventListener("click", function (event) {
    if (event.target.classList && event.target.classList.contains("skip")) {
      event.preventDefault();
      event.stopPropagation();
      document.getElementById("main").focus();
    }
  }, true);
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button");
    if (!button) { return; }
    if (button.dataset.choose) { choose(button); }
    if (button.id === "again") { again(); }
  });

  document.addEventListener("change", function (event) {
    if (event.target.id === "only-open") { document.body.classList.toggle("only-open", event.target.checked); }
  });

  // What is shown, and what goes wrong on the way

  function announce() {
    var only = document.getElementById("only-open");
    document.body.classList.toggle("only-open", Boolean(only && only.checked));
    all(".clock").forEach(function (one) { if (!one.dataset.since) { one.dataset.since = Date.now() - 1000 * Number(one.dataset.waited || 0); } });
    if (document.getElementById("findings") && !document.getElementById("findings").dataset.announced) {
      document.getElementById("findings").dataset.announced = "1";
      document.dispatchEvent(new Event("replycheck:shown"));
    }
  }
  document.addEventListener("htmx:afterSettle", announce);
  document.addEventListener("htmx:load", announce);
  window.setInterval(function () {
    all(".clock").forEach(function (one) {
      var seconds = Math.round((Date.now() - Number(one.dataset.since || Date.now())) / 1000);
      one.textContent = seconds > 1 ? "已经 " + seconds + " 秒。" : "";
    });
  }, 1000);

  document.addEventListener("htmx:beforeRequest", function (event) {
    if (event.detail.requestConfig && event.detail.requestConfig.verb === "post") { say(""); }
  });
  document.addEventListener("htmx:sendError", function () { say("程序已经停了。请重新打开程序，再把文件拖进来；保存过的处理会跟着回来。"); });
  document.addEventListener("htmx:timeout", function () { say("程序很久没有回答，请稍等再试。"); });
  document.addEventListener("htmx:responseError", function (event) {
    say(event.detail.xhr.status === 403 ? "程序重新开过了，请用新的地址打开这个页面。" : "没有办成，请再试一次。");
  });
})();
