package io.plimsoll.node.whatif;

import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.node.whatif.ModelTally.Count;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;

/**
 * Plays recorded orders, cancels and fills to the what-if run. They stay as recorded wherever the order is there that
 * they name. Where it is not, that side of the trade did not happen: an order that was denied never reached the market,
 * so the rule that a fill is a fact (ADR 0006) does not speak for it. The other side's fill is a fact and stays: the
 * model's market takes the missing side.
 */
final class OrderReplay
{
    private final Run recorded;
    private final Run whatIf;
    private final SliceMatches matches;
    private final ModelCommands commands;
    private final VenueModel venue;
    private final TradeReplay trades;
    private final ModelTally tally;
    private final Runnable answers;
    private final LongHashSet resizedOrders = new LongHashSet();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private final CloseOrderDecoder closeOrder = new CloseOrderDecoder();
    private final FillDecoder fill = new FillDecoder();

    /**
     * @param answers answers what the what-if core has asked for so far.
     */
    OrderReplay(
        final Run recorded,
        final Run whatIf,
        final SliceMatches matches,
        final ModelCommands commands,
        final Market market,
        final VenueModel venue,
        final ModelTally tally,
        final Runnable answers)
    {
        this.recorded = recorded;
        this.whatIf = whatIf;
        this.matches = matches;
        this.commands = commands;
        this.venue = venue;
        this.tally = tally;
        this.answers = answers;
        trades = new TradeReplay(recorded, whatIf, matches, commands, market, tally, resizedOrders);
    }

    /**
     * An order: a backstop's is sized by what it holds in this run, any other is placed as it was.
     */
    void place(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        placeOrder.wrapAndApplyHeader(buffer, offset, header);
        final long account = placeOrder.account();
        final boolean wasAccepted = recorded.refusal() == null;
        resizedOrders.remove(placeOrder.orderId());
        if (wasAccepted && recorded.roster().isBackstop(account) && holdings(recorded) != holdings(whatIf))
        {
            placeForBackstop();
            return;
        }
        final boolean isAccepted = whatIf.apply(timeNs, buffer, offset, length);
        if (wasAccepted && !isAccepted)
        {
            tally.add(Count.ORDERS_LOST);
        }
        else if (!wasAccepted && isAccepted)
        {
            // Nothing is recorded of what would have become of it.
            tally.add(Count.ORDERS_GAINED);
            venue.close(placeOrder.orderId());
        }
    }

    private long holdings(final Run run)
    {
        return run.roster().backstopLots(placeOrder.account(), placeOrder.instrument());
    }

    /**
     * The backstop trades the same share of what it holds as it did in the recorded run.
     */
    private void placeForBackstop()
    {
        commands.advanceTime();
        answers.run();
        final long before = holdings(recorded);
        final long now = holdings(whatIf);
        final boolean isSameSide = before != 0 && Long.signum(before) == Long.signum(now);
        final long lots = isSameSide ? Market.share(placeOrder.lots(), Math.abs(now), Math.abs(before)) : 0;
        tally.add(Count.BACKSTOP_ORDERS);
        if (lots == 0)
        {
            return;
        }
        final long orderId = placeOrder.orderId();
        final boolean isAccepted = commands.place(placeOrder.account(), orderId, placeOrder.instrument(),
            placeOrder.side() == Side.SELL, placeOrder.reduceOnly() == Flag.YES, lots, placeOrder.limitPrice(), false);
        if (isAccepted)
        {
            resizedOrders.add(orderId);
        }
        else
        {
            tally.add(Count.ORDERS_LOST);
        }
    }

    /**
     * A cancel, if the order is still there.
     */
    void close(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        final long recordedId = closeOrder.wrapAndApplyHeader(buffer, offset, header).orderId();
        final long orderId = matches.whatIfId(recordedId);
        final boolean wasClosed = recorded.refusal() == null;
        if (orderId == recordedId && (!wasClosed || whatIf.orders().has(orderId)))
        {
            whatIf.apply(timeNs, buffer, offset, length);
        }
        else if (whatIf.orders().has(orderId))
        {
            commands.close(orderId);
        }
        else
        {
            commands.advanceTime();
            if (!wasClosed)
            {
                whatIf.figures().onRefused(CloseOrderDecoder.TEMPLATE_ID);
            }
            else if (SliceMatches.isSlice(recordedId))
            {
                tally.add(Count.CLOSES_LEFT_OUT);
            }
        }
    }

    /**
     * A trade.
     */
    void fill(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        fill.wrapAndApplyHeader(buffer, offset, header);
        final long buyOrder = matches.whatIfId(fill.buyOrderId());
        final long sellOrder = matches.whatIfId(fill.sellOrderId());
        final boolean isUnchanged = buyOrder == fill.buyOrderId() && sellOrder == fill.sellOrderId();
        if (recorded.refusal() != null)
        {
            if (isUnchanged)
            {
                whatIf.apply(timeNs, buffer, offset, length);
            }
            else
            {
                commands.advanceTime();
                whatIf.figures().onRefused(FillDecoder.TEMPLATE_ID);
            }
            return;
        }
        if (!trades.isWhole(fill))
        {
            // Steps that are due come first, as they would with any command of this time.
            commands.advanceTime();
            answers.run();
            trades.play(fill);
        }
        else if (!(isUnchanged ? whatIf.applyModel(timeNs, buffer, offset, length) : trades.playWhole(fill)))
        {
            answers.run();
            trades.playApart(fill);
        }
        finish(fill.buyOrderId(), buyOrder);
        finish(fill.sellOrderId(), sellOrder);
    }

    /**
     * An order that the recorded run has filled to its last lot will not be heard of again.
     */
    private void finish(final long recordedId, final long orderId)
    {
        if (!recorded.orders().has(recordedId) && whatIf.orders().has(orderId))
        {
            venue.close(orderId);
        }
    }
}
