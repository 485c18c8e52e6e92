#!/usr/bin/env python3
"""Cuts the prices of the divergence replays out of candle files. See SOURCE.md beside the result for where those come from.

    python3 docs/data/divergence-extract.py DATA node/src/main/resources/io/plimsoll/node/divergence/market

DATA holds market/<dataset>/<window>/<SYMBOL>.csv.gz with ts_ms,open,high,low,close,volume, and l2/. 10 October 2025 is not cut here:
its candles are those of the crash replays.
"""
import bisect
import csv
import gzip
import importlib.machinery
import importlib.util
import io
import os
import sys
from decimal import Decimal as D

loader = importlib.machinery.SourceFileLoader("crash", os.path.join(os.path.dirname(__file__), "crash-extract.py"))
crash = importlib.util.module_from_spec(importlib.util.spec_from_loader("crash", loader))
loader.exec_module(crash)


def cut(source, target, day, venue, own, symbols, start, end, decimals):
    """One venue's candles; those without a trade are absent. Returns the rows of contracts.csv for new symbols."""
    rows = []
    for pool, group in enumerate(symbols):
        for symbol, name in group:
            candles = crash.read(source, f"{own}/{name}", start, end)
            if symbol not in decimals:
                places, lot = crash.contract(symbol, candles)
                decimals[symbol] = places
                rows.append((symbol, places, lot, crash.ladder(symbol), pool))
            crash.write(target, f"{day}/{venue}", symbol, candles, decimals[symbol])
    return rows


def same(*groups):
    return [[(symbol, symbol) for symbol in group.split()] for group in groups]


def seconds(data, target):
    """Mark, index and funding of the venue once a second, and the best bid and offer and the last trade of that moment."""
    def rows(kind):
        with gzip.open(os.path.join(data, "l2", f"binance_usdm_BTCUSDT_20230404_{kind}.csv.gz"), "rt") as file:
            return list(csv.DictReader(file))
    marks, books, trades = rows("mark"), rows("bbo"), rows("trades")
    book_ms = [int(row["event_ms"]) for row in books]
    trade_ms = [int(row["event_ms"]) for row in trades]
    text = io.StringIO()
    text.write("ts_ms,index,mark,funding_rate,next_funding_ms,bid,ask,last,volume\n")
    before = 0
    for row in marks:
        ms = int(row["event_ms"])
        book = books[bisect.bisect_right(book_ms, ms) - 1]
        traded = bisect.bisect_right(trade_ms, ms)
        volume = sum(D(trade["qty"]) for trade in trades[before:traded])
        before = traded
        index, mark = [D(row[name]).quantize(D("0.01")) for name in ("index", "mark")]
        text.write(f"{ms},{index},{mark},{row['funding_rate']},{row['next_funding_ms']},{D(book['bid_px']):.2f},"
                   f"{D(book['ask_px']):.2f},{D(trades[traded - 1]['price']):.2f},{volume:f}\n")
    path = os.path.join(target, "2023-04-04", "BTC.csv.gz")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as file:
        file.write(text.getvalue().encode())
    crash.listing(target, "2023-04-04", [("BTC", 2, 100_000, "BTC", 0)])


def main(data, target):
    market = os.path.join(data, "market")
    day, start, end = "2023-03", crash.ms("2023-03-11"), crash.ms("2023-03-11T16:00")
    decimals = {}
    rows = cut(market, target, day, "kucoin", "kucoin_spot_1m/2023-03",
               same("BTC ETH", "BNB XRP ADA LTC SOL", "USDC"), start, end, decimals)
    cut(market, target, day, "binance", "binance_spot_5m/2023-03", same("BTC ETH", "BNB XRP ADA LTC SOL"), start, end, decimals)
    crash.listing(target, day, rows)

    for day, window, groups in (("2014-08-18", "2014-08-18_flash", [["BTC"], ["LTC"]]),
                                ("2016-08-02", "2016-08-02_hack", [["BTC", "ETH"], ["LTC"]])):
        rows = cut(market, target, day, "bitfinex", f"bitfinex_spot_1m/{window}",
                   [[(symbol, symbol + "USD") for symbol in group] for group in groups], crash.ms(day), crash.ms(day) + 86_400_000, {})
        crash.listing(target, day, rows)

    seconds(data, target)


if __name__ == "__main__":
    main(*sys.argv[1:])
