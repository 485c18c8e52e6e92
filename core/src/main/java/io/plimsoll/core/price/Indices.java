package io.plimsoll.core.price;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.Validity;
import io.plimsoll.core.outcome.IndexEvents;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * All price indices: sources, values, validity (rulebook R8.1 to R8.3, R8.9).
 * <p>
 * A tick works out its index. Time works out those whose sources have grown stale: when the first of them is due is
 * kept as a bound that is never too late, so that a command at which nothing is due costs one comparison.
 */
public final class Indices
{
    private static final long NEVER = Long.MAX_VALUE;

    private final CommandClock clock;
    private final IndexReport report;
    private final IndexCalculation calculation = new IndexCalculation();
    private final PriceIndex[] table;
    private final long[] dueNs;
    private IndexListener listener;
    private long earliestDueNs = NEVER;
    private int invalid;

    /**
     * Room for so many, none defined.
     *
     * @param size   index ids are below this.
     * @param clock  of the commands.
     * @param events to tell with.
     */
    public Indices(final int size, final CommandClock clock, final IndexEvents events)
    {
        this.clock = clock;
        report = new IndexReport(events);
        table = new PriceIndex[size];
        dueNs = new long[size];
        for (int id = 0; id < size; id++)
        {
            table[id] = new PriceIndex(id);
        }
        Arrays.fill(dueNs, NEVER);
    }

    /**
     * Who is told when an index was worked out; to be named before the first command.
     *
     * @param told each time, changed or not.
     */
    public void follow(final IndexListener told)
    {
        listener = told;
    }

    /**
     * Largest id and one.
     *
     * @return the bound of ids.
     */
    public int size()
    {
        return table.length;
    }

    /**
     * Was it set?
     *
     * @param index any id.
     * @return true if so.
     */
    public boolean isDefined(final int index)
    {
        return index >= 0 && index < table.length && table[index].rules().isSet();
    }

    /**
     * Last valid value.
     *
     * @param index id.
     * @return in increments of the index; 0 if it never was valid.
     */
    public long value(final int index)
    {
        return table[index].value();
    }

    /**
     * Price step.
     *
     * @param index id.
     * @return 10^-9 numeraire.
     */
    public long priceIncrementE9(final int index)
    {
        return table[index].rules().priceIncrementE9;
    }

    /**
     * Largest price that a source may say.
     *
     * @param index id.
     * @return increments of the index.
     */
    public long maxPrice(final int index)
    {
        return table[index].rules().maxPrice;
    }

    /**
     * After an update that an account pulled.
     *
     * @param index id.
     * @return duration; 0 for none.
     */
    public long coolOffNs(final int index)
    {
        return table[index].rules().coolOffNs;
    }

    /**
     * As last worked out.
     *
     * @param index id.
     * @return code of {@link Validity}.
     */
    public int validity(final int index)
    {
        return table[index].validity();
    }

    /**
     * Is any of those that are defined not valid?
     *
     * @return true if so.
     */
    public boolean isAnyInvalid()
    {
        return invalid != 0;
    }

    /**
     * Since when it is not valid.
     *
     * @param index id.
     * @return time; 0 while valid.
     */
    public long invalidSinceNs(final int index)
    {
        return table[index].invalidSinceNs();
    }

    /**
     * Has it moved too much within its lag window for risk to be opened (rulebook R8.9)?
     *
     * @param index id.
     * @return true if so, as of now.
     */
    public boolean isMoving(final int index)
    {
        final PriceIndex of = table[index];
        return of.window().isMoving(clock.nowNs(), of.value(), of.rules().lagMovePpm);
    }

    /**
     * Where a source stands among those of an index.
     *
     * @param index  id.
     * @param source any id.
     * @return its row; negative if it is none of them.
     */
    public int row(final int index, final int source)
    {
        return table[index].row(source);
    }

    /**
     * Is everything that a command says about an index in range, its sources apart, and does it leave alone what stays?
     *
     * @param command with an id below the bound.
     * @return true if so.
     */
    public boolean isInRange(final SetIndexDecoder command)
    {
        final int id = command.index();
        return IndexRules.isInRange(command) && (!isDefined(id) || table[id].rules().isKeptBy(command));
    }

