package io.plimsoll.core.price;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * R8.3: the mean of the candidate.
 */
class IndexMeanTest
{
    private static final long TAU = 1_000_000_000L;

    private final IndexMean mean = new IndexMean();

    @Test
    void shouldCountEachCandidateForTheTimeThatItStood()
    {
        assertEquals(0, mean.price());
        assertEquals(0, mean.price(5, TAU));
        mean.stand(100, 0, TAU);
        assertEquals(100, mean.price());
        // 100 stood: the mean is 100 still, and 200 has just come.
        mean.stand(200, TAU, TAU);
        assertEquals(100, mean.price());
        // One time constant of 200: 200,000 + floor(-100,000 * 0.367879441) = 163,212.
        assertEquals(163, mean.price(2 * TAU, TAU));
        assertEquals(100, mean.price());
        mean.stand(100, 2 * TAU, TAU);
        assertEquals(163, mean.price());
        // 100,000 + floor(63,212 * 0.367879441) = 123,254.
        assertEquals(123, mean.price(3 * TAU, TAU));
    }

    @Test
    void shouldNotBeMovedByACandidateThatIsGoneAtOnce()
    {
        mean.stand(100, 0, TAU);
        mean.stand(1_000_000, TAU, TAU);
        mean.stand(100, TAU, TAU);
        mean.stand(100, 100 * TAU, TAU);
        assertEquals(100, mean.price());
    }

    @Test
    void shouldKeepThousandths()
    {
        mean.stand(1, 0, TAU);
        mean.stand(2, 0, TAU);
        // 2,000 + floor(-1,000 * 0.606530659) = 1,393; then 2,000 + floor(-607 * 0.606530659) = 1,631.
        mean.stand(2, TAU / 2, TAU);
        assertEquals(1, mean.price());
        // 2,000 + floor(-369 * 0.006737946) = 1,997; not 2 yet.
        mean.stand(2, TAU, TAU);
        assertEquals(1, mean.price(6 * TAU, TAU));
        assertEquals(2, mean.price(1_000 * TAU, TAU));
    }
}
