package io.plimsoll.core;

import java.nio.ByteOrder;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.model.CommandWriter;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * Every reason is reached, changes nothing, and gives way to those before it (rulebook R1.1, R1.2).
 * <p>
 * That nothing changed is shown by a twin with the same history that is given {@code AdvanceTime} instead: both must
 * have the same state hash.
 */
@Timeout(60)
class RejectionTest
{
    private static final int SCHEMA_ID_OFFSET = 4;
    private static final int TEMPLATE_OFFSET = 2;
    private static final int LINEAR = 0;
    private static final int UNPRICED = 1;
    private static final int UNUSED = 5;
    private static final long HOLDER = 1;
    private static final long MAKER = 2;
    private static final long FAILING = 3;
    private static final long BILLION = 1_000_000_000L;
    private static final long[][] TIERS = {{0, 50_000, 100_000}};
    /**
     * Ids of orders that {@link #venue()} leaves open.
     */
    private static final long BUY = 5;
    private static final long SELL = 6;
    private static final long STALE_REDUCE = 7;

    /**
     * Full tables: FullTableTest. Bids: BidRefusalTest, AuctionPauseTest. Halts and delistings: DelistingTest,
     * CapacityRulesTest. They look for traces, too.
     */
    private static final EnumSet<Reason> REFUSED_ELSEWHERE = EnumSet.of(
        Reason.TABLE_FULL, Reason.INSTRUMENT_HALTED, Reason.INSTRUMENT_CLOSED, Reason.NO_AUCTION, Reason.OWN_ESTATE,
        Reason.BELOW_LEAST_TAKE, Reason.PREMIUM_BELOW_LIMIT, Reason.CAPACITY_EXHAUSTED, Reason.NULL_VAL);

    static
    {
        // By the tests of prices, breakers and governance.
        REFUSED_ELSEWHERE.addAll(EnumSet.range(Reason.UNKNOWN_INDEX, Reason.GOVERNANCE_INVALID));
    }

