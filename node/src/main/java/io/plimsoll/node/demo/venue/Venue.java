package io.plimsoll.node.demo.venue;

import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.venue.VenueInbox.Request;
import org.agrona.collections.LongHashSet;

/**
 * Executes what the engine asks for: slices against a market maker, as far as the minute's depth and the slice's limit
 * allow, and {@code CloseOrder} for the rest of a slice and for every order that is to be cancelled.
 */
public final class Venue
{
    private final Commands commands;
    private final VenueInbox inbox;
    private final long[] marks;
    private final Depth depth;
    private final MakerTrades trades;
    private final BackstopDesk desk;
    private final LongHashSet doneSlices = new LongHashSet();

    /**
     * A venue without requests.
     *
     * @param market   of the contracts.
     * @param commands to the engine.
     * @param inbox    of requests.
     * @param ids      of orders and trades.
     * @param marks    present prices by instrument, kept up to date by the caller.
     */
    public Venue(
        final Market market,
        final Commands commands,
        final VenueInbox inbox,
        final OrderIds ids,
        final long[] marks)
    {
        this(market, Depth.TURNOVER_FACTOR, commands, inbox, ids, marks, false);
    }

    /**
     * A venue without requests.
     *
     * @param market         of the contracts, whose candles are those of the book that slices are sold into.
     * @param turnoverFactor by which that book trades more than its candles say.
     * @param commands       to the engine.
     * @param inbox          of requests.
     * @param ids            of orders and trades.
     * @param marks          present prices of that book by instrument, kept up to date by the caller.
     * @param isGuarded      whether the core may refuse to let market makers trade.
     */
    public Venue(
        final Market market,
        final double turnoverFactor,
        final Commands commands,
        final VenueInbox inbox,
        final OrderIds ids,
        final long[] marks,
        final boolean isGuarded)
    {
        this.marks = marks;
        this.commands = commands;
        this.inbox = inbox;
        depth = new Depth(market, turnoverFactor);
        trades = new MakerTrades(market, commands, ids, inbox, isGuarded);
        desk = new BackstopDesk(market, commands, ids, trades, depth);
    }

    /**
     * The depth of another candle.
     *
     * @param minute index of the candle.
     */
    public void startMinute(final int minute)
    {
        depth.startMinute(minute);
    }

    /**
     * Let the backstop's desk sell into what slices have left of the minute's depth.
     */
    public void unwind()
    {
        for (int instrument = 0; instrument < marks.length; instrument++)
        {
            if (inbox.backstopLots(instrument) != 0)
            {
                desk.unwind(instrument, inbox.backstopLots(instrument), marks[instrument]);
                react();
            }
        }
    }

    /**
     * Let an account sell what it holds of a contract (or buy back what it is short of) like the backstop's desk.
     *
     * @param account    that holds the lots.
     * @param instrument id.
     * @param held       signed lots.
     */
    public void unwind(final long account, final int instrument, final long held)
    {
        desk.unwind(account, instrument, held, marks[instrument]);
        react();
    }

    /**
     * Answer everything that is asked, and what the answers bring about, until the engine asks for nothing more.
     */
    public void react()
    {
        commands.awaitEvents();
        if (inbox.size() == 0)
        {
            return;
        }
        while (inbox.size() > 0)
        {
            answer(inbox.next());
            // One answer may cancel what is asked next: of several legs' slices, one may be enough.
            commands.awaitEvents();
        }
        inbox.clear();
        doneSlices.clear();
    }

    private void answer(final Request request)
    {
        if (request.isSlice())
        {
            if (!inbox.isCancelled(request.orderId()))
            {
                execute(request);
            }
        }
        else if (!doneSlices.contains(request.orderId()))
        {
            commands.closeOrder(request.orderId());
        }
    }

    private void execute(final Request slice)
    {
        final long mark = marks[slice.instrument()];
        final long lots =
            depth.lotsWithin(slice.instrument(), slice.isSell(), slice.lots(), mark, slice.limitPrice());
        final boolean isTraded = lots > 0 && trade(slice, lots, mark);
        if (!isTraded || lots < slice.lots())
        {
            commands.closeOrder(slice.orderId());
        }
        doneSlices.add(slice.orderId());
    }

    private boolean trade(final Request slice, final long lots, final long mark)
    {
        final long price = depth.price(slice.instrument(), slice.isSell(), lots, mark);
        if (!trades.trade(slice.instrument(), slice.orderId(), slice.isSell(), lots, price))
        {
            return false;
        }
        depth.take(slice.instrument(), slice.isSell(), lots);
        return true;
    }
}
