package io.plimsoll.bench.core;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.Side;

import java.util.SplittableRandom;

/**
 * A venue in which one tick puts a known number of accounts into a known zone. All of them are long the contract that
 * falls, every other one holds a second position elsewhere, and what each deposits is worked out from where its health
 * is to be after the fall. Bystanders hold the same contracts and stay free.
 * <p>
 * Accounts are opened, and trade, in the order of two different shuffles, so their records lie at random, as they do in
 * a venue that has been open for a while.
 */
final class BreachVenue
{
    /**
     * The contract that falls.
     */
    static final int FALLING = 0;

    /**
     * Account that takes the other side of every trade; never breached.
     */
    private static final long MAKER = 1L << 40;

    private static final long BACKSTOP = MAKER + 1;
    private static final int CONTRACTS = 16;
    private static final long PRICE = 100_000L;
    private static final long MAX_PRICE = 1_000_000L;
    private static final long MONEY_PER_INCREMENT = 100L;
    private static final int FALL_PERCENT = 10;
    private static final int MAINTENANCE_PPM = 10_000;
    private static final long MILLION = 1_000_000L;
    private static final long MAKER_MONEY = 50_000_000_000_000_000L;

    private final RiskCore core;
    private final CommandFeed feed;
    private final SplittableRandom random;
    private final BreachKind kind;
    private final int[] openings;
    private final boolean[] isBreached;
    private final long[] firstLots;
    private final long[] secondLots;
    private final int[] firstContracts;
    private final int[] secondContracts;
    private final int[] positionRows;
    private long nextOrderId = 1;

    /**
     * Builds it, with real commands.
     *
     * @param kind     what the tick is to do.
     * @param breached accounts that it does that to.
     * @param others   bystanders.
     * @param seed     of all draws.
     */
    BreachVenue(final BreachKind kind, final int breached, final int others, final long seed)
    {
        final int accounts = breached + others;
        this.kind = kind;
        random = new SplittableRandom(seed);
        core = RiskCore.create(
            new CoreLimits(accounts + 16, 2 * accounts + 64, 16, 2 * breached + 16, CONTRACTS, 1));
        feed = new CommandFeed(core);
        openings = shuffled(accounts);
        isBreached = new boolean[accounts];
        firstLots = new long[accounts];
        secondLots = new long[accounts];
        firstContracts = new int[accounts];
        secondContracts = new int[accounts];
        positionRows = new int[accounts];
        draw(breached);
        define();
        open();
        trade();
        feed.failOnDenials();
    }

    private int[] shuffled(final int count)
    {
        final int[] order = new int[count];
        for (int i = 0; i < count; i++)
        {
            final int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private void draw(final int breached)
    {
        final int[] order = shuffled(isBreached.length);
        for (int i = 0; i < order.length; i++)
        {
            final int account = order[i];
            isBreached[account] = i < breached;
            firstContracts[account] = i < breached ? FALLING : random.nextInt(CONTRACTS / 2);
            secondContracts[account] = CONTRACTS / 2 + random.nextInt(CONTRACTS / 2);
            firstLots[account] = 20 + random.nextInt(400);
            secondLots[account] = random.nextBoolean() ? 1 + random.nextInt(2 * (int)firstLots[account]) : 0;
        }
    }

    private void define()
    {
        feed.numeraire();
        feed.account(BACKSTOP, AccountKind.BACKSTOP);
        feed.account(MAKER, AccountKind.CUSTOMER);
        feed.deposit(MAKER, MAKER_MONEY);
        for (int i = 0; i < CONTRACTS; i++)
        {
            feed.linear(i, MAX_PRICE);
            feed.tick(i, PRICE);
        }
        kind.define(feed);
    }

    private void open()
    {
        for (final int account : openings)
        {
            feed.account(account + 1, AccountKind.CUSTOMER);
            feed.deposit(account + 1, deposit(account));
        }
    }

    /**
     * Equity after the fall is to be the drawn health times the maintenance margin after the fall.
     */
    private long deposit(final int account)
    {
        final long first = firstLots[account] * PRICE * MONEY_PER_INCREMENT;
        final long second = secondLots[account] * PRICE * MONEY_PER_INCREMENT;
        if (!isBreached[account])
        {
            return (first + second) / (1 + random.nextInt(7));
        }
        final long loss = first * FALL_PERCENT / 100;
        final long margin = (first - loss + second) / MILLION * MAINTENANCE_PPM;
        return loss + margin * kind.healthPpm(random) / MILLION;
    }

    private void trade()
    {
        int row = 0;
        for (final int account : shuffled(openings.length))
        {
            positionRows[account] = row;
            row += secondLots[account] > 0 ? 2 : 1;
            trade(firstContracts[account], firstLots[account], account + 1, MAKER);
            if (secondLots[account] > 0)
            {
                final boolean isLong = random.nextBoolean();
                trade(
                    secondContracts[account], secondLots[account], isLong ? account + 1 : MAKER,
                    isLong ? MAKER : account + 1);
            }
        }
    }

    private void trade(final int contract, final long lots, final long buyer, final long seller)
    {
        final long orderId = nextOrderId;
        feed.order(buyer, orderId, contract, Side.BUY, lots, PRICE);
        feed.order(seller, orderId + 1, contract, Side.SELL, lots, PRICE);
        feed.fill(contract, PRICE, lots, orderId, orderId + 1);
        nextOrderId = orderId + 2;
    }

    /**
     * The tick.
     *
     * @param sink for its events.
     */
    void fall(final EventSink sink)
    {
        feed.tick(FALLING, PRICE * (100 - FALL_PERCENT) / 100, sink);
    }

    RiskCore core()
    {
        return core;
    }

    /**
     * Rows of the accounts, in the order of opening.
     *
     * @return by account id - 1.
     */
    int[] accountRows()
    {
        final int[] rows = new int[openings.length];
        for (int i = 0; i < openings.length; i++)
        {
            rows[openings[i]] = i;
        }
        return rows;
    }

    /**
     * Row of an account's first position; its second is the next.
     *
     * @param account id - 1.
     */
    int positionRow(final int account)
    {
        return positionRows[account];
    }

    boolean hasTwoPositions(final int account)
    {
        return secondLots[account] > 0;
    }
}
