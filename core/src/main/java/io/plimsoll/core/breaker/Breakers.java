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
     * Its state.
     *
     * @param instrument id.
     * @return code of BreakerState.
     */
    public int state(final int instrument)
    {
        return 0;
    }

    /**
     * When its state ends by itself.
     *
     * @param instrument id.
     * @return time; 0: open.
     */
    public long untilNs(final int instrument)
    {
        return 0;
    }

    /**
     * Lower bound of all triggers.
     *
     * @param instrument id.
     * @return increments; 0: none.
     */
    public long lower(final int instrument)
    {
        return 0;
    }

    /**
     * Upper bound of all triggers.
     *
     * @param instrument id.
     * @return increments; 0: none.
     */
    public long upper(final int instrument)
    {
        return 0;
    }

    /**
     * Its triggers.
     *
     * @param instrument id.
     * @return the count.
     */
    public int triggerCount(final int instrument)
    {
        return 0;
    }

    /**
     * Kind of a trigger.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return code of TriggerKind.
     */
    public int triggerKind(final int instrument, final int row)
    {
        return 0;
    }

    /**
     * Action of a trigger.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return code of BreakerAction.
     */
    public int triggerAction(final int instrument, final int row)
    {
        return 0;
    }

    /**
     * Horizon of a trigger.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return duration.
     */
    public long triggerHorizonNs(final int instrument, final int row)
    {
        return 0;
    }

    /**
     * Reference of a trigger.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return increments; 0: none.
     */
    public long triggerReference(final int instrument, final int row)
    {
        return 0;
    }

    /**
     * Lower bound of a trigger.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return increments; 0: none.
     */
    public long triggerLower(final int instrument, final int row)
    {
        return 0;
    }

    /**
     * Upper bound of a trigger.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return increments; 0: none.
     */
    public long triggerUpper(final int instrument, final int row)
    {
        return 0;
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
