package io.plimsoll.core.price;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.Validity;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * One index: its rules, its sources, and what was last made of them (rulebook R8.3).
 */
final class PriceIndex
{
    /**
     * Most sources of an index.
     */
    static final int MAX_SOURCES = 8;

    private static final int NONE = -1;
    private static final int VALID = Validity.VALID.value();

    private final int id;
    private final IndexRules rules = new IndexRules();
    private final IndexMean mean = new IndexMean();
    private final MoveWindow window = new MoveWindow();
    private final Source[] sources = new Source[MAX_SOURCES];
    private final Source[] before = new Source[MAX_SOURCES];
    private int count;
    private long totalWeight;
    private long value;
    private int validity = Validity.NON_POSITIVE.value();
    private long invalidSinceNs;
    private int live;
    private long candidate;
    private long uncertainty;

    PriceIndex(final int id)
    {
        this.id = id;
        for (int i = 0; i < MAX_SOURCES; i++)
        {
            sources[i] = new Source();
        }
    }

    int id()
    {
        return id;
    }

    IndexRules rules()
    {
        return rules;
    }

    IndexMean mean()
    {
        return mean;
    }

    MoveWindow window()
    {
        return window;
    }

    /**
     * Sources that it has.
     */
    int count()
    {
        return count;
    }

    /**
     * By ascending id.
     */
    Source source(final int row)
    {
        return sources[row];
    }

    /**
     * Find a source.
     *
     * @return its row, or -1.
     */
    int row(final int sourceId)
    {
        for (int i = 0; i < count; i++)
        {
            if (sources[i].id() == sourceId)
            {
                return i;
            }
        }
        return NONE;
    }

    /**
     * Weights of all sources together, whatever they say.
     */
    long totalWeight()
    {
        return totalWeight;
    }

    /**
     * The last valid value; 0 for none.
     */
    long value()
    {
        return value;
    }

    /**
     * Code of {@link Validity}.
     */
    int validity()
    {
        return validity;
    }

    boolean isValid()
    {
        return validity == VALID;
    }

    /**
     * When it left VALID, or was first set; 0 while valid.
     */
    long invalidSinceNs()
    {
        return invalidSinceNs;
    }

    /**
     * Sources that counted when it was last worked out, without the venue's own.
     */
    int live()
    {
        return live;
    }

    /**
     * What the sources said then; 0 for nothing.
     */
    long candidate()
    {
        return candidate;
    }

    long uncertainty()
    {
        return uncertainty;
    }

    /**
     * What the sources say now.
     */
    void said(final int liveSources, final long newCandidate, final long newUncertainty)
    {
        live = liveSources;
        candidate = newCandidate;
        uncertainty = newUncertainty;
    }

    /**
     * Take over a validity, and where it is VALID the candidate.
     *
     * @return true if value or validity has changed.
     */
    boolean judge(final int newValidity, final long nowNs)
    {
        boolean isChanged = newValidity != validity;
        if (isChanged)
        {
            if (newValidity == VALID)
            {
                invalidSinceNs = 0;
            }
            else if (validity == VALID)
            {
                invalidSinceNs = nowNs;
            }
            validity = newValidity;
        }
        if (newValidity == VALID && candidate != value)
        {
            window.onChange(nowNs, value, candidate);
            value = candidate;
            isChanged = true;
        }
        return isChanged;
    }

    /**
     * When the first of the sources that could be used grows stale, unless it is heard again.
     *
     * @return time; the largest if none can.
     */
    long dueNs()
    {
        long oldestNs = Long.MAX_VALUE;
        for (int row = 0; row < count; row++)
        {
            if (sources[row].wasUsable())
            {
                oldestNs = Math.min(oldestNs, sources[row].heardNs());
            }
        }
        return dueNs(oldestNs);
    }

    /**
     * When what was heard then grows stale.
     */
    long dueNs(final long oldestNs)
    {
        final long ageNs = rules.maxAgeNs + 1;
        return oldestNs > Long.MAX_VALUE - ageNs ? Long.MAX_VALUE : oldestNs + ageNs;
    }

