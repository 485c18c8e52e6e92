package io.plimsoll.node.divergence.venue;

import io.plimsoll.node.crash.market.Coin;
import io.plimsoll.node.crash.venue.BreakerTerms;
import io.plimsoll.node.crash.venue.PriceCommands;
import io.plimsoll.node.crash.venue.PriceFeed;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.demo.market.Contract;
import io.plimsoll.node.demo.venue.Commands;
import io.plimsoll.node.divergence.market.DivergenceLoader;
import io.plimsoll.node.divergence.market.DivergenceMarket;
import io.plimsoll.node.divergence.market.Second;
import io.plimsoll.node.divergence.market.Source;

import java.util.ArrayList;
import java.util.List;

/**
 * Sends what sources say and what the venue's own book shows; the core makes indices, marks and prices of assets.
 * <p>
 * Candles have no best bid and offer. They are taken to stand 0.02 % around the last trade, as slices find them.
 */
public final class IndexFeed implements PriceFeed
{
    private static final long HALF_SPREAD_PPM = 200;
    private static final long PPM = 1_000_000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long FUNDING_NS = 8 * 3_600_000_000_000L;

    private final DivergenceMarket market;
    private final Commands commands;
    private final long floorMicros;
    private final Safeguards safeguards;
    private final PriceCommands prices;

    /**
     * A feed.
     *
     * @param market      whose sources are sent.
     * @param commands    to the engine.
     * @param floorMicros price below which a stable coin has failed.
     * @param safeguards  that contracts have; volatility at least.
     */
    public IndexFeed(
        final DivergenceMarket market,
        final Commands commands,
        final long floorMicros,
        final Safeguards safeguards)
    {
        this.market = market;
        this.commands = commands;
        this.floorMicros = floorMicros;
        this.safeguards = safeguards;
        prices = new PriceCommands(commands);
    }

    @Override
    public void open()
    {
        final IndexTerms terms = new IndexTerms(commands);
        final BreakerTerms breakers = new BreakerTerms(commands);
        for (final Contract contract : market.market().marks().contracts())
        {
            final int instrument = contract.instrument();
            final List<Source> sources = sources(instrument);
            terms.index(contract, DivergenceLoader.isStable(contract.symbol()),
                market.market().marks().candles(instrument).open(0), sources);
            for (final Source source : sources)
            {
                prices.sourceTick(instrument, source.id(), source.firstPrice(instrument), commands.timeNs());
            }
            terms.mark(instrument);
            breakers.volatility(instrument);
            if (safeguards.isBreaking())
            {
                breakers.breaker(instrument, safeguards);
            }
        }
        for (final Coin coin : market.market().coins())
        {
            terms.asset(
                coin.asset(), coin.instrument(), DivergenceLoader.isStable(coin.name()) ? floorMicros : 0);
        }
    }

    @Override
    public boolean isMeasured()
    {
        return true;
    }

    @Override
    public boolean isGuarded()
    {
        return true;
    }

    @Override
    public void tick(final int candle, final int tick, final Step step)
    {
        final int second = candle * market.day().candleSeconds() +
            tick * market.day().candleSeconds() / market.day().ticksPerCandle();
        final long before = commands.count();
        for (int instrument = 0; instrument < market.market().size(); instrument++)
        {
            step.advance();
            for (final Source source : market.sources())
            {
                final long price = source.price(instrument, second);
                if (price > 0)
                {
                    prices.sourceTick(instrument, source.id(), price, commands.timeNs());
                    step.react();
                }
            }
            book(instrument, candle, tick, second);
            step.react();
        }
        if (commands.count() == before)
        {
            // Where nobody trades the venue's clock goes on: that is how silence is noticed.
            commands.advanceTime();
            step.react();
        }
    }

    private void book(final int instrument, final int candle, final int tick, final int second)
    {
        final long last = market.market().price(market.market().book(), instrument, candle, tick);
        if (!market.seconds().isEmpty())
        {
            final Second published = market.seconds().get(candle);
            prices.fundingRateTick(
                instrument, published.rateE9(), published.nextFundingMs() * NANOS_PER_MILLI, FUNDING_NS);
            prices.bookTick(instrument, published.bid(), published.ask(), last);
        }
        else if (market.sources().get(0).price(instrument, second) > 0)
        {
            final long half = Math.max(1, last * HALF_SPREAD_PPM / PPM);
            prices.bookTick(instrument, Math.max(1, last - half), last + half, last);
        }
    }

    private List<Source> sources(final int instrument)
    {
        final List<Source> sources = new ArrayList<>();
        for (final Source source : market.sources())
        {
            if (source.has(instrument))
            {
                sources.add(source);
            }
        }
        return sources;
    }
}
