(function () {
  "use strict";
  var data = JSON.parse(document.getElementById("data").textContent);
  var page = plimsollCharts(plimsollIntervals(data, "divergence"));
  var axis = page.axis;
  var draw = page.draw;
  var names = ["breaker halted", "breaker limits", "liquidation refused", "index not valid", "a source dropped"];
  var colors = ["bad", "c5", "c4", "c2", "other"];

  function exact(value) {
    return value === null ? "none" : Number(value.toPrecision(7)).toString();
  }

  function prices(contract) {
    draw("prices-" + contract.symbol, [
      { label: "lower bound", color: "other", values: contract.lower, width: 1, dash: [3, 3] },
      { label: "upper bound", color: "other", values: contract.upper, width: 1, dash: [3, 3] },
      { label: "stable price", color: "c3", values: contract.stable, width: 1.2, dash: [6, 4] },
      { label: "last trade", color: "c2", values: contract.naive, width: 1.8 },
      { label: "index", color: "c5", values: contract.index, width: 1.2 },
      { label: "our mark", color: "c1", values: contract.mark, width: 2 }
    ].concat(contract.published ? [{ label: "published mark", color: "c4", values: contract.published, width: 1.2 }] : []),
    [axis("USDT", "y", 3, true)], exact);
  }

  /** Each state is a bar at a height of its own. A part in which it held ends where the next begins. */
  function bands(contract) {
    var rows = [
      contract.breaker.map(function (state) { return state >= 2; }),
      contract.breaker.map(function (state) { return state === 1; }),
      contract.refused.map(function (state) { return state > 0; }),
      contract.validity.map(function (state) { return state > 0; }),
      contract.source.map(function (state) { return state > 0; })
    ];
    var lines = rows.map(function (row, i) {
      return {
        label: names[i], color: colors[i], width: 11, steps: true,
        values: row.map(function (holds, at) { return holds || at > 0 && row[at - 1] ? i : null; }),
        shown: row.map(function (holds) { return holds ? "yes" : "no"; }),
        range: function () { return [-0.7, rows.length - 0.3]; }
      };
    });
    var side = axis("", "y", 3, false);
    side.splits = function () { return []; };
    draw("bands-" + contract.symbol, lines, [side], function (value) { return value; }, 170);
  }

  page.start(function () {
    data.contracts.forEach(function (contract) {
      prices(contract);
      bands(contract);
    });
    draw("lost", [
      { label: "at the last trade", color: "c2", values: page.cumulate(data.lostNaive), range: page.fromZero, width: 1.8 },
      { label: "at our mark", color: "c1", values: page.cumulate(data.lostOurs), range: page.fromZero, width: 2 }
    ], [axis("USDT", "y", 3, true)]);
  });
}());
