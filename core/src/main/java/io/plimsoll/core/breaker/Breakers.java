package io.plimsoll.core.breaker;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.loss.Funds;
import io.plimsoll.core.mark.MarkSetter;
import io.plimsoll.core.message.BreakerCause;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.BreakerEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;
import io.plimsoll.core.volatility.VolatilityMeter;

/**
 * Circuit breakers of all instruments (rulebook section 10).
 */
public final class Breakers extends BreakerReport
{
    private final Contracts contracts;
    private final Market market;
    private final VolatilityMeter volatility;
    private final CommandClock clock;
    private final BreakerEvents events;
    private final BreakerTable table;
    private final VenueBreaker venue = new VenueBreaker();
    private final HaltedWork halted;
    private final BreakerTurn turn;
    private final CandidateCheck check;
    private MarkSetter marks;
    private RiskTriggers risks;
    private BreakerRounds rounds;

    /**
     * Without rules.
     *
     * @param contracts  listed.
     * @param market     of marks.
     * @param volatility that bounds follow.
     * @param clock      of the commands.
     * @param events     to tell with.
     */
    public Breakers(
        final Contracts contracts,
        final Market market,
        final VolatilityMeter volatility,
        final CommandClock clock,
        final BreakerEvents events)
    {
        this(contracts, market, volatility, clock, events, new HaltedWork());
    }

