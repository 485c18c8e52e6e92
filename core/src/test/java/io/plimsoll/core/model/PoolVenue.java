package io.plimsoll.core.model;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.LossRule;

import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;
import static io.plimsoll.core.model.Scenario.TERMS;

/**
 * The venue of {@link Scenario} with a second pool, funds and rules. Instrument 2 is linear like instrument 0, but of
 * pool 1, whose backstop is account 901. Funds are 801 of pool 0, 802 of pool 1; the common fund is 850.
 */
final class PoolVenue
{
    static final int OTHER = 2;
    static final long FUND = 801;
    static final long OTHER_FUND = 802;
    static final long COMMON = 850;
    static final long BACKSTOP_1 = 901;
    static final long WINDOW_NS = 8_000_000_000L;

    private final Scenario scenario;

    private PoolVenue(final Scenario scenario)
    {
        this.scenario = scenario;
    }

    /**
     * Marks 100, 50,000 and 100. Account 1 with 1,200, accounts 2 and 3 with 1,000,000. So far market version 4,
     * parameter version 5.
     */
    static PoolVenue open(final StateMachine engine)
    {
        final PoolVenue venue = new PoolVenue(new Scenario(engine).open());
        venue.account(BACKSTOP_1, AccountKind.BACKSTOP, 1);
        venue.scenario.writer().defineInstrument(
            new ContractSpec(OTHER, false, 0, 1, 1_000_000_000L, 1_000_000_000L, 0, 1_000_000L, 10_000L, 100L),
            InstrumentKind.LINEAR, TERMS);
        venue.scenario.apply();
        venue.scenario.mark(OTHER, 100)
            .customer(1, 0, 1_200 * MONEY).customer(2, 0, 1_000_000 * MONEY).customer(3, 0, 1_000_000 * MONEY);
        return venue;
    }

    /**
     * Account 1 is long 100 lots of instrument 0 at 100 against account 2.
     */
    PoolVenue longOne()
    {
        scenario.trade(1, 2, LINEAR, 100, 100);
        return this;
    }

    Scenario scenario()
    {
        return scenario;
    }

    PoolVenue account(final long account, final AccountKind kind, final int pool)
    {
        scenario.writer().openAccount(account, kind, pool);
        scenario.apply();
        return this;
    }

    /**
     * A fund with so much money.
     */
    PoolVenue fund(final long account, final AccountKind kind, final int pool, final long money)
    {
        account(account, kind, pool);
        scenario.deposit(account, 0, money * MONEY);
        return this;
    }

    /**
     * Rules without parts and caps.
     */
    PoolVenue rule(final int pool, final LossRule rule)
    {
        return rule(pool, rule, new int[]{0, 0, 0}, new long[]{0, 0, 0}, 0);
    }

    /**
     * Parts: fee share, surplus share, drawdown. Caps in whole money: fund, event, tranche.
     */
    PoolVenue rule(
        final int pool, final LossRule rule, final int[] partsPpm, final long[] caps, final long reviewNs)
    {
        scenario.writer().setPoolRules(
            pool, rule, partsPpm, new long[]{caps[0] * MONEY, caps[1] * MONEY, caps[2] * MONEY},
            new long[]{WINDOW_NS, reviewNs});
        scenario.apply();
        return this;
    }

    /**
     * Auctions of pool 0: steps of 1 s by 0.9, tail 10 s, insolvent 4 s.
     *
     * @param partsPpm start, cusp, largest discount, least take.
     */
    PoolVenue auctions(
        final AuctionCurve curve, final AuctionGoal goal, final int maxResets, final int... partsPpm)
    {
        scenario.writer().setAuctionRules(
            0, curve, goal, maxResets,
            new int[]{partsPpm[0], 900_000, partsPpm[1], partsPpm[2], partsPpm[3]},
            new long[]{1_000_000_000L, 10_000_000_000L, 4_000_000_000L});
        scenario.apply();
        return this;
    }

    Scenario take(final long taker, final long account, final long fractionE9, final long minPremium)
    {
        scenario.writer().takeAuction(taker, account, Scenario.CROSS, fractionE9, minPremium);
        return scenario.apply();
    }

    Scenario queryPool(final int pool)
    {
        scenario.writer().queryPool(pool);
        return scenario.apply();
    }

    Scenario queryRank(final long account, final int instrument)
    {
        scenario.writer().queryAdlRank(account, Scenario.CROSS, instrument);
        return scenario.apply();
    }
}
