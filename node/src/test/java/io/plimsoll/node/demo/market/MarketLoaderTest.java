package io.plimsoll.node.demo.market;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class MarketLoaderTest
{
    private static final int PAIRS = 20;
    private static final long CALL_ENTRY_PPM = 1_250_000;
    private static final long MILLION = 1_000_000;

    private static Market market;

    @BeforeAll
    static void load()
    {
        market = MarketLoader.load();
    }

    @Test
    void shouldHoldTheWholeDayOfEachPair()
    {
        assertEquals(PAIRS, market.size());
        assertEquals(PAIRS, market.contracts().stream().map(Contract::symbol).distinct().count());
        // Rows are counted, and each row's minute checked, while they are read: see MarketLoader.
        assertEquals(1440, Candles.MINUTES);
    }

    @Test
    void shouldHoldCandlesThatArePossible()
    {
        for (final Contract contract : market.contracts())
        {
            final Candles candles = market.candles(contract.instrument());
            for (int minute = 0; minute < Candles.MINUTES; minute++)
            {
                final String where = contract.symbol() + " minute " + minute;
                assertTrue(candles.low(minute) > 0, where);
                assertTrue(candles.low(minute) <= Math.min(candles.open(minute), candles.close(minute)), where);
                assertTrue(candles.high(minute) >= Math.max(candles.open(minute), candles.close(minute)), where);
                assertTrue(candles.volume(minute) > 0, where);
            }
        }
    }

    @Test
    void shouldHoldTheDaysKnownPrices()
    {
        final Candles btc = market.candles(market.instrumentOf(Market.BTC));
        assertEquals(42_849_78, btc.open(0));
        long lowest = Long.MAX_VALUE;
        for (int minute = 0; minute < Candles.MINUTES; minute++)
        {
            lowest = Math.min(lowest, btc.low(minute));
        }
        assertEquals(30_000_00, lowest);
        assertEquals(36_690_09, btc.close(Candles.MINUTES - 1));
    }

    @Test
    void shouldNumberContractsByTurnover()
    {
        for (int instrument = 1; instrument < market.size(); instrument++)
        {
            assertTrue(market.turnoverUsdt(instrument) <= market.turnoverUsdt(instrument - 1),
                market.contract(instrument).symbol());
        }
    }

    @Test
    void shouldMakeExactContracts()
    {
        for (final Contract contract : market.contracts())
        {
            final long product = contract.priceIncrementE9() * contract.lotSizeE9();
            assertEquals(0, product % (MILLION * MILLION), contract.symbol());
            assertTrue(contract.tickMicros() >= 1, contract.symbol());
        }
    }

    @Test
    void shouldLeaveRoomBetweenCallAndInitialMargin()
    {
        for (final Contract contract : market.contracts())
        {
            long lowest = -1;
            int rate = 0;
            for (final Tier tier : contract.tiers())
            {
                assertTrue(tier.lowerUsdt() > lowest, contract.symbol());
                assertTrue(tier.maintenancePpm() >= rate, contract.symbol());
                assertTrue(tier.initialPpm() * MILLION >= tier.maintenancePpm() * CALL_ENTRY_PPM, contract.symbol());
                lowest = tier.lowerUsdt();
                rate = tier.maintenancePpm();
            }
            assertEquals(0, contract.tiers().get(0).lowerUsdt());
        }
    }

    @Test
    void shouldPriceCoins()
    {
        assertEquals(42_849_780_000L, market.coinPriceMicros(market.instrumentOf(Market.BTC), 42_849_78));
        assertEquals(1, market.instrumentOf(Market.ETH));
    }
}
