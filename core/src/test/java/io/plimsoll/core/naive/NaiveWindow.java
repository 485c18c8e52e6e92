package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.TreeMap;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * What was charged in each part of time since the window was set (R6.12).
 */
final class NaiveWindow
{
    private static final int PARTS = 16;

    private final TreeMap<Long, BigInteger> charges = new TreeMap<>();

    void charge(final long part, final long notional)
    {
        charges.merge(part, big(notional), BigInteger::add);
    }

    /**
     * Charged in a part and the 15 before it.
     */
    BigInteger used(final long part)
    {
        BigInteger used = BigInteger.ZERO;
        for (final BigInteger charge : charges.subMap(part - PARTS + 1, true, part, true).values())
        {
            used = used.add(charge);
        }
        return used;
    }

    void clear()
    {
        charges.clear();
    }
}
