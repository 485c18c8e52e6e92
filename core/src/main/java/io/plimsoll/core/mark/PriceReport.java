package io.plimsoll.core.mark;

import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.BreakerState;
import io.plimsoll.core.message.PriceReportedEncoder;
import io.plimsoll.core.message.TriggerKind;
import io.plimsoll.core.outcome.PriceEvents;
import io.plimsoll.core.volatility.VolatilityMeter;

/**
 * Answers what the price of an instrument is made of, and where its breaker stands (rulebook R8.13).
 */
public final class PriceReport
{
    private final PriceState state;
    private final Marks marks;
    private final VolatilityMeter volatility;
    private final Breakers breakers;
    private final PriceEvents events;

    /**
     * Over given state.
     *
     * @param state      of prices.
     * @param marks      that come from indices.
     * @param volatility measured.
     * @param breakers   of instruments.
     * @param events     to answer with.
     */
    public PriceReport(
        final PriceState state,
        final Marks marks,
        final VolatilityMeter volatility,
        final Breakers breakers,
        final PriceEvents events)
    {
        this.state = state;
        this.marks = marks;
        this.volatility = volatility;
        this.breakers = breakers;
        this.events = events;
    }

    /**
     * Report the present numbers.
     *
     * @param instrument id.
     */
    public void report(final int instrument)
    {
        final MarkModel model = state.models[instrument];
        final long mark = state.market.mark(instrument);
        final PriceReportedEncoder report =
            events.reported(instrument, marks.validity(instrument), state.refusals.isRefused(instrument));
        report.breaker(BreakerState.get((short)breakers.state(instrument)))
            .mark(mark).candidate(model.candidate()).indexPrice(model.indexPrice())
            .fundingPrice(model.fundingPrice()).basisPrice(model.basisPrice()).bookPrice(model.bookPrice())
            .meanPrice(model.meanPriceAt(mark, state.clock.nowNs()))
            .stablePrice(marks.hasRules(instrument) ? state.stable.at(instrument, mark) : 0)
            .presentPpm(volatility.presentPpm(instrument)).longRunPpm(volatility.longRunPpm(instrument))
            .lower(breakers.lower(instrument)).upper(breakers.upper(instrument)).untilNs(breakers.untilNs(instrument));
        addTriggers(instrument, report);
        events.publishReported();
    }

    private void addTriggers(final int instrument, final PriceReportedEncoder report)
    {
        final int count = breakers.triggerCount(instrument);
        final PriceReportedEncoder.TriggersEncoder triggers = report.triggersCount(count);
        for (int row = 0; row < count; row++)
        {
            triggers.next()
                .kind(TriggerKind.get((short)breakers.triggerKind(instrument, row)))
                .action(BreakerAction.get((short)breakers.triggerAction(instrument, row)))
                .horizonNs(breakers.triggerHorizonNs(instrument, row))
                .reference(breakers.triggerReference(instrument, row))
                .lower(breakers.triggerLower(instrument, row)).upper(breakers.triggerUpper(instrument, row));
        }
    }
}
