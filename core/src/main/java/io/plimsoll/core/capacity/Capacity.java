package io.plimsoll.core.capacity;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * Liquidated notional in sliding windows, per instrument and for the venue (rulebook R6.12).
 * <p>
 * A window is sixteen parts of equal length, one row of them per instrument and one for the venue. A part that has left
 * the window is emptied when time comes to its successor.
 */
public final class Capacity
{
    /**
     * Parts of a window.
     */
    public static final int PARTS = 16;

    private final int venue;
    private final long[] caps;
    private final long[] charged;
    private long windowNs;
    private long partNs;
    private long part;
    private boolean hasNewPart;
    private long charges;

    /**
     * Without caps.
     *
     * @param maxInstruments instrument ids are below this.
     */
    public Capacity(final int maxInstruments)
    {
        venue = maxInstruments;
        caps = new long[maxInstruments + 1];
        charged = new long[(maxInstruments + 1) * PARTS];
    }

    /**
     * Set the venue's cap and the window. Another window than before starts empty.
     *
     * @param venueCap       money; 0 for no cap.
     * @param newWindowNs    duration, 16 and more; 0 for no caps at all.
     * @param nowNs          time.
     */
    public void rules(final long venueCap, final long newWindowNs, final long nowNs)
    {
        caps[venue] = venueCap;
        if (newWindowNs != windowNs)
        {
            Arrays.fill(charged, 0);
            open(newWindowNs, nowNs);
        }
    }

    private void open(final long newWindowNs, final long nowNs)
    {
        windowNs = newWindowNs;
        partNs = newWindowNs / PARTS;
        part = partNs == 0 ? 0 : nowNs / partNs;
    }

    /**
     * Set an instrument's cap.
     *
     * @param instrument id.
     * @param cap        money; 0 for no cap.
     */
    public void cap(final int instrument, final long cap)
    {
        caps[instrument] = cap;
    }

    /**
     * Time has come to a command.
     *
     * @param nowNs time.
     * @return true if a new part of the window has begun with this command, so that there may be room again.
     */
    public boolean onTime(final long nowNs)
    {
        advance(nowNs);
        final boolean isNew = hasNewPart;
        hasNewPart = false;
        return isNew;
    }

    /**
     * Move the windows on, ahead of {@link #onTime}: whoever asks is told what is used as of now.
     *
     * @param nowNs time.
     */
    public void advance(final long nowNs)
    {
        final long present = partNs == 0 ? part : nowNs / partNs;
        if (present == part)
        {
            return;
        }
        hasNewPart = true;
        final long begun = Math.min(PARTS, present - part);
        for (int i = 0; i < begun; i++)
        {
            empty(slot(present - i));
        }
        part = present;
    }

    private void empty(final int slot)
    {
        if (charged[venue * PARTS + slot] != 0)
        {
            for (int owner = 0; owner <= venue; owner++)
            {
                charged[owner * PARTS + slot] = 0;
            }
        }
    }

    private static int slot(final long ofPart)
    {
        return (int)(ofPart % PARTS);
    }

    /**
     * Is there a window? Without one nothing is capped and nothing charged.
     *
     * @return true if there is.
     */
    public boolean hasWindow()
    {
        return partNs != 0;
    }

    /**
     * Most lots that fit into what is left.
     *
     * @param instrument  of the lots.
     * @param lots        wanted, positive.
     * @param mark        price in increments.
     * @param settlePrice of the settle asset.
     * @return 0..lots.
     */
    public long lotsWithin(final Instrument instrument, final long lots, final long mark, final long settlePrice)
    {
        if (partNs == 0)
        {
            return lots;
        }
        final long left = Math.min(left(instrument.id()), leftOfVenue());
        return instrument.lotsWithin(left, lots, mark, settlePrice);
    }

    /**
     * What is left of an instrument's window.
     *
     * @param instrument id.
     * @return money, not negative; the largest value without a cap.
     */
    public long left(final int instrument)
    {
        final long cap = caps[instrument];
        return partNs == 0 || cap == 0 ? Long.MAX_VALUE : Math.max(0, cap - used(instrument));
    }

    /**
     * What is left of the venue's window.
     *
     * @return money, not negative; the largest value without a cap.
     */
    public long leftOfVenue()
    {
        return left(venue);
    }

    /**
     * What has been charged to the venue in the present window.
     *
     * @return money; 0 without a window.
     */
    public long usedOfVenue()
    {
        return used(venue);
    }

    /**
     * What has been charged to an instrument in the present window.
     *
     * @param owner instrument id.
     * @return money; 0 without a window.
     */
    public long used(final int owner)
    {
        long sum = 0;
        for (int i = owner * PARTS; i < (owner + 1) * PARTS; i++)
        {
            sum = WideMath.addSaturated(sum, charged[i]);
        }
        return sum;
    }

    /**
     * Charge what was issued or taken to the instrument and to the venue, capped or not.
     *
     * @param instrument id.
     * @param notional   money, not negative.
     */
    public void charge(final int instrument, final long notional)
    {
        if (partNs != 0)
        {
            charges++;
            add(instrument, notional);
            add(venue, notional);
        }
    }

    /**
     * How often anything has been charged: as long as it stays, what is used can only have become less.
     *
     * @return a count that means nothing by itself.
     */
    public long charges()
    {
        return charges;
    }

    private void add(final int owner, final long notional)
    {
        final int i = owner * PARTS + slot(part);
        charged[i] = WideMath.addSaturated(charged[i], notional);
    }

    /**
     * Cap of an instrument.
     *
     * @param instrument id.
     * @return money; 0 for none.
     */
    public long cap(final int instrument)
    {
        return caps[instrument];
    }

    /**
     * Cap of the venue.
     *
     * @return money; 0 for none.
     */
    public long capOfVenue()
    {
        return caps[venue];
    }

    /**
     * The window.
     *
     * @return duration; 0 for no caps at all.
     */
    public long windowNs()
    {
        return windowNs;
    }

    /**
     * What was charged in one part.
     *
     * @param owner instrument id, or the number of instruments for the venue.
     * @param slot  0..15, the part's number modulo 16.
     * @return money.
     */
    public long charged(final int owner, final int slot)
    {
        return charged[owner * PARTS + slot];
    }

    /**
     * Write it into the section at hand.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.put(windowNs).putAll(caps).putAll(charged);
    }

    /**
     * Read it from the section at hand.
     *
     * @param reader of the snapshot.
     * @param timeNs of the last command.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a number cannot be one of a window.
     */
    public void load(final SnapshotReader reader, final long timeNs)
    {
        open(reader.next(0, Long.MAX_VALUE, "capacity window"), timeNs);
        reader.nextAll(caps, 0, Instrument.MAX_MONEY, "capacity");
        reader.nextAll(charged, 0, hasWindow() ? Long.MAX_VALUE : 0, "charge of a window");
    }
}
