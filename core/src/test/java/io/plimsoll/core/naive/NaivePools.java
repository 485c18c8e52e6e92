package io.plimsoll.core.naive;

import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.FundChangedEncoder;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;

/**
 * Moves money of funds and tells about it (R7.1, R7.3).
 */
final class NaivePools
{
    private final NaiveState state;
    private final NaiveEvents events;

    NaivePools(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
    }

    /**
     * The venue adds to a fund or takes from it: the balance moves, and then is told.
     *
     * @param told what is to be told before FundChanged.
     */
    void provide(final NaiveAccount account, final long amount, final Runnable told)
    {
        if (account.isInsuranceFund())
        {
            final NaivePool pool = state.pool(account.riskPool);
            pool.provide(amount, state.timeNs);
            told.run();
            tell(pool, amount > 0 ? FundCause.DEPOSIT : FundCause.WITHDRAWAL, amount);
        }
        else
        {
            account.cross.addBalance(NaiveAsset.NUMERAIRE, amount);
            told.run();
            if (account.isCommonFund())
            {
                tellCommon(0, amount > 0 ? FundCause.DEPOSIT : FundCause.WITHDRAWAL, amount);
            }
        }
    }

    /**
     * The fund's share of a liquidation fee, which the backstop has had whole (R7.1).
     */
    void shareFee(final NaiveInstrument instrument, final long feeUnits)
    {
        final NaivePool pool = state.pool(instrument.riskPool);
        if (instrument.settleAsset.id == NaiveAsset.NUMERAIRE && pool.hasRules())
        {
            contribute(pool, FundCause.LIQUIDATION_FEE, contribution(pool, feeUnits, pool.rules.feeSharePpm()));
        }
    }

    /**
     * The fund's share of something (R7.1).
     */
    long contribution(final NaivePool pool, final long amount, final int sharePpm)
    {
        if (pool.fund == null || !pool.hasRules())
        {
            return 0;
        }
        long share = floorMulDiv(amount, sharePpm, PPM);
        if (pool.rules.fundCap() > 0)
        {
            share = Math.min(share, pool.rules.fundCap() - pool.balance());
        }
        return Math.max(0, share);
    }

    /**
     * From the pool's backstop to its fund.
     */
    void contribute(final NaivePool pool, final FundCause cause, final long amount)
    {
        if (amount > 0)
        {
            state.backstop(pool.id).cross.addBalance(NaiveAsset.NUMERAIRE, -amount);
            pool.earn(amount, state.timeNs);
            tell(pool, cause, amount);
        }
    }

    /**
     * What is left of the pool's tranche of the common fund (R7.4).
     */
    long tranche(final NaivePool pool)
    {
        if (!pool.hasRules() || state.commonFund == null || state.pricing.holds.weights.isPoolCutOff(pool.id))
        {
            return 0;
        }
        return Math.max(0, Math.min(
            pool.rules.trancheCap() - pool.trancheDrawn, state.commonFund.cross.balance(NaiveAsset.NUMERAIRE)));
    }

    void tell(final NaivePool pool, final FundCause cause, final long amount)
    {
        events.send(new FundChangedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .fund(pool.fund.id).riskPool(pool.id).cause(cause).amount(amount)
            .balance(pool.balance()).peak(pool.peak(state.timeNs)).encodedLength());
    }

    void tellCommon(final int riskPool, final FundCause cause, final long amount)
    {
        events.send(new FundChangedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .fund(state.commonFund.id).riskPool(riskPool).cause(cause).amount(amount)
            .balance(state.commonFund.cross.balance(NaiveAsset.NUMERAIRE)).peak(0).encodedLength());
    }
}
