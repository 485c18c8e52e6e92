package io.plimsoll.core.breaker;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.TestClock;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.mark.MarkSetter;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Validity;
import io.plimsoll.core.outcome.BreakerEvents;
import io.plimsoll.core.outcome.Outcome;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.volatility.VolatilityMeter;

import static io.plimsoll.core.message.BreakerAction.LIMIT;
import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * Rulebook R10.5, R8.11(e): instruments whose mark comes from an index, and what happens when that is not valid. The
 * index is played by the test. Times are in nanoseconds; outages halt after 50, for 100 and at most 250.
 */
@Timeout(60)
class BreakerOutageTest
{
    private static final long START_NS = 1_000;

    private final TestClock time = new TestClock();
    private final Contracts contracts = new Contracts(2, 1);
    private final Market market = new Market(2, 1);
    private final Outcome outcome = new Outcome();
    private final VolatilityMeter volatility = new VolatilityMeter(contracts, market, time.clock());
    private final Breakers breakers = new Breakers(
        contracts, market, volatility, time.clock(), new BreakerEvents(outcome));
    private final BreakerRules rules = new BreakerRules();
    private final List<String> events = new ArrayList<>();
    private final PlayedIndex index = new PlayedIndex();
    private int served;

    /**
     * The index of instrument 0.
     */
    private final class PlayedIndex implements MarkSetter
    {
        private Validity validity = Validity.VALID;
        private long sinceNs;

        @Override
        public void setMark(final int instrument, final long mark)
        {
            market.mark(instrument, mark);
            events.add("mark " + mark);
        }

        @Override
        public boolean hasRules(final int instrument)
        {
            return instrument == 0;
        }

        @Override
        public int validity(final int instrument)
        {
            return validity.value();
        }

        @Override
        public long invalidSinceNs(final int instrument)
        {
            return sinceNs;
        }
    }

    @BeforeEach
    void open()
    {
        time.moveTo(START_NS);
        for (int id = 0; id < 2; id++)
        {
            contracts.list(new Instrument(id, false, 0, 0, 1, 0, 1_000_000, 1_000_000, 1_000));
            market.mark(id, 10_000);
        }
        breakers.setMarksIn(index);
        // No rule here looks at a fund, and the index sets all marks.
        breakers.follow(null, null, new Capacity(2), () -> served++);
        rules.times(30, 100, 250).reopening(10, 3, 10_000).drawdown(LIMIT.value(), 0).rate(LIMIT.value(), 0)
            .outage(50, 0);
        breakers.set(0, rules);
        breakers.set(1, rules);
    }

    private void fails()
    {
        index.validity = Validity.STALE;
        index.sinceNs = time.clock().nowNs();
    }

    private String at(final long afterNs)
    {
        events.clear();
        time.moveTo(START_NS + afterNs);
        outcome.begin(1, (sequence, ordinal, buffer, offset, length) ->
        {
            final BreakerChangedDecoder event =
                new BreakerChangedDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            events.add(event.instrument() + " " + event.toState() + " " + event.cause() + " " + event.mark() + " " +
                event.candidate() + " " + event.untilNs());
        });
        breakers.onTime();
        breakers.serve();
        breakers.onCommandEnd();
        return String.join(", ", events);
    }

    @Test
    void shouldHaltAfterAnOutage()
    {
        fails();
        assertEquals("", at(49));
        assertEquals("0 HALTED OUTAGE 10000 0 1150", at(50), "instrument 1 has no index");
        assertEquals(1, served);
        assertEquals("", at(149));
        index.validity = Validity.VALID;
        assertEquals("0 REOPENING TIME 10000 0 0, 0 NORMAL REOPENED 10000 0 0", at(150));
        assertEquals(2, served, "once for all of it");
        assertEquals("", at(151));
    }

    /**
     * Prolonged twice, to 250 at most; then it reopens at the mark there is, and does not halt for that again.
     */
    @Test
    void shouldProlongAHaltWithoutAnIndexAndThenLetGo()
    {
        fails();
        at(50);
        assertEquals("", at(150));
        assertEquals(START_NS + 250, breakers.untilNs(0));
        assertEquals("", at(260));
        assertEquals(START_NS + 300, breakers.untilNs(0), "50 and 250");
        assertEquals("0 REOPENING TIME 10000 0 0, 0 NORMAL REOPENED 10000 0 0", at(300));
        assertEquals("", at(1_000));
        index.validity = Validity.VALID;
        assertEquals("", at(1_001));
        fails();
        assertEquals("", at(1_050));
        assertEquals("0 HALTED OUTAGE 10000 0 2151", at(1_051), "it was valid once");
    }

    @Test
    void shouldTakeACandidateForAValidIndex()
    {
        fails();
        at(50);
        at(150);
        at(250);
        at(300);
        assertEquals("", at(301), "spent");
        breakers.admit(0, 10_000);
        assertEquals("0 HALTED OUTAGE 10000 0 1402", at(302));
    }

    /**
     * A limit that expires is a halt already; one whose cause has gone may be followed by the outage.
     */
    @Test
    void shouldLookForOutagesInLimitsToo()
    {
        rules.trigger(2, BreakerAction.LIMIT.value(), 16_000, 10_000, 0, 0).times(1_000, 100, 250);
        breakers.set(0, rules);
        at(0);
        assertEquals(10_100, breakers.admit(0, 20_000));
        market.mark(0, 10_100);
        assertEquals("0 LIMIT BAND 10100 20000 2000", String.join("", events));
        fails();
        assertEquals("0 HALTED OUTAGE 10100 20000 1150", at(50), "what waits goes on waiting");
        index.validity = Validity.VALID;
        assertEquals("0 REOPENING TIME 10100 20000 0, mark 10201", at(150));
        assertEquals("mark 10303", at(160));
        assertEquals("mark 20000, 0 NORMAL REOPENED 20000 20000 0", at(175), "the last of three steps");
    }
}
