package io.plimsoll.node.whatif;

import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.TransferMarginDecoder;
import io.plimsoll.core.message.WithdrawDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedDecoder;
import org.agrona.collections.LongHashSet;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one run, added up from its events.
 */
final class RunFigures
{
    /**
     * Stands for no value: no margin account has a maintenance margin.
     */
    static final long NONE = Long.MAX_VALUE;

    private final Terms terms;
    private final Intervals intervals;
    private final long[] values = new long[Figure.values().length];
    private final long[][] series;
    private final Map<Integer, InstrumentFigures> instruments = new TreeMap<>();
    private final LongHashSet called = new LongHashSet();
    private final LongHashSet liquidated = new LongHashSet();
    private final SliceCost sliceCost = new SliceCost();
    private int interval;

    RunFigures(final Terms terms, final Intervals intervals)
    {
        this.terms = terms;
        this.intervals = intervals;
        series = new long[Series.values().length][intervals.count()];
        values[Figure.LOWEST_HEALTH.ordinal()] = NONE;
    }

    /**
     * Events that follow are of this time.
     */
    void at(final long timeNs)
    {
        interval = intervals.index(timeNs);
    }

    long value(final Figure figure)
    {
        return values[figure.ordinal()];
    }

    /**
     * @return value per interval.
     */
    long[] series(final Series of)
    {
        return Arrays.copyOf(series[of.ordinal()], intervals.count());
    }

    /**
     * @return figures by instrument id, of those that something happened in.
     */
    Map<Integer, InstrumentFigures> instruments()
    {
        return instruments;
    }

    void set(final Figure figure, final long value)
    {
        values[figure.ordinal()] = value;
    }

    private void add(final Figure figure, final long amount)
    {
        values[figure.ordinal()] = Math.addExact(value(figure), amount);
    }

    private void add(final Series to, final long amount)
    {
        series[to.ordinal()][interval] += amount;
    }

    void onZone(final ZoneChangedDecoder event)
    {
        final Zone to = event.toZone();
        final Zone from = event.fromZone();
        if (to == Zone.MARGIN_CALL && from == Zone.FREE)
        {
            add(Figure.MARGIN_CALLS, 1);
            add(Series.MARGIN_CALLS, 1);
            called.add(event.account());
            set(Figure.ACCOUNTS_CALLED, called.size());
        }
        else if (to == Zone.LIQUIDATING)
        {
            add(Figure.LIQUIDATIONS, 1);
            onLiquidated(event.account());
        }
        else if (to == Zone.TAKEOVER || to == Zone.BANKRUPT)
        {
            final long shortfall = Math.max(0, -event.equityNoHaircut());
            add(Figure.TAKEOVERS, 1);
            add(Series.TAKEOVERS, 1);
            add(Figure.BANKRUPTCIES, to == Zone.BANKRUPT ? 1 : 0);
            add(Figure.SHORTFALL, shortfall);
            add(Series.SHORTFALL, shortfall);
            onLiquidated(event.account());
        }
        add(Figure.NOT_FREE, (isFree(from) ? 1 : 0) - (isFree(to) ? 1 : 0));
    }

    private static boolean isFree(final Zone zone)
    {
        return zone == Zone.FREE;
    }

    private void onLiquidated(final long account)
    {
        liquidated.add(account);
        set(Figure.ACCOUNTS_LIQUIDATED, liquidated.size());
    }

    void onSlice(final int instrument)
    {
        add(Figure.SLICES_ISSUED, 1);
        instrument(instrument).onSlice();
    }

    /**
     * @param isFirst if the slice had not traded before.
     * @param mark    when it was issued.
     */
    void onSliceFill(final FillAppliedDecoder event, final boolean isFirst, final long mark)
    {
        final int instrument = event.instrument();
        final long notional = terms.notional(instrument, event.lots(), event.price());
        sliceCost.add(terms, instrument, event.lots(), event.price(), mark, event.feeUnits());
        add(Figure.SLICES_FILLED, isFirst ? 1 : 0);
        add(Figure.LIQUIDATED, notional);
        add(Series.LIQUIDATED, notional);
        set(Figure.SLIPPAGE, sliceCost.slippage());
        add(Figure.LIQUIDATION_FEES, terms.settleMoney(instrument, event.liquidationFeeUnits()));
        instrument(instrument).onSliceFill(notional);
    }

    void onPositionTakenOver(final PositionTakenOverDecoder event)
    {
        final long notional = terms.notional(event.instrument(), event.lots(), event.markPrice());
        add(Figure.TAKEN_OVER, notional);
        instrument(event.instrument()).onTakeover(notional);
    }

    /**
     * A command was refused, or an order denied.
     *
     * @param templateId of the command.
     */
    void onRefused(final int templateId)
    {
        add(switch (templateId)
        {
            case PlaceOrderDecoder.TEMPLATE_ID -> Figure.REJECTED_ORDERS;
            case WithdrawDecoder.TEMPLATE_ID -> Figure.REFUSED_WITHDRAWALS;
            case TransferMarginDecoder.TEMPLATE_ID -> Figure.REFUSED_TRANSFERS;
            default -> Figure.OTHER_REFUSALS;
        }, 1);
    }

    private InstrumentFigures instrument(final int id)
    {
        return instruments.computeIfAbsent(id, key -> new InstrumentFigures());
    }
}
