package io.plimsoll.node.whatif;

import org.agrona.collections.Long2ObjectHashMap;

/**
 * What slices cost in the recorded run, by contract, side and minute: what the model charges slices that nobody
 * answered. Where no slice of the minute traded the contract's average holds, and where it never traded that of all.
 */
final class SliceMarket implements SlippageRule
{
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final int INSTRUMENT_BITS = 16;

    private final Long2ObjectHashMap<SliceCost> byMinute = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<SliceCost> byInstrument = new Long2ObjectHashMap<>();
    private final SliceCost all = new SliceCost();

    /**
     * Add a fill of a slice, as {@link SliceCost#add}.
     *
     * @param timeNs of the fill.
     */
    void add(
        final Terms terms,
        final long timeNs,
        final int instrument,
        final long lots,
        final long price,
        final long mark,
        final long feeUnits)
    {
        byMinute.computeIfAbsent(key(timeNs, instrument, lots < 0), any -> new SliceCost())
            .add(terms, instrument, lots, price, mark, feeUnits);
        byInstrument.computeIfAbsent(instrument, any -> new SliceCost())
            .add(terms, instrument, lots, price, mark, feeUnits);
        all.add(terms, instrument, lots, price, mark, feeUnits);
    }

    @Override
    public long slippagePpm(final long timeNs, final int instrument, final boolean isSell)
    {
        final SliceCost minute = byMinute.get(key(timeNs, instrument, isSell));
        if (minute != null)
        {
            return minute.slippagePpm();
        }
        final SliceCost contract = byInstrument.get(instrument);
        return contract == null ? all.slippagePpm() : contract.slippagePpm();
    }

    /**
     * @return all slices together.
     */
    SliceCost all()
    {
        return all;
    }

    private static long key(final long timeNs, final int instrument, final boolean isSell)
    {
        return (Math.floorDiv(timeNs, MINUTE_NS) << INSTRUMENT_BITS | instrument) << 1 | (isSell ? 1 : 0);
    }
}
