package io.plimsoll.node.whatif;

/**
 * Cuts the time of a run into equal intervals, as few and as round as charts want them.
 */
final class Intervals
{
    static final int MOST = 300;

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] WIDTHS = {
        SECOND, 5 * SECOND, 15 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 30 * DAY,
        365 * DAY};

    private final long startNs;
    private final long widthNs;
    private final int count;

    private Intervals(final long startNs, final long widthNs, final int count)
    {
        this.startNs = startNs;
        this.widthNs = widthNs;
        this.count = count;
    }

    /**
     * @param firstNs of the run.
     * @param lastNs  of the run, not before.
     * @return intervals that begin at round times and hold both.
     */
    static Intervals over(final long firstNs, final long lastNs)
    {
        for (final long width : WIDTHS)
        {
            final long first = Math.floorDiv(firstNs, width);
            final long count = Math.floorDiv(lastNs, width) - first + 1;
            if (count <= MOST || width == WIDTHS[WIDTHS.length - 1])
            {
                return new Intervals(first * width, width, (int)count);
            }
        }
        throw new IllegalStateException("no width");
    }

    int index(final long timeNs)
    {
        return (int)Math.min(count - 1L, Math.max(0, Math.floorDiv(timeNs - startNs, widthNs)));
    }

    long startNs()
    {
        return startNs;
    }

    long widthNs()
    {
        return widthNs;
    }

    int count()
    {
        return count;
    }
}
