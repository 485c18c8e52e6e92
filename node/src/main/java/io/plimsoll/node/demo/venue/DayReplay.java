package io.plimsoll.node.demo.venue;

import io.plimsoll.core.EventSink;
import io.plimsoll.node.demo.market.FundingRule;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.PathPoint;
import io.plimsoll.node.demo.population.AccountPlan;

import java.util.List;

/**
 * Plays the day: set-up, then minute by minute the four prices of every candle, the clock once a second in between, and
 * the venue's answers after each of them, before the next is sent.
 */
public final class DayReplay
{
    static final long SECOND_NS = 1_000_000_000L;
    private static final int SECONDS_PER_MINUTE = 60;

    /** Prices of one moment arrive one after the other. */
    private static final long TICK_SPACING_NS = 1_000_000L;

    private final Market market;
    private final DayObserver observer;
    private final Commands commands;
    private final OrderIds ids = new OrderIds();
    private final Venue venue;
    private final long[] marks;
    private final long[] fundingIndexMicros;

    /**
     * A day to be played.
     *
     * @param market   whose prices are played.
     * @param commands to the engine.
     * @param observer told about the passage of market time.
     */
    public DayReplay(final Market market, final Commands commands, final DayObserver observer)
    {
        this.market = market;
        this.commands = commands;
        this.observer = observer;
        venue = new Venue(market, commands, ids);
        marks = new long[market.size()];
        fundingIndexMicros = new long[market.size()];
    }

    /**
     * Where the engine's events must be delivered, besides whoever else wants them.
     *
     * @return the venue.
     */
    public EventSink events()
    {
        return venue;
    }

    /**
     * Open all positions at the opening prices of a minute.
     *
     * @param plans      of the customers.
     * @param fromMinute minute of the day.
     */
    public void open(final List<AccountPlan> plans, final int fromMinute)
    {
        commands.at(minuteStartNs(fromMinute) - SECONDS_PER_MINUTE * SECOND_NS);
        final Opening opening = new Opening(market, fromMinute, commands, ids);
        opening.parameters();
        opening.makers(plans);
        int done = 0;
        for (final AccountPlan plan : plans)
        {
            opening.customer(plan);
            observer.onCustomer(++done);
        }
        commands.awaitEvents();
    }

    /**
     * Play.
     *
     * @param fromMinute first minute of the day.
     * @param toMinute   the minute before which the replay ends.
     */
    public void play(final int fromMinute, final int toMinute)
    {
        for (int minute = fromMinute; minute < toMinute; minute++)
        {
            observer.onMinuteStart(minute);
            venue.startMinute(minute);
            playMinute(minute, minute > fromMinute && FundingRule.isDue(minute));
            observer.onMinuteEnd(minute, marks);
        }
    }

    private void playMinute(final int minute, final boolean isFundingDue)
    {
        final long startNs = minuteStartNs(minute);
        for (int second = 0; second < SECONDS_PER_MINUTE; second++)
        {
            final long nowNs = startNs + second * SECOND_NS;
            final PathPoint point = PathPoint.at(second);
            if (second == 0 && isFundingDue)
            {
                commands.at(nowNs);
                fund();
            }
            if (point != null)
            {
                tick(point, minute, nowNs);
            }
            else if (observer.hasTimers())
            {
                commands.at(nowNs);
                commands.advanceTime();
                venue.react();
            }
        }
    }

    private void tick(final PathPoint point, final int minute, final long nowNs)
    {
        long timeNs = nowNs;
        for (int instrument = 0; instrument < marks.length; instrument++)
        {
            final long price = point.price(market.candles(instrument), minute);
            marks[instrument] = price;
            observer.onMark(instrument, price);
            commands.at(timeNs);
            tickCollateral(instrument, price);
            commands.priceTick(instrument, price);
            venue.react();
            timeNs += TICK_SPACING_NS;
        }
    }

    private void tickCollateral(final int instrument, final long price)
    {
        for (int asset = Market.USDT + 1; asset < Market.ASSET_COUNT; asset++)
        {
            if (market.instrumentOf(asset) == instrument)
            {
                final long priceMicros = market.coinPriceMicros(instrument, price);
                observer.onAssetPrice(asset, priceMicros);
                commands.assetPriceTick(asset, priceMicros);
                venue.react();
            }
        }
    }

    private void fund()
    {
        for (int instrument = 0; instrument < marks.length; instrument++)
        {
            final long paymentMicros = FundingRule.paymentMicros(market.contract(instrument), marks[instrument]);
            fundingIndexMicros[instrument] += paymentMicros;
            observer.onFunding(instrument, paymentMicros);
            commands.fundingTick(instrument, fundingIndexMicros[instrument]);
            venue.react();
        }
    }

    private static long minuteStartNs(final int minute)
    {
        return Market.DAY_START_NS + minute * SECONDS_PER_MINUTE * SECOND_NS;
    }
}
