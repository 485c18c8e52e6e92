(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var xs = [];
  for (var i = 0; i < data.minutes; i++) {
    xs.push(data.startSeconds + i * 60);
  }
  var page = plimsollCharts({
    xs: xs, label: "19 May 2021, UTC", space: 70, sync: "day",
    clock: function (seconds) { return new Date(seconds * 1000).toISOString().slice(11, 16); }
  });
  var add = page.add;
  var axis = page.axis;
  var draw = page.draw;
  var cumulate = page.cumulate;
  var fromZero = page.fromZero;
  var short = page.short;

  function around(u, min, max) {
    return uPlot.rangeNum(Math.min(min, 0), Math.max(max, 1), 0.1, true);
  }

  function liquidated() {
    var total = add(data.LIQUIDATED, data.TAKEN_OVER);
    draw("liquidated", [
      { label: "taken over by the backstop", color: "c2", fill: "55", steps: true, width: 1, values: total, shown: data.TAKEN_OVER,
        range: fromZero },
      { label: "closed by slices", color: "c1", fill: "55", steps: true, width: 1, values: data.LIQUIDATED, range: fromZero }
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

  page.start(function () {
    page.prices("prices", data.prices, undefined, function (v) { return v.toFixed(1); });
    liquidated();
    zones();
    backstop();
  });
}());
