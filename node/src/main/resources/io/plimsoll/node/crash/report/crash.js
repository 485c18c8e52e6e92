(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var page = plimsollCharts(plimsollIntervals(data, "crash"));
  var add = page.add;
  var axis = page.axis;
  var draw = page.draw;
  var cumulate = page.cumulate;
  var fromZero = page.fromZero;

  function zones() {
    draw("zones", [
      { label: "called", color: "c1", values: cumulate(data.CALL_ZONES), range: fromZero },
      { label: "liquidated", color: "c2", values: cumulate(data.LIQUIDATIONS), range: fromZero },
      { label: "taken over", color: "c4", values: cumulate(data.TAKEOVERS), range: fromZero }
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
      return { label: part.label, color: part.color, fill: "ff", steps: true, width: 1, values: below, shown: part.own, range: fromZero };
    });
    lines.reverse();
    if (data.GIVEN_UP.some(function (value) { return value !== 0; })) {
      lines.push({ label: "given up by the deleveraged", color: "c4", width: 1.8, values: cumulate(data.GIVEN_UP), range: fromZero });
    }
    draw("deficits", lines, [axis("USDT", "y", 3, true)]);
  }

  function funds() {
    var names = ["c1", "c2", "c4", "c5"];
    draw("funds", data.funds.map(function (fund, i) {
      return { label: fund.pool, color: names[i], values: fund.fund, steps: true, range: fromZero };
    }).concat([{ label: "common fund", color: "c3", values: data.common, dash: [6, 4], steps: true, range: fromZero }]),
      [axis("USDT", "y", 3, true)]);
  }

  page.start(function () {
    page.prices("prices", data.prices, fromZero);
    zones();
    deficits();
    funds();
  });
}());