    /**
     * Is one of the sources that could be used too old now?
     */
    boolean hasGrownStale(final long nowNs)
    {
        for (int row = 0; row < count; row++)
        {
            if (sources[row].wasUsable() && sources[row].isStale(nowNs, rules.maxAgeNs))
            {
                return true;
            }
        }
        return false;
    }

    /**
     * The venue has set it anew: sources that stay keep what is known of them.
     */
    void begin(final boolean isNew, final SourceRows rows, final long nowNs)
    {
        if (isNew)
        {
            invalidSinceNs = nowNs;
        }
        if (rules.lagWindowNs != window.windowNs())
        {
            window.restart(rules.lagWindowNs, nowNs, value);
        }
        for (int i = 0; i < MAX_SOURCES; i++)
        {
            before[i] = sources[i];
            sources[i] = null;
        }
        for (int row = 0; row < rows.count(); row++)
        {
            sources[row] = takeKnown(rows.id(row));
        }
        count = rows.count();
        fillUp();
        totalWeight = 0;
        for (int row = 0; row < count; row++)
        {
            sources[row].terms(rows.id(row), rows.isOwn(row), rows.weight(row), rules.lagWeightPpm);
            totalWeight += rows.weight(row);
        }
    }

    private Source takeKnown(final int sourceId)
    {
        for (int i = 0; i < count; i++)
        {
            final Source known = before[i];
            if (known != null && known.id() == sourceId)
            {
                before[i] = null;
                return known;
            }
        }
        return null;
    }

    /**
     * Give the places that nobody has kept to what is left, which forgets what it knew.
     */
    private void fillUp()
    {
        int next = 0;
        for (int row = 0; row < MAX_SOURCES; row++)
        {
            if (sources[row] == null)
            {
                while (before[next] == null)
                {
                    next++;
                }
                sources[row] = before[next];
                sources[row].clear();
                next++;
            }
        }
    }

    void addTo(final StateHash hash)
    {
        hash.add(id);
        rules.addTo(hash);
        hash.add(value).add(validity).add(invalidSinceNs).add(live).add(candidate).add(uncertainty).add(count);
        mean.addTo(hash);
        window.addTo(hash);
        for (int i = 0; i < count; i++)
        {
            sources[i].addTo(hash);
        }
    }

    void save(final SnapshotWriter writer)
    {
        rules.save(writer);
        writer.put(value).put(validity).put(invalidSinceNs).put(live).put(candidate).put(uncertainty).put(count);
        mean.save(writer);
        window.save(writer);
        for (int i = 0; i < count; i++)
        {
            sources[i].save(writer);
        }
    }

    /**
     * Read it into an index that was never set.
     */
    void load(final SnapshotReader reader, final long nowNs)
    {
        rules.load(reader);
        value = reader.next(0, rules.maxPrice, "value of an index");
        validity = reader.nextInt(VALID, Validity.NON_POSITIVE.value(), "validity of an index");
        if (validity == VALID && value == 0)
        {
            throw reader.failure("index " + id + " is valid without a value");
        }
        invalidSinceNs = reader.next(0, validity == VALID ? 0 : nowNs, "since when an index is not valid");
        live = reader.nextInt(0, MAX_SOURCES, "live sources of an index");
        candidate = reader.next(0, rules.maxPrice, "candidate of an index");
        uncertainty = reader.next(0, 2 * IndexRules.MAX_PRICE, "uncertainty of an index");
        count = reader.nextInt(1, MAX_SOURCES, "sources of an index");
        mean.load(reader, nowNs, rules.maxPrice);
        window.load(reader, rules.lagWindowNs, nowNs, rules.maxPrice);
        for (int i = 0; i < count; i++)
        {
            sources[i].load(reader, i == 0 ? 0 : sources[i - 1].id() + 1, nowNs, rules);
            totalWeight += sources[i].weight();
        }
    }
}
