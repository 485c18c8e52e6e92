package io.plimsoll.node.crash.report;

import io.plimsoll.node.crash.record.Touched;
import io.plimsoll.node.page.Bars;
import io.plimsoll.node.page.Figures;

/**
 * How the haircuts are distributed over those who paid them.
 */
final class HaircutBars
{
    private static final double[] FROM = {0, 0.0001, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1};
    private static final String[] LABELS = {
        "< 0.01 %", "0.01 - 0.1 %", "0.1 - 0.5 %", "0.5 - 1 %", "1 - 2 %", "2 - 5 %", "5 - 10 %", ">= 10 %"};

    private HaircutBars()
    {
    }

    static int[] counts(final Touched touched)
    {
        final int[] counts = new int[FROM.length];
        for (final double share : touched.haircutShares())
        {
            int bucket = 0;
            while (bucket + 1 < FROM.length && share >= FROM[bucket + 1])
            {
                bucket++;
            }
            counts[bucket]++;
        }
        return counts;
    }

    static String html(final Touched touched)
    {
        final int[] counts = counts(touched);
        int all = 0;
        int longest = 1;
        for (final int count : counts)
        {
            all += count;
            longest = Math.max(longest, count);
        }
        final Bars bars = new Bars("Accounts by haircut over equity", longest, "c2", null, null, null);
        for (int i = 0; i < counts.length; i++)
        {
            bars.add(LABELS[i], counts[i], 0, Figures.number(counts[i]) + ", " + Figures.share(counts[i], all));
        }
        return bars.html();
    }
}
