#!/usr/bin/env python3
"""How far contracts went in a window of the crash replays: what the breakers' widths were chosen by.

    python3 docs/data/breaker-widths.py node/src/main/resources/io/plimsoll/node/crash/market/2025-05 300 12

Arguments: folder, seconds of a candle, prices per candle. Follows rulebook R9.1 and R10.2 in floating point, with the volatility rules of
the replays: 5 % a day at first, at least 3 %, a sample each minute, time constant one day. Prints per contract and horizon the furthest
move in standard deviations (z) and from an extreme (v).
"""
import collections
import csv
import gzip
import math
import os
import sys

POINTS = [0, 20, 40, 59]
INITIAL, FLOOR, SAMPLE, HORIZONS = 0.05, 0.03, 60, (300, 900, 3600, 14400)


def load(path):
    with gzip.open(path, "rt") as file:
        return [tuple(map(float, row[1:5])) for row in list(csv.reader(file))[1:]]


def price(candle, second):
    o, h, low, c = candle
    values = [o, low, h, c]
    n = 1
    while POINTS[n] < second:
        n += 1
    a, b = values[n - 1], values[n]
    return a + (b - a) * (second - POINTS[n - 1]) / (POINTS[n] - POINTS[n - 1])


def furthest(candles, width, per, tau):
    num, den = INITIAL ** 2 / 86400 * tau, tau
    parts = {h: collections.deque() for h in HORIZONS}
    z, v = dict.fromkeys(HORIZONS, 0.0), dict.fromkeys(HORIZONS, 0.0)
    mark = last = sampled = None
    for i in range(len(candles) * per):
        t, p = i * width / per, price(candles[i // per], i % per * 60 // per)
        if mark is not None and last is None:
            last, sampled = mark, t
        elif mark is not None and t - sampled >= SAMPLE:
            d = math.exp(-(t - sampled) / tau)
            num, den = d * num + math.log(mark / last) ** 2, d * den + t - sampled
            last, sampled = mark, t
        sigma = max(math.sqrt(num / den * 86400), FLOOR)
        for h in HORIZONS:
            own, k, stood = parts[h], int(t // (h / 16)), p if mark is None else mark
            if not own:
                own.append([k, stood, stood, stood])
            while own[-1][0] < k:
                own.append([own[-1][0] + 1, stood, stood, stood])
            while own[0][0] < k - 16:
                own.popleft()
            sd = sigma * math.sqrt(h / 86400)
            z[h] = max(z[h], abs(math.log(p / own[0][1]) + 0.5 * sd * sd) / sd)
            low, high = min(x[2] for x in own if x[0] >= k - 15), max(x[3] for x in own if x[0] >= k - 15)
            v[h] = max(v[h], 1 - p / high, p / low - 1)
            own[-1][2], own[-1][3] = min(own[-1][2], p), max(own[-1][3], p)
        mark = p
    return z, v


def main(folder, width, per, tau=86400):
    for name in sorted(os.listdir(folder)):
        if name.endswith(".csv.gz"):
            z, v = furthest(load(os.path.join(folder, name)), int(width), int(per), float(tau))
            print(name[:-7].ljust(8), "  ".join(f"{h} s: z {z[h]:.1f}, v {100 * v[h]:.1f} %" for h in HORIZONS))


if __name__ == "__main__":
    main(*sys.argv[1:])
