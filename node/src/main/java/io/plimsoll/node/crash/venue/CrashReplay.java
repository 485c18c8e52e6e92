package io.plimsoll.node.crash.venue;

import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.market.Coin;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.CrashAccount;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.demo.market.Candles;
import io.plimsoll.node.demo.venue.Commands;
import io.plimsoll.node.demo.venue.OrderIds;
import io.plimsoll.node.demo.venue.Venue;
import io.plimsoll.node.demo.venue.VenueInbox;

/**
 * Plays a day: set-up, then the prices one after the other, and the venue's and the bidders' answers to each of them
 * before the next is sent.
 */
public final class CrashReplay
{
    private static final long TICK_SPACING_NS = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;

    private final CrashMarket market;
    private final Crowd crowd;
    private final Commands commands;
    private final WaterfallCommands waterfall;
    private final Books books;
    private final AuctionBoard board;
    private final CrashObserver observer;
    private final OrderIds ids = new OrderIds();
    private final Venue venue;
    private final Bidders bidders;
    private final Volatility volatility;
    private final PriceFeed feed;
    private final long[] bookPrices;
    private final Step step = new Step();
    private long timeNs;

    /**
     * A day to be played.
     *
     * @param market   whose prices are played.
     * @param crowd    that trades.
     * @param commands to the engine.
     * @param inbox    that the engine's events go to, and that knows what the venue is asked for.
     * @param books    that the events go to as well.
     * @param board    that the events go to as well.
     * @param observer told about the passage of market time.
     * @param feed     that prices come from.
     */
    public CrashReplay(
        final CrashMarket market,
        final Crowd crowd,
        final Commands commands,
        final VenueInbox inbox,
        final Books books,
        final AuctionBoard board,
        final CrashObserver observer,
        final PriceFeed feed)
    {
        this.market = market;
        this.crowd = crowd;
        this.commands = commands;
        this.books = books;
        this.board = board;
        this.observer = observer;
        this.feed = feed;
        waterfall = new WaterfallCommands(commands);
        bookPrices = new long[market.size()];
        venue = new Venue(market.book(), market.day().turnoverFactor(), commands, inbox, ids, bookPrices,
            feed.isGuarded());
        bidders = new Bidders(market, books, board, commands);
        volatility = new Volatility(market);
    }

    /**
     * Set up and open all positions at the first prices.
     *
     * @param terms of the waterfall.
     */
    public void open(final WaterfallTerms terms)
    {
        at(market.day().startNs() - market.day().openingSeconds() * SECOND_NS);
        final CrashOpening opening = new CrashOpening(market, crowd, terms, commands, ids);
        for (int instrument = 0; instrument < bookPrices.length; instrument++)
        {
            books.mark(instrument, market.price(market.marks(), instrument, 0, 0));
        }
        for (final Coin coin : market.coins())
        {
            books.coinPrice(coin.asset(),
                market.marks().coinPriceMicros(coin.instrument(), books.mark(coin.instrument())));
        }
        opening.parameters();
        feed.open();
        opening.rules();
        opening.others();
        for (final CrashAccount account : crowd.accounts())
        {
            opening.account(account);
            observer.onAccount((int)account.account());
        }
        commands.awaitEvents();
    }

    /**
     * Play.
     */
    public void play()
    {
        final int candles = market.candleCount();
        for (int candle = 0; candle < candles; candle++)
        {
            observer.onCandleStart(candle);
            venue.startMinute(candle);
            delist(candle);
            measure(candle);
            for (int tick = 0; tick < market.day().ticksPerCandle(); tick++)
            {
                tick(candle, tick);
            }
            venue.unwind();
            unwindBidders();
            observer.onCandleEnd(candle);
        }
        feed.close();
    }

    /**
     * Ask for the state of each pool.
     */
    public void queryPools()
    {
        for (int pool = 0; pool < market.pools().size(); pool++)
        {
            waterfall.queryPool(pool);
        }
        commands.awaitEvents();
    }

    /**
     * Bids that were sent.
     *
     * @return the number.
     */
    public long bids()
    {
        return bidders.bids();
    }

    private void delist(final int candle)
    {
        for (int instrument = 0; instrument < bookPrices.length; instrument++)
        {
            if (market.isDelistedAt(instrument, candle))
            {
                at(market.timeNs(candle, 0));
                final Candles candles = market.marks().candles(instrument);
                final long price = candles.close(candles.size() - 1);
                books.mark(instrument, price);
                waterfall.delist(instrument, price);
                venue.react();
            }
        }
    }

    private void measure(final int candle)
    {
        if (!feed.isMeasured() && volatility.isDue(candle))
        {
            at(market.timeNs(candle, 0));
            for (int instrument = 0; instrument < bookPrices.length; instrument++)
            {
                if (candle < market.marks().candles(instrument).size())
                {
                    waterfall.volatilityTick(instrument, volatility.longRunPpm(instrument, candle),
                        volatility.presentPpm(instrument, candle));
                }
            }
            venue.react();
        }
    }

    private void tick(final int candle, final int tick)
    {
        final long startNs = market.timeNs(candle, tick);
        timeNs = startNs;
        for (int instrument = 0; instrument < bookPrices.length; instrument++)
        {
            bookPrices[instrument] = market.price(market.book(), instrument, candle, tick);
        }
        feed.tick(candle, tick, step);
        bidders.act(timeNs);
        venue.react();
        final long endNs = startNs + market.tickNs();
        for (timeNs = startNs + WaterfallTerms.SLICE_STEP_NS; timeNs < endNs && isBusy();
            timeNs += WaterfallTerms.SLICE_STEP_NS)
        {
            at(timeNs);
            commands.advanceTime();
            venue.react();
            feed.idle(step);
            bidders.act(timeNs);
            venue.react();
        }
    }

    /** Whether something may fall due before the next price. */
    private boolean isBusy()
    {
        return observer.hasTimers() || board.isRunning();
    }

    private void unwindBidders()
    {
        for (int bidder = 0; bidder < CrashAccounts.BIDDERS; bidder++)
        {
            final long account = CrashAccounts.bidder(bidder);
            for (int instrument = 0; instrument < bookPrices.length; instrument++)
            {
                final long held = books.holding(account, Books.CROSS).lots(instrument);
                if (held != 0)
                {
                    venue.unwind(account, instrument, held);
                }
            }
        }
    }

    private void at(final long timeNs)
    {
        commands.at(timeNs);
        board.at(timeNs);
    }

    /** Each contract's prices come a millisecond after those of the one before. */
    private final class Step implements PriceFeed.Step
    {
        @Override
        public void advance()
        {
            timeNs += TICK_SPACING_NS;
            at(timeNs);
        }

        @Override
        public void react()
        {
            venue.react();
        }
    }
}
