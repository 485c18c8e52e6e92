package io.plimsoll.core.price;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.SetIndexDecoder;

/**
 * The sources that a command names for an index (rulebook R8.1), copied out of its group, which can be read only once.
 */
public final class SourceRows
{
    private static final int MAX_WEIGHT = Source.MAX_WEIGHT;

    private final int[] ids = new int[PriceIndex.MAX_SOURCES];
    private final int[] weights = new int[PriceIndex.MAX_SOURCES];
    private final boolean[] isOwn = new boolean[PriceIndex.MAX_SOURCES];
    private int count;

    /**
     * Read them.
     *
     * @param command that names them.
     * @return true if they are 1 to 8, ascending, within bounds, and enough of them are not the venue's own.
     */
    public boolean read(final SetIndexDecoder command)
    {
        final SetIndexDecoder.SourcesDecoder rows = command.sources();
        count = 0;
        if (rows.count() < 1 || rows.count() > PriceIndex.MAX_SOURCES)
        {
            return false;
        }
        int others = 0;
        int before = -1;
        while (rows.hasNext())
        {
            rows.next();
            final int id = rows.source();
            final int weight = rows.weight();
            final int own = rows.ownRaw();
            if (id <= before || id >= Source.MAX_IDS || own > Flag.YES.value() || weight < 1 || weight > MAX_WEIGHT)
            {
                return false;
            }
            before = id;
            others += 1 - own;
            ids[count] = id;
            weights[count] = weight;
            isOwn[count] = own == Flag.YES.value();
            count++;
        }
        return others >= command.minSources();
    }

    int count()
    {
        return count;
    }

    int id(final int row)
    {
        return ids[row];
    }

    int weight(final int row)
    {
        return weights[row];
    }

    boolean isOwn(final int row)
    {
        return isOwn[row];
    }
}
