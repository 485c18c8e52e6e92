package io.plimsoll.core.naive;

import java.math.BigInteger;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilMulDiv;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;

/**
 * Signed lots of one instrument with what they cost (R1.7, R1.8).
 */
final class NaivePosition
{
    final NaiveInstrument instrument;
    long lots;
    long costUnits;
    long fundingBase;

    NaivePosition(final NaiveInstrument instrument)
    {
        this.instrument = instrument;
        this.fundingBase = instrument.fundingIndex;
    }

    NaivePosition copy()
    {
        final NaivePosition copy = new NaivePosition(instrument);
        copy.lots = lots;
        copy.costUnits = costUnits;
        copy.fundingBase = fundingBase;
        return copy;
    }

    /**
     * R1.7.
     *
     * @param tradedLots  signed.
     * @param tradedUnits cost of the trade, signed.
     * @return realised P&L in settle units.
     */
    long trade(final long tradedLots, final long tradedUnits)
    {
        final long size = Math.absExact(lots);
        final long tradedSize = Math.absExact(tradedLots);
        final long before = costUnits;
        if (Long.signum(lots) * Long.signum(tradedLots) >= 0)
        {
            costUnits = Math.addExact(costUnits, tradedUnits);
        }
        else if (tradedSize <= size)
        {
            costUnits = floorMulDiv(costUnits, size - tradedSize, size);
        }
        else
        {
            costUnits = tradedUnits - ceilMulDiv(tradedUnits, size, tradedSize);
        }
        lots = Math.addExact(lots, tradedLots);
        return -Math.subtractExact(Math.addExact(before, tradedUnits), costUnits);
    }

    /**
     * Funding that is not settled yet (R1.8).
     */
    BigInteger accruedUnits()
    {
        return big(lots).multiply(big(instrument.fundingIndex - fundingBase)).negate();
    }

    /**
     * R1.8.
     *
     * @return what the balance changes by.
     */
    long settleFunding()
    {
        final long accrued = accruedUnits().longValueExact();
        fundingBase = instrument.fundingIndex;
        return accrued;
    }

    /**
     * P&L at a mark, funding included (R2.1).
     */
    BigInteger unrealisedUnits(final long price)
    {
        return instrument.worth(lots, price).subtract(big(costUnits)).add(accruedUnits());
    }

    /**
     * Whether lots reduce without opening the other side.
     */
    boolean isReducedBy(final long signedLots)
    {
        return Long.signum(lots) == -Long.signum(signedLots) && Math.absExact(signedLots) <= Math.absExact(lots);
    }
}
