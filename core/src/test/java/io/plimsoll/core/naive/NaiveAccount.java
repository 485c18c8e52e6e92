package io.plimsoll.core.naive;

import java.util.Collection;
import java.util.TreeMap;

import io.plimsoll.core.message.AccountKind;

/**
 * An account: its cross margin account, its isolated ones, and the leverages chosen (R1.6, R1.12).
 */
final class NaiveAccount
{
    final long id;
    final AccountKind kind;
    final boolean isBackstop;
    /**
     * Of a backstop or an insurance fund; else 0.
     */
    final int riskPool;
    final NaiveMarginAccount cross;
    int riskClass;

    private final TreeMap<Integer, NaiveMarginAccount> isolated = new TreeMap<>();
    private final TreeMap<Integer, Integer> leverages = new TreeMap<>();

    NaiveAccount(final long id, final AccountKind kind, final int riskPool)
    {
        this.id = id;
        this.kind = kind;
        this.isBackstop = kind == AccountKind.BACKSTOP;
        this.riskPool = riskPool;
        this.cross = new NaiveMarginAccount(this, NaiveMarginAccount.CROSS);
    }

    boolean isCustomer()
    {
        return kind == AccountKind.CUSTOMER;
    }

    boolean isInsuranceFund()
    {
        return kind == AccountKind.INSURANCE_FUND;
    }

    boolean isCommonFund()
    {
        return kind == AccountKind.COMMON_FUND;
    }

    /**
     * Funds hold balances only (R7.1).
     */
    boolean isFund()
    {
        return isInsuranceFund() || isCommonFund();
    }

    /**
     * The margin account that orders and fills of an instrument belong to.
     */
    NaiveMarginAccount marginAccountOf(final int instrument)
    {
        return isolated.getOrDefault(instrument, cross);
    }

    /**
     * The isolated margin account of an instrument, or null.
     */
    NaiveMarginAccount isolated(final int instrument)
    {
        return isolated.get(instrument);
    }

    Collection<NaiveMarginAccount> isolated()
    {
        return isolated.values();
    }

    void isolate(final int instrument)
    {
        isolated.put(instrument, new NaiveMarginAccount(this, instrument));
    }

    void join(final int instrument)
    {
        isolated.remove(instrument);
    }

    /**
     * Chosen leverage, 0 for none.
     */
    int leverage(final int instrument)
    {
        return leverages.getOrDefault(instrument, 0);
    }

    void leverage(final int instrument, final int leverage)
    {
        if (leverage == 0)
        {
            leverages.remove(instrument);
        }
        else
        {
            leverages.put(instrument, leverage);
        }
    }

    /**
     * Instruments with a chosen leverage.
     */
    Collection<Integer> leveragedInstruments()
    {
        return leverages.keySet();
    }
}
