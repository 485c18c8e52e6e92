package io.plimsoll.core.naive;

/**
 * How much may still be liquidated in the present window, in money (R6.12).
 */
interface NaiveCapacity
{
    /**
     * There are no caps.
     */
    NaiveCapacity UNLIMITED = new NaiveCapacity()
    {
        @Override
        public long left(final NaiveInstrument instrument)
        {
            return Long.MAX_VALUE;
        }

        @Override
        public long leftOfVenue()
        {
            return Long.MAX_VALUE;
        }

        @Override
        public long used(final NaiveInstrument instrument)
        {
            return 0;
        }

        @Override
        public void charge(final NaiveInstrument instrument, final long notional)
        {
            // Nobody asks.
        }
    };

    /**
     * Of an instrument; {@link Long#MAX_VALUE} without a cap.
     */
    long left(NaiveInstrument instrument);

    /**
     * Of the venue; {@link Long#MAX_VALUE} without a cap.
     */
    long leftOfVenue();

    /**
     * Charged to an instrument in the present window.
     */
    long used(NaiveInstrument instrument);

    /**
     * Charges an instrument, and the venue with it.
     */
    void charge(NaiveInstrument instrument, long notional);
}
