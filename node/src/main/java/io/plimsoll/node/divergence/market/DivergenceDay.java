package io.plimsoll.node.divergence.market;

import io.plimsoll.node.crash.market.ReplayDay;
import io.plimsoll.node.crash.market.ReplayWindow;

import java.util.List;

/**
 * Windows in which a venue's last trade was not the price.
 */
public enum DivergenceDay implements ReplayDay
{
    /** Spot, perpetual and mark of one venue apart. */
    OCTOBER_2025("2025-10-10", "10 October 2025",
        "Perpetuals of one venue fall up to 20 % below its own spot books (SOL), and spot wicks 38 % away from the " +
        "perpetual (OP).",
        "2025-10-10T20:30:00Z", new Shape(300, 30, 30), List.of("BTC", "ETH", "SOL"), List.of("SOL", "XRP", "OP")),

    /** A collateral that is a dollar loses a seventh. */
    USDC_2023("2023-03", "USDC, 11 March 2023",
        "USDC, a collateral, falls from 0.995 to 0.862 USDT in the night after its issuer's bank failed, and is back " +
        "at 0.91 by noon.",
        "2023-03-11T00:00:00Z", new Shape(60, 6, 960), List.of("BTC", "ETH", "USDC"), List.of("USDC", "BTC")),

    /** A flash crash in thin books. */
    FLASH_2014("2014-08-18", "Bitfinex, 18 August 2014",
        "A thin book: minutes without a trade all day, and at 11:41 UTC Litecoin loses 8 % within three minutes.",
        "2014-08-18T00:00:00Z", new Shape(60, 6, 1440), List.of("BTC"), List.of("LTC", "BTC")),

    /** A venue that stops. */
    OUTAGE_2016("2016-08-02", "Bitfinex, 2 August 2016",
        "Thin books fall and gap; at 18:02 UTC the venue stops for good: there are no more prices.",
        "2016-08-02T00:00:00Z", new Shape(60, 6, 1260), List.of("BTC", "ETH"), List.of("ETH", "LTC")),

    /** A venue's own mark, second by second. */
    SECONDS_2023("2023-04-04", "A hundred seconds of 4 April 2023",
        "A quiet market, with the index and the mark that the venue published every second.",
        "2023-04-04T23:58:21Z", new Shape(1, 1, 99), List.of("BTC"), List.of("BTC"));

    private static final int OPENING_SECONDS = 60;
    private static final int LEARNING_SECONDS = 3_600;

    private final ReplayWindow window;
    private final int candles;
    private final List<String> collateral;
    private final List<String> shown;

    DivergenceDay(
        final String id,
        final String title,
        final String story,
        final String start,
        final Shape shape,
        final List<String> collateral,
        final List<String> shown)
    {
        window = ReplayWindow.of(id, title, story, start, shape.candleSeconds(), shape.ticksPerCandle());
        candles = shape.candles();
        this.collateral = collateral;
        this.shown = shown;
    }

    @Override
    public ReplayWindow window()
    {
        return window;
    }

    /** An hour where the window is too short to learn the basis in: that of the first second stood before. */
    @Override
    public int openingSeconds()
    {
        return isOfSeconds() ? LEARNING_SECONDS : OPENING_SECONDS;
    }

    /** Candles are of the very book that slices are sold into. */
    @Override
    public double turnoverFactor()
    {
        return 1;
    }

    @Override
    public boolean isCalm()
    {
        return false;
    }

    /**
     * Length of the window.
     *
     * @return candles.
     */
    public int candles()
    {
        return candles;
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

    /**
     * Contracts whose prices the report draws.
     *
     * @return symbols.
     */
    public List<String> shown()
    {
        return shown;
    }

    /**
     * Whether the venue's own mark is known second by second.
     *
     * @return true if so.
     */
    public boolean isOfSeconds()
    {
        return this == SECONDS_2023;
    }

    /**
     * How time is cut.
     *
     * @param candleSeconds  length of a candle.
     * @param ticksPerCandle prices per candle.
     * @param candles        in the window.
     */
    private record Shape(int candleSeconds, int ticksPerCandle, int candles)
    {
    }
}
