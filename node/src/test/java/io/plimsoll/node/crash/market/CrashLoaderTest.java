package io.plimsoll.node.crash.market;

import io.plimsoll.node.demo.market.Contract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CrashLoaderTest
{
    @ParameterizedTest
    @CsvSource({
        "2020-03, 17, 254, 793458, 2",
        "2021-05-19, 20, 1440, 4284978, 2",
        "2022-05, 15, 1224, 340384, 1",
        "2025-10-10, 15, 288, 121662, 0",
        "2025-05, 16, 2016, 102942, 0"})
    void shouldLoadEveryDay(
        final String id, final int contracts, final int candles, final long bitcoin, final int decimals)
    {
        final CrashMarket market = CrashLoader.load(
            Arrays.stream(CrashDay.values()).filter(day -> day.id().equals(id)).findFirst().orElseThrow());

        assertEquals(contracts, market.size());
        assertEquals(candles, market.candleCount());
        assertEquals("BTC", market.marks().contract(0).symbol());
        assertEquals(decimals, market.marks().contract(0).priceDecimals());
        assertEquals(bitcoin, market.price(market.marks(), 0, 0, 0));
    }

    @ParameterizedTest
    @EnumSource
    void shouldHaveExactContractsAndPoolsWithContracts(final CrashDay day)
    {
        final CrashMarket market = CrashLoader.load(day);
        final int[] perPool = new int[market.pools().size()];
        for (final Contract contract : market.marks().contracts())
        {
            assertEquals(0, Math.multiplyExact(contract.priceIncrementE9(), contract.lotSizeE9()) % 1_000_000_000_000L,
                contract.symbol());
            assertTrue(contract.tickMicros() >= 1, contract.symbol());
            perPool[contract.riskPool()]++;
        }
        for (final int count : perPool)
        {
            assertTrue(count > 0, day.id());
        }
        for (final Coin coin : market.coins())
        {
            assertEquals(coin.name(), market.marks().contract(coin.instrument()).symbol());
        }
    }

    @Test
    void shouldEndLunaBeforeTheOthersAndWorthNothing()
    {
        final CrashMarket market = CrashLoader.load(CrashDay.LUNA_2022);
        final int luna = market.coins().get(2).instrument();

        assertEquals("LUNA", market.marks().contract(luna).symbol());
        assertTrue(market.isDelistedAt(luna, 1160));
        assertEquals(0, market.price(market.marks(), luna, 1160, 0));
        assertTrue(market.price(market.marks(), 0, 1160, 0) > 0);
        assertEquals(64_270_000, market.price(market.marks(), luna, 0, 0));
        assertEquals(50, market.marks().candles(luna).close(1159));
    }

    @Test
    void shouldKeepIndexAndBookApart()
    {
        final CrashMarket market = CrashLoader.load(CrashDay.OCTOBER_2025);
        final int solana = 3;
        final int hyperliquid = 10;

        assertTrue(market.hasBook());
        assertEquals(168_790, lowest(market, solana));
        assertEquals(141_280, lowest(market.markedAtBook(), solana));
        assertSame(market.marks().candles(hyperliquid), market.book().candles(hyperliquid));
        assertNotEquals(market.marks().candles(solana), market.book().candles(solana));
        assertEquals(15, market.ranges().size());
    }

    @Test
    void shouldVisitOpenLowHighInOrder()
    {
        final CrashMarket market = CrashLoader.load(CrashDay.MAY_2021);

        assertEquals(market.marks().candles(0).open(780), market.price(market.marks(), 0, 780, 0));
        assertEquals(market.marks().candles(0).low(780), market.price(market.marks(), 0, 780, 2));
        assertEquals(market.marks().candles(0).high(780), market.price(market.marks(), 0, 780, 4));
        assertEquals(market.day().startNs() + (780 * 60 + 20) * 1_000_000_000L, market.timeNs(780, 2));
    }

    private static long lowest(final CrashMarket market, final int instrument)
    {
        long lowest = Long.MAX_VALUE;
        for (int candle = 0; candle < market.candleCount(); candle++)
        {
            lowest = Math.min(lowest, market.marks().candles(instrument).low(candle));
        }
        return lowest;
    }
}
