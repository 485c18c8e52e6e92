package io.plimsoll.node.divergence.report;

import io.plimsoll.node.divergence.market.Second;
import io.plimsoll.node.divergence.record.Frames;
import io.plimsoll.node.divergence.record.Frames.Line;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToLongFunction;

/**
 * How far prices stood from the mark that the venue itself published, second by second.
 */
final class MarkDistance
{
    static final String[] HEADINGS = {"distance from the published mark, basis points", "mean", "median", "95 %",
        "largest", "mean, signed"};

    private static final double BASIS_POINTS = 1e4;

    private MarkDistance()
    {
    }

    static List<String[]> rows(final DivergenceResult result)
    {
        final Frames ours = result.ours().record().frames();
        final Frames naive = result.naive().record().frames();
        final List<Second> seconds = result.market().seconds();
        return List.of(
            row("our mark", seconds, second -> ours.price(Line.MARK, 0, second)),
            row("last trade", seconds, second -> naive.price(Line.MARK, 0, second)),
            row("index", seconds, second -> ours.price(Line.INDEX, 0, second)),
            row("middle of the book", seconds, second -> (seconds.get(second).bid() + seconds.get(second).ask()) / 2));
    }

    static double[] distances(final List<Second> seconds, final IntToLongFunction price)
    {
        final double[] distances = new double[seconds.size()];
        for (int i = 0; i < distances.length; i++)
        {
            final long mark = seconds.get(i).mark();
            distances[i] = BASIS_POINTS * (price.applyAsLong(i) - mark) / mark;
        }
        return distances;
    }

    private static String[] row(final String what, final List<Second> seconds, final IntToLongFunction price)
    {
        final double[] signed = distances(seconds, price);
        final double[] sizes = Arrays.stream(signed).map(Math::abs).sorted().toArray();
        return new String[]{
            what,
            text(Arrays.stream(sizes).average().orElse(0)),
            text(sizes[sizes.length / 2]),
            text(sizes[(int)(sizes.length * 0.95)]),
            text(sizes[sizes.length - 1]),
            String.format(Locale.ROOT, "%+.2f", Arrays.stream(signed).average().orElse(0))};
    }

    private static String text(final double value)
    {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
