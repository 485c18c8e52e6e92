package io.plimsoll.core.naive;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * The part of a leg in one tier row (R6.10).
 *
 * @param leg        that it is part of.
 * @param row        of its instrument's tiers.
 * @param closedLots of the leg when this part is closed whole, with all parts in higher rows.
 * @param releasePpm released per unit of notional, less what that costs.
 * @param feePpm     cost per unit of notional.
 */
record NaiveSegment(NaivePosition leg, int row, long closedLots, long releasePpm, long feePpm)
    implements Comparable<NaiveSegment>
{
    /**
     * Best first.
     */
    @Override
    public int compareTo(final NaiveSegment other)
    {
        if ((feePpm == 0) != (other.feePpm == 0))
        {
            return feePpm == 0 ? -1 : 1;
        }
        final int byRatio =
            big(other.releasePpm).multiply(big(feePpm)).compareTo(big(releasePpm).multiply(big(other.feePpm)));
        if (byRatio != 0)
        {
            return byRatio;
        }
        if (releasePpm != other.releasePpm)
        {
            return Long.compare(other.releasePpm, releasePpm);
        }
        if (leg != other.leg)
        {
            return Integer.compare(leg.instrument.id, other.leg.instrument.id);
        }
        return Integer.compare(other.row, row);
    }
}
