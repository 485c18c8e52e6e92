package io.plimsoll.core.model;

import java.util.List;
import java.util.function.Consumer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.LossRule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The venue of {@link Scenario} with two pools, funds and rules for losses. After each command money and contracts must
 * add up, and nobody may stand in a wrong zone.
 */
public final class LossVenue
{
    static final long MONEY = Scenario.MONEY;
    static final int CROSS = Scenario.CROSS;
    static final int LINEAR = Scenario.LINEAR;
    static final int INVERSE = Scenario.INVERSE;
    /**
     * Linear as instrument 0, in pool 1.
     */
    static final int OTHER = 2;
    static final long BACKSTOP = Scenario.BACKSTOP;
    static final long OTHER_BACKSTOP = 901;
    static final long FUND = 910;
    static final long OTHER_FUND = 911;
    static final long COMMON = 920;

    static final CoreLimits LIMITS = new CoreLimits(64, 64, 64, 64, 4, 4);

    private final RiskCore core = RiskCore.create(LIMITS);
    private final Scenario scenario = new Scenario(core);

    /**
     * A core in which a fund, the common fund and a winner have paid for a loss, and a backstop has kept one.
     *
     * @return the core, with the limits {@link #limits()}.
     */
    public static RiskCore withLosses()
    {
        return new LossVenue().customer(1, 1_000 * MONEY).customer(2, 10_000 * MONEY)
            .funds(100 * MONEY, 0, 50 * MONEY)
            .rules(PoolSpec.of(0, LossRule.HAIRCUT).caps(0, 0, 30 * MONEY))
            .trade(1, 2, LINEAR, 50, 100).mark(LINEAR, 70)
            .rules(PoolSpec.of(0, LossRule.BACKSTOP))
            .customer(3, 1_000 * MONEY).trade(3, 2, LINEAR, 50, 70).mark(LINEAR, 40).core;
    }

    /**
     * Of the venue's core.
     *
     * @return the limits.
     */
    public static CoreLimits limits()
    {
        return LIMITS;
    }

    LossVenue()
    {
        scenario.open();
        account(OTHER_BACKSTOP, AccountKind.BACKSTOP, 1);
        scenario.writer().defineInstrument(
            new ContractSpec(OTHER, false, 0, 1, 1_000_000_000L, 1_000_000_000L, 0, 1_000_000L, 10_000L, 100L),
            InstrumentKind.LINEAR, Scenario.TERMS);
        scenario.apply();
        scenario.mark(OTHER, 100);
    }

    LossVenue account(final long account, final AccountKind kind, final int pool)
    {
        return play(s ->
        {
            s.writer().openAccount(account, kind, pool);
            s.apply();
        });
    }

    /**
     * Funds of pool 0 and 1 and the common fund, with so much money.
     */
    LossVenue funds(final long money, final long otherMoney, final long commonMoney)
    {
        account(FUND, AccountKind.INSURANCE_FUND, 0).account(OTHER_FUND, AccountKind.INSURANCE_FUND, 1)
            .account(COMMON, AccountKind.COMMON_FUND, 0);
        return deposit(FUND, money).deposit(OTHER_FUND, otherMoney).deposit(COMMON, commonMoney);
    }

    LossVenue deposit(final long account, final long money)
    {
        return money == 0 ? this : play(s -> s.deposit(account, 0, money));
    }

    LossVenue customer(final long account, final long money)
    {
        return play(s -> s.customer(account, 0, money));
    }

    LossVenue rules(final PoolSpec rules)
    {
        return play(s ->
        {
            s.writer().setPoolRules(
                rules.riskPool(), rules.lossRule(),
                new int[]{rules.feeSharePpm(), rules.surplusSharePpm(), rules.drawdownPpm()},
                new long[]{rules.fundCap(), rules.eventCap(), rules.trancheCap()},
                new long[]{rules.peakWindowNs(), rules.reviewNs()});
            s.apply();
        });
    }

    LossVenue trade(final long buyer, final long seller, final int instrument, final long lots, final long price)
    {
        return play(s -> s.trade(buyer, seller, instrument, lots, price));
    }

    LossVenue mark(final int instrument, final long price)
    {
        return play(s -> s.mark(instrument, price));
    }

    LossVenue delist(final int instrument, final long price)
    {
        return play(s ->
        {
            s.writer().delistInstrument(instrument, price);
            s.apply();
        });
    }

    LossVenue pool(final int pool)
    {
        return play(s ->
        {
            s.writer().queryPool(pool);
            s.apply();
        });
    }

    LossVenue rank(final long account, final int instrument)
    {
        return play(s ->
        {
            s.writer().queryAdlRank(account, CROSS, instrument);
            s.apply();
        });
    }

    /**
     * Plays one command, and checks what must hold after each.
     */
    LossVenue play(final Consumer<Scenario> command)
    {
        command.accept(scenario);
        final List<String> told = List.copyOf(scenario.events());
        scenario.audit();
        assertTrue(scenario.events().get(0).contains("conserved=YES"), () -> "after " + told);
        assertEquals(0, core.misplacedAccounts(), () -> "in a wrong zone after " + told);
        scenario.events().clear();
        scenario.events().addAll(told);
        return this;
    }

    LossVenue expect(final String... expected)
    {
        scenario.expect(expected);
        return this;
    }

    LossVenue expectOf(final String kind, final String... expected)
    {
        scenario.expectOf(kind, expected);
        return this;
    }

    /**
     * The kinds of the last command's events, in order.
     */
    LossVenue expectKinds(final String... kinds)
    {
        assertEquals(
            List.of(kinds), scenario.events().stream().map(event -> event.substring(0, event.indexOf(' '))).toList());
        return this;
    }

    /**
     * A number of the last command's only event of a kind.
     */
    long only(final String kind, final String field)
    {
        final List<String> found = scenario.events().stream().filter(event -> event.startsWith(kind + ' ')).toList();
        assertEquals(1, found.size(), () -> kind + " of " + scenario.events());
        return number(found.get(0), field);
    }

    /**
     * The last command's events, in order.
     */
    List<String> events()
    {
        return List.copyOf(scenario.events());
    }

    /**
     * A number of an event.
     */
    static long number(final String event, final String field)
    {
        return Long.parseLong(event.replaceFirst(".*?\\b" + field + "=", "").replaceFirst("[|)].*", ""));
    }

    long equity(final long account)
    {
        play(s -> s.query(account, CROSS));
        return only("MarginReported", "equityNoHaircut");
    }

    RiskCore core()
    {
        return core;
    }
}
