package io.plimsoll.node.crash.market;

import java.util.List;

/**
 * The windows that can be replayed.
 */
public enum CrashDay implements ReplayDay
{
    /** Bitcoin loses a quarter within an hour. */
    MARCH_2020("2020-03", "12 March 2020",
        "Bitcoin falls by 28 %, the coins by more, until the prices end at 21:10 UTC, before the lowest of the night.",
        "2020-03-12T00:00:00Z", 300, 30, List.of("BTC")),

    /** The demo's day. */
    MAY_2021("2021-05-19", "19 May 2021",
        "Everything falls together at 13:00 UTC: Bitcoin by 30 %, small coins by half.",
        "2021-05-19T00:00:00Z", 60, 6, List.of("BTC", "ETH")),

    /** A coin, and a collateral, that becomes worthless. */
    LUNA_2022("2022-05", "LUNA, 9 to 13 May 2022",
        "LUNA falls from 64 USDT to 0.00005 and is delisted at the end of its prices; customers hold it as collateral.",
        "2022-05-09T00:00:00Z", 300, 12, List.of("BTC", "ETH", "LUNA")),

    /** A venue's own book leaves the index. */
    OCTOBER_2025("2025-10-10", "10 October 2025",
        "At 21:15 UTC coins lose half and more within minutes; perpetual and spot of one venue drift 20 % apart.",
        "2025-10-10T00:00:00Z", 300, 30, List.of("BTC", "ETH")),

    /** Nothing should happen. */
    CALM_2025("2025-05", "a calm week, 10 to 16 May 2025",
        "Nothing happens, and nothing must fire.",
        "2025-05-10T00:00:00Z", 300, 12, List.of("BTC", "ETH"));

    private static final double SPOT_TURNOVER_FACTOR = 4;

    private final ReplayWindow window;
    private final List<String> collateral;

    CrashDay(
        final String id,
        final String title,
        final String story,
        final String start,
        final int candleSeconds,
        final int ticksPerCandle,
        final List<String> collateral)
    {
        window = ReplayWindow.of(id, title, story, start, candleSeconds, ticksPerCandle);
        this.collateral = collateral;
    }

    @Override
    public ReplayWindow window()
    {
        return window;
    }

    /**
     * Coins that count as collateral besides USDT; coin {@code i} is asset {@code i + 1}.
     *
     * @return symbols.
     */
    public List<String> collateral()
    {
        return collateral;
    }

    /** Perpetuals are taken to trade four times as much as their spot pair; some windows hold perpetuals. */
    @Override
    public double turnoverFactor()
    {
        return this == OCTOBER_2025 || this == CALM_2025 ? 1 : SPOT_TURNOVER_FACTOR;
    }

    @Override
    public boolean isCalm()
    {
        return this == CALM_2025;
    }
}
