package io.plimsoll.node.demo.venue;

import io.plimsoll.node.demo.market.FundingRule;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.PathPoint;
import io.plimsoll.node.demo.population.AccountPlan;

import java.util.List;

/**
 * Plays the day: set-up, then every second the new prices, one after the other, and the venue's answers
 * to each of them before the next is sent.
 */
public final class DayReplay
{
    static final long SECOND_NS = 1_000_000_000L;
    private static final int SECONDS_PER_MINUTE = 60;
    private static final int NO_INSTRUMENT = -1;

    /** Prices of one moment arrive one after the other. */
    private static final long TICK_SPACING_NS = 1_000_000L;

    private final Market market;
    private final DayObserver observer;
    private final Commands commands;
    private final OrderIds ids = new OrderIds();
    private final Venue venue;
    private final long[] marks;
    private final long[] fundingIndexMicros;
    private final int[] collateralInstruments;
    private long timeNs;

    /**
     * A day to be played.
     *
     * @param market   whose prices are played.
     * @param commands to the engine.
     * @param inbox    that the engine's events go to.
     * @param observer told about the passage of market time.
     */
    public DayReplay(
        final Market market, final Commands commands, final VenueInbox inbox, final DayObserver observer)
    {
        this.market = market;
        this.commands = commands;
        this.observer = observer;
        marks = new long[market.size()];
        venue = new Venue(market, commands, inbox, ids, marks);
        fundingIndexMicros = new long[market.size()];
        collateralInstruments = new int[]{
            NO_INSTRUMENT, market.instrumentOf(Market.BTC), market.instrumentOf(Market.ETH)};
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
        for (int second = 0; second < SECONDS_PER_MINUTE; second++)
        {
            timeNs = minuteStartNs(minute) + second * SECOND_NS;
            commands.at(timeNs);
            if (second == 0 && isFundingDue)
            {
                fund();
            }
            tick(minute, second);
            if (observer.hasTimers())
            {
                commands.advanceTime();
                venue.react();
            }
        }
        venue.unwind();
    }

    /** Every contract whose price has changed, and the coins that are collateral just before their contract. */
    private void tick(final int minute, final int second)
    {
        for (int instrument = 0; instrument < marks.length; instrument++)
        {
            final long price = PathPoint.price(market.candles(instrument), minute, second);
            if (price != marks[instrument])
            {
                marks[instrument] = price;
                timeNs += TICK_SPACING_NS;
                commands.at(timeNs);
                tickCollateral(instrument, price);
                observer.onMark(instrument, price);
                commands.priceTick(instrument, price);
                venue.react();
            }
        }
    }

    private void tickCollateral(final int instrument, final long price)
    {
        for (int asset = Market.USDT + 1; asset < Market.ASSET_COUNT; asset++)
        {
            if (collateralInstruments[asset] == instrument)
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
