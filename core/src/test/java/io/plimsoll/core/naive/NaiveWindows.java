package io.plimsoll.core.naive;

import java.math.BigInteger;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * How much may still be liquidated in the present window (R6.12).
 */
final class NaiveWindows implements NaiveCapacity
{
    private static final int PARTS = 16;

    private final NaiveState state;

    NaiveWindows(final NaiveState state)
    {
        this.state = state;
    }

    /**
     * Whether time has moved into another part since the last command.
     */
    boolean isNewPart(final long lastCommandNs)
    {
        return hasWindow() && part(lastCommandNs) != part(state.timeNs);
    }

    /**
     * The most lots, up to those wanted, that the caps leave room for.
     */
    long cut(final NaiveInstrument instrument, final long wantedLots)
    {
        final long room = Math.min(left(instrument), leftOfVenue());
        if (instrument.notional(wantedLots, instrument.mark) <= room)
        {
            return wantedLots;
        }
        long fitting = 0;
        long tooMany = wantedLots;
        while (tooMany - fitting > 1)
        {
            final long middle = (fitting + tooMany) >>> 1;
            if (instrument.notional(middle, instrument.mark) <= room)
            {
                fitting = middle;
            }
            else
            {
                tooMany = middle;
            }
        }
        return fitting;
    }

    /**
     * Money that the cap of an instrument leaves; below 0 if more was charged than it now allows.
     */
    @Override
    public long left(final NaiveInstrument instrument)
    {
        return left(instrument.capacity, instrument.window);
    }

    /**
     * Money that the venue's cap leaves.
     */
    @Override
    public long leftOfVenue()
    {
        return left(state.rules.venueCapacity(), state.venueWindow);
    }

    @Override
    public long used(final NaiveInstrument instrument)
    {
        return NaiveMath.saturated(used(instrument.window));
    }

    /**
     * Charges notional that was issued or taken, to the instrument and the venue.
     */
    @Override
    public void charge(final NaiveInstrument instrument, final long notional)
    {
        if (hasWindow())
        {
            instrument.window.charge(part(state.timeNs), notional);
            state.venueWindow.charge(part(state.timeNs), notional);
        }
    }

    /**
     * Charged to the venue in the present window.
     */
    long venueUsed()
    {
        return NaiveMath.saturated(used(state.venueWindow));
    }

    /**
     * Windows of another length start empty.
     */
    void clear()
    {
        state.venueWindow.clear();
        state.instruments().forEach(instrument -> instrument.window.clear());
    }

    private BigInteger used(final NaiveWindow window)
    {
        return hasWindow() ? window.used(part(state.timeNs)) : BigInteger.ZERO;
    }

    private long left(final long cap, final NaiveWindow window)
    {
        return hasWindow() && cap > 0 ? NaiveMath.saturated(big(cap).subtract(used(window))) : Long.MAX_VALUE;
    }

    private boolean hasWindow()
    {
        return state.rules.windowNs() > 0;
    }

    private long part(final long timeNs)
    {
        return timeNs / (state.rules.windowNs() / PARTS);
    }
}
