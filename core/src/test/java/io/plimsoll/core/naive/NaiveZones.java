package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.plimsoll.core.message.Zone;

import static io.plimsoll.core.naive.NaiveMath.ceilPpm;

/**
 * Judges every margin account after every command (R4.2, R4.4): the very scan that the core does without.
 */
final class NaiveZones
{
    /**
     * A margin account that must change its zone, with the numbers that say so.
     */
    private record Verdict(NaiveMarginAccount owner, Zone to, NaiveNumbers numbers)
    {
        long health()
        {
            return NaiveMargin.health(numbers.equity(), numbers.maintenance());
        }
    }

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveLiquidation liquidation;

    NaiveZones(final NaiveState state, final NaiveMargin margin, final NaiveLiquidation liquidation)
    {
        this.state = state;
        this.margin = margin;
        this.liquidation = liquidation;
    }

    /**
     * All are judged on one state; then each is carried out, worst health first. Margin accounts come by account id
     * and scope, and the sort is stable.
     */
    void decide()
    {
        final List<Verdict> verdicts = new ArrayList<>();
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            if (owner.hasZones())
            {
                final Zone zone = zone(owner);
                if (zone != owner.zone)
                {
                    verdicts.add(new Verdict(owner, zone, margin.numbers(owner)));
                }
            }
        }
        verdicts.sort(Comparator.comparingLong(Verdict::health));
        for (final Verdict verdict : verdicts)
        {
            liquidation.change(verdict.owner(), verdict.to(), verdict.numbers());
        }
    }

    /**
     * The zone that a margin account belongs in (R4.2).
     */
    Zone zone(final NaiveMarginAccount owner)
    {
        final NaiveLevels levels = state.levels;
        final long equity = margin.equity(owner);
        final long maintenance = margin.maintenance(owner);
        if (equity < ceilPpm(maintenance, levels.takeoverPpm()) && !state.pricing.holds.isHeld(owner))
        {
            return margin.equityRaw(owner) < 0 ? Zone.BANKRUPT : Zone.TAKEOVER;
        }
        if (equity < maintenance)
        {
            return Zone.LIQUIDATING;
        }
        if (owner.zone == Zone.FREE)
        {
            return equity < ceilPpm(maintenance, levels.callEntryPpm()) ? Zone.MARGIN_CALL : Zone.FREE;
        }
        final boolean isCured = equity >= ceilPpm(maintenance, levels.callExitPpm());
        if (owner.zone == Zone.MARGIN_CALL)
        {
            return isCured ? Zone.FREE : Zone.MARGIN_CALL;
        }
        if (equity < ceilPpm(maintenance, levels.liquidationExitPpm()))
        {
            return Zone.LIQUIDATING;
        }
        return isCured ? Zone.FREE : Zone.MARGIN_CALL;
    }
}
