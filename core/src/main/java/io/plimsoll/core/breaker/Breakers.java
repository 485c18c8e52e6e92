package io.plimsoll.core.breaker;

import io.plimsoll.core.mark.MarkSetter;
import io.plimsoll.core.message.Reason;

/**
 * Circuit breakers of all instruments (rulebook section 10).
 */
public final class Breakers
{
    private MarkSetter marks;

    /**
     * Where reopening sets marks.
     *
     * @param setter of marks.
     */
    public void setMarksIn(final MarkSetter setter)
    {
        marks = setter;
    }

    /**
     * Check a candidate before anything changes (rulebook R10.3).
     *
     * @param instrument id, not closed.
     * @param candidate  increments.
     * @return mark to set: the candidate, a bound, or the mark there is.
     */
    public long admit(final int instrument, final long candidate)
    {
        return candidate;
    }

    /**
     * A mark was set that {@link #admit} has let through: bounds are published if they have moved enough.
     *
     * @param instrument id.
     */
    public void onCommitted(final int instrument)
    {
        // There are no bounds yet.
    }

    /**
     * Why an order is not taken (rulebook R10.4).
     *
     * @param instrument id.
     * @param isBuy      its side.
     * @param limitPrice increments.
     * @return reason, or null.
     */
    public Reason refusal(final int instrument, final boolean isBuy, final long limitPrice)
    {
        return null;
    }

    /**
     * Time has come to a command (rulebook R10.5).
     *
     * @return true if anything was done.
     */
    public boolean onTime()
    {
        return false;
    }

    /**
     * The command's own effect is complete, transitions are not carried out yet: serve what a halt has held up
     * (rulebook R10.6, last part).
     */
    public void onEffect()
    {
        // Nothing halts yet.
    }

    /**
     * A command is complete (rulebook R10.6).
     */
    public void onCommandEnd()
    {
        // Nothing triggers yet.
    }
}