    /**
     * Define an index, or replace its rules and sources; then it is worked out.
     *
     * @param command that is in range.
     * @param sources that it names.
     */
    public void set(final SetIndexDecoder command, final SourceRows sources)
    {
        final PriceIndex index = table[command.index()];
        final boolean isNew = !index.rules().isSet();
        invalid += isNew ? 1 : 0;
        index.rules().set(command);
        index.begin(isNew, sources, clock.nowNs());
        workOut(index, clock.nowNs());
    }

    /**
     * A source has said a price (rulebook R8.2); then the index is worked out.
     *
     * @param index      id.
     * @param row        of one of its sources.
     * @param price      within the index' largest price; not positive: the source is out.
     * @param confidence of the source itself, not negative.
     * @param stampNs    of the source, not negative.
     */
    public void tick(final int index, final int row, final long price, final long confidence, final long stampNs)
    {
        final PriceIndex of = table[index];
        final Source by = of.source(row);
        final long nowNs = clock.nowNs();
        by.statistics().onTick(nowNs, stampNs, price, of.value());
        if (price <= 0)
        {
            by.sayNonPositive();
        }
        else if (stampNs - nowNs > of.rules().maxFutureNs)
        {
            by.sayFuture();
        }
        else if (by.price() == 0 || stampNs >= by.stampNs())
        {
            JumpGuard.offer(of, by, nowNs, price, stampNs, confidence);
        }
        workOut(of, nowNs);
    }

    private void workOut(final PriceIndex index, final long nowNs)
    {
        final boolean wasValid = index.isValid();
        final boolean isChanged = calculation.workOut(index, nowNs);
        invalid += (wasValid ? 1 : 0) - (index.isValid() ? 1 : 0);
        if (calculation.changedRows() != 0)
        {
            report.sourcesChanged(index, calculation);
        }
        if (isChanged)
        {
            report.published(index);
        }
        final long due = calculation.dueNs();
        dueNs[index.id()] = due;
        earliestDueNs = Math.min(earliestDueNs, due);
        listener.onIndex(index.id());
    }

    /**
     * Work out the indices whose sources have grown stale (rulebook R8.11c).
     *
     * @return true if there was one.
     */
    public boolean onTime()
    {
        return clock.nowNs() >= earliestDueNs && workOutStale(clock.nowNs());
    }

    private boolean workOutStale(final long nowNs)
    {
        boolean isAny = false;
        long earliest = NEVER;
        for (int id = 0; id < table.length; id++)
        {
            if (dueNs[id] <= nowNs && table[id].hasGrownStale(nowNs))
            {
                workOut(table[id], nowNs);
                isAny = true;
            }
            earliest = Math.min(earliest, dueNs[id]);
        }
        earliestDueNs = earliest;
        return isAny;
    }

    /**
     * Answer a question.
     *
     * @param index id.
     */
    public void report(final int index)
    {
        report.reported(table[index], clock.nowNs());
    }

    /**
     * Feed all indices that were set to a hash.
     *
     * @param hash of the state.
     */
    public void addTo(final StateHash hash)
    {
        for (final PriceIndex index : table)
        {
            if (index.rules().isSet())
            {
                index.addTo(hash);
            }
        }
    }

    /**
     * Write them.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        int count = 0;
        for (final PriceIndex index : table)
        {
            count += index.rules().isSet() ? 1 : 0;
        }
        writer.begin(Section.INDICES);
        writer.put(count);
        for (final PriceIndex index : table)
        {
            if (index.rules().isSet())
            {
                writer.put(index.id());
                index.save(writer);
            }
        }
        writer.end();
    }

    /**
     * Read them into a core that has none.
     *
     * @param reader of the snapshot.
     * @param nowNs  time of the last command.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a number cannot be one of an index.
     */
    public void load(final SnapshotReader reader, final long nowNs)
    {
        reader.open(Section.INDICES);
        int least = 0;
        for (int left = reader.nextInt(0, table.length, "count of indices"); left > 0; left--)
        {
            final int id = reader.nextInt(least, table.length - 1, "id of an index");
            table[id].load(reader, nowNs);
            invalid += table[id].isValid() ? 0 : 1;
            dueNs[id] = table[id].dueNs();
            earliestDueNs = Math.min(earliestDueNs, dueNs[id]);
            least = id + 1;
        }
        reader.close();
    }
}
