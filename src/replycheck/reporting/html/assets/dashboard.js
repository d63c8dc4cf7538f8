"use strict";
(() => {
  const [NUMBER, NAME, PATH, UNIT, VERDICT, ERRORS, WARNINGS, INFOS, SHARE, DEMANDS, DAYS, GROUP, FAMILIES, PROBLEMS, UNREAD, LINK, LACKS, RETOLD, WRONG, ADDED] =
    Array.from({ length: 20 }, (_, i) => i);
  const rows = JSON.parse(document.getElementById("data").textContent);
  const LABEL = { blocked: "拦下", incomplete: "未能查全", noted: "没有错误，有待核", clean: "没有发现问题" };
  const GRAVITY = ["blocked", "incomplete", "pass"], ORDER = ["blocked", "incomplete", "noted", "clean"];
  const NO_UNIT = "（没有写单位）";
  const SIZE = 50, MOST_UNITS = 12;
  const byId = (id) => document.getElementById(id);
  const percent = (value) => (value === null ? "" : value > 0 && value < 0.005 ? "不到 1%" : Math.round(value * 100) + "%");
  const open = (row) => (row[VERDICT] === "pass" ? row[ERRORS] + row[WARNINGS] + row[INFOS] : 0);
  // A pass is told apart by whether anything was found in it.
  const kindOf = (row) => (row[VERDICT] !== "pass" ? row[VERDICT] : open(row) ? "noted" : "clean");
  const ended = (row) => (open(row) ? `没有错误，${open(row)} 处待核` : LABEL[kindOf(row)]);
  const unitOf = (row) => row[UNIT] || NO_UNIT;
  const shareBin = (row) => (row[SHARE] === null ? "未知" : String(Math.min(9, Math.floor(row[SHARE] * 10))));
  const DAY_BINS = ["0–15", "16–30", "31–60", "61–90", "90 以上", "未知"];
  const dayBin = (row) => {
    const days = row[DAYS];
    if (days === null) return "未知";
    return DAY_BINS[[15, 30, 60, 90, Infinity].findIndex((most) => days <= most)];
  };
  const FACT_BINS = ["有不符", "都一致", "没有核对"];
  const factBin = (row) => (row[WRONG] === null ? "没有核对" : row[WRONG] ? "有不符" : "都一致");
  // A filter: the values it takes from a row. Several values of one filter are "or", several filters "and".
  const FILTERS = {
    verdict: (row) => [kindOf(row)],
    unit: (row) => [unitOf(row)],
    family: (row) => row[FAMILIES],
    share: (row) => [shareBin(row)],
    days: (row) => [dayBin(row)],
    facts: (row) => [factBin(row)],
    group: (row) => (row[GROUP] ? [String(row[GROUP])] : []),
  };
  const NAMES = { verdict: "结论", unit: "单位", family: "问题", share: "照搬", days: "用时", facts: "与文书核对", group: "雷同组" };
  const shareName = (bin) => (bin === "未知" ? bin : `${Number(bin) * 10}–${Number(bin) * 10 + 10}%`);
  const shown = (name, value) => (name === "verdict" ? LABEL[value] : name === "share" ? shareName(value) : value);
  // Papers that are all called 答复.docx are told apart by their folders.
  const named = new Map();
  for (const row of rows) named.set(row[NAME], (named.get(row[NAME]) || 0) + 1);
  const called = (row) => (named.get(row[NAME]) > 1 ? row[PATH].split(/[\\/]/).slice(-3).join("/") : row[NAME]);
  const state = { find: "", picked: {}, sort: "rank", down: false, page: 0 };
  const words = rows.map((row) => [row[PATH], row[UNIT], row[PROBLEMS], row[UNREAD], row[FAMILIES].join(" ")].join("\n").toLowerCase());

  const rank = (a, b) =>
    GRAVITY.indexOf(a[VERDICT]) - GRAVITY.indexOf(b[VERDICT]) || b[ERRORS] - a[ERRORS] ||
    (b[SHARE] || 0) - (a[SHARE] || 0) || b[WARNINGS] - a[WARNINGS] || (b[DEMANDS] || 0) - (a[DEMANDS] || 0) || a[NUMBER] - b[NUMBER];
  const figure = (index) => (a, b) => {
    if (a[index] === null || b[index] === null) return (a[index] === null) - (b[index] === null);
    return (state.down ? -1 : 1) * (a[index] - b[index]);
  };
  const text = (of) => (a, b) => (state.down ? -1 : 1) * of(a).localeCompare(of(b), "zh-CN", { numeric: true });
  const COLUMNS = [
    ["rank", "名次", (a, b) => (state.down ? -1 : 1) * rank(a, b), null],
    ["number", "序号", figure(NUMBER), (row) => String(row[NUMBER])],
    ["file", "文件", text(called), null],
    ["unit", "单位", text(unitOf), (row) => row[UNIT]],
    ["verdict", "结论", (a, b) => (state.down ? -1 : 1) * (ORDER.indexOf(kindOf(a)) - ORDER.indexOf(kindOf(b)) || open(b) - open(a)), null],
    ["errors", "错误", figure(ERRORS), (row) => String(row[ERRORS])],
    ["warnings", "警告", figure(WARNINGS), (row) => String(row[WARNINGS])],
    ["share", "照搬", figure(SHARE), (row) => percent(row[SHARE])],
    ["retold", "转述", figure(RETOLD), (row) => percent(row[RETOLD])],
    ["wrong", "与文书不符", figure(WRONG), (row) => (row[WRONG] === null ? "" : String(row[WRONG]))],
    ["added", "新写的事实", figure(ADDED), (row) => (row[ADDED] === null ? "" : String(row[ADDED]))],
    ["demands", "未答诉求", figure(DEMANDS), (row) => (row[DEMANDS] === null ? "" : String(row[DEMANDS]))],
    ["days", "用时", figure(DAYS), (row) => (row[DAYS] === null ? "" : `${row[DAYS]} 天`)],
    ["group", "雷同组", figure(GROUP), null],
    ["problems", "主要问题", text((row) => row[PROBLEMS]), null],
  ];
  const NUMERIC = new Set(["rank", "number", "errors", "warnings", "share", "retold", "wrong", "added", "demands", "days"]);
  const place = new Map([...rows].sort(rank).map((row, at) => [row, at + 1]));

  const passes = (row, at, but) => {
    for (const name in state.picked) {
      if (name !== but && !FILTERS[name](row).some((value) => state.picked[name].has(value))) return false;
    }
    return !state.find || state.find.split(/\s+/).every((word) => words[at].includes(word));
  };
  const left = (but) => rows.filter((row, at) => passes(row, at, but));
  const tally = (name) => {
    const counts = new Map();
    for (const row of left(name)) for (const value of FILTERS[name](row)) {
      const one = counts.get(value) || { all: 0, blocked: 0, incomplete: 0, noted: 0, clean: 0 };
      one.all += 1;
      one[kindOf(row)] += 1;
      counts.set(value, one);
    }
    return counts;
  };
  const pick = (name, value) => {
    const picked = state.picked[name] || (state.picked[name] = new Set());
    picked.has(value) ? picked.delete(value) : picked.add(value);
    if (!picked.size) delete state.picked[name];
    state.page = 0;
    draw();
  };

  const make = (name, attributes, ...children) => {
    const svg = ["svg", "g", "rect", "text", "title", "line"].includes(name);
    const element = svg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const key in attributes) {
      if (key === "on") for (const event in attributes.on) element.addEventListener(event, attributes.on[event]);
      else if (attributes[key] !== undefined && attributes[key] !== false) element.setAttribute(key, attributes[key]);
    }
    element.append(...children);
    return element;
  };
  const fill = (id, ...children) => {
    const figure_ = byId(id);
    for (const old of [...figure_.children].slice(1)) old.remove();
    figure_.append(...children);
  };
  const cut = (name, most) => (name.length > most ? name.slice(0, most - 1) + "…" : name);
  const group = (name, value, told, ...parts) => {
    const on = Boolean(state.picked[name] && state.picked[name].has(value));
    const act = () => pick(name, value);
    return make("g", {
      class: "pick" + (on ? " on" : ""), tabindex: 0, role: "button", "aria-pressed": String(on), "aria-label": told,
      on: { click: act, keydown: (event) => (event.key === "Enter" || event.key === " ") && (event.preventDefault(), act()) },
    }, ...parts, make("title", {}, told));
  };

  // Horizontal bars; each of `items` is [value, name, counts], stacked by verdict or in one colour.
  const bars = (id, filter, items, colour) => {
    const height = 22, left_ = 112, width = 360, room = width - left_ - 46;
    const most = Math.max(1, ...items.map(([, , one]) => one.all));
    const parts = items.map(([value, name, one], at) => {
      const y = at * height;
      let x = left_;
      const pieces = (colour ? [[colour, one.all]] : ORDER.map((verdict) => [verdict, one[verdict]])).map(([kind, count]) => {
        const size = (room * count) / most;
        const bar = make("rect", { class: kind, x, y: y + 4, width: size.toFixed(2), height: height - 8 });
        x += size;
        return bar;
      });
      const label = cut(name, 8), whole = label === name ? "" : `（${name}）`; // first what is seen, as it is seen
      const told = colour ? `${label}：${one.all} 份${whole}` : `${label}：${one.all} 份，拦下 ${one.blocked}，未能查全 ${one.incomplete}，没有错误有待核 ${one.noted}，没有发现问题 ${one.clean}${whole}`;
      return group(filter, value, told,
        make("rect", { class: "hit", x: 0, y, width, height }),
        make("text", { class: "end", x: left_ - 6, y: y + 16 }, label), ...pieces,
        make("text", { class: "value", x: x + 5, y: y + 16 }, " " + one.all));
    });
    const box = `0 0 ${width} ${Math.max(1, items.length) * height}`;
    const nothing = make("p", { class: "soft" }, "没有。");
    fill(id, items.length ? make("svg", { viewBox: box, role: "group", "aria-label": byId(id).firstElementChild.textContent }, ...parts) : nothing);
  };
  // Upright bars over fixed classes.
  const columns = (id, filter, bins, named, colour) => {
    const counts = tally(filter), width = 360, height = 150, floor = 112, step = width / bins.length;
    const most = Math.max(1, ...bins.map((bin) => (counts.get(bin) || { all: 0 }).all));
    const parts = bins.map((bin, at) => {
      const count = (counts.get(bin) || { all: 0 }).all, size = (floor - 18) * count / most, x = at * step;
      const label = bin === "未知" ? bin : filter === "share" ? `${Number(bin) * 10}%` : bin;
      return group(filter, bin, label === named(bin) ? `${label}：${count} 份` : `${label}：${count} 份，${named(bin)}`,
        make("rect", { class: "hit", x, y: 0, width: step, height }),
        make("rect", { class: bin === "未知" ? "none" : colour, x: x + 3, y: floor - size, width: step - 6, height: size }),
        make("text", { class: "middle", x: x + step / 2, y: floor + 18 }, label),
        make("text", { class: "value middle", x: x + step / 2, y: floor - size - 4 }, count ? " " + count : ""));
    });
    fill(id, make("svg", { viewBox: `0 0 ${width} ${height - 14}`, role: "group", "aria-label": byId(id).firstElementChild.textContent },
      make("line", { class: "axis", x1: 0, x2: width, y1: floor, y2: floor }), ...parts));
  };
  const median = (values) => {
    if (!values.length) return null;
    values.sort((a, b) => a - b);
    const half = values.length >> 1;
    return values.length % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
  };

  const drawTiles = (found) => {
    const count = (kind) => found.filter((row) => kindOf(row) === kind).length;
    const checked = found.length - count("incomplete"), left_ = found.reduce((sum, row) => sum + open(row), 0);
    const known = (index) => found.map((row) => row[index]).filter((value) => value !== null);
    const share = median(known(SHARE)), days = median(known(DAYS)), demands = known(DEMANDS);
    const groups = new Set(found.map((row) => row[GROUP]).filter(Boolean));
    // Shares are of what was checked; what was not is only counted.
    const part = (kind) => (kind !== "incomplete" && checked ? ` 占查全的 ${percent(count(kind) / checked)}` : "");
    const named = (kind) => (kind === "noted" && left_ ? `没有错误，${left_} 处待核` : LABEL[kind]);
    const told = [
      ["", "答复", String(found.length), ""],
      ...ORDER.map((verdict) => [verdict, named(verdict), String(count(verdict)), part(verdict)]),
      ["", "照搬比例中位数", share === null ? "未知" : percent(share), share === null ? " 没有裁判文书可比" : ""],
      ["", "未答诉求", demands.length ? String(demands.reduce((a, b) => a + b, 0)) : "未知", demands.length ? "" : " 没有提供来信"],
      ["", "雷同组", String(groups.size), ""],
      ["", "用时中位数", days === null ? "未知" : `${days} 天`, ""],
    ];
    byId("tiles").replaceChildren(...told.map(([kind, name, value, more]) =>
      make("div", { class: "tile " + kind }, make("span", { class: "soft" }, name + more), make("b", {}, value))));
  };
  // What was not checked stands above every figure.
  const drawUnchecked = (found) => {
    const counts = new Map();
    for (const row of found) for (const lack of row[LACKS]) counts.set(lack, (counts.get(lack) || 0) + 1);
    const order = [...counts.keys()].sort((a, b) => b.includes("照搬") - a.includes("照搬")); // copying first, as elsewhere
    const told = order.map((lack) => `${counts.get(lack)} 份${counts.get(lack) === found.length && found.length > 1 ? "都" : ""}${lack}`);
    const incomplete = found.filter((row) => row[VERDICT] === "incomplete").length;
    if (incomplete) told.push(`${incomplete} 份没有查全`);
    byId("unchecked").textContent = told.length ? told.join("；") + "。" : "";
    byId("unchecked").hidden = !told.length;
  };
  const drawCharts = () => {
    const verdicts = tally("verdict");
    bars("verdicts", "verdict", ORDER.filter((one) => verdicts.has(one)).map((one) => [one, LABEL[one], verdicts.get(one)]), null);
    const families = [...tally("family")].sort((a, b) => b[1].all - a[1].all || a[0].localeCompare(b[0], "zh-CN"));
    bars("families", "family", families.map(([name, one]) => [name, name, one]), "bar");
    const units = [...tally("unit")].sort((a, b) => b[1].blocked - a[1].blocked || b[1].all - a[1].all || a[0].localeCompare(b[0], "zh-CN"));
    bars("units", "unit", units.slice(0, MOST_UNITS).map(([name, one]) => [name, name, one]), null);
    if (units.length > MOST_UNITS) byId("units").append(make("p", { class: "soft" }, `另有 ${units.length - MOST_UNITS} 个单位，请在下面的“单位”里选。`));
    columns("shares", "share", ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "未知"], shareName, "copied");
    columns("facts", "facts", FACT_BINS, (bin) => bin, "bar");
    columns("days", "days", DAY_BINS, (bin) => bin, "bar");
  };
  const cell = (row, [name, , , words_]) => {
    if (name === "rank") return make("td", { class: "number" }, String(place.get(row)));
    if (name === "file") {
      const name_ = row[LINK] ? make("a", { href: leads(row), id: "reply-" + row[NUMBER] }, called(row)) : document.createTextNode(called(row));
      return make("td", { class: "file", title: row[PATH] }, name_);
    }
    if (name === "verdict") return make("td", {}, make("span", { class: "verdict " + kindOf(row) }, ended(row)));
    if (name === "group") {
      return make("td", {}, ...(row[GROUP] ? [make("button", { type: "button", title: "看这一组", on: { click: () => pick("group", String(row[GROUP])) } }, String(row[GROUP]))] : []));
    }
    if (name === "problems") return make("td", { class: "words" }, row[PROBLEMS], ...(row[VERDICT] === "incomplete" && row[UNREAD] ? [make("div", { class: "soft" }, row[UNREAD])] : []));
    return make("td", { class: NUMERIC.has(name) ? "number" : "" }, words_(row));
  };
  const sorted = (found) => {
    const column = COLUMNS.find(([name]) => name === state.sort);
    return found.sort((a, b) => column[2](a, b) || rank(a, b));
  };
  // A report is told how the overview stood, so that it can lead back to it and on to the next row.
  const leads = (row) => row[LINK] + (view() ? "?" + view() : "");
  const drawTable = (found) => {
    sorted(found);
    const pages = Math.max(1, Math.ceil(found.length / SIZE));
    state.page = Math.min(state.page, pages - 1);
    byId("rows").replaceChildren(...found.slice(state.page * SIZE, (state.page + 1) * SIZE).map((row) =>
      make("tr", {}, ...COLUMNS.map((one) => cell(row, one)))));
    byId("heads").replaceChildren(...COLUMNS.map(([name, label]) => make("th", { scope: "col", "aria-sort": name === state.sort ? (state.down ? "descending" : "ascending") : undefined },
      make("button", { type: "button", id: "by-" + name, on: { click: () => {
        state.down = state.sort === name ? !state.down : NUMERIC.has(name) && !["rank", "number"].includes(name);
        state.sort = name;
        state.page = 0;
        draw();
        byId("by-" + name).focus();
      } } }, label + (name === state.sort ? (state.down ? " ▼" : " ▲") : "")))));
    byId("where").textContent = `第 ${state.page + 1} 页，共 ${pages} 页`;
    byId("first").disabled = byId("back").disabled = state.page === 0;
    byId("next").disabled = byId("last").disabled = state.page === pages - 1;
    byId("count").textContent = found.length === rows.length ? `共 ${rows.length} 份` : `筛出 ${found.length} 份，共 ${rows.length} 份`;
    return pages;
  };
  let pages = 1;
  const draw = () => {
    const found = left(null);
    drawUnchecked(found);
    drawTiles(found);
    drawCharts();
    pages = drawTable(found);
    const chips = Object.keys(state.picked).flatMap((name) => [...state.picked[name]].map((value) =>
      make("button", { type: "button", class: "chip", title: "去掉这个筛选", on: { click: () => pick(name, value) } }, `${NAMES[name]}：${shown(name, value)} ×`)));
    byId("chips").replaceChildren(...chips);
    byId("clear").hidden = !chips.length && !state.find;
    byId("unit").value = state.picked.unit && state.picked.unit.size === 1 ? [...state.picked.unit][0] : "";
    remember();
  };
  const view = () => {
    const told = new URLSearchParams();
    for (const name in state.picked) for (const value of state.picked[name]) told.append(name, value);
    if (state.find) told.set("find", state.find);
    if (state.sort !== "rank" || state.down) told.set("sort", (state.down ? "-" : "") + state.sort);
    return told.toString();
  };
  const remember = () => {
    const hash = [view(), state.page ? "page=" + (state.page + 1) : ""].filter(Boolean).join("&");
    try {
      history.replaceState(null, "", hash ? "#" + hash : location.pathname + location.search);
    } catch {
      // some browsers forbid it for files: then a link to this view cannot be copied, and all else works
    }
  };
  const recall = () => {
    const told = new URLSearchParams(location.hash.slice(1));
    for (const name in FILTERS) if (told.has(name)) state.picked[name] = new Set(told.getAll(name));
    state.find = (told.get("find") || "").toLowerCase();
    byId("find").value = state.find;
    const sort = told.get("sort") || "rank", name = sort.replace(/^-/, "");
    if (COLUMNS.some(([one]) => one === name)) [state.sort, state.down] = [name, sort.startsWith("-")];
    state.page = Math.max(0, (parseInt(told.get("page"), 10) || 1) - 1);
    const way = ["reply", "before", "after"].find((name) => told.has(name));
    return way ? [way, Number(told.get(way))] : null;
  };
  // Back from a report to its row, or on to the report of the row before or after it.
  const arrive = ([way, number]) => {
    const found = sorted(left(null)), at = found.findIndex((row) => row[NUMBER] === number);
    if (at < 0) return draw();
    const step = { reply: 0, before: -1, after: 1 }[way];
    let next = at + step;
    while (step && found[next] && !found[next][LINK]) next += step;
    if (step && found[next]) return location.replace(leads(found[next]));
    state.page = Math.floor(at / SIZE);
    draw();
    if (step) byId("count").textContent = step > 0 ? "已经是最后一份。" : "已经是第一份。";
    const link = byId("reply-" + number);
    if (link) link.focus();
  };

  for (const name of [...new Set(rows.map(unitOf))].sort((a, b) => a.localeCompare(b, "zh-CN"))) byId("unit").append(make("option", { value: name }, name));
  byId("lead").textContent = `共核对 ${rows.length} 份答复。点图表可以筛选，点文件名看报告；完整数据见 summary.xlsx 和 results.jsonl。`;
  byId("find").addEventListener("input", (event) => { state.find = event.target.value.trim().toLowerCase(); state.page = 0; draw(); });
  byId("unit").addEventListener("change", (event) => {
    if (event.target.value) state.picked.unit = new Set([event.target.value]);
    else delete state.picked.unit;
    state.page = 0;
    draw();
  });
  byId("clear").addEventListener("click", () => { state.picked = {}; state.find = byId("find").value = ""; state.page = 0; draw(); });
  const turn = (to) => () => { state.page = to(); draw(); };
  byId("first").addEventListener("click", turn(() => 0));
  byId("back").addEventListener("click", turn(() => state.page - 1));
  byId("next").addEventListener("click", turn(() => state.page + 1));
  byId("last").addEventListener("click", turn(() => pages - 1));
  const asked = recall();
  if (asked) arrive(asked);
  else draw();
})();
