(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var day = 86400;
  var xs = [];
  for (var i = 0; i < data.count; i++) {
    xs.push(data.startSeconds + i * data.widthSeconds);
  }
  var charts = [];
  var sync = uPlot.sync("crash");

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function date(seconds) {
    return new Date(seconds * 1000).toISOString().slice(0, 10);
  }

  function when(seconds) {
    var text = new Date(seconds * 1000).toISOString();
    if (data.widthSeconds >= day) { return text.slice(0, 10); }
    var clock = text.slice(11, data.widthSeconds < 60 ? 19 : 16);
    return data.count * data.widthSeconds > day * 1.5 ? text.slice(5, 10) + " " + clock : clock;
  }

  function onlyFirst(label, i, labels) {
    return i > 0 && label === labels[i - 1] ? "" : label;
  }

  function short(value) {
    var size = Math.abs(value);
    if (size >= 1e9) { return trim(value / 1e9) + "bn"; }
    if (size >= 1e6) { return trim(value / 1e6) + "M"; }
    if (size >= 1e3) { return trim(value / 1e3) + "k"; }
    return trim(value);
  }

  function trim(value) {
    return String(Math.round(value * 100) / 100);
  }

  function cumulate(values) {
    var sum = 0;
    return values.map(function (value) { sum += value; return sum; });
  }

  function axis(label, scale, side, grid) {
    return {
      scale: scale, side: side, label: label, labelSize: 20, labelGap: 0, size: 52, stroke: color("soft"),
      labelFont: "12px system-ui, sans-serif", font: "12px system-ui, sans-serif",
      grid: { show: grid, stroke: color("grid"), width: 1 }, ticks: { show: false },
      values: function (u, splits) { return splits.map(function (v) { return v === null ? "" : short(v); }); }
    };
  }

  function timeAxis() {
    var first = date(xs[0]);
    var last = date(xs[data.count - 1]);
    return {
      stroke: color("soft"), font: "12px system-ui, sans-serif", size: 26, gap: 6, labelSize: 18, labelGap: 0,
      label: (first === last ? first : first + " to " + last) + ", UTC",
      labelFont: "12px system-ui, sans-serif", grid: { stroke: color("grid"), width: 1 }, ticks: { show: false },
      space: 90, values: function (u, splits) { return splits.map(when).map(onlyFirst); }
    };
  }

  function legend(host, lines) {
    var box = document.createElement("div");
    box.className = "legend";
    var hint = document.createElement("span");
    hint.className = "when";
    hint.textContent = "hover for values";
    var cells = lines.map(function (line) {
      if (!line.label) { return null; }
      var item = document.createElement("span");
      var swatch = document.createElement("i");
      var value = document.createElement("b");
      swatch.style.background = color(line.color);
      item.append(swatch, line.label, value);
      box.append(item);
      return value;
    });
    box.append(hint);
    host.append(box);
    return function (u) {
      var at = u.cursor.idx;
      var isThere = at !== null && at !== undefined;
      hint.textContent = isThere ? when(xs[at]) + " UTC" : "hover for values";
      cells.forEach(function (cell, i) {
        if (cell) { cell.textContent = isThere && !lines[i].silent ? short((lines[i].shown || lines[i].values)[at]) : ""; }
      });
    };
  }

  function draw(id, lines, axes) {
    var host = document.getElementById(id);
    host.textContent = "";
    var update = legend(host, lines);
    var scales = { x: { time: true } };
    lines.forEach(function (line) {
      scales[line.scale || "y"] = { range: line.range || fromZero };
    });
    var options = {
      width: host.clientWidth, height: 310, scales: scales, legend: { show: false },
      tzDate: function (seconds) { return uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"); },
      cursor: { sync: { key: sync.key }, y: false, points: { show: false } },
      axes: [timeAxis()].concat(axes),
      series: [{}].concat(lines.map(function (line) {
        return {
          scale: line.scale || "y", stroke: color(line.color), width: line.width || 1.5, points: { show: false },
          dash: line.dash, fill: line.fill ? color(line.color) : undefined,
          paths: line.steps ? uPlot.paths.stepped({ align: 1 }) : undefined
        };
      })),
      hooks: { setCursor: [update] }
    };
    charts.push(new uPlot(options, [xs].concat(lines.map(function (line) { return line.values; })), host));
  }

  function fromZero(u, min, max) {
    return uPlot.rangeNum(0, Math.max(max || 0, 1), 0.1, true);
  }

  function add(a, b) {
    return a.map(function (value, i) { return value + b[i]; });
  }

  function prices() {
    var names = ["c1", "c3", "c2", "c4", "c5"];
    var others = data.prices.filter(function (price) { return !price.named; });
    var named = data.prices.filter(function (price) { return price.named; });
    var lines = others.map(function (price, i) {
      return { label: i === 0 ? others.length + " others" : null, silent: true, color: "other", width: 0.8, values: price.values };
    }).concat(named.map(function (price, i) {
      return { label: price.symbol, color: names[i], width: 1.8, values: price.values };
    }));
    draw("prices", lines, [axis("first price = 100", "y", 3, true)]);
  }

  function zones() {
    draw("zones", [
      { label: "called", color: "c1", values: cumulate(data.CALL_ZONES) },
      { label: "liquidated", color: "c2", values: cumulate(data.LIQUIDATIONS) },
      { label: "taken over", color: "c4", values: cumulate(data.TAKEOVERS) }
    ], [axis("margin accounts", "y", 3, true)]);
  }

  function deficits() {
    var parts = [
      { label: "insurance funds", color: "c1", own: cumulate(data.BY_FUNDS) },
      { label: "common fund", color: "c3", own: cumulate(data.BY_COMMON) },
      { label: "haircuts on winners", color: "c2", own: cumulate(data.BY_WINNERS) },
      { label: "uncovered", color: "other", own: cumulate(data.UNCOVERED) }
    ];
    var below = parts[0].own.map(function () { return 0; });
    var lines = parts.map(function (part) {
      below = add(below, part.own);
      return { label: part.label, color: part.color, fill: true, steps: true, width: 1, values: below, shown: part.own };
    });
    lines.reverse();
    if (data.GIVEN_UP.some(function (value) { return value !== 0; })) {
      lines.push({ label: "given up by the deleveraged", color: "c4", width: 1.8, values: cumulate(data.GIVEN_UP) });
    }
    draw("deficits", lines, [axis("USDT", "y", 3, true)]);
  }

  function funds() {
    var names = ["c1", "c2", "c4", "c5"];
    draw("funds", data.funds.map(function (fund, i) {
      return { label: fund.pool, color: names[i], values: fund.fund, steps: true };
    }).concat([{ label: "common fund", color: "c3", values: data.common, dash: [6, 4], steps: true }]),
      [axis("USDT", "y", 3, true)]);
  }

  function drawAll() {
    charts.forEach(function (chart) { chart.destroy(); });
    charts = [];
    prices();
    zones();
    deficits();
    funds();
  }

  function resize() {
    charts.forEach(function (chart) {
      chart.setSize({ width: chart.root.parentNode.clientWidth, height: 310 });
    });
  }

  drawAll();
  window.addEventListener("resize", resize);
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
}());
