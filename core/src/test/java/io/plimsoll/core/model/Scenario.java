package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.SliceMode;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * A small venue for golden sequences, one line per command with its expected events. Numbers in the events are worked
 * out by hand from the rulebook.
 * <p>
 * Asset 0 is the numeraire. Instrument 0 is linear: one lot at price 1 is 1 numeraire. Instrument 1 is inverse in coin
 * (asset 1, 8 decimals): one lot is 100 numeraire. Maintenance 5 %, initial 10 %, taker fee 0.05 %, liquidation fee
 * 0.5 %, band 4 %. Account 900 is the backstop of pool 0.
 */
final class Scenario
{
    /**
     * One numeraire in micro-units.
     */
    static final long MONEY = 1_000_000L;
    /**
     * One coin in units.
     */
    static final long COIN = 100_000_000L;
    static final int CROSS = CommandWriter.CROSS;
    static final int LINEAR = 0;
    static final int INVERSE = 1;
    static final long BACKSTOP = 900;
    static final long START_NS = 1_000_000_000_000L;
    static final long STEP_NS = 1_000_000_000L;
    static final TermsSpec TERMS =
        new TermsSpec(0, 0, 0, 500, 5_000, 40_000, new long[][]{{0, 50_000, 100_000}});
    static final ContractSpec LINEAR_CONTRACT = new ContractSpec(
        LINEAR, false, 0, 0, 1_000_000_000L, 1_000_000_000L, 0, 1_000_000L, 10_000L, 100L);
    static final ContractSpec INVERSE_CONTRACT = new ContractSpec(
        INVERSE, true, 1, 0, 1_000_000_000L, 0, 100 * MONEY, 1_000_000L, 1_000_000L, 50_000L);

    private final StateMachine engine;
    private final CommandWriter writer = new CommandWriter();
    private final List<String> events = new ArrayList<>();
    private long timeNs = START_NS;
    private long nextOrderId = 1;
    private long nextTradeId = 1;

    Scenario(final StateMachine engine)
    {
        this.engine = engine;
    }