    static Stream<Arguments> refusals()
    {
        final Map<Reason, Consumer<CoreVenue>> table = new EnumMap<>(Reason.class);
        table.put(Reason.MALFORMED, v -> v.spoil(writer -> writer.length(writer.length() + 1)).pass());
        table.put(Reason.UNKNOWN_SCHEMA, v -> v.spoil(writer -> put(writer, SCHEMA_ID_OFFSET, 1)).pass());
        table.put(Reason.UNKNOWN_COMMAND, v -> v.spoil(writer -> put(writer, TEMPLATE_OFFSET, 99)).pass());
        table.put(Reason.TIME_BACKWARDS, v -> v.early(1).deposit(HOLDER, 0, 1));
        table.put(Reason.OUT_OF_RANGE, v -> v.deposit(HOLDER, 0, 0));
        table.put(Reason.UNKNOWN_ASSET, v -> v.deposit(HOLDER, 7, 1));
        table.put(Reason.UNKNOWN_INSTRUMENT, v -> v.mark(UNUSED, 1));
        table.put(Reason.UNKNOWN_RISK_POOL, v -> v.spoil(RejectionTest::poolWithoutBackstop)
            .linear(UNUSED, 0, BILLION, BILLION, 100, 100, TIERS));
        table.put(Reason.UNKNOWN_ACCOUNT, v -> v.deposit(99, 0, 1));
        table.put(Reason.UNKNOWN_ORDER, v -> v.close(99));
        table.put(Reason.DUPLICATE_ID, v -> v.open(HOLDER, AccountKind.CUSTOMER));
        table.put(Reason.UNSUPPORTED_KIND, v -> v.spoil(RejectionTest::option)
            .linear(UNUSED, 0, BILLION, BILLION, 100, 100, TIERS));
        table.put(Reason.INEXACT_CONTRACT, v -> v.linear(UNUSED, 0, 1, 1, 100, 100, TIERS));
        table.put(Reason.TIERS_INVALID, v -> v.terms(
            LINEAR, new long[3], new int[]{0, 0, 1}, new long[][]{{0, 0, 1}}));
        table.put(Reason.HAIRCUTS_INVALID, v -> v.haircuts(1, 0, new int[2], new long[][]{{0, 1, 2}}));
        table.put(Reason.LEVELS_CONTRADICT, v -> v.levels(
            new int[]{2_000_001, 2_100_000, 1_100_000, 666_667}, 0, 1, 1));
        table.put(Reason.NO_PRICE, v -> v.order(HOLDER, UNPRICED, 1, 1, false));
        table.put(Reason.WRONG_ACCOUNT_KIND, v -> v.isolate(CoreVenue.BACKSTOP, LINEAR, 0));
        table.put(Reason.WRONG_MARGIN_MODE, v -> v.transfer(HOLDER, LINEAR, 1));
        table.put(Reason.NOT_FLAT, v -> v.isolate(HOLDER, LINEAR, 0));
        table.put(Reason.IN_LIQUIDATION, v -> v.withdraw(FAILING, 0, 1));
        table.put(Reason.FILL_MISMATCH, v -> v.fill(LINEAR, 100, 1, SELL, BUY));
        table.put(Reason.FILL_EXCEEDS_ORDER, v -> v.fill(LINEAR, 100, 3, BUY, SELL));
        table.put(Reason.FILL_BEYOND_LIMIT, v -> v.fill(LINEAR, 101, 1, BUY, SELL));
        table.put(Reason.REDUCE_ONLY, v -> v.fill(LINEAR, 100, 2, BUY, STALE_REDUCE));
        table.put(Reason.POSITION_LIMIT, v -> v.order(MAKER, LINEAR, 1_000_000, 100, false));
        table.put(Reason.BALANCE_LIMIT, v -> v.deposit(HOLDER, 0, 100_000_000_000_000_000L));
        table.put(Reason.INSUFFICIENT_BALANCE, v -> v.withdraw(HOLDER, 0, 10_000 * MONEY));
        table.put(Reason.INSUFFICIENT_MARGIN, v -> v.order(HOLDER, LINEAR, 1_000, 100, false));
        assertEquals(EnumSet.complementOf(REFUSED_ELSEWHERE), table.keySet(), "all without a test of their own");
        return table.entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void shouldRefuseWithoutATrace(final Reason reason, final Consumer<CoreVenue> refusal)
    {
        final CoreVenue venue = venue();
        final CoreVenue twin = venue();
        assertEquals(twin.core().stateHash(), venue.core().stateHash());
        for (int i = 0; i < 3; i++)
        {
            refusal.accept(venue.mayRefuse());
            assertEquals(reason, venue.refusal(), venue::text);
            assertEquals(1, venue.events().size(), venue::text);
            twin.pass();
            assertEquals(twin.core().stateHash(), venue.core().stateHash(), "state after " + reason);
        }
        assertEquals(
            twin.query(HOLDER, CoreVenue.CROSS, 0, 0, 0).text(), venue.query(HOLDER, CoreVenue.CROSS, 0, 0, 0).text());
    }

    /**
     * The hypothetical position takes the free row, which is the last one of its table.
     */
    @Test
    void shouldGiveAFreeRowBackToWhereItWas()
    {
        final CoreVenue venue = venue();
        final CoreVenue twin = venue();
        for (final CoreVenue each : new CoreVenue[]{venue, twin})
        {
            each.mark(UNPRICED, 10);
            final long second = each.order(MAKER, UNPRICED, 1, 9, false);
            final long third = each.order(HOLDER, UNPRICED, 1, 9, false);
            each.close(second).close(third);
        }
        venue.query(FAILING, CoreVenue.CROSS, UNPRICED, 1, 10);
        twin.pass();
        assertEquals(twin.core().stateHash(), venue.core().stateHash());
    }

    @Test
    void shouldAnswerQuestionsWithoutATrace()
    {
        final CoreVenue venue = venue();
        final CoreVenue twin = venue();
        for (final long account : new long[]{HOLDER, MAKER, FAILING, CoreVenue.BACKSTOP})
        {
            for (final long lots : new long[]{0, 1, -1, 50, -5_000})
            {
                for (final int instrument : new int[]{LINEAR, UNPRICED})
                {
                    venue.mayRefuse().query(account, CoreVenue.CROSS, instrument, lots, 0);
                    twin.pass();
                    assertEquals(twin.core().stateHash(), venue.core().stateHash());
                }
            }
        }
        venue.audit();
        twin.pass();
        assertEquals(twin.core().stateHash(), venue.core().stateHash());
    }

    /**
     * Not the clock, and no timer: the step of the failing account stays where it was.
     */
    @Test
    void shouldChangeNothingWhenTimeGoesBackwards()
    {
        final CoreVenue venue = venue();
        final CoreVenue twin = venue();
        venue.early(5).mark(LINEAR, 50);
        assertEquals(Reason.TIME_BACKWARDS, venue.refusal());
        twin.pass();
        assertEquals(twin.core().stateHash(), venue.core().stateHash());
        assertEquals(twin.after(BILLION).text(), venue.after(BILLION).text());
        assertEquals(twin.core().stateHash(), venue.core().stateHash());
    }

    @Test
    void shouldNameTheFirstThatIsWrongWithAMessage()
    {
        final CoreVenue venue = venue();
        assertReason(Reason.MALFORMED, venue.early(1).spoil(writer ->
        {
            put(writer, SCHEMA_ID_OFFSET, 1);
            writer.length(7);
        }).pass());
        assertReason(Reason.UNKNOWN_SCHEMA, venue.early(1).spoil(writer ->
        {
            put(writer, SCHEMA_ID_OFFSET, 1);
            put(writer, TEMPLATE_OFFSET, 99);
            writer.length(writer.length() + 1);
        }).pass());
        assertReason(Reason.UNKNOWN_COMMAND, venue.early(1).spoil(writer ->
        {
            put(writer, TEMPLATE_OFFSET, 99);
            writer.length(writer.length() + 1);
        }).pass());
        assertReason(
            Reason.MALFORMED, venue.early(1).spoil(writer -> writer.length(writer.length() + 1)).deposit(99, 7, 0));
        assertReason(Reason.TIME_BACKWARDS, venue.early(1).deposit(99, 7, 0));
        assertReason(Reason.OUT_OF_RANGE, venue.mayRefuse().deposit(99, 7, 0));
        assertReason(Reason.UNKNOWN_ASSET, venue.mayRefuse().deposit(99, 7, 1));
        assertReason(Reason.UNKNOWN_ACCOUNT, venue.mayRefuse().deposit(99, 0, 1));
    }

    /**
     * A contract with every fault, cured one by one.
     */
    @Test
    void shouldNameTheFirstThatIsWrongWithAContract()
    {
        final CoreVenue venue = venue();
        final long[][] noTiers = {{0, 0, 1}};
        final Consumer<CommandWriter> all = writer ->
        {
            poolWithoutBackstop(writer);
            option(writer);
        };
        assertReason(Reason.OUT_OF_RANGE, venue.spoil(all).linear(LINEAR, 7, 1, 1, 0, 100, noTiers));
        assertReason(Reason.UNKNOWN_ASSET, venue.spoil(all).linear(LINEAR, 7, 1, 1, 100, 100, noTiers));
        assertReason(Reason.UNKNOWN_RISK_POOL, venue.spoil(all).linear(LINEAR, 0, 1, 1, 100, 100, noTiers));
        assertReason(
            Reason.DUPLICATE_ID, venue.spoil(RejectionTest::option).linear(LINEAR, 0, 1, 1, 100, 100, noTiers));
        assertReason(
            Reason.UNSUPPORTED_KIND, venue.spoil(RejectionTest::option).linear(UNUSED, 0, 1, 1, 100, 100, noTiers));
        assertReason(Reason.INEXACT_CONTRACT, venue.mayRefuse().linear(UNUSED, 0, 1, 1, 100, 100, noTiers));
        assertReason(
            Reason.TIERS_INVALID, venue.mayRefuse().linear(UNUSED, 0, BILLION, BILLION, 100, 100, noTiers));
        assertReason(Reason.LEVELS_CONTRADICT, venue.mayRefuse().linear(
            UNUSED, 0, BILLION, BILLION, 100, 100, new long[][]{{0, 10, 12}}));
        assertNull(venue.linear(UNUSED, 0, BILLION, BILLION, 100, 100, TIERS).refusal());
    }

    @Test
    void shouldNameTheFirstThatIsWrongWithATrade()
    {
        final CoreVenue venue = venue();
        assertReason(Reason.OUT_OF_RANGE, venue.mayRefuse().fill(UNUSED, 0, 3, SELL, 99));
        assertReason(Reason.UNKNOWN_INSTRUMENT, venue.mayRefuse().fill(UNUSED, 101, 3, SELL, 99));
        assertReason(Reason.UNKNOWN_ORDER, venue.mayRefuse().fill(LINEAR, 101, 3, SELL, 99));
        assertReason(Reason.FILL_MISMATCH, venue.mayRefuse().fill(LINEAR, 101, 3, SELL, STALE_REDUCE));
        assertReason(Reason.FILL_EXCEEDS_ORDER, venue.mayRefuse().fill(LINEAR, 101, 3, BUY, STALE_REDUCE));
        assertReason(Reason.FILL_BEYOND_LIMIT, venue.mayRefuse().fill(LINEAR, 101, 2, BUY, STALE_REDUCE));
        assertReason(Reason.REDUCE_ONLY, venue.mayRefuse().fill(LINEAR, 100, 2, BUY, STALE_REDUCE));
        assertNull(venue.fill(LINEAR, 100, 2, BUY, SELL).refusal());
    }

    @Test
    void shouldNameTheFirstThatIsWrongWithAnOrderOrAWithdrawal()
    {
        final CoreVenue venue = venue();
        order(venue, Reason.OUT_OF_RANGE, 99, UNUSED, 1, 0);
        order(venue, Reason.UNKNOWN_INSTRUMENT, 99, UNUSED, 1, 1);
        order(venue, Reason.UNKNOWN_ACCOUNT, 99, UNPRICED, 1, 1);
        order(venue, Reason.NO_PRICE, HOLDER, UNPRICED, 1_000_000, 1);
        order(venue, Reason.POSITION_LIMIT, HOLDER, LINEAR, 1_000_000, 100);
        order(venue, Reason.INSUFFICIENT_MARGIN, HOLDER, LINEAR, 1_000, 100);
        order(venue, Reason.REDUCE_ONLY, FAILING, LINEAR, 1_000, 100);
        assertReason(Reason.OUT_OF_RANGE, venue.mayRefuse().withdraw(99, 7, 0));
        assertReason(Reason.UNKNOWN_ASSET, venue.mayRefuse().withdraw(99, 7, 1));
        assertReason(Reason.UNKNOWN_ACCOUNT, venue.mayRefuse().withdraw(99, 0, 1));
        assertReason(Reason.IN_LIQUIDATION, venue.mayRefuse().withdraw(FAILING, 0, 1_000_000 * MONEY));
        assertReason(Reason.INSUFFICIENT_BALANCE, venue.mayRefuse().withdraw(HOLDER, 0, 1_000_000 * MONEY));
        assertReason(Reason.INSUFFICIENT_MARGIN, venue.mayRefuse().withdraw(HOLDER, 0, 995 * MONEY));
    }

    private static void order(
        final CoreVenue venue,
        final Reason reason,
        final long account,
        final int instrument,
        final long lots,
        final long limit)
    {
        venue.mayRefuse().order(account, instrument, lots, limit, false);
        assertReason(reason, venue);
    }

    /**
     * A holder with one lot and 1,000, a failing account in liquidation, open orders, and a reduce-only order for more
     * than is left.
     */
    private static CoreVenue venue()
    {
        final CoreVenue venue = new CoreVenue(new CoreLimits(8, 8, 8, 16, 8, 4))
            .asset(1, 6, 10 * MONEY, 0, new int[2], new long[][]{{0, 0, 0}})
            .linear(LINEAR, 0, BILLION, BILLION, 10_000, 10_000, TIERS)
            .linear(UNPRICED, 0, BILLION, BILLION, 10_000, 10_000, TIERS)
            .mark(LINEAR, 90)
            .customer(HOLDER, 0, 1_000 * MONEY)
            .customer(MAKER, 0, 1_000_000 * MONEY)
            .customer(FAILING, 0, 145 * MONEY)
            .trade(HOLDER, MAKER, LINEAR, 10, 90)
            .trade(MAKER, FAILING, LINEAR, 10, 90);
        assertEquals(BUY, venue.order(MAKER, LINEAR, 2, 100, false));
        assertEquals(SELL, venue.order(HOLDER, LINEAR, -2, 100, false));
        assertEquals(STALE_REDUCE, venue.order(HOLDER, LINEAR, -2, 100, true));
        venue.trade(MAKER, HOLDER, LINEAR, 9, 90).mark(LINEAR, 100);
        assertEquals(Zone.LIQUIDATING, venue.report(FAILING, CoreVenue.CROSS).zone(), venue::text);
        assertEquals(Zone.FREE, venue.report(HOLDER, CoreVenue.CROSS).zone(), venue::text);
        return venue;
    }

    private static void assertReason(final Reason reason, final CoreVenue venue)
    {
        assertEquals(reason, venue.refusal(), venue::text);
    }

    private static void put(final CommandWriter writer, final int offset, final int value)
    {
        writer.buffer().putShort(offset, (short)value, ByteOrder.LITTLE_ENDIAN);
    }

    private static void poolWithoutBackstop(final CommandWriter writer)
    {
        put(writer, MessageHeaderDecoder.ENCODED_LENGTH + DefineInstrumentDecoder.riskPoolEncodingOffset(), 9);
    }

    private static void option(final CommandWriter writer)
    {
        writer.buffer().putByte(
            MessageHeaderDecoder.ENCODED_LENGTH + DefineInstrumentDecoder.kindEncodingOffset(),
            (byte)InstrumentKind.OPTION.value());
    }
}