    private Breakers(
        final Contracts contracts,
        final Market market,
        final VolatilityMeter volatility,
        final CommandClock clock,
        final BreakerEvents events,
        final HaltedWork halted)
    {
        super(
            new BreakerTable(contracts.maxInstruments()),
            new BreakerTurn(contracts, market, volatility, clock, halted, events));
        this.contracts = contracts;
        this.market = market;
        this.volatility = volatility;
        this.clock = clock;
        this.events = events;
        this.halted = halted;
        table = table();
        turn = turn();
        check = new CandidateCheck(market, turn);
    }

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
     * What breakers look at and what they hold up; after {@link #setMarksIn}.
     *
     * @param monitor  to tell of marks that no setter sets.
     * @param funds    of the pools.
     * @param capacity of liquidations.
     * @param listener to halts.
     */
    public void follow(
        final Monitor monitor, final Funds funds, final Capacity capacity, final HaltListener listener)
    {
        halted.serveBy(listener);
        risks = new RiskTriggers(contracts, market, funds, capacity, turn);
        final Reopening reopening = new Reopening(market, monitor, marks, clock, turn);
        rounds = new BreakerRounds(
            table, venue, clock, turn, new StateTimes(clock, turn, reopening, risks, marks), risks, marks);
    }

    /**
     * Set rules, or remove them (rulebook R10.2).
     *
     * @param instrument id, not closed.
     * @param rules      that have been checked, to copy.
     */
    public void set(final int instrument, final BreakerRules rules)
    {
        final InstrumentBreaker breaker = table.of(instrument);
        final long mark = market.mark(instrument);
        breaker.set(rules, clock.nowNs(), mark);
        risks.onRules(instrument);
        table.onRules();
        rounds.onRules();
        if (!breaker.hasRules() && !breaker.isNormal())
        {
            turn.normal(breaker, BreakerCause.RULES_REMOVED, 0, mark);
        }
    }

    /**
     * Set the venue's breaker (rulebook R10.6).
     *
     * @param instruments 0..65,535; 0: off.
     * @param haltNs      1 and more.
     */
    public void setVenue(final int instruments, final long haltNs)
    {
        venue.set(instruments, haltNs);
    }

    /**
     * An instrument was delisted: its breaker is no more.
     *
     * @param instrument id.
     */
    public void onDelisted(final int instrument)
    {
        final InstrumentBreaker breaker = table.of(instrument);
        if (breaker.hasRules())
        {
            breaker.drop();
            contracts.instrument(instrument).haltedByBreaker(false);
            table.onRules();
            rounds.onRules();
        }
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
        final InstrumentBreaker breaker = table.of(instrument);
        if (!breaker.hasRules())
        {
            return candidate;
        }
        final PriceTriggers triggers = breaker.triggers();
        breaker.outageSpent(false);
        if (market.mark(instrument) == 0)
        {
            triggers.begin(clock.nowNs(), candidate);
            return candidate;
        }
        turn.refresh(breaker);
        final boolean isFree = breaker.isNormal() && triggers.isWithin(candidate);
        final long mark = isFree ? candidate : check.check(breaker, candidate);
        triggers.record(mark);
        return mark;
    }

    /**
     * A candidate that {@link #admit} has let through is the mark now: bounds are published if they have moved enough.
     *
     * @param instrument id.
     */
    public void onCommitted(final int instrument)
    {
        final InstrumentBreaker breaker = table.of(instrument);
        if (breaker.hasRules() && breaker.isNormal())
        {
            turn.refresh(breaker);
            publish(breaker);
        }
    }

    private void publish(final InstrumentBreaker breaker)
    {
        final PriceTriggers triggers = breaker.triggers();
        if (!triggers.hasBounds())
        {
            return;
        }
        final long lower = triggers.lower();
        final long upper = triggers.upper();
        final int publishPpm = breaker.rules().publishPpm();
        if (breaker.publishedLower() == 0 || hasMoved(breaker.publishedLower(), lower, publishPpm) ||
            hasMoved(breaker.publishedUpper(), upper, publishPpm))
        {
            breaker.published(lower, upper);
            final int id = breaker.instrument();
            events.boundsPublished(id, market.mark(id), lower, upper, volatility.presentPpm(id));
        }
    }

    private static boolean hasMoved(final long published, final long bound, final int publishPpm)
    {
        return bound != published && Math.abs(bound - published) > WideMath.floorPpm(published, publishPpm);
    }

    /**
     * Why an order that does not reduce is not taken (rulebook R10.4).
     *
     * @param instrument id, not halted.
     * @param isBuy      its side.
     * @param limitPrice increments.
     * @return reason, or null.
     */
    public Reason refusal(final int instrument, final boolean isBuy, final long limitPrice)
    {
        final InstrumentBreaker breaker = table.of(instrument);
        if (!breaker.hasRules())
        {
            return null;
        }
        if (!breaker.isNormal())
        {
            return Reason.INSTRUMENT_LIMITED;
        }
        turn.refresh(breaker);
        final PriceTriggers triggers = breaker.triggers();
        final boolean isBeyond = isBuy ? limitPrice > triggers.upper() : limitPrice < triggers.lower();
        return isBeyond ? Reason.PRICE_BOUNDS : null;
    }

    /**
     * Serve what a halt has held up since it was last asked: clocks of auctions, then the queue.
     *
     * @return true if a halt had begun or ended.
     */
    public boolean serve()
    {
        return halted.serve();
    }

    /**
     * Time has come to a command (rulebook R10.5).
     *
     * @return true if anything was done.
     */
    public boolean onTime()
    {
        return rounds.onTime();
    }

    /**
     * A command is complete (rulebook R10.6).
     */
    public void onCommandEnd()
    {
        rounds.onCommandEnd();
        serve();
    }

    /**
     * Add all that was ever set to a hash.
     *
     * @param hash of the state.
     */
    public void addTo(final StateHash hash)
    {
        volatility.addTo(hash);
        table.addTo(hash);
        venue.addTo(hash);
    }

    /**
     * Write volatilities and breakers.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.BREAKERS);
        volatility.save(writer);
        table.save(writer);
        venue.save(writer);
        writer.end();
    }

    /**
     * Read volatilities and breakers.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a number is out of its bounds.
     */
    public void load(final SnapshotReader reader)
    {
        reader.open(Section.BREAKERS);
        volatility.load(reader);
        table.load(reader, clock.nowNs(), contracts, market);
        venue.load(reader);
        rounds.onRules();
        reader.close();
    }
}
