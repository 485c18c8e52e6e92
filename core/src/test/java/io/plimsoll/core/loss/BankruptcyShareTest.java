package io.plimsoll.core.loss;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

final class BankruptcyShareTest
{
    private static final int ROUNDS = 10_000;

    @Test
    void shouldKeepAllLegsWithinTheEquity()
    {
        final Random random = new Random(3);
        for (int i = 0; i < ROUNDS; i++)
        {
            final long[] margins = new long[1 + random.nextInt(8)];
            long total = 0;
            for (int leg = 0; leg < margins.length; leg++)
            {
                margins[leg] = random.nextInt(1_000_000_000);
                total += margins[leg];
            }
            final long equity = random.nextLong() >> 10 + random.nextInt(40);
            long sum = 0;
            for (final long margin : margins)
            {
                sum += BankruptcyShare.of(equity, margin, total);
            }
            assertTrue(sum <= equity && sum > equity - margins.length, equity + " shared as " + sum);
        }
    }

    @Test
    void shouldRoundADebtDown()
    {
        assertEquals(-34, BankruptcyShare.of(-100, 1, 3));
        assertEquals(33, BankruptcyShare.of(100, 1, 3));
    }

    @Test
    void shouldBeNothingWithoutMargin()
    {
        assertEquals(0, BankruptcyShare.of(-100, 0, 0));
    }
}
