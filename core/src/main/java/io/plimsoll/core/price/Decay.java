package io.plimsoll.core.price;

import io.plimsoll.core.arithmetic.WideMath;

/**
 * How fast the past is forgotten: exponential means over irregular times (rulebook section 8).
 */
public final class Decay
{
    /**
     * Nothing is forgotten: weights are parts of this.
     */
    public static final long ONE_E9 = 1_000_000_000L;

    private Decay()
    {
    }

    /**
     * Weight that is left of the past, {@code floor(10^9 * exp(-dt/tau))}. {@link StrictMath}, so that every machine
     * gives the same bits.
     *
     * @param dtNs  time passed; not negative.
     * @param tauNs time constant; positive.
     * @return 10^-9, 0..10^9; 10^9 if no time has passed.
     */
    public static long decayE9(final long dtNs, final long tauNs)
    {
        if (dtNs == 0)
        {
            return ONE_E9;
        }
        return (long)(1e9 * StrictMath.exp(-((double)dtNs / (double)tauNs)));
    }

    /**
     * The mean after its sample has stood for a while: {@code sample + floor((mean - sample) * decay / 10^9)}. Exact in
     * 128 bits.
     *
     * @param mean    before; it and the sample within 2^62.
     * @param sample  that has stood since then.
     * @param decayE9 weight left to the mean, 10^-9, 0..10^9.
     * @return the mean now, between both.
     */
    public static long mix(final long mean, final long sample, final long decayE9)
    {
        return sample + WideMath.mulDivFloor(mean - sample, decayE9, ONE_E9);
    }
}
