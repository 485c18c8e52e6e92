package io.plimsoll.core;

import java.util.function.Consumer;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * Each table at its limit: refused, nothing changed, and room again as soon as a row is free (rulebook R1.11).
 */
@Timeout(60)
class FullTableTest
{
    private static final long BILLION = 1_000_000_000L;
    private static final long[][] TIERS = {{0, 50_000, 100_000}};

    @Test
    void shouldRefuseAnAccountTooMany()
    {
        // The backstop has one of four rows.
        final CoreLimits limits = new CoreLimits(4, 4, 4, 4, 2, 2);
        final Consumer<CoreVenue> fill = v -> v.customer(1, 0, 0).customer(2, 0, 0).isolate(1, 0, 0);
        assertFull(limits, fill, v -> v.open(3, AccountKind.CUSTOMER));
        assertFull(limits, fill, v -> v.open(3, AccountKind.CUSTOMER), v -> v.join(1, 0));
        assertFull(limits, fill, v -> v.isolate(2, 0, 0), v -> v.join(1, 0));
    }

    @Test
    void shouldRefuseAPositionTooMany()
    {
        final CoreLimits limits = new CoreLimits(8, 2, 4, 8, 2, 2);
        final Consumer<CoreVenue> fill =
            v -> v.customer(1, 0, 10_000 * MONEY).customer(2, 0, 10_000 * MONEY).trade(1, 2, 0, 5, 100);
        assertFull(limits, fill, v -> v.order(1, 1, 1, 100, false), v -> v.trade(2, 1, 0, 5, 100));
        assertFull(limits, fill, v -> v.leverage(2, 1, 5), v -> v.trade(2, 1, 0, 5, 100));
    }

    @Test
    void shouldRefuseABalanceTooMany()
    {
        final CoreLimits limits = new CoreLimits(8, 8, 2, 8, 2, 2);
        final Consumer<CoreVenue> fill =
            v -> v.customer(1, 1, 500).customer(2, 1, 500).customer(3, 0, 10_000 * MONEY);
        assertFull(limits, fill, v -> v.deposit(3, 1, 1), v -> v.withdraw(1, 1, 500));
        assertFull(limits, fill, v -> v.order(3, 1, 1, 100, false), v -> v.withdraw(1, 1, 500));
        assertFull(limits, fill, v -> v.leverage(3, 1, 2), v -> v.withdraw(2, 1, 500));
        assertFull(limits, v -> fill.accept(v.customer(4, 0, 0).isolate(4, 1, 0)), v -> v.leverage(4, 1, 2));
    }

    @Test
    void shouldRefuseAMarginTransferIntoAFullBalanceTable()
    {
        final CoreLimits limits = new CoreLimits(8, 8, 2, 8, 2, 2);
        assertFull(
            limits,
            v -> v.customer(1, 1, 500).customer(2, 1, 500).isolate(1, 1, 0),
            v -> v.transfer(1, 1, 100),
            v -> v.withdraw(2, 1, 500));
    }

    @Test
    void shouldRefuseAnOrderTooMany()
    {
        final CoreLimits limits = new CoreLimits(8, 8, 8, 2, 2, 2);
        final Consumer<CoreVenue> fill = v ->
        {
            v.customer(1, 0, 10_000 * MONEY);
            v.order(1, 0, 1, 90, false);
            v.order(1, 0, 1, 91, false);
        };
        assertFull(limits, fill, v -> v.order(1, 0, 1, 92, false), v -> v.close(2));
    }

    /**
     * R6.5: no slice this step, the step counts, and the next finds room.
     */
    @Test
    void shouldSkipASliceWhenOrdersAreFull()
    {
        final CoreVenue venue = venue(new CoreLimits(8, 8, 8, 2, 2, 2));
        venue.customer(1, 0, 1_100 * MONEY).customer(2, 0, 100_000 * MONEY).trade(1, 2, 0, 100, 100);
        final long first = venue.order(2, 0, 1, 50, false);
        venue.order(2, 0, 1, 51, false);
        venue.mark(0, 93);
        assertEquals(Zone.LIQUIDATING, venue.report(1, CoreVenue.CROSS).zone());
        venue.after(BILLION);
        assertNull(venue.event(SliceIssuedDecoder.TEMPLATE_ID));
        venue.close(first).after(BILLION);
        final UnsafeBuffer event = venue.event(SliceIssuedDecoder.TEMPLATE_ID);
        assertNotNull(event, venue::text);
        assertEquals(3, new SliceIssuedDecoder().wrapAndApplyHeader(
            event, 0, new MessageHeaderDecoder()).slice(), "two were missed");
    }

    private static void assertFull(
        final CoreLimits limits, final Consumer<CoreVenue> fill, final Consumer<CoreVenue> tooMany)
    {
        final CoreVenue venue = venue(limits);
        final CoreVenue twin = venue(limits);
        fill.accept(venue);
        fill.accept(twin);
        for (int i = 0; i < 3; i++)
        {
            tooMany.accept(venue.mayRefuse());
            assertEquals(Reason.TABLE_FULL, venue.refusal(), venue::text);
            twin.pass();
            assertEquals(twin.core().stateHash(), venue.core().stateHash());
        }
    }

    private static void assertFull(
        final CoreLimits limits,
        final Consumer<CoreVenue> fill,
        final Consumer<CoreVenue> tooMany,
        final Consumer<CoreVenue> cure)
    {
        assertFull(limits, fill, tooMany);
        final CoreVenue venue = venue(limits);
        fill.accept(venue);
        cure.accept(venue);
        tooMany.accept(venue);
    }

    private static CoreVenue venue(final CoreLimits limits)
    {
        return new CoreVenue(limits)
            .asset(1, 6, 10 * MONEY, 0, new int[2], new long[][]{{0, 0, 0}})
            .price(1, MONEY)
            .linear(0, 0, BILLION, BILLION, 10_000, 10_000, TIERS)
            .linear(1, 1, BILLION, BILLION, 10_000, 10_000, TIERS)
            .mark(0, 100)
            .mark(1, 100);
    }
}
