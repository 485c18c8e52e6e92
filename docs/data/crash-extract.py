#!/usr/bin/env python3
"""Cuts the prices of the crash replays out of candle files. See SOURCE.md beside the result for where those come from.

    python3 docs/data/crash-extract.py CANDLES node/src/main/resources/io/plimsoll/node/crash/market

CANDLES holds <dataset>/<window>/<SYMBOL>.csv.gz with ts_ms,open,high,low,close,volume.
"""
import csv
import datetime
import gzip
import io
import math
import os
import sys
from decimal import Decimal as D

FIVE = 300_000


def ms(text):
    when = datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc)
    return int(when.timestamp() * 1000)


def read(source, name, start, end):
    with gzip.open(os.path.join(source, name + ".csv.gz"), "rt") as file:
        rows = list(csv.reader(file))[1:]
    return [(int(r[0]), *[D(x) for x in r[1:6]]) for r in rows if start <= int(r[0]) < end]


def five_minutes(rows):
    """One-minute candles as five-minute candles; a rest of less than five minutes is left out."""
    result = []
    for i in range(0, len(rows) - 4, 5):
        part = rows[i:i + 5]
        assert part[0][0] % FIVE == 0
        result.append((part[0][0], part[0][1], max(r[2] for r in part), min(r[3] for r in part), part[4][4],
                       sum(r[5] for r in part)))
    return result


def cross(alts, btc):
    """A coin in USDT from its price in BTC and BTC's in USDT. Opens and closes are products. The high and the low of the
    product are not known; they are those of BTC at the coin's mean of open and close, or open or close if further."""
    result = []
    prices = {r[0]: r for r in btc}
    for r in alts:
        if r[0] not in prices:
            continue
        b = prices[r[0]]
        o, c, mean = r[1] * b[1], r[4] * b[4], (r[1] + r[4]) / 2
        result.append((r[0], o, max(o, c, mean * b[2]), min(o, c, mean * b[3]), c, r[5]))
    return result


def contract(symbol, rows, decimals=None):
    """Price decimals and lot size: about one USDT a lot, and a whole number of micro-USDT for a lot and a step."""
    first = rows[0][1]
    if decimals is None:
        decimals = max(max(-x.normalize().as_tuple().exponent for r in rows for x in r[1:5]), 0)
        decimals = min(decimals, max(0, 5 - math.floor(math.log10(first))))
    lot = max(round(-math.log10(first)), decimals - 6)
    return decimals, int(D(10) ** (9 + lot))


def write(target, day, name, rows, decimals):
    step = D(1).scaleb(-decimals)
    text = io.StringIO()
    text.write("ts_ms,open,high,low,close,volume\n")
    for r in rows:
        o, h, low, c = [max(step, x.quantize(step)) for x in r[1:5]]
        text.write(f"{r[0]},{o:f},{h:f},{low:f},{c:f},{float(r[5]):.6g}\n")
    path = os.path.join(target, day, name + ".csv.gz")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as file:
        file.write(text.getvalue().encode())


def contiguous(name, rows, count=None):
    for a, b in zip(rows, rows[1:]):
        assert b[0] - a[0] == FIVE, (name, a[0])
    assert count is None or len(rows) == count, (name, len(rows), count)
    return rows


def listing(target, day, contracts):
    with open(os.path.join(target, day, "contracts.csv"), "w") as file:
        file.write("symbol,price_decimals,lot_size_e9,ladder,pool\n")
        for row in contracts:
            file.write(",".join(str(x) for x in row) + "\n")


LADDERS = {"BTC", "ETH", "DOGE", "XRP", "ADA", "DOT", "LTC", "LINK", "BCH", "AAVE", "ATOM"}


def ladder(symbol):
    return symbol if symbol in LADDERS else {"BNB": "LTC", "SOL": "LTC"}.get(symbol, "ATOM")


def main(source, target):
    day, start, end = "2020-03", ms("2020-03-12"), ms("2020-03-12T21:10")
    btc = contiguous("BTC", read(source, "binance_spot_5m/2020-03/BTC", start, end))
    rows = []
    for pool, symbols in enumerate(("BTC LTC XRP EOS", "XMR XTZ ATOM NEO QTUM ALGO MATIC WAVES",
                                    "OGN COTI RVN THETA LTO")):
        for symbol in symbols.split():
            candles = btc if symbol == "BTC" else contiguous(symbol, cross(
                read(source, f"binance_altbtc_5m/2020-03/{symbol}_BTC", start, end), btc), len(btc))
            decimals, lot = contract(symbol, candles)
            write(target, day, symbol, candles, decimals)
            rows.append((symbol, decimals, lot, ladder(symbol), pool))
    listing(target, day, rows)

    day, start, end = "2022-05", ms("2022-05-09"), ms("2022-05-13T06:00")
    rows = []
    for pool, symbols in enumerate(("BTC ETH XRP LTC", "SOL ADA DOGE AVAX DOT MATIC ATOM LINK FTM TRX", "LUNA")):
        for symbol in symbols.split():
            if symbol == "LUNA":
                candles = contiguous(symbol, five_minutes(read(source, "binance_luna_1m/2022-05/LUNAUSDT", start, end)))
                decimals, lot = contract(symbol, candles, 6)
            else:
                candles = contiguous(symbol, read(source, f"binance_spot_5m/2022-05/{symbol}", start, end))
                decimals, lot = contract(symbol, candles)
            write(target, day, symbol, candles, decimals)
            rows.append((symbol, decimals, lot, ladder(symbol), pool))
    listing(target, day, rows)

    day, start, end = "2025-10-10", ms("2025-10-10"), ms("2025-10-11")
    rows, marks = [], []
    for pool, symbols in enumerate(("BTC ETH BNB SOL XRP", "DOGE BCH INJ OP ZEC", "HYPE WLFI ORCA PIPPIN NAORIS")):
        for symbol in symbols.split():
            book = contiguous(symbol, read(source, f"binance_perp_5m/2025-10/{symbol}", start, end), 288)
            candles = book
            if pool < 2:
                candles = contiguous(symbol, read(source, f"binance_spot_5m/2025-10/{symbol}", start, end), 288)
            decimals, lot = contract(symbol, candles + book)
            write(target, day, symbol, candles, decimals)
            if pool < 2:
                write(target, day + "/book", symbol, book, decimals)
            rows.append((symbol, decimals, lot, ladder(symbol), pool))
            hours = read(source, f"binance_perp_mark_1h/2025-10/{symbol}", start, end)
            marks.append((symbol, min(r[3] for r in hours).normalize(), max(r[2] for r in hours).normalize()))
    listing(target, day, rows)
    with open(os.path.join(target, day, "marks.csv"), "w") as file:
        file.write("symbol,low,high\n")
        for symbol, low, high in marks:
            file.write(f"{symbol},{low:f},{high:f}\n")

    day, start, end = "2025-05", ms("2025-05-10"), ms("2025-05-17")
    rows = []
    for pool, symbols in enumerate(("BTC ETH BNB SOL XRP", "ADA AVAX BCH LINK LTC SUI XLM ETC XMR", "ENA LAYER")):
        for symbol in symbols.split():
            candles = contiguous(symbol, five_minutes(
                read(source, f"binance_perp_1m/2025-05-calm/{symbol}", start, end)), 2016)
            decimals, lot = contract(symbol, candles)
            write(target, day, symbol, candles, decimals)
            rows.append((symbol, decimals, lot, ladder(symbol), pool))
    listing(target, day, rows)


if __name__ == "__main__":
    main(*sys.argv[1:])
