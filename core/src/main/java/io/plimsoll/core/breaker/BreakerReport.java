package io.plimsoll.core.breaker;

import io.plimsoll.core.message.BreakerState;

/**
 * What may be asked of breakers: states and bounds as of now (rulebook R8.13).
 */
abstract class BreakerReport
{
    private final BreakerTable table;
    private final BreakerTurn turn;

    BreakerReport(final BreakerTable table, final BreakerTurn turn)
    {
        this.table = table;
        this.turn = turn;
    }

    BreakerTable table()
    {
        return table;
    }

    BreakerTurn turn()
    {
        return turn;
    }

    private InstrumentBreaker upToDate(final int instrument)
    {
        final InstrumentBreaker breaker = table.of(instrument);
        if (breaker.hasRules())
        {
            turn.refresh(breaker);
        }
        return breaker;
    }

    /**
     * State of a breaker.
     *
     * @param instrument id.
     * @return code of {@link BreakerState}; NORMAL without rules.
     */
    public int state(final int instrument)
    {
        return table.of(instrument).state();
    }

    /**
     * When the state ends by itself.
     *
     * @param instrument id.
     * @return time; 0 if it does not, or that depends on the price.
     */
    public long untilNs(final int instrument)
    {
        return table.of(instrument).untilNs();
    }

    /**
     * Highest lower bound of all triggers, as of now.
     *
     * @param instrument id.
     * @return increments; 0 without triggers or mark.
     */
    public long lower(final int instrument)
    {
        final PriceTriggers triggers = upToDate(instrument).triggers();
        return triggers.hasBounds() ? triggers.lower() : 0;
    }

    /**
     * Lowest upper bound of all triggers, as of now.
     *
     * @param instrument id.
     * @return increments; 0 without triggers or mark.
     */
    public long upper(final int instrument)
    {
        final PriceTriggers triggers = upToDate(instrument).triggers();
        return triggers.hasBounds() ? triggers.upper() : 0;
    }

    /**
     * Triggers by price.
     *
     * @param instrument id.
     * @return how many rows.
     */
    public int triggerCount(final int instrument)
    {
        return table.of(instrument).rules().triggerCount();
    }

    /**
     * Kind of a trigger.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return code.
     */
    public int triggerKind(final int instrument, final int row)
    {
        return table.of(instrument).rules().trigger(row).kind();
    }

    /**
     * Action of a trigger.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return code.
     */
    public int triggerAction(final int instrument, final int row)
    {
        return table.of(instrument).rules().trigger(row).action();
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
        return table.of(instrument).rules().trigger(row).horizonNs();
    }

    /**
     * What the bounds of a trigger stand around, as of now.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return increments; 0 without a mark.
     */
    public long triggerReference(final int instrument, final int row)
    {
        return upToDate(instrument).triggers().trigger(row).reference();
    }

    /**
     * Lower bound of a trigger, as of now.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return increments; 0 without a mark.
     */
    public long triggerLower(final int instrument, final int row)
    {
        return upToDate(instrument).triggers().trigger(row).lower();
    }

    /**
     * Upper bound of a trigger, as of now.
     *
     * @param instrument id.
     * @param row        of the trigger.
     * @return increments; 0 without a mark.
     */
    public long triggerUpper(final int instrument, final int row)
    {
        return upToDate(instrument).triggers().trigger(row).upper();
    }
}
