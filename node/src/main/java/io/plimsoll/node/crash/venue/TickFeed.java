package io.plimsoll.node.crash.venue;

import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.crash.market.Coin;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.demo.venue.Commands;

/**
 * Sends the market's marks as they are: {@code PriceTick} where a price has changed, and {@code AssetPriceTick} just
 * before for the coin that it is the price of.
 */
public final class TickFeed implements PriceFeed
{
    private final CrashMarket market;
    private final Commands commands;
    private final Books books;
    private final Safeguards safeguards;
    private final BreakerTerms terms;
    private final PriceCommands prices;
    private final long[] sent;

    /**
     * A feed.
     *
     * @param market     whose marks are sent.
     * @param commands   to the engine.
     * @param books      that are told what is sent.
     * @param safeguards that the core works out from the prices.
     */
    public TickFeed(
        final CrashMarket market, final Commands commands, final Books books, final Safeguards safeguards)
    {
        this.market = market;
        this.commands = commands;
        this.books = books;
        this.safeguards = safeguards;
        terms = new BreakerTerms(commands);
        prices = new PriceCommands(commands);
        sent = new long[market.size()];
    }

    @Override
    public void open()
    {
        for (int instrument = 0; instrument < sent.length; instrument++)
        {
            sent[instrument] = market.price(market.marks(), instrument, 0, 0);
            if (safeguards != Safeguards.NONE)
            {
                terms.volatility(instrument);
            }
            if (safeguards.isBreaking())
            {
                terms.breaker(instrument, safeguards);
            }
        }
    }

    @Override
    public boolean isMeasured()
    {
        return safeguards != Safeguards.NONE;
    }

    @Override
    public boolean isGuarded()
    {
        return safeguards.isBreaking();
    }

    @Override
    public void tick(final int candle, final int tick, final Step step)
    {
        for (int instrument = 0; instrument < sent.length; instrument++)
        {
            final long price = market.price(market.marks(), instrument, candle, tick);
            if (price > 0 && price != sent[instrument])
            {
                step.advance();
                coins(instrument, price, step);
                sent[instrument] = price;
                if (books.isTrading(instrument))
                {
                    books.mark(instrument, price);
                }
                commands.priceTick(instrument, price);
                step.react();
                ask(instrument, step);
            }
        }
    }

    /** The mark follows in steps while a breaker reopens: no event tells. */
    @Override
    public void idle(final Step step)
    {
        for (int instrument = 0; instrument < sent.length; instrument++)
        {
            ask(instrument, step);
        }
    }

    /** Where a breaker holds the mark, what was sent is not what is. */
    private void ask(final int instrument, final Step step)
    {
        if (!books.isTrading(instrument))
        {
            prices.queryPrice(instrument);
            step.react();
        }
    }

    private void coins(final int instrument, final long price, final Step step)
    {
        for (final Coin coin : market.coins())
        {
            if (coin.instrument() == instrument)
            {
                final long micros = Math.max(1, market.marks().coinPriceMicros(instrument, price));
                books.coinPrice(coin.asset(), micros);
                commands.assetPriceTick(coin.asset(), micros);
                step.react();
            }
        }
    }
}
