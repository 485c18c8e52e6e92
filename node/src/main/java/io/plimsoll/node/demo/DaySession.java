package io.plimsoll.node.demo;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.Zone;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.population.AccountPlan;
import io.plimsoll.node.demo.record.Audit;
import io.plimsoll.node.demo.record.DayRecord;
import io.plimsoll.node.demo.record.Refusals;
import io.plimsoll.node.demo.venue.CommandPort;
import io.plimsoll.node.demo.venue.Commands;
import io.plimsoll.node.demo.venue.DayObserver;
import io.plimsoll.node.demo.venue.DayReplay;
import io.plimsoll.node.demo.venue.VenueAccounts;
import io.plimsoll.node.demo.venue.VenueInbox;

import java.util.List;

/**
 * One run of the day against an engine: set-up, replay, closing questions. Does not know how the engine is made.
 */
final class DaySession implements DayObserver
{
    private final DemoOptions options;
    private final Market market;
    private final List<AccountPlan> plans;
    private final DemoProgress progress;
    private final DayRecord record;
    private final VenueInbox inbox;
    private long commandCount;
    private long openingNs;
    private long replayNs;

    DaySession(
        final DemoOptions options,
        final Market market,
        final List<AccountPlan> plans,
        final DemoProgress progress)
    {
        this.options = options;
        this.market = market;
        inbox = new VenueInbox(market.size());
        this.plans = plans;
        this.progress = progress;
        record = new DayRecord(market, options.fromMinute(), options.toMinute());
    }

    /**
     * Where the engine's events must go.
     *
     * @return the record first, then the venue's inbox.
     */
    EventSink events()
    {
        return (sequence, ordinal, buffer, offset, length) ->
        {
            record.onEvent(sequence, ordinal, buffer, offset, length);
            inbox.onEvent(sequence, ordinal, buffer, offset, length);
        };
    }

    /**
     * Run from set-up to the closing audit.
     *
     * @param port of the engine.
     * @throws IllegalStateException if the core refuses a command of the set-up or does not conserve money.
     */
    void run(final CommandPort port)
    {
        final Commands commands = new Commands(port);
        final DayReplay replay = new DayReplay(market, commands, inbox, this);
        final long startNs = System.nanoTime();
        replay.open(plans, options.fromMinute());
        audit(commands);
        checkOpening();
        openingNs = System.nanoTime() - startNs;
        replay.play(options.fromMinute(), options.toMinute());
        commands.queryMargin(VenueAccounts.BACKSTOP);
        audit(commands);
        commandCount = commands.count();
        replayNs = System.nanoTime() - startNs - openingNs;
    }

    private static void audit(final Commands commands)
    {
        commands.auditState();
        commands.awaitEvents();
    }

    private void checkOpening()
    {
        final Refusals refusals = record.refusals();
        if (refusals.first() != null)
        {
            throw new IllegalStateException("the core refused " + refusals.rejected() + " commands and " +
                refusals.denied() + " orders of the set-up, the first: " + refusals.first());
        }
        final Audit audit = record.audit();
        if (audit == null || !audit.isConserved())
        {
            throw new IllegalStateException("the set-up does not add up: " + audit);
        }
    }

    DayRecord record()
    {
        return record;
    }

    long commandCount()
    {
        return commandCount;
    }

    long openingNs()
    {
        return openingNs;
    }

    long replayNs()
    {
        return replayNs;
    }

    @Override
    public void onCustomer(final int done)
    {
        progress.onProgress("opening positions", done, plans.size());
    }

    @Override
    public void onMinuteStart(final int minute)
    {
        record.startMinute(minute);
    }

    @Override
    public void onMinuteEnd(final int minute, final long[] marks)
    {
        record.endMinute(marks);
        progress.onProgress("replaying the day",
            minute + 1 - options.fromMinute(), options.toMinute() - options.fromMinute());
    }

    @Override
    public void onMark(final int instrument, final long price)
    {
        record.mark(instrument, price);
    }

    @Override
    public void onAssetPrice(final int asset, final long priceMicros)
    {
        record.assetPrice(asset, priceMicros);
    }

    @Override
    public void onFunding(final int instrument, final long paymentMicros)
    {
        record.funding(instrument, paymentMicros);
    }

    @Override
    public boolean hasTimers()
    {
        return record.population(Zone.LIQUIDATING) > 0;
    }
}
