package io.plimsoll.core.breaker;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Breakers of all instruments, and which instruments have rules, ascending.
 */
final class BreakerTable
{
    private static final long HASH_TAG = 7L << 32;

    private final InstrumentBreaker[] breakers;
    private final InstrumentBreaker[] ruled;
    private int count;
    private int watching;

    BreakerTable(final int maxInstruments)
    {
        breakers = new InstrumentBreaker[maxInstruments];
        ruled = new InstrumentBreaker[maxInstruments];
        for (int id = 0; id < maxInstruments; id++)
        {
            breakers[id] = new InstrumentBreaker(id);
        }
    }

    InstrumentBreaker of(final int instrument)
    {
        return breakers[instrument];
    }

    /**
     * Rules of an instrument were set or dropped.
     */
    void onRules()
    {
        count = 0;
        watching = 0;
        for (final InstrumentBreaker breaker : breakers)
        {
            if (breaker.hasRules())
            {
                ruled[count++] = breaker;
                watching += breaker.rules().isWatching() ? 1 : 0;
            }
        }
    }

    /**
     * @return instruments with rules.
     */
    int count()
    {
        return count;
    }

    /**
     * @return instruments of which funds or liquidations are looked at after a command.
     */
    int watching()
    {
        return watching;
    }

    /**
     * One of those with rules, by ascending instrument.
     *
     * @param place 0 and more, below the count.
     */
    InstrumentBreaker at(final int place)
    {
        return ruled[place];
    }

    /**
     * @return instruments that their own breakers have halted.
     */
    int haltedByThemselves()
    {
        int halted = 0;
        for (int place = 0; place < count; place++)
        {
            halted += ruled[place].isHaltedByItself() ? 1 : 0;
        }
        return halted;
    }

    /**
     * When the first state may end, or take a step.
     *
     * @return time; the largest number if none does.
     */
    long firstDueNs()
    {
        long firstNs = Long.MAX_VALUE;
        for (int place = 0; place < count; place++)
        {
            final InstrumentBreaker breaker = ruled[place];
            firstNs = breaker.isNormal() ? firstNs : Math.min(firstNs, breaker.dueNs());
        }
        return firstNs;
    }

    void addTo(final StateHash hash)
    {
        for (int place = 0; place < count; place++)
        {
            hash.add(HASH_TAG + ruled[place].instrument());
            ruled[place].addTo(hash);
        }
    }

    void save(final SnapshotWriter writer)
    {
        for (final InstrumentBreaker breaker : breakers)
        {
            writer.put(breaker.hasRules() ? 1 : 0);
            if (breaker.hasRules())
            {
                breaker.save(writer);
            }
        }
    }

    void load(final SnapshotReader reader, final long nowNs, final Contracts contracts, final Market market)
    {
        for (final InstrumentBreaker breaker : breakers)
        {
            final int id = breaker.instrument();
            final boolean isOpen = contracts.hasInstrument(id) && !contracts.instrument(id).isClosed();
            if (reader.next(0, isOpen ? 1 : 0, "breaker of instrument " + id) == 1)
            {
                breaker.load(reader, nowNs, market.mark(id) != 0, contracts.instrument(id).maxPrice());
                contracts.instrument(id).haltedByBreaker(breaker.isHalted());
            }
        }
        onRules();
    }
}
