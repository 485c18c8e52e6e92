package io.plimsoll.node.whatif;

/**
 * What slices cost their accounts: adds up fills, all in micro-units of the numeraire.
 */
final class SliceCost
{
    private static final double PPM = 1e6;

    private long markNotional;
    private long notional;
    private long slippage;
    private long fees;

    /**
     * Add a fill of a slice.
     *
     * @param terms      at this moment.
     * @param instrument of the slice.
     * @param lots       signed: bought positive.
     * @param price      of the fill.
     * @param mark       when the slice was issued.
     * @param feeUnits   paid to the venue, settle units; the liquidation fee is the core's matter.
     */
    void add(
        final Terms terms,
        final int instrument,
        final long lots,
        final long price,
        final long mark,
        final long feeUnits)
    {
        markNotional += terms.notional(instrument, lots, mark);
        notional += terms.notional(instrument, lots, price);
        slippage += terms.settleMoney(
            instrument, terms.cost(instrument, lots, price) - terms.cost(instrument, lots, mark));
        fees += terms.settleMoney(instrument, feeUnits);
    }

    long notional()
    {
        return notional;
    }

    /**
     * @return what was lost against the mark; negative where fills were better.
     */
    long slippage()
    {
        return slippage;
    }

    long fees()
    {
        return fees;
    }

    /**
     * @return average of all fills, weighted by notional at the mark, parts per million, to the nearest; 0 for none.
     */
    long slippagePpm()
    {
        return markNotional == 0 ? 0 : Math.round(PPM * slippage / markNotional);
    }

    /**
     * @return average of all fills, weighted by notional, parts per million, to the nearest; 0 for none.
     */
    long feePpm()
    {
        return notional == 0 ? 0 : Math.round(PPM * fees / notional);
    }
}
