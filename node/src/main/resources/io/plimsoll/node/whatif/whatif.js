(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var day = 86400;
  var xs = [];
  for (var i = 0; i < data.count; i++) {
    xs.push(data.startSeconds + i * data.widthSeconds);
  }
  // One point draws no line: the end of the last interval closes it.
  xs.push(data.startSeconds + data.count * data.widthSeconds);
  var charts = [];
  var sync = uPlot.sync("whatif");

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

  function width() {
    var units = [["day", day], ["hour", 3600], ["minute", 60], ["second", 1]];
    for (var u = 0; u < units.length; u++) {
      var number = data.widthSeconds / units[u][1];
      if (number >= 1) {
        return number === 1 ? units[u][0] : number + " " + units[u][0] + "s";
      }
    }
    return "";
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

  function closed(values) {
    return values.concat([values[values.length - 1]]);
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
    var last = date(xs[data.count] - 1);
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
        cell.textContent = isThere ? short(lines[i].values[at]) : "";
      });
    };
  }

  function draw(id, lines, axes) {
    var host = document.getElementById(id);
    host.textContent = "";
    var update = legend(host, lines);
    var scales = { x: { time: true } };
    lines.forEach(function (line) {
      scales[line.scale || "y"] = { range: fromZero };
    });
    var options = {
      width: host.clientWidth, height: 310, scales: scales, legend: { show: false },
      tzDate: function (seconds) { return uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"); },
      cursor: { sync: { key: sync.key }, y: false, points: { show: false } },
      axes: [timeAxis()].concat(axes),
      series: [{}].concat(lines.map(function (line) {
        return {
          scale: line.scale || "y", stroke: color(line.color), width: line.width || 1.5, points: { show: false },
          dash: line.dash, fill: line.fill ? color(line.color) + "40" : undefined,
          paths: uPlot.paths.stepped({ align: 1 })
        };
      })),
      hooks: { setCursor: [update] }
    };
    charts.push(new uPlot(options, [xs].concat(lines.map(function (line) { return line.values; })), host));
  }

  function fromZero(u, min, max) {
    return uPlot.rangeNum(0, Math.max(max || 0, 1), 0.1, true);
  }

  function compare(id, series, label, shape) {
    draw(id, [
      { label: "recorded", color: "c1", fill: true, values: closed(shape(series.recorded)) },
      { label: "what-if", color: "c2", width: 1.8, values: closed(shape(series.whatIf)) }
    ], [axis(label, "y", 3, true)]);
  }

  function same(values) {
    return values;
  }

  function takeovers() {
    draw("takeovers", [
      { label: "takeovers, recorded", color: "c1", values: closed(cumulate(data.TAKEOVERS.recorded)) },
      { label: "takeovers, what-if", color: "c2", values: closed(cumulate(data.TAKEOVERS.whatIf)) },
      { label: "shortfall, recorded (right axis)", color: "c1", dash: [5, 4], scale: "sum",
        values: closed(cumulate(data.SHORTFALL.recorded)) },
      { label: "shortfall, what-if (right axis)", color: "c2", dash: [5, 4], scale: "sum",
        values: closed(cumulate(data.SHORTFALL.whatIf)) }
    ], [axis("takeovers", "y", 3, true), axis("shortfall", "sum", 1, false)]);
  }

  function drawAll() {
    charts.forEach(function (chart) { chart.destroy(); });
    charts = [];
    compare("liquidated", data.LIQUIDATED, "per " + width(), same);
    compare("cumulative", data.LIQUIDATED, "since the beginning", cumulate);
    compare("calls", data.MARGIN_CALLS, "calls per " + width(), same);
    takeovers();
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