    /**
     * Assets, contracts and backstop; marks 100 and 50,000, coin at 50,000.
     */
    Scenario open()
    {
        writer.defineAsset(0, 6, "USD", MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}});
        apply();
        writer.defineAsset(1, 8, "BTC", 1_000_000 * MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}});
        apply();
        account(BACKSTOP, AccountKind.BACKSTOP);
        writer.defineInstrument(LINEAR_CONTRACT, InstrumentKind.LINEAR, TERMS);
        apply();
        writer.defineInstrument(INVERSE_CONTRACT, InstrumentKind.INVERSE, TERMS);
        apply();
        writer.assetPriceTick(1, 50_000 * MONEY);
        apply();
        mark(LINEAR, 100);
        mark(INVERSE, 50_000);
        return this;
    }

    /**
     * A customer with so much of an asset.
     */
    Scenario customer(final long account, final int asset, final long units)
    {
        account(account, AccountKind.CUSTOMER);
        return deposit(account, asset, units);
    }

    Scenario deposit(final long account, final int asset, final long units)
    {
        writer.deposit(account, asset, units);
        return apply();
    }

    Scenario withdraw(final long account, final int asset, final long units)
    {
        writer.withdraw(account, asset, units);
        return apply();
    }

    Scenario isolate(final long account, final int instrument, final long units)
    {
        writer.setMarginMode(account, instrument, MarginMode.ISOLATED);
        apply();
        writer.transferMargin(account, instrument, units);
        return apply();
    }

    Scenario join(final long account, final int instrument)
    {
        writer.setMarginMode(account, instrument, MarginMode.CROSS);
        return apply();
    }

    Scenario mark(final int instrument, final long price)
    {
        writer.priceTick(instrument, price);
        return apply();
    }

    Scenario price(final int asset, final long money)
    {
        writer.assetPriceTick(asset, money);
        return apply();
    }

    Scenario funding(final int instrument, final long indexUnits)
    {
        writer.fundingTick(instrument, indexUnits);
        return apply();
    }

    Scenario haircuts(final int asset, final long capUnits, final int[] surcharges, final long[][] rows)
    {
        writer.setHaircuts(asset, capUnits, surcharges, rows);
        return apply();
    }

    Scenario terms(final int instrument, final TermsSpec terms)
    {
        writer.setInstrumentParameters(instrument, terms);
        return apply();
    }

    Scenario levels(final int[] levels, final int pnlPpm, final int maxSlices)
    {
        writer.setRiskParameters(levels, pnlPpm, STEP_NS, maxSlices);
        return apply();
    }

    Scenario leverage(final long account, final int instrument, final int leverage)
    {
        writer.setLeverage(account, instrument, leverage);
        return apply();
    }

    /**
     * An order; ids count from 1. Lots are signed.
     */
    Scenario order(final long account, final int instrument, final long lots, final long limit)
    {
        return order(account, instrument, lots, limit, false);
    }

    Scenario order(
        final long account, final int instrument, final long lots, final long limit, final boolean isReduceOnly)
    {
        writer.placeOrder(new ModelOrder(
            nextOrderId++, account, instrument, lots > 0, isReduceOnly, Math.abs(lots), limit, false, false));
        return apply();
    }

    Scenario close(final long orderId)
    {
        writer.closeOrder(orderId);
        return apply();
    }

    Scenario fill(
        final int instrument, final long price, final long lots, final long buyOrderId, final long sellOrderId)
    {
        writer.fill(nextTradeId++, instrument, price, lots, buyOrderId, sellOrderId, new long[]{0, 0});
        return apply();
    }

    /**
     * Two orders at a price and the trade between them, without fees. Only the trade's events are kept.
     */
    Scenario trade(
        final long buyer, final long seller, final int instrument, final long lots, final long price)
    {
        order(buyer, instrument, lots, price);
        order(seller, instrument, -lots, price);
        return fill(instrument, price, lots, nextOrderId - 2, nextOrderId - 1);
    }

    Scenario query(final long account, final int scope)
    {
        return query(account, scope, 0, 0, 0);
    }

    Scenario query(final long account, final int scope, final int instrument, final long lots, final long price)
    {
        writer.queryMargin(account, scope, instrument, lots, price);
        return apply();
    }

    Scenario audit()
    {
        writer.auditState();
        return apply();
    }

    /**
     * A note of the engine's about itself.
     */
    Scenario note(
        final int state, final int reason, final long freeBytes, final long reservedBytes, final long notedNs)
    {
        writer.noteIntake(state, reason, freeBytes, reservedBytes, notedNs);
        return apply();
    }

    Scenario riskClass(final int riskClass, final long callIntervalNs)
    {
        writer.setRiskClass(riskClass, callIntervalNs);
        return apply();
    }

    Scenario assign(final long account, final int riskClass)
    {
        writer.assignRiskClass(account, riskClass);
        return apply();
    }

    Scenario volatility(final int instrument, final int longRunPpm, final int presentPpm)
    {
        writer.volatilityTick(instrument, longRunPpm, presentPpm);
        return apply();
    }

    /**
     * Flat fees, limits by band and bankruptcy.
     */
    Scenario slices(final SliceMode mode, final long venueCapacity, final long windowNs)
    {
        writer.setLiquidationRules(mode, FeeRule.FLAT, new int[]{0, 0}, venueCapacity, windowNs);
        return apply();
    }

    /**
     * Limits by health: adjustment and spread of R6.11.
     */
    Scenario fillable(final int adjustmentPpm, final int spreadPpm)
    {
        writer.setLiquidationRules(
            SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{adjustmentPpm, spreadPpm}, 0, 0);
        return apply();
    }

    Scenario capacity(final int instrument, final long capacity)
    {
        writer.setInstrumentCapacity(instrument, capacity);
        return apply();
    }

    Scenario queue(final int rows)
    {
        writer.queryLiquidationQueue(rows);
        return apply();
    }

    Scenario halt(final int instrument, final boolean isHalted)
    {
        writer.haltInstrument(instrument, isHalted);
        return apply();
    }

    Scenario delist(final int instrument, final long price)
    {
        writer.delistInstrument(instrument, price);
        return apply();
    }

    /**
     * Moves the clock.
     */
    Scenario after(final long durationNs)
    {
        timeNs += durationNs;
        writer.advanceTime();
        return apply();
    }

    /**
     * Exactly these events came of the last command.
     */
    Scenario expect(final String... expected)
    {
        assertEquals(String.join("\n", expected), String.join("\n", events));
        return this;
    }

    /**
     * Exactly these events of one kind came of the last command.
     */
    Scenario expectOf(final String kind, final String... expected)
    {
        assertEquals(
            String.join("\n", expected),
            events.stream().filter(event -> event.startsWith(kind)).collect(Collectors.joining("\n")));
        return this;
    }

    CommandWriter writer()
    {
        return writer;
    }

    List<String> events()
    {
        return events;
    }

    /**
     * Applies what the writer holds.
     */
    Scenario apply()
    {
        return applyAt(timeNs);
    }

    Scenario applyAt(final long atNs)
    {
        events.clear();
        engine.apply(
            engine.lastSequence() + 1, atNs, writer.buffer(), 0, writer.length(),
            (sequence, ordinal, buffer, offset, length) ->
            {
                final byte[] bytes = new byte[length];
                buffer.getBytes(offset, bytes);
                events.add(MessageText.of(new UnsafeBuffer(bytes), length)
                    .replaceFirst("^\\[(\\w+)]\\([^)]*\\):", "$1 ").replaceFirst("stateHash=-?\\d+", "stateHash=*"));
            });
        return this;
    }

    private void account(final long account, final AccountKind kind)
    {
        writer.openAccount(account, kind, 0);
        apply();
    }
}
