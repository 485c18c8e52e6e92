package io.plimsoll.core;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.audit.Conservation;
import io.plimsoll.core.audit.StateDigest;
import io.plimsoll.core.command.Dispatcher;
import io.plimsoll.core.command.IntakeNotes;
import io.plimsoll.core.command.MessageCheck;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.liquidation.Liquidator;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.ZoneRule;
import io.plimsoll.core.mark.Holds;
import io.plimsoll.core.mark.PriceState;
import io.plimsoll.core.message.AdvanceTimeDecoder;
import io.plimsoll.core.message.AuditStateDecoder;
import io.plimsoll.core.message.NoteIntakeDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;
import io.plimsoll.core.outcome.OrderEvents;
import io.plimsoll.core.outcome.Outcome;
import io.plimsoll.core.outcome.ReportEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.report.MarginReport;
import io.plimsoll.core.settlement.Settlement;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import org.agrona.DirectBuffer;

/**
 * The risk core: off-heap state of all accounts, moved by one command at a time.
 * <p>
 * Not thread-safe: one thread owns it. Takes all its memory at creation and allocates nothing per command.
 * docs/rulebook.md is what it does; docs/determinism.md is what it promises.
 */
public final class RiskCore implements StateMachine
{
    /**
     * No command follows it, so that a core whose load has failed takes none.
     */
    private static final long NOT_LOADED = Long.MIN_VALUE;

    private final Accounts book;
    private final Monitor monitor;
    private final Pricing pricing;
    private final Waterfall waterfall;
    private final Liquidator liquidator;
    private final Dispatcher dispatcher;
    private final IntakeNotes intakeNotes;
    private final Conservation conservation;
    private final StateDigest digest;
    private final CoreSections sections;
    private final Outcome outcome = new Outcome();
    private final AccountEvents accountEvents = new AccountEvents(outcome);
    private final ReportEvents reportEvents = new ReportEvents(outcome);
    private final MessageCheck messageCheck = new MessageCheck();
    private final CommandClock clock = new CommandClock();
    private long lastSequence;

    private RiskCore(final CoreLimits limits)
    {
        final Contracts contracts = new Contracts(limits.maxInstruments(), limits.maxAssets());
        final Market market = new Market(limits.maxInstruments(), limits.maxAssets());
        final RiskParameters parameters = new RiskParameters();
        book = new Accounts(limits);
        final Valuation valuation = new Valuation(book, contracts, market);
        final PriceState prices = new PriceState(contracts, market, clock);
        final Holds holds = new Holds(book, prices);
        final InitialMargin initialMargin =
            new InitialMargin(book, contracts, market, parameters, prices.stable());
        final Settlement settlement = new Settlement(book, contracts, market);
        final ZoneRule zones = new ZoneRule(parameters);
        monitor = new Monitor(limits, book, contracts, market, zones, valuation, initialMargin, holds);
        waterfall = new Waterfall(
            limits, book, contracts, market, parameters, zones, valuation, initialMargin, settlement, monitor,
            holds, prices.weights(), clock, accountEvents, outcome);
        liquidator = waterfall.liquidator;
        pricing = new Pricing(
            limits, book, contracts, market, parameters, prices, holds, monitor, waterfall, clock, accountEvents,
            outcome);
        pricing.prices.queue().serve(liquidator);
        waterfall.bid.ask(pricing.prices.gate());
        final MarginReport report = new MarginReport(
            book, contracts, market, valuation, initialMargin, settlement, reportEvents);
        dispatcher = new Dispatcher(
            book, contracts, market, parameters, waterfall.rules, valuation, initialMargin, settlement, monitor, report,
            waterfall.losses.funds(), waterfall.liquidationCommands, waterfall.poolCommands, waterfall.auctionCommands,
            pricing.indexCommands, pricing.priceCommands, pricing.breakerCommands, pricing.changeCommands,
            pricing.volatility, pricing.breakers, accountEvents, new OrderEvents(outcome));
        pricing.changes.applyTo(this::applyChange);
        intakeNotes = new IntakeNotes(reportEvents);
        conservation = new Conservation(book, contracts, market);
        digest = new StateDigest(
            book, contracts, market, parameters, waterfall.digest, waterfall.losses.pools(), waterfall.auctions.book(),
            pricing.indices, prices, pricing.breakers, pricing.changes);
        sections = new CoreSections(
            limits, book, contracts, market, parameters, waterfall.auctions.book(), liquidator, waterfall.section,
            waterfall.losses, pricing.changes, monitor, pricing.indices, prices, pricing.breakers, digest, clock);
    }

