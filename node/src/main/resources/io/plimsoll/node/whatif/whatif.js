(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var day = 86400;
  var time = plimsollIntervals(data, "whatif");
  // One point draws no line: the end of the last interval closes it.
  time.xs.push(data.startSeconds + data.count * data.widthSeconds);
  var page = plimsollCharts(time);
  var axis = page.axis;
  var draw = page.draw;
  var cumulate = page.cumulate;
  var fromZero = page.fromZero;

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

  function closed(values) {
    return values.concat([values[values.length - 1]]);
  }

  function compare(id, series, label, shape) {
    draw(id, [
      { steps: true, range: fromZero, label: "recorded", color: "c1", fill: "40", values: closed(shape(series.recorded)) },
      { steps: true, range: fromZero, label: "what-if", color: "c2", width: 1.8, values: closed(shape(series.whatIf)) }
    ], [axis(label, "y", 3, true)]);
  }

  function same(values) {
    return values;
  }

  function takeovers() {
    draw("takeovers", [
      { steps: true, range: fromZero, label: "takeovers, recorded", color: "c1", values: closed(cumulate(data.TAKEOVERS.recorded)) },
      { steps: true, range: fromZero, label: "takeovers, what-if", color: "c2", values: closed(cumulate(data.TAKEOVERS.whatIf)) },
      { steps: true, range: fromZero, label: "shortfall, recorded (right axis)", color: "c1", dash: [5, 4], scale: "sum",
        values: closed(cumulate(data.SHORTFALL.recorded)) },
      { steps: true, range: fromZero, label: "shortfall, what-if (right axis)", color: "c2", dash: [5, 4], scale: "sum",
        values: closed(cumulate(data.SHORTFALL.whatIf)) }
    ], [axis("takeovers", "y", 3, true), axis("shortfall", "sum", 1, false)]);
  }

  page.start(function () {
    compare("liquidated", data.LIQUIDATED, "per " + width(), same);
    compare("cumulative", data.LIQUIDATED, "since the beginning", cumulate);
    compare("calls", data.MARGIN_CALLS, "calls per " + width(), same);
    takeovers();
  });
}());
