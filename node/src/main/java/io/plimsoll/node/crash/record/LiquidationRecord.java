package io.plimsoll.node.crash.record;

import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.book.Holding;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.market.Contract;

/**
 * What calls and liquidations did.
 */
final class LiquidationRecord
{
    private final CrashMarket market;
    private final Books books;
    private final Tally tally;
    private final LossRecord losses;
    private int liquidating;

    LiquidationRecord(final CrashMarket market, final Books books, final Tally tally, final LossRecord losses)
    {
        this.market = market;
        this.books = books;
        this.tally = tally;
        this.losses = losses;
    }

    boolean isRunning()
    {
        return liquidating > 0;
    }

    void onZone(final int candle, final ZoneChangedDecoder event)
    {
        final Zone to = event.toZone();
        liquidating += (to == Zone.LIQUIDATING ? 1 : 0) - (event.fromZone() == Zone.LIQUIDATING ? 1 : 0);
        switch (to)
        {
            case MARGIN_CALL -> tally.add(Count.CALL_ZONES, candle, event.fromZone() == Zone.FREE ? 1 : 0);
            case LIQUIDATING ->
            {
                tally.add(Count.LIQUIDATIONS, candle, 1);
                losses.loss(event.account()).onLiquidating();
            }
            case TAKEOVER, BANKRUPT ->
            {
                tally.add(Count.TAKEOVERS, candle, 1);
                losses.loss(event.account()).onTakeover();
            }
            default ->
            {
            }
        }
    }

    void onSlice(final int candle, final SliceIssuedDecoder event)
    {
        tally.add(event.cause() == SliceCause.MARGIN_CALL ? Count.CALL_SLICES : Count.SLICES, candle, 1);
    }

    /** The books still hold the position as it was before the fill. */
    void onSliceFill(final int candle, final FillAppliedDecoder event)
    {
        final int instrument = event.instrument();
        final Contract contract = market.marks().contract(instrument);
        final long notional = contract.worthMicros(Math.abs(event.lots()), event.price());
        final long slippage = contract.worthMicros(event.lots(), event.price() - books.mark(instrument));
        tally.add(Count.LIQUIDATED, candle, notional);
        tally.add(Count.SLIPPAGE, candle, slippage);
        tally.add(Count.LIQUIDATION_FEES, candle, event.liquidationFeeUnits());
        final AccountLoss loss = losses.loss(event.account());
        loss.add(Rule.SLIPPAGE, slippage);
        loss.add(Rule.FEES, event.feeUnits() + event.liquidationFeeUnits());
        final Holding holding = books.holding(event.account(), event.scope());
        final long before = books.worthMicros(instrument, holding.lots(instrument));
        final long after = books.worthMicros(instrument, event.positionLots());
        losses.touched().onReduced(event.account(), books.netMicros(holding) + after - before,
            books.grossMicros(holding) + Math.abs(after) - Math.abs(before), true);
    }
}
