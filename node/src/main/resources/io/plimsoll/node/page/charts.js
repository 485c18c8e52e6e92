/**
 * Charts over one time axis, and what their pages share: plimsollCharts(time) with
 *   xs      seconds since the epoch, ascending
 *   label   under the axis
 *   clock   from seconds to the text of a tick
 *   space   least pixels between two ticks
 *   sync    name under which cursors move together
 * A line is {label, color, values} and may have: shown (values of the legend), silent (no value there), width, fill (opacity as two
 * hexadecimal digits), steps, dash, scale, range.
 */
function plimsollCharts(time) {
  "use strict";
  var charts = [];
  var sync = uPlot.sync(time.sync);
  var height = 310;
  var font = "12px system-ui, sans-serif";

  function color(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
  }

  function trim(value) {
    return String(Math.round(value * 100) / 100);
  }

  function short(value) {
    var size = Math.abs(value);
    if (size >= 1e9) { return trim(value / 1e9) + "bn"; }
    if (size >= 1e6) { return trim(value / 1e6) + "M"; }
    if (size >= 1e3) { return trim(value / 1e3) + "k"; }
    return trim(value);
  }

  function cumulate(values) {
    var sum = 0;
    return values.map(function (value) { sum += value; return sum; });
  }

  function add(a, b) {
    return a.map(function (value, i) { return value + b[i]; });
  }

  function onlyFirst(label, i, labels) {
    return i > 0 && label === labels[i - 1] ? "" : label;
  }

  function axis(label, scale, side, grid) {
    return {
      scale: scale, side: side, label: label, labelSize: 20, labelGap: 0, size: 52, stroke: color("soft"), labelFont: font, font: font,
      grid: { show: grid, stroke: color("grid"), width: 1 }, ticks: { show: false },
      values: function (u, splits) { return splits.map(function (v) { return v === null ? "" : short(v); }); }
    };
  }

  function timeAxis() {
    return {
      stroke: color("soft"), font: font, label: time.label, labelSize: 18, labelGap: 0, labelFont: font, size: 26, gap: 6,
      grid: { stroke: color("grid"), width: 1 }, ticks: { show: false }, space: time.space,
      values: function (u, splits) { return splits.map(time.clock).map(onlyFirst); }
    };
  }

  function legend(host, lines, format) {
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
      hint.textContent = isThere ? time.clock(time.xs[at]) + " UTC" : "hover for values";
      cells.forEach(function (cell, i) {
        if (cell) { cell.textContent = isThere && !lines[i].silent ? format((lines[i].shown || lines[i].values)[at]) : ""; }
      });
    };
  }

  function draw(id, lines, axes, format, ownHeight) {
    var host = document.getElementById(id);
    host.textContent = "";
    var update = legend(host, lines, format || short);
    var scales = { x: { time: true } };
    lines.forEach(function (line) {
      scales[line.scale || "y"] = { range: line.range };
    });
    var options = {
      width: host.clientWidth, height: ownHeight || height, scales: scales, legend: { show: false },
      tzDate: function (seconds) { return uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"); },
      cursor: { sync: { key: sync.key }, y: false, points: { show: false } },
      axes: [timeAxis()].concat(axes),
      series: [{}].concat(lines.map(function (line) {
        return {
          scale: line.scale || "y", stroke: color(line.color), width: line.width || 1.5, points: { show: false },
          dash: line.dash, fill: line.fill ? color(line.color) + line.fill : undefined,
          paths: line.steps ? uPlot.paths.stepped({ align: 1 }) : undefined
        };
      })),
      hooks: { setCursor: [update] }
    };
    charts.push(new uPlot(options, [time.xs].concat(lines.map(function (line) { return line.values; })), host));
  }

  function fromZero(u, min, max) {
    return uPlot.rangeNum(0, Math.max(max || 0, 1), 0.1, true);
  }

  function prices(id, all, range, format) {
    var names = ["c1", "c3", "c2", "c4", "c5"];
    var others = all.filter(function (price) { return !price.named; });
    var named = all.filter(function (price) { return price.named; });
    var lines = others.map(function (price, i) {
      return {
        label: i === 0 ? others.length + " others" : null, silent: true, color: "other", width: 0.8, values: price.values, range: range
      };
    }).concat(named.map(function (price, i) {
      return { label: price.symbol, color: names[i], width: 1.8, values: price.values, range: range };
    }));
    draw(id, lines, [axis("first price = 100", "y", 3, true)], format);
  }

  function start(drawPage) {
    function drawAll() {
      charts.forEach(function (chart) { chart.destroy(); });
      charts = [];
      drawPage();
    }

    drawAll();
    window.addEventListener("resize", function () {
      charts.forEach(function (chart) { chart.setSize({ width: chart.root.parentNode.clientWidth, height: chart.height }); });
    });
    window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  }

  return {
    short: short, cumulate: cumulate, add: add, axis: axis, draw: draw, fromZero: fromZero, prices: prices, start: start
  };
}

/**
 * Time in intervals of one width, as plimsollCharts takes it; times are written as shortly as they stay clear.
 */
function plimsollIntervals(data, sync) {
  "use strict";
  var day = 86400;
  var xs = [];
  for (var i = 0; i < data.count; i++) {
    xs.push(data.startSeconds + i * data.widthSeconds);
  }

  function date(seconds) {
    return new Date(seconds * 1000).toISOString().slice(0, 10);
  }

  function clock(seconds) {
    var text = new Date(seconds * 1000).toISOString();
    if (data.widthSeconds >= day) { return text.slice(0, 10); }
    var time = text.slice(11, data.widthSeconds < 60 ? 19 : 16);
    return data.count * data.widthSeconds > day * 1.5 ? text.slice(5, 10) + " " + time : time;
  }

  var first = date(xs[0]);
  var last = date(xs[0] + data.count * data.widthSeconds - 1);
  return { xs: xs, clock: clock, label: (first === last ? first : first + " to " + last) + ", UTC", space: 90, sync: sync };
}
