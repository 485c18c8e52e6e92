package io.plimsoll.bench.core;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.Side;

import java.util.SplittableRandom;

/**
 * A venue's population and what it does, drawn from a seed: contracts chosen by a Zipf law, accounts of leverage 1 to
 * 8, ticks of 2 bp up or down, trades between random pairs.
 */
public final class Crowd
{
    /**
     * Contracts of the venue.
     */
    public static final int INSTRUMENTS = 64;

    private static final long START_PRICE = 100_000L;
    private static final long MAX_PRICE = 1_000_000L;
    private static final int PAIRS_PER_ACCOUNT_PERCENT = 125;
    private static final long MEAN_NOTIONAL = 5_500_000_000L;

    private final CommandFeed feed;
    private final int accounts;
    private final SplittableRandom random;
    private final long[] prices = new long[INSTRUMENTS];
    private final long[] zipf = new long[INSTRUMENTS];
    private long zipfTotal;
    private long nextOrderId = 1;

    /**
     * A crowd that does nothing yet.
     *
     * @param feed     that takes its commands.
     * @param accounts in it.
     * @param seed     of all draws.
     */
    public Crowd(final CommandFeed feed, final int accounts, final long seed)
    {
        this.feed = feed;
        this.accounts = accounts;
        random = new SplittableRandom(seed);
        for (int i = 0; i < INSTRUMENTS; i++)
        {
            zipfTotal += 1_000_000L / (i + 1);
            zipf[i] = zipfTotal;
            prices[i] = START_PRICE;
        }
    }

    /**
     * Defines the contracts, opens the accounts, deposits, and trades 1.25 times per account.
     */
    public void populate()
    {
        feed.numeraire();
        feed.account(Long.MAX_VALUE, AccountKind.BACKSTOP);
        for (int i = 0; i < INSTRUMENTS; i++)
        {
            feed.linear(i, MAX_PRICE);
            feed.tick(i, START_PRICE);
        }
        for (int id = 1; id <= accounts; id++)
        {
            feed.account(id, AccountKind.CUSTOMER);
            feed.deposit(id, MEAN_NOTIONAL / leverage());
        }
        final long pairs = (long)accounts * PAIRS_PER_ACCOUNT_PERCENT / 100;
        for (long pair = 0; pair < pairs; pair++)
        {
            trade();
        }
        feed.failOnRejections();
    }

    /**
     * One tick; what the core asks to be cancelled is cancelled.
     */
    public void tick()
    {
        final int instrument = nextInstrument();
        feed.tick(instrument, nextPrice(instrument));
        feed.confirmCancels();
    }

    /**
     * Two orders of a random pair and their fill, at the present price. Either may be denied, and the fill with it.
     */
    public void trade()
    {
        final long buyer = 1 + random.nextInt(accounts);
        final long seller = 1 + random.nextInt(accounts);
        final int instrument = nextInstrument();
        final long lots = 20 + random.nextInt(400);
        final long price = prices[instrument];
        final long orderId = nextOrderId;
        feed.order(buyer, orderId, instrument, Side.BUY, lots, price);
        feed.order(seller, orderId + 1, instrument, Side.SELL, lots, price);
        feed.fill(instrument, price, lots, orderId, orderId + 1);
        nextOrderId = orderId + 2;
    }

    /**
     * A deposit of a hundredth of what an account began with.
     */
    public void deposit()
    {
        feed.deposit(1 + random.nextInt(accounts), MEAN_NOTIONAL / 100 / leverage());
    }

    /**
     * A number for whoever decides what comes next.
     *
     * @param bound above it.
     * @return 0..bound-1.
     */
    public int draw(final int bound)
    {
        return random.nextInt(bound);
    }

    int nextInstrument()
    {
        final long draw = random.nextLong(zipfTotal);
        int i = 0;
        while (zipf[i] <= draw)
        {
            i++;
        }
        return i;
    }

    long nextPrice(final int instrument)
    {
        final long price = prices[instrument];
        final long step = Math.max(1, price * 2 / 10_000);
        prices[instrument] = Math.max(1, Math.min(MAX_PRICE, price + (random.nextBoolean() ? step : -step)));
        return prices[instrument];
    }

    long price(final int instrument)
    {
        return prices[instrument];
    }

    /**
     * Once to 8 times, each doubling as likely as the next.
     */
    private long leverage()
    {
        final long octave = 1L << random.nextInt(3);
        return octave + random.nextLong(octave);
    }
}
