package io.plimsoll.node.divergence.market;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class DivergenceLoaderTest
{
    @ParameterizedTest
    @EnumSource
    void shouldHaveWholeWindowsOfExactContracts(final DivergenceDay day)
    {
        final DivergenceMarket market = DivergenceLoader.load(day);

        assertEquals(day.collateral().size(), market.market().coins().size());
        for (int instrument = 0; instrument < market.market().size(); instrument++)
        {
            assertEquals(day.candles(), market.market().marks().candles(instrument).size());
            assertEquals(day.candles(), market.market().book().candles(instrument).size());
            assertTrue(market.market().marks().contract(instrument).tickMicros() >= 1);
        }
        for (final String symbol : day.shown())
        {
            assertTrue(market.instrument(symbol) >= 0);
        }
    }

    @Test
    void shouldSayNothingInMinutesWithoutATrade()
    {
        final DivergenceMarket market = DivergenceLoader.load(DivergenceDay.FLASH_2014);
        final int litecoin = market.instrument("LTC");
        final Source bitfinex = market.source(1);
        final int lastBefore = (11 * 60 + 26) * 60;

        assertEquals(39_000, bitfinex.price(litecoin, lastBefore));
        for (int minute = 27; minute < 32; minute++)
        {
            assertEquals(0, bitfinex.price(litecoin, (11 * 60 + minute) * 60), "minute " + minute);
            assertEquals(39_262, market.market().marks().candles(litecoin).close(11 * 60 + minute));
        }
        assertEquals(39_252, bitfinex.price(litecoin, (11 * 60 + 32) * 60));
    }

    @Test
    void shouldHaveASecondVenueWithLongerCandlesAndNoneForTheDollar()
    {
        final DivergenceMarket market = DivergenceLoader.load(DivergenceDay.USDC_2023);
        final Source binance = market.source(2);

        assertEquals(300, binance.candleSeconds());
        assertTrue(binance.has(market.instrument("BTC")));
        assertFalse(binance.has(market.instrument("USDC")));
        assertEquals(0, market.market().book().turnoverUsdt(market.instrument("USDC")));
        assertEquals(0.86213, lowestUsdc(market), 1e-9);
    }

    private static double lowestUsdc(final DivergenceMarket market)
    {
        final int usdc = market.instrument("USDC");
        long lowest = Long.MAX_VALUE;
        for (int candle = 0; candle < DivergenceDay.USDC_2023.candles(); candle++)
        {
            lowest = Math.min(lowest, market.market().marks().candles(usdc).low(candle));
        }
        return lowest / 1e5;
    }
}
