package io.plimsoll.core.price;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Section 8 of the rulebook: decay and mix.
 */
class DecayTest
{
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;

    @Test
    void shouldForgetByTheExponentialRoundedDown()
    {
        assertEquals(1_000_000_000L, Decay.decayE9(0, SECOND));
        // 1/e = 0.36787944117...; e^-2 = 0.13533528323...
        assertEquals(367_879_441L, Decay.decayE9(SECOND, SECOND));
        assertEquals(135_335_283L, Decay.decayE9(2 * SECOND, SECOND));
        // e^-0.5 = 0.60653065971...
        assertEquals(606_530_659L, Decay.decayE9(SECOND / 2, SECOND));
        // 1 - 10^-9 and a little.
        assertEquals(999_999_999L, Decay.decayE9(1, SECOND));
        assertEquals(0, Decay.decayE9(1_000 * DAY, SECOND));
        assertEquals(0, Decay.decayE9(Long.MAX_VALUE, 1));
    }

    @Test
    void shouldMixTowardsTheSampleAndRoundDown()
    {
        assertEquals(1_500, Decay.mix(1_000, 2_000, 500_000_000L));
        assertEquals(1_000, Decay.mix(1_000, 2_000, 1_000_000_000L));
        assertEquals(2_000, Decay.mix(1_000, 2_000, 0));
        // 2000 + floor(-1000 * 0.367879441) = 2000 - 368; the other way 1000 + floor(367.879...).
        assertEquals(1_632, Decay.mix(1_000, 2_000, 367_879_441L));
        assertEquals(1_367, Decay.mix(2_000, 1_000, 367_879_441L));
        assertEquals(-1_633, Decay.mix(-2_000, -1_000, 632_120_559L));
        assertEquals(-1_368, Decay.mix(-1_000, -2_000, 632_120_559L));
    }

    @Test
    void shouldMixPast63Bits()
    {
        final long large = 1_000_000_000_000_000_000L;
        assertEquals(-large / 2, Decay.mix(large, -large, 250_000_000L));
        assertEquals(large - 2_000_000_000L, Decay.mix(-large, large, 1));
    }
}
