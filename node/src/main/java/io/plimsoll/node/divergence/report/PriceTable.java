package io.plimsoll.node.divergence.report;

import io.plimsoll.node.crash.market.MarkRange;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.divergence.record.Frames;
import io.plimsoll.node.divergence.record.Frames.Line;
import io.plimsoll.node.divergence.record.Frames.State;
import io.plimsoll.node.page.Figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * How far last trade and mark went, and how far apart they were.
 */
final class PriceTable
{
    static final String[] HEADINGS = {
        "contract", "first", "last trade, lowest", "index, lowest", "mark, lowest", "published mark, lowest",
        "widest, last trade to mark", "at", "not valid", "refused", "breaker"};

    private static final double E9 = 1e9;

    private PriceTable()
    {
    }

    static List<String[]> rows(final DivergenceResult result)
    {
        final List<String[]> rows = new ArrayList<>();
        for (final Contract contract : result.market().market().marks().contracts())
        {
            rows.add(row(result, contract));
        }
        return rows;
    }

    private static String[] row(final DivergenceResult result, final Contract contract)
    {
        final int instrument = contract.instrument();
        final Frames naive = result.naive().record().frames();
        final Frames ours = result.ours().record().frames();
        int widest = 0;
        for (int frame = 0; frame < ours.size(); frame++)
        {
            widest = Math.abs(gap(naive, ours, instrument, frame)) > Math.abs(gap(naive, ours, instrument, widest)) ?
                frame : widest;
        }
        return new String[]{
            contract.symbol(),
            price(contract, ours.price(Line.MARK, instrument, 0)),
            price(contract, lowest(naive, Line.MARK, instrument)),
            price(contract, lowest(ours, Line.INDEX, instrument)),
            price(contract, lowest(ours, Line.MARK, instrument)),
            published(result, contract),
            Figures.percent(gap(naive, ours, instrument, widest)),
            FrameClock.text(result, widest),
            parts(ours, State.VALIDITY, instrument),
            parts(ours, State.REFUSED, instrument),
            parts(ours, State.BREAKER, instrument)};
    }

    private static double gap(final Frames naive, final Frames ours, final int instrument, final int frame)
    {
        return (double)naive.price(Line.MARK, instrument, frame) / ours.price(Line.MARK, instrument, frame) - 1;
    }

    private static long lowest(final Frames frames, final Line line, final int instrument)
    {
        long lowest = Long.MAX_VALUE;
        for (int frame = 0; frame < frames.size(); frame++)
        {
            final long price = frames.price(line, instrument, frame);
            lowest = price > 0 ? Math.min(lowest, price) : lowest;
        }
        return lowest;
    }

    /** Parts of the window in which a state held at least for a moment. */
    private static String parts(final Frames frames, final State state, final int instrument)
    {
        int parts = 0;
        for (int frame = 0; frame < frames.size(); frame++)
        {
            parts += frames.state(state, instrument, frame) > 0 ? 1 : 0;
        }
        return Figures.count(parts);
    }

    static String price(final Contract contract, final long increments)
    {
        return increments == Long.MAX_VALUE ? "-" :
            BigDecimal.valueOf(increments, contract.priceDecimals()).toPlainString();
    }

    private static String published(final DivergenceResult result, final Contract contract)
    {
        for (final MarkRange range : result.market().market().ranges())
        {
            if (range.symbol().equals(contract.symbol()))
            {
                return price(contract, (long)(range.low() / contract.priceIncrementE9() * E9));
            }
        }
        return "-";
    }
}
