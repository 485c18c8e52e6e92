package io.plimsoll.core.monitor;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class SlackSharesTest
{
    private static final long MAX_MONEY = 100_000_000_000_000_000L;

    @Test
    void shouldNeverShareMoreThanThereIs()
    {
        final SplittableRandom random = new SplittableRandom(41);
        final SlackShares shares = new SlackShares(64);
        for (int round = 0; round < 20_000; round++)
        {
            shares.clear();
            final int count = random.nextInt(1, 65);
            for (int i = 0; i < count; i++)
            {
                shares.add(magnitude(random, MAX_MONEY), (int)magnitude(random, (1 << 20) - 1));
            }
            final long slack = magnitude(random, Long.MAX_VALUE) - 1;
            long sum = 0;
            for (int i = 0; i < count; i++)
            {
                final long share = shares.share(slack, i);
                assertTrue(share >= 0);
                sum = Math.addExact(sum, share);
            }
            assertTrue(sum <= slack, sum + " of " + slack);
        }
    }

    @Test
    void shouldGiveAllToTheOnlyOne()
    {
        final SlackShares shares = new SlackShares(2);
        shares.add(123, 7);
        assertEquals(Long.MAX_VALUE, shares.share(Long.MAX_VALUE, 0));
    }

    @Test
    void shouldTakeTwoThirdsPowersToATenth()
    {
        for (long x = 64; x < MAX_MONEY; x += x / 7 + 1)
        {
            final double exact = Math.pow(x, 2.0 / 3.0);
            assertEquals(1.0, SlackShares.twoThirdsPower(x) / exact, 0.1, "at " + x);
        }
    }

    private static long magnitude(final SplittableRandom random, final long greatest)
    {
        return Math.max(1, Math.min(greatest, random.nextLong() >>> random.nextInt(1, 63)));
    }
}
