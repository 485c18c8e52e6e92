package io.plimsoll.core.loss;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.mark.AssetWeights;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.HaircutReason;
import io.plimsoll.core.outcome.FundEvents;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * The insurance funds of the pools and the common fund behind them: what they may pay, what goes into them (rulebook
 * R7.1, R7.3). Only balances in the numeraire count.
 */
public final class Funds
{
    private static final int MILLION = 1_000_000;

    private final Accounts book;
    private final AccountTable accounts;
    private final Contracts contracts;
    private final AssetWeights weights;
    private final Pools pools;
    private final FundEvents events;
    private final CommandClock clock;
    private long changes;

    /**
     * Over given tables.
     *
     * @param book      of margin accounts.
     * @param contracts listed.
     * @param weights   of assets.
     * @param pools     whose funds they are.
     * @param clock     of the commands.
     * @param events    to tell of changes.
     */
    public Funds(
        final Accounts book,
        final Contracts contracts,
        final AssetWeights weights,
        final Pools pools,
        final CommandClock clock,
        final FundEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.contracts = contracts;
        this.weights = weights;
        this.pools = pools;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Give a pool rules, in place of those it may have (rulebook R7.1). The time to its next review starts; with
     * another window its fund's peaks begin anew at the balance of now.
     *
     * @param pool  id.
     * @param rules that have been checked.
     */
    public void rules(final int pool, final PoolRules rules)
    {
        changes++;
        pools.set(pool, rules, clock.nowNs(), balance(pool));
    }

    /**
     * Balance of a pool's fund.
     *
     * @param pool id.
     * @return money; 0 without a fund.
     */
    public long balance(final int pool)
    {
        final int fund = book.house().fund(pool);
        return fund == NONE ? 0 : accounts.numeraire(fund);
    }

    /**
     * Highest balance of the window.
     *
     * @param pool id.
     * @return money; 0 without a fund.
     */
    public long peak(final int pool)
    {
        return book.house().fund(pool) == NONE ? 0 : pools.of(pool).peaks().peak(clock.nowNs(), balance(pool));
    }

    /**
     * What a pool's fund may pay for one event (rulebook R7.3).
     *
     * @param pool id.
     * @return money of the numeraire, not negative; 0 without a fund.
     */
    public long payable(final int pool)
    {
        final PoolRules rules = pools.of(pool).rules();
        final long balance = balance(pool);
        final long capped = rules.eventCap() == 0 ? balance : Math.min(balance, rules.eventCap());
        return Math.max(0, Math.min(capped, aboveFloor(pool)));
    }

    /**
     * How far a pool's fund may still fall.
     */
    private long aboveFloor(final int pool)
    {
        final int drawdownPpm = pools.of(pool).rules().drawdownPpm();
        final long balance = balance(pool);
        return drawdownPpm == 0 ? balance : balance - WideMath.ceilPpm(peak(pool), MILLION - drawdownPpm);
    }

    /**
     * What bounds that which a pool's fund may pay: the first of balance, drawdown and cap that does.
     *
     * @param pool id.
     * @return reason, never NONE.
     */
    HaircutReason bound(final int pool)
    {
        if (book.house().fund(pool) == NONE)
        {
            return HaircutReason.NO_FUND;
        }
        final long payable = payable(pool);
        if (payable == balance(pool))
        {
            return HaircutReason.FUND_EXHAUSTED;
        }
        return payable == Math.max(0, aboveFloor(pool)) ? HaircutReason.FUND_DRAWDOWN : HaircutReason.EVENT_CAP;
    }

    /**
     * Balance of the common fund.
     *
     * @return money; 0 without one.
     */
    long commonBalance()
    {
        final int fund = book.house().commonFund();
        return fund == NONE ? 0 : accounts.numeraire(fund);
    }

    /**
     * What a pool may still draw on the common fund: nothing while an asset that its contracts settle in has failed
     * (rulebook R8.8).
     *
     * @param pool id.
     * @return money, not negative.
     */
    long trancheLeft(final int pool)
    {
        if (weights.isAnyFailed() && settlesInFailed(pool))
        {
            return 0;
        }
        final PoolRecord of = pools.of(pool);
        return Math.max(0, Math.min(of.rules().trancheCap() - of.trancheDrawn(), commonBalance()));
    }

    private boolean settlesInFailed(final int pool)
    {
        for (int id = 0; id < contracts.maxInstruments(); id++)
        {
            if (contracts.hasInstrument(id) && !contracts.instrument(id).isClosed() &&
                contracts.instrument(id).riskPool() == pool &&
                weights.isFailed(contracts.instrument(id).settleAsset()))
            {
                return true;
            }
        }
        return false;
    }

    /**
     * A pool's fund pays; the caller credits the receiver.
     *
     * @param pool   id.
     * @param cause  to tell.
     * @param amount money, not negative; nothing is told of 0.
     */
    public void pay(final int pool, final FundCause cause, final long amount)
    {
        change(pool, cause, -amount);
    }

    /**
     * A pool's fund receives; the caller debits the giver.
     *
     * @param pool   id.
     * @param cause  to tell.
     * @param amount money, not negative; nothing is told of 0.
     */
    public void contribute(final int pool, final FundCause cause, final long amount)
    {
        change(pool, cause, amount);
    }

    private void change(final int pool, final FundCause cause, final long amount)
    {
        if (amount != 0)
        {
            final int fund = book.house().fund(pool);
            final long before = accounts.numeraire(fund);
            book.credit(fund, 0, amount);
            pools.of(pool).peaks().onChange(clock.nowNs(), before, before + amount);
            tell(fund, pool, cause, amount, peak(pool));
        }
    }

    /**
     * The common fund pays for a pool; the caller credits the receiver.
     *
     * @param pool   that draws.
     * @param amount money, not negative; nothing is told of 0.
     */
    void payTranche(final int pool, final long amount)
    {
        if (amount != 0)
        {
            final int fund = book.house().commonFund();
            book.credit(fund, 0, -amount);
            tell(fund, pool, FundCause.TRANCHE, -amount, 0);
        }
    }

    /**
     * Part of a liquidation fee that the backstop has received goes to the fund (rulebook R7.1).
     *
     * @param pool of the instrument.
     * @param fee  money, not negative.
     */
    public void shareFee(final int pool, final long fee)
    {
        final long share = room(pool, WideMath.floorPpm(fee, pools.of(pool).rules().feeSharePpm()));
        if (share != 0)
        {
            book.credit(book.backstop(pool), 0, -share);
            contribute(pool, FundCause.LIQUIDATION_FEE, share);
        }
    }

    /**
     * Part of the surplus of an estate, which the backstop has received, goes to the fund (rulebook R7.1).
     *
     * @param pool    of the estate.
     * @param surplus money; not negative, or there is none.
     * @return what went.
     */
    long shareSurplus(final int pool, final long surplus)
    {
        final long wanted = WideMath.floorPpm(Math.max(0, surplus), pools.of(pool).rules().surplusSharePpm());
        final long share = room(pool, wanted);
        if (share != 0)
        {
            book.credit(book.backstop(pool), 0, -share);
            contribute(pool, FundCause.SURPLUS, share);
        }
        return share;
    }

    private long room(final int pool, final long wanted)
    {
        if (book.house().fund(pool) == NONE)
        {
            return 0;
        }
        final long cap = pools.of(pool).rules().fundCap();
        return cap == 0 ? wanted : Math.max(0, Math.min(wanted, cap - balance(pool)));
    }

    /**
     * The numeraire balance of a margin account has been changed by a deposit or a withdrawal: tell, if it is a fund.
     *
     * @param row   of the margin account.
     * @param units signed.
     */
    public void onTransfer(final int row, final long units)
    {
        final FundCause cause = units > 0 ? FundCause.DEPOSIT : FundCause.WITHDRAWAL;
        if (row == book.house().commonFund())
        {
            tell(row, 0, cause, units, 0);
        }
        else if (accounts.isFund(row))
        {
            final int pool = accounts.riskPool(row);
            final long after = accounts.numeraire(row);
            pools.of(pool).peaks().onTransfer(clock.nowNs(), after - units, after);
            tell(row, pool, cause, units, peak(pool));
        }
    }

    /**
     * Has a pool a fund?
     *
     * @param pool id.
     * @return true if one was opened.
     */
    public boolean hasFund(final int pool)
    {
        return book.house().fund(pool) != NONE;
    }

    /**
     * How often a fund, or what is known of its peaks, has changed: as long as it stays, a peak can only have fallen.
     *
     * @return a count that means nothing by itself.
     */
    public long changes()
    {
        return changes;
    }

    private void tell(final int fund, final int pool, final FundCause cause, final long amount, final long peak)
    {
        changes++;
        events.changed(accounts.id(fund), pool, cause, amount, accounts.numeraire(fund), peak);
    }
}
