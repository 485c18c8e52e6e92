package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.plimsoll.core.message.LiquidationQueueReportedEncoder;
import io.plimsoll.core.message.LiquidationQueuedEncoder;
import io.plimsoll.core.message.QueryLiquidationQueueDecoder;
import io.plimsoll.core.message.QueueCause;
import io.plimsoll.core.message.Reason;

/**
 * Who waits for liquidation capacity, worst health first (R6.12).
 */
final class NaiveQueue
{
    private static final int MAX_ROWS = 100;

    /**
     * One who waits, with the health that he had when the queue was looked at.
     */
    private record Place(NaiveMarginAccount owner, long health)
    {
    }

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveWindows capacity;
    private final NaiveEvents events;

    NaiveQueue(
        final NaiveState state, final NaiveMargin margin, final NaiveWindows capacity, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.capacity = capacity;
        this.events = events;
    }

    /**
     * All who wait, in the order in which they are served.
     */
    List<NaiveMarginAccount> inOrder()
    {
        final List<Place> places = new ArrayList<>();
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            if (owner.isWaiting)
            {
                places.add(new Place(owner, health(owner)));
            }
        }
        places.sort(Comparator.comparingLong(Place::health));
        final List<NaiveMarginAccount> owners = new ArrayList<>();
        places.forEach(place -> owners.add(place.owner()));
        return owners;
    }

    /**
     * A step found no lots at all.
     */
    void enter(final NaiveMarginAccount owner)
    {
        owner.isWaiting = true;
        owner.deadlineNs = NaiveMarginAccount.NO_DEADLINE;
        events.send(new LiquidationQueuedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(owner.account.id).scope(owner.scope).cause(cause(owner)).waiting(inOrder().size())
            .notional(notional(owner)).equity(margin.equity(owner))
            .maintenanceMargin(margin.maintenance(owner)).healthPpm(health(owner)).encodedLength());
    }

    Reason query(final QueryLiquidationQueueDecoder command)
    {
        final NaiveVerdict verdict = new NaiveVerdict().range(command.rows(), 1, MAX_ROWS);
        if (verdict.isClear())
        {
            final List<NaiveMarginAccount> waiting = inOrder();
            final LiquidationQueueReportedEncoder encoder =
                new LiquidationQueueReportedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header());
            encoder.waiting(waiting.size()).venueUsed(capacity.venueUsed())
                .venueCapacity(state.rules.venueCapacity());
            final int rows = Math.min(command.rows(), waiting.size());
            final LiquidationQueueReportedEncoder.AccountsEncoder accounts = encoder.accountsCount(rows);
            for (final NaiveMarginAccount owner : waiting.subList(0, rows))
            {
                accounts.next().account(owner.account.id).scope(owner.scope)
                    .healthPpm(health(owner)).notional(notional(owner));
            }
            events.send(encoder.encodedLength());
        }
        return verdict.reason();
    }

    private long health(final NaiveMarginAccount owner)
    {
        return NaiveMargin.health(margin.equity(owner), margin.maintenance(owner));
    }

    private QueueCause cause(final NaiveMarginAccount owner)
    {
        if (state.pricing.holds.isHeld(owner))
        {
            return QueueCause.PRICE;
        }
        boolean isAllHalted = true;
        for (final NaivePosition leg : owner.positions())
        {
            isAllHalted &= leg.instrument.isHalted();
        }
        return isAllHalted ? QueueCause.HALT : QueueCause.CAPACITY;
    }

    private static long notional(final NaiveMarginAccount owner)
    {
        long notional = 0;
        for (final NaivePosition leg : owner.positions())
        {
            notional = NaiveMath.saturatedSum(notional, leg.instrument.notional(leg.lots, leg.instrument.mark));
        }
        return notional;
    }
}
