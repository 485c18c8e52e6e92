(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var count = data.minutes;
  var xs = [];
  for (var i = 0; i < count; i++) {
    xs.push(data.startSeconds + i * 60);
  }
  var charts = [];
  var sync = uPlot.sync("day");

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function clock(seconds) {
    return new Date(seconds * 1000).toISOString().slice(11, 16);
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

  function add(a, b) {
    return a.map(function (value, i) { return value + b[i]; });
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
    return {
      stroke: color("soft"), font: "12px system-ui, sans-serif", label: "19 May 2021, UTC", labelSize: 18, labelGap: 0,
      labelFont: "12px system-ui, sans-serif", size: 26, gap: 6, grid: { stroke: color("grid"), width: 1 }, ticks: { show: false },
      space: 70, values: function (u, splits) { return splits.map(clock); }
    };
  }

  function legend(host, lines, format) {
    var box = document.createElement("div");
    box.className = "legend";
    var when = document.createElement("span");
    when.className = "when";
    when.textContent = "hover for values";
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
    box.append(when);
    host.append(box);
    return function (u) {
      var at = u.cursor.idx;
      when.textContent = at === null || at === undefined ? "hover for values" : clock(xs[at]) + " UTC";
      cells.forEach(function (cell, i) {
        if (cell) {
          cell.textContent = at === null || at === undefined || lines[i].silent ? "" : format((lines[i].shown || lines[i].values)[at]);
        }
      });
    };
  }

  function draw(id, lines, axes, format) {
    var host = document.getElementById(id);
    host.textContent = "";
    var update = legend(host, lines, format);
    var scales = { x: { time: true } };
    lines.forEach(function (line) {
      scales[line.scale || "y"] = { range: line.range };
    });
    var options = {
      width: host.clientWidth, height: 310, scales: scales, legend: { show: false },
      tzDate: function (seconds) { return uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"); },
      cursor: { sync: { key: sync.key }, y: false, points: { show: false } },
      axes: [timeAxis()].concat(axes),
      series: [{}].concat(lines.map(function (line) {
        return {
          scale: line.scale || "y", stroke: color(line.color), width: line.width || 1.5, points: { show: false },
          fill: line.fill ? color(line.color) + "55" : undefined,
          paths: line.steps ? uPlot.paths.stepped({ align: 1 }) : undefined
        };
      })),
      hooks: { setCursor: [update] }
    };
    charts.push(new uPlot(options, [xs].concat(lines.map(function (line) { return line.values; })), host));
  }

  function fromZero(u, min, max) {
    return uPlot.rangeNum(0, Math.max(max, 1), 0.1, true);
  }

  function around(u, min, max) {
    return uPlot.rangeNum(Math.min(min, 0), Math.max(max, 1), 0.1, true);
  }

  function prices() {
    var names = ["c1", "c3", "c2", "c4", "c5"];
    var others = data.prices.filter(function (price) { return !price.named; });
    var named = data.prices.filter(function (price) { return price.named; });
    var lines = others.map(function (price, i) {
      return {
        label: i === 0 ? others.length + " others" : null, silent: true, color: "other", width: 0.8, values: price.values
      };
    }).concat(named.map(function (price, i) {
      return { label: price.symbol, color: names[i], width: 1.8, values: price.values };
    }));
    draw("prices", lines, [axis("first price = 100", "y", 3, true)], function (v) { return v.toFixed(1); });
  }

  function liquidated() {
    var total = add(data.LIQUIDATED, data.TAKEN_OVER);
    draw("liquidated", [
      { label: "taken over by the backstop", color: "c2", fill: true, steps: true, width: 1, values: total, shown: data.TAKEN_OVER,
        range: fromZero },
      { label: "closed by slices", color: "c1", fill: true, steps: true, width: 1, values: data.LIQUIDATED, range: fromZero }
    ], [axis("USDT per minute, stacked", "y", 3, true)], short);
  }

  function zones() {
    draw("zones", [
      { label: "in margin call", color: "c1", values: data.IN_CALL, range: fromZero },
      { label: "in liquidation (peak of the minute)", color: "c2", values: data.PEAK_LIQUIDATION, range: fromZero },
      { label: "taken over so far (right axis)", color: "c4", values: cumulate(data.TAKEOVERS), scale: "sum", range: fromZero }
    ], [axis("margin accounts", "y", 3, true), axis("taken over so far", "sum", 1, false)], short);
  }

  function backstop() {
    var total = add(add(data.BACKSTOP_USDT, data.BACKSTOP_BTC), data.BACKSTOP_ETH);
    draw("backstop", [
      { label: "USDT and contracts", color: "c1", values: data.BACKSTOP_USDT, range: around },
      { label: "BTC", color: "c5", values: data.BACKSTOP_BTC, range: around },
      { label: "ETH", color: "c4", values: data.BACKSTOP_ETH, range: around },
      { label: "total", color: "ink", width: 2.2, values: total, range: around }
    ], [axis("USDT", "y", 3, true)], short);
  }

  function drawAll() {
    charts.forEach(function (chart) { chart.destroy(); });
    charts = [];
    prices();
    liquidated();
    zones();
    backstop();
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