    /**
     * Create an empty core.
     *
     * @param limits that fix its memory.
     * @return the core.
     */
    public static RiskCore create(final CoreLimits limits)
    {
        return new RiskCore(limits);
    }

    @Override
    public void apply(
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final EventSink sink)
    {
        if (sequence != lastSequence + 1)
        {
            throw new IllegalStateException("sequence " + sequence + " does not follow " + lastSequence);
        }
        lastSequence = sequence;
        outcome.begin(sequence, sink);
        Reason reason = messageCheck.check(buffer, offset, length);
        if (timeNs < clock.nowNs())
        {
            reason = reason == null ? Reason.TIME_BACKWARDS : reason;
        }
        else
        {
            clock.moveTo(timeNs);
            monitor.begin();
            onTime();
        }
        if (reason != null)
        {
            accountEvents.rejected(messageCheck.templateId(), reason, 0, 0);
            if (timeNs == clock.nowNs())
            {
                pricing.breakers.onCommandEnd();
            }
            return;
        }
        applyBody(messageCheck.templateId(), buffer, offset);
        pricing.breakers.onCommandEnd();
    }

    private void onTime()
    {
        liquidator.beforeTime();
        if (pricing.onTime())
        {
            liquidator.carryOutTransitions();
        }
        liquidator.onTime();
    }

    private void applyBody(final int templateId, final DirectBuffer buffer, final int offset)
    {
        switch (templateId)
        {
            case AdvanceTimeDecoder.TEMPLATE_ID ->
            {
                // Its time is all it has to say.
            }
            case AuditStateDecoder.TEMPLATE_ID -> audit();
            case NoteIntakeDecoder.TEMPLATE_ID -> noteIntake(buffer, offset);
            default ->
            {
                dispatcher.dispatch(templateId, buffer, offset);
                pricing.onEffect();
                liquidator.carryOutTransitions();
            }
        }
    }

    private Reason applyChange(final int templateId, final DirectBuffer buffer, final int offset)
    {
        final Reason reason = dispatcher.apply(templateId, buffer, offset);
        pricing.onEffect();
        return reason;
    }

    private void noteIntake(final DirectBuffer buffer, final int offset)
    {
        final Reason reason = intakeNotes.note(buffer, offset);
        if (reason != null)
        {
            accountEvents.rejected(NoteIntakeDecoder.TEMPLATE_ID, reason, 0, 0);
        }
    }

    private void audit()
    {
        final boolean isConserved = conservation.holds();
        reportEvents.audited(
            stateHash(),
            isConserved,
            book.accounts().count(),
            conservation.openPositions(),
            book.orders().count(),
            liquidator.liquidating());
    }

    @Override
    public long lastSequence()
    {
        return lastSequence;
    }

    @Override
    public long stateHash()
    {
        return digest.hash(lastSequence, clock.nowNs(), liquidator.sliceIds());
    }

    @Override
    public void save(final SnapshotOutput output)
    {
        sections.save(output, lastSequence, clock.nowNs());
    }

    @Override
    public void load(final SnapshotInput input)
    {
        if (lastSequence != 0)
        {
            throw new IllegalStateException(
                "only a fresh core can be loaded; this one is at sequence " + lastSequence);
        }
        lastSequence = NOT_LOADED;
        sections.load(input);
        lastSequence = sections.lastSequence();
    }

    /**
     * Accounts looked at so far: what the safe-box index keeps small.
     *
     * @return the count.
     */
    public long evaluations()
    {
        return monitor.evaluations();
    }

    /**
     * Position rows in use.
     *
     * @return the count.
     */
    public int positions()
    {
        return book.positions().count();
    }

    /**
     * Scan all accounts, as the index is there to avoid, and count those that are not in the zone that their numbers
     * call for. Anything but 0 means that the index has missed an account: a broken invariant.
     *
     * @return accounts in a wrong zone.
     */
    public int misplacedAccounts()
    {
        return monitor.misplacedAccounts();
    }

    /**
     * Off-heap memory of all tables and the index.
     *
     * @return bytes.
     */
    public long memoryBytes()
    {
        return book.accounts().memoryBytes() + book.positions().memoryBytes() + book.balances().memoryBytes() +
            book.orders().memoryBytes() + waterfall.auctions.book().memoryBytes() + monitor.memoryBytes();
    }
}
