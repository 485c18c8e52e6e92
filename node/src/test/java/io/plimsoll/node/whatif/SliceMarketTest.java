package io.plimsoll.node.whatif;

import io.plimsoll.config.RiskConfig;
import io.plimsoll.core.message.AssetPriceTickEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Averages of recorded slices, and how they are looked up.
 */
class SliceMarketTest
{
    private static final long MINUTE = 60_000_000_000L;

    private final Terms terms = new Terms();
    private final SliceMarket market = new SliceMarket();

    @BeforeEach
    void define()
    {
        ModelFixture.definitions(RiskConfig.load(ModelFixture.VENUE)).forEach(command -> terms.learn(command, 0));
    }

    @Test
    void shouldWeighByNotional()
    {
        // 1 at 1 % below the mark of 100, 3 at the mark: 1 of 400 in money.
        market.add(terms, 0, 0, -100, 990, 1_000, 99_000);
        market.add(terms, MINUTE - 1, 0, -300, 1_000, 1_000, 0);

        assertEquals(2_500, market.slippagePpm(1, 0, true));
        assertEquals(399_000_000, market.all().notional());
        assertEquals(1_000_000, market.all().slippage());
        assertEquals(248, market.all().feePpm());
    }

    @Test
    void shouldFallBackFromMinuteToContractToAll()
    {
        market.add(terms, 0, 0, -100, 990, 1_000, 0);
        market.add(terms, MINUTE, 0, 100, 1_040, 1_000, 0);

        assertEquals(10_000, market.slippagePpm(0, 0, true));
        assertEquals(40_000, market.slippagePpm(MINUTE, 0, false));
        assertEquals(25_000, market.slippagePpm(MINUTE, 0, true));
        assertEquals(25_000, market.slippagePpm(0, 1, true));
    }

    @Test
    void shouldKeepPricesThatWereBetterThanTheMark()
    {
        market.add(terms, 0, 0, -100, 1_010, 1_000, 0);
        assertEquals(-10_000, market.slippagePpm(0, 0, true));
    }

    @Test
    void shouldCountInverseSlicesInTheNumeraire()
    {
        // Ten contracts of 100 at 50,000 each: 0.02 BTC; sold at 40,000 they cost 0.025.
        final AssetPriceTickEncoder tick = new AssetPriceTickEncoder();
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        tick.wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .asset(1).price(50_000_000_000L);
        terms.learn(buffer, 0);

        market.add(terms, 0, 2, -10, 80_000, 100_000, 0);

        assertEquals(1_000_000_000, market.all().notional());
        assertEquals(250_000_000, market.all().slippage());
    }

    @Test
    void shouldBeNothingWithoutSlices()
    {
        assertEquals(0, market.slippagePpm(0, 0, true));
        assertEquals(0, market.all().feePpm());
    }
}
