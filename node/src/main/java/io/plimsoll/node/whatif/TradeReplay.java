package io.plimsoll.node.whatif;

import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.node.whatif.ModelCommands.Trade;
import io.plimsoll.node.whatif.ModelTally.Count;
import org.agrona.collections.LongHashSet;

/**
 * Plays a recorded trade of which the what-if run may lack a side, or have it in another size: what both sides have
 * trades between them, the rest of the larger one with the market.
 */
final class TradeReplay
{
    private final Run recorded;
    private final Run whatIf;
    private final SliceMatches matches;
    private final ModelCommands commands;
    private final Market market;
    private final ModelTally tally;
    private final LongHashSet resizedOrders;

    /**
     * @param resizedOrders orders of backstops that have another size in the what-if run.
     */
    TradeReplay(
        final Run recorded,
        final Run whatIf,
        final SliceMatches matches,
        final ModelCommands commands,
        final Market market,
        final ModelTally tally,
        final LongHashSet resizedOrders)
    {
        this.recorded = recorded;
        this.whatIf = whatIf;
        this.matches = matches;
        this.commands = commands;
        this.market = market;
        this.tally = tally;
        this.resizedOrders = resizedOrders;
    }

    /**
     * @return true if the what-if run has both orders with the recorded lots open.
     */
    boolean isWhole(final FillDecoder fill)
    {
        return lots(fill, fill.buyOrderId()) == fill.lots() && lots(fill, fill.sellOrderId()) == fill.lots();
    }

    /**
     * Lots that an order trades in the what-if run. The recorded core has applied the fill already.
     */
    private long lots(final FillDecoder fill, final long recordedId)
    {
        final long open = whatIf.orders().openLots(matches.whatIfId(recordedId));
        if (!resizedOrders.contains(recordedId))
        {
            return Math.min(fill.lots(), open);
        }
        final long rest = recorded.orders().openLots(recordedId);
        return rest == 0 ? open : Math.min(open, Market.share(fill.lots(), open, rest + fill.lots()));
    }

    /**
     * @return false if the core refuses the trade.
     */
    boolean playWhole(final FillDecoder fill)
    {
        return trade(fill, fill.lots());
    }

    private boolean trade(final FillDecoder fill, final long lots)
    {
        return commands.fill(new Trade(fill.tradeId(), fill.instrument(), fill.price(), lots,
            matches.whatIfId(fill.buyOrderId()), matches.whatIfId(fill.sellOrderId()),
            fee(fill, true, lots), fee(fill, false, lots)));
    }

    private static long fee(final FillDecoder fill, final boolean isBuyer, final long lots)
    {
        return Market.share(isBuyer ? fill.buyerFeeUnits() : fill.sellerFeeUnits(), lots, fill.lots());
    }

    void play(final FillDecoder fill)
    {
        final long bought = lots(fill, fill.buyOrderId());
        final long sold = lots(fill, fill.sellOrderId());
        final long both = Math.min(bought, sold);
        noteLeftOut(fill.buyOrderId(), bought);
        noteLeftOut(fill.sellOrderId(), sold);
        if (both > 0 && !trade(fill, both))
        {
            playApart(fill);
            return;
        }
        withMarket(fill, false, bought - both);
        withMarket(fill, true, sold - both);
    }

    /**
     * The core refuses the trade as a whole: the side that it does not mind trades.
     */
    void playApart(final FillDecoder fill)
    {
        withMarket(fill, false, lots(fill, fill.buyOrderId()));
        withMarket(fill, true, lots(fill, fill.sellOrderId()));
    }

    private void noteLeftOut(final long recordedId, final long lots)
    {
        if (lots == 0)
        {
            tally.add(SliceMatches.isSlice(recordedId) ? Count.FILLS_LEFT_OUT : Count.SIDES_LEFT_OUT);
        }
    }

    private void withMarket(final FillDecoder fill, final boolean isSelling, final long lots)
    {
        if (lots == 0)
        {
            return;
        }
        final long orderId = matches.whatIfId(isSelling ? fill.sellOrderId() : fill.buyOrderId());
        final long traded = market.trade(fill.tradeId(), fill.instrument(), orderId, isSelling, lots, fill.price(),
            fee(fill, !isSelling, lots));
        tally.add(traded == lots ? Count.STAND_INS : Count.SIDES_REFUSED);
    }
}
