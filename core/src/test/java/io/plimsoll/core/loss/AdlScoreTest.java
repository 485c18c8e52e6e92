package io.plimsoll.core.loss;

import org.junit.jupiter.api.Test;

import static io.plimsoll.core.loss.AdlScore.LARGEST;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class AdlScoreTest
{
    private static final long MONEY = 1_000_000L;

    /**
     * BitMEX: position value 110, bankruptcy value 60, entry value 100: P&amp;L 10 %, effective leverage 2.2.
     */
    @Test
    void shouldScoreAsBitmexPublishes()
    {
        assertEquals(220_000, AdlScore.bitmex(10 * MONEY, 100 * MONEY, 110 * MONEY, (110 - 60) * MONEY));
    }

    /**
     * A loser with leverage 2 goes before one with leverage 1, and both after every winner.
     */
    @Test
    void shouldDivideLossesByLeverage()
    {
        assertEquals(-50_000, AdlScore.bitmex(-10 * MONEY, 100 * MONEY, 90 * MONEY, 45 * MONEY));
        assertEquals(-100_000, AdlScore.bitmex(-10 * MONEY, 100 * MONEY, 90 * MONEY, 90 * MONEY));
        assertEquals(-33_334, AdlScore.bitmex(-10 * MONEY, 100 * MONEY, 90 * MONEY, 30 * MONEY));
        assertEquals(0, AdlScore.bitmex(0, 100 * MONEY, 100 * MONEY, 50 * MONEY));
    }

    @Test
    void shouldNotPutALoserWithoutLeverageFirst()
    {
        assertTrue(AdlScore.bitmex(-10, 100, 90, 1_000 * MONEY) < 0);
    }

    /**
     * Hyperliquid: mark 110 over entry 100, notional 1,100 over account value 500.
     */
    @Test
    void shouldScoreAsHyperliquidPublishes()
    {
        assertEquals(2_420_000, AdlScore.hyperliquid(1_000 * MONEY, 1_100 * MONEY, 500 * MONEY));
    }

    /**
     * Binance: profit 50 of a wallet of 200, maintenance margin 25 of equity 250: 25 % x 10 %.
     */
    @Test
    void shouldScoreAsBinancePublishes()
    {
        assertEquals(25_000, AdlScore.binance(50 * MONEY, 200 * MONEY, 25 * MONEY, 250 * MONEY));
        assertEquals(0, AdlScore.binance(-50 * MONEY, 200 * MONEY, 25 * MONEY, 250 * MONEY));
        assertEquals(5_000_000, AdlScore.binance(50 * MONEY, -10 * MONEY, 25 * MONEY, 250 * MONEY));
    }

    @Test
    void shouldHoldEveryFactorAndScore()
    {
        assertEquals(LARGEST, AdlScore.bitmex(1, 0, 1, 0));
        assertEquals(LARGEST, AdlScore.hyperliquid(0, 100_000 * MONEY, -1));
        assertEquals(0, AdlScore.binance(0, 1, 1, 0));
        assertEquals(LARGEST / 2, AdlScore.binance(MONEY / 2, 0, 1, 0));
        assertEquals(-LARGEST, AdlScore.bitmex(-100_000_000_000_000_000L, 1, 1, 100_000_000_000_000_000L));
    }

    @Test
    void shouldScoreByTheRuleAsked()
    {
        assertEquals(220_000, AdlScore.of(2, 10, 100, 110, 0, 0, 50));
        assertEquals(AdlScore.binance(10, 100, 7, 50), AdlScore.of(3, 10, 1, 1, 100, 7, 50));
        assertEquals(2_420_000, AdlScore.of(4, 0, 1_000, 1_100, 0, 0, 500));
    }
}
