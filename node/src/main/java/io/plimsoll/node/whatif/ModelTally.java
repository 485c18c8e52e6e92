package io.plimsoll.node.whatif;

/**
 * How much of the what-if run is recorded, and how much the model's.
 */
final class ModelTally
{
    /**
     * What is counted.
     */
    enum Count
    {
        /** Definitions and parameter changes in whose place the configuration's stood. */
        REPLACED("recorded definitions replaced", "definitionsReplaced"),
        /** Slices that both runs asked for at the same command. */
        MATCHED_SLICES("slices answered as recorded", "slicesAsRecorded"),
        /** Slices that the model filled. */
        MODELLED_FILLS("slices filled by the model", "slicesFilledByModel"),
        /** Slices that the model left unfilled, beyond their limit. */
        BEYOND_LIMIT("slices left unfilled by the model, beyond their limit", "slicesBeyondLimit"),
        /** Recorded fills of slices that the what-if run did not ask for, or no longer has. */
        FILLS_LEFT_OUT("recorded slice fills left out", "sliceFillsLeftOut"),
        /** Recorded cancels of such slices. */
        CLOSES_LEFT_OUT("recorded slice cancels left out", "sliceClosesLeftOut"),
        /** Orders that were accepted in the recorded run and not in the what-if run. */
        ORDERS_LOST("orders accepted only in the recorded run", "ordersAcceptedOnlyInRecorded"),
        /** Orders that were refused in the recorded run and accepted in the what-if run, and closed at once. */
        ORDERS_GAINED("orders accepted only in the what-if run", "ordersAcceptedOnlyInWhatIf"),
        /** Recorded fills of an order that the what-if run does not have: that side did not trade. */
        SIDES_LEFT_OUT("sides of recorded trades left out", "tradeSidesLeftOut"),
        /** Sides of recorded trades that the model's market took in place of one that was left out or cut. */
        STAND_INS("sides of recorded trades taken by the market", "tradeSidesTakenByMarket"),
        /** Sides of recorded trades that the what-if core refused though their order is known. */
        SIDES_REFUSED("sides of recorded trades refused", "tradeSidesRefused"),
        /** Orders that only the what-if run wanted cancelled, or that the recorded run was done with. */
        CLOSED_BY_MODEL("orders closed by the model", "ordersClosedByModel"),
        /** Orders of backstops sized by what they hold. */
        BACKSTOP_ORDERS("backstop orders sized anew", "backstopOrdersSizedAnew");

        private final String label;
        private final String key;

        Count(final String label, final String key)
        {
            this.label = label;
            this.key = key;
        }

        String label()
        {
            return label;
        }

        /**
         * @return name in the JSON form; never changed.
         */
        String key()
        {
            return key;
        }
    }

    private final long[] counts = new long[Count.values().length];

    void add(final Count count)
    {
        counts[count.ordinal()]++;
    }

    void set(final Count count, final long value)
    {
        counts[count.ordinal()] = value;
    }

    long value(final Count count)
    {
        return counts[count.ordinal()];
    }
}
