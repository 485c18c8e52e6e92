package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.List;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilDiv;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;

/**
 * The part of a contract that SetInstrumentParameters replaces: fees, band, dust, scaling and tiers (R3.2, R3.3).
 *
 * @param dustNotional      a slice never leaves a rest below this.
 * @param openInterestLower open interest from which initial margin rises.
 * @param openInterestUpper open interest at which it is 100 %; 0 is no scaling.
 * @param takerFeePpm       expected venue fee on a slice.
 * @param liquidationFeePpm charged on slice fills, to the backstop.
 * @param priceBandPpm      furthest a slice's limit may stand from the mark.
 * @param tiers             ascending rows.
 */
record NaiveTerms(
    long dustNotional,
    long openInterestLower,
    long openInterestUpper,
    int takerFeePpm,
    int liquidationFeePpm,
    int priceBandPpm,
    List<NaiveTier> tiers)
{
    /**
     * R3.2.
     */
    long maintenance(final long notional)
    {
        long cum = 0;
        long rate = tiers.get(0).maintenancePpm();
        for (final NaiveTier tier : tiers)
        {
            if (tier.lowerNotional() <= notional)
            {
                cum += tier.lowerNotional() / PPM * (tier.maintenancePpm() - rate);
                rate = tier.maintenancePpm();
            }
        }
        return Math.min(notional, ceilPpm(notional, rate) - cum);
    }

    /**
     * R3.3.
     */
    long initial(final long notional, final int leverage, final BigInteger openInterest)
    {
        long initial = tieredInitial(notional);
        if (leverage > 0)
        {
            initial = Math.max(initial, ceilDiv(notional, leverage));
        }
        if (openInterestUpper > 0)
        {
            initial = Math.max(initial, ceilPpm(notional, scaledPpm(openInterest)));
        }
        return initial;
    }

    private long tieredInitial(final long notional)
    {
        long cum = 0;
        long rate = tiers.get(0).initialPpm();
        for (final NaiveTier tier : tiers)
        {
            if (tier.lowerNotional() <= notional)
            {
                cum += tier.lowerNotional() / PPM * (tier.initialPpm() - rate);
                rate = tier.initialPpm();
            }
        }
        return Math.min(notional, ceilPpm(notional, rate) - cum);
    }

    private long scaledPpm(final BigInteger openInterest)
    {
        final long base = tiers.get(0).initialPpm();
        final BigInteger above = openInterest.subtract(big(openInterestLower));
        final BigInteger rise = NaiveMath.floorDiv(
            above.multiply(big(PPM - base)), big(openInterestUpper - openInterestLower));
        return rise.add(big(base)).max(big(base)).min(big(PPM)).longValueExact();
    }
}
