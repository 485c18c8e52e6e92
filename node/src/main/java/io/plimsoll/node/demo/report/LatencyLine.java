package io.plimsoll.node.demo.report;

import io.plimsoll.node.page.Figures;

import org.HdrHistogram.Histogram;

/**
 * Percentiles of core time per price tick.
 */
final class LatencyLine
{
    static final String[] HEADINGS = {"ticks", "p50", "p90", "p99", "p99.9", "max"};

    private LatencyLine()
    {
    }

    static String[] cells(final Histogram ticks)
    {
        return new String[]{
            Figures.number(ticks.getTotalCount()),
            Figures.duration(ticks.getValueAtPercentile(50)),
            Figures.duration(ticks.getValueAtPercentile(90)),
            Figures.duration(ticks.getValueAtPercentile(99)),
            Figures.duration(ticks.getValueAtPercentile(99.9)),
            Figures.duration(ticks.getMaxValue())};
    }

    static String text(final Histogram ticks)
    {
        final String[] cells = cells(ticks);
        final StringBuilder text = new StringBuilder(cells[0]).append(" ticks:");
        for (int i = 1; i < cells.length; i++)
        {
            text.append(i == 1 ? " " : ", ").append(HEADINGS[i]).append(' ').append(cells[i]);
        }
        return text.toString();
    }
}
