package io.plimsoll.node.crash;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.record.CrashRecord;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.RoleSums;
import io.plimsoll.node.crash.venue.AuctionBoard;
import io.plimsoll.node.crash.venue.CrashAccounts;
import io.plimsoll.node.crash.venue.CrashObserver;
import io.plimsoll.node.crash.venue.CrashReplay;
import io.plimsoll.node.crash.venue.PriceFeed;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.crash.venue.TickFeed;
import io.plimsoll.node.crash.venue.WaterfallTerms;
import io.plimsoll.node.demo.DemoProgress;
import io.plimsoll.node.demo.venue.CommandPort;
import io.plimsoll.node.demo.venue.Commands;
import io.plimsoll.node.demo.venue.VenueAccounts;
import io.plimsoll.node.demo.venue.VenueInbox;

/**
 * One run of a day against an engine: set-up, replay, closing questions. Does not know how the engine is made.
 */
public final class CrashSession implements CrashObserver
{
    private static final int SLICES_PER_POSITION = 2;

    private static final EventSink NOBODY = (sequence, ordinal, buffer, offset, length) ->
    {
    };

    private final CrashMarket market;
    private final Crowd crowd;
    private final LossRule lossRule;
    private final DemoProgress progress;
    private final String task;
    private final Books books;
    private final CrashRecord record;
    private final AuctionBoard board;
    private final VenueInbox inbox;
    private final FeedMaker feeds;
    private final EventSink also;

    /**
     * A run at the market's marks.
     *
     * @param market     of the day.
     * @param crowd      that trades.
     * @param lossRule   of all pools.
     * @param progress   hears how far the run is.
     * @param task       to tell it.
     * @param safeguards that the core works out from the prices.
     */
    public CrashSession(
        final CrashMarket market,
        final Crowd crowd,
        final LossRule lossRule,
        final DemoProgress progress,
        final String task,
        final Safeguards safeguards)
    {
        this(market, crowd, lossRule, progress, task,
            (commands, books) -> new TickFeed(market, commands, books, safeguards), NOBODY);
    }

    /**
     * A run with prices of another kind.
     *
     * @param market   of the day.
     * @param crowd    that trades.
     * @param lossRule of all pools.
     * @param progress hears how far the run is.
     * @param task     to tell it.
     * @param feeds    makes where prices come from.
     * @param also     hears all events, after the books.
     */
    public CrashSession(
        final CrashMarket market,
        final Crowd crowd,
        final LossRule lossRule,
        final DemoProgress progress,
        final String task,
        final FeedMaker feeds,
        final EventSink also)
    {
        this.market = market;
        this.crowd = crowd;
        this.lossRule = lossRule;
        this.progress = progress;
        this.task = task;
        this.feeds = feeds;
        this.also = also;
        books = new Books(market);
        record = new CrashRecord(market, crowd, books);
        board = new AuctionBoard(market.pools().size());
        inbox = new VenueInbox(market.size());
    }

    /**
     * Memory that a crowd needs. A slice of several legs is an order for each.
     *
     * @param market of the contracts.
     * @param crowd  that trades.
     * @return the limits.
     */
    public static CoreLimits limits(final CrashMarket market, final Crowd crowd)
    {
        final int others = VenueAccounts.MAKERS + CrashAccounts.BIDDERS + 2 * market.pools().size() + 1;
        final int accounts = crowd.accounts().size() + others;
        final int positions = crowd.positions() + others * market.size();
        return new CoreLimits(
            accounts + crowd.isolated(),
            positions,
            accounts * (market.coins().size() + 1),
            SLICES_PER_POSITION * positions + accounts + crowd.isolated(),
            market.size(),
            market.coins().size() + 1);
    }

    /**
     * Where the engine's events must go.
     *
     * @return the record first, which looks at the books as they were before.
     */
    public EventSink events()
    {
        return (sequence, ordinal, buffer, offset, length) ->
        {
            record.onEvent(sequence, ordinal, buffer, offset, length);
            books.onEvent(sequence, ordinal, buffer, offset, length);
            board.onEvent(sequence, ordinal, buffer, offset, length);
            inbox.onEvent(sequence, ordinal, buffer, offset, length);
            also.onEvent(sequence, ordinal, buffer, offset, length);
        };
    }

    /**
     * Run from set-up to the closing audit.
     *
     * @param port of the engine.
     * @return what happened.
     * @throws IllegalStateException if the core refuses a command of the set-up or does not conserve money.
     */
    public CrashRun run(final CommandPort port)
    {
        final long startNs = System.nanoTime();
        final Commands commands = new Commands(port);
        final CrashReplay replay = new CrashReplay(
            market, crowd, commands, inbox, books, board, this, feeds.feed(commands, books));
        replay.open(new WaterfallTerms(market, crowd, lossRule));
        commands.auditState();
        commands.awaitEvents();
        checkOpening();
        final RoleSums start = new RoleSums(crowd, books);
        replay.play();
        replay.queryPools();
        commands.auditState();
        commands.awaitEvents();
        return new CrashRun(market, crowd, lossRule, record, books, start, commands.count(), replay.bids(),
            System.nanoTime() - startNs);
    }

    private void checkOpening()
    {
        if (record.refused().first() != null)
        {
            throw new IllegalStateException("the core refused " + record.refused().others() +
                " commands of the set-up, the first: " + record.refused().first());
        }
        if (record.audit() == null || !record.audit().isConserved())
        {
            throw new IllegalStateException("the set-up does not add up: " + record.audit());
        }
    }

    @Override
    public void onAccount(final int done)
    {
        progress.onProgress(task + ": opening positions", done, crowd.accounts().size());
    }

    @Override
    public void onCandleStart(final int candle)
    {
        record.startCandle(candle);
    }

    @Override
    public void onCandleEnd(final int candle)
    {
        record.endCandle();
        progress.onProgress(task + ": replaying", candle + 1, market.candleCount());
    }

    @Override
    public boolean hasTimers()
    {
        return record.hasLiquidations();
    }

    /**
     * Makes where prices come from.
     */
    @FunctionalInterface
    public interface FeedMaker
    {
        /**
         * Make it.
         *
         * @param commands to the engine.
         * @param books    that know what is held.
         * @return a feed for one run.
         */
        PriceFeed feed(Commands commands, Books books);
    }
}
