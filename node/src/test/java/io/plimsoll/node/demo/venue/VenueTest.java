package io.plimsoll.node.demo.venue;

import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OrderCancelRequestedEncoder;
import io.plimsoll.core.message.PositionTakenOverEncoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceIssuedEncoder;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.MarketLoader;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class VenueTest
{
    private static final int BTC = 0;
    private static final long MARK = 4_000_000;
    private static final long SLICE = 1L << 62;
    private static final long MAKER = VenueAccounts.maker(BTC);

    private final Market market = MarketLoader.load();
    private final RecordedCommands port = new RecordedCommands();
    private final VenueInbox inbox = new VenueInbox(market.size());
    private final long[] marks = new long[market.size()];
    private final Venue venue = new Venue(market, new Commands(port), inbox, new OrderIds(), marks);
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @BeforeEach
    void startMinute()
    {
        marks[BTC] = MARK;
        venue.startMinute(0);
    }

    @Test
    void shouldFillASliceAgainstTheMaker()
    {
        slice(SLICE, Side.SELL, 1000, 1);
        venue.react();

        assertEquals(2, port.lines.size());
        final long price = price(port.lines.get(0));
        assertTrue(price < MARK && price > MARK * 0.999, () -> "sold at " + price);
        assertEquals(List.of(
            "place BUY 1000 at " + price + " for " + MAKER,
            "fill 1000 at " + price + " buyer 1 seller " + SLICE + " fees 0 " + price * 1000 * 400 / 1_000_000),
            port.lines);
    }

    @Test
    void shouldBuyBackForAShort()
    {
        slice(SLICE, Side.BUY, 1000, MARK * 2);
        venue.react();

        final long price = price(port.lines.get(0));
        assertTrue(price > MARK);
        assertEquals("place SELL 1000 at " + price + " for " + MAKER, port.lines.get(0));
        assertTrue(port.lines.get(1).contains(" buyer " + SLICE + " seller 1 "), port.lines.get(1));
    }

    @Test
    void shouldCloseASliceWhoseLimitIsOutOfReach()
    {
        slice(SLICE, Side.SELL, 1000, MARK);
        venue.react();

        assertEquals(List.of("close " + SLICE), port.lines);
    }

    @Test
    void shouldFillAsMuchAsDepthAllowsAndCloseTheRest()
    {
        slice(SLICE, Side.SELL, 1_000_000_000_000L, 1);
        venue.react();

        assertEquals(3, port.lines.size());
        assertEquals("close " + SLICE, port.lines.get(2));
    }

    @Test
    void shouldConfirmCancellationsInOrder()
    {
        cancel(11);
        cancel(12);
        venue.react();

        assertEquals(List.of("close 11", "close 12"), port.lines);
    }

    @Test
    void shouldNotExecuteASliceThatIsCancelledAlready()
    {
        slice(SLICE, Side.SELL, 1000, 1);
        cancel(SLICE);
        venue.react();

        assertEquals(List.of("close " + SLICE), port.lines);
    }

    @Test
    void shouldNotCloseASliceTwiceWhenItsFillEndsTheLiquidation()
    {
        slice(SLICE, Side.SELL, 1_000_000_000_000L, 1);
        port.onAwait(() ->
        {
            if (port.lines.size() == 3)
            {
                port.onAwait(() ->
                {
                });
                cancel(SLICE);
            }
        });
        venue.react();

        assertEquals(3, port.lines.size());
    }

    @Test
    void shouldUnwindWhatTheBackstopHolds()
    {
        takenOver(-500);
        venue.unwind();

        assertEquals(3, port.lines.size());
        final long price = price(port.lines.get(0));
        assertEquals("place BUY 500 at " + price + " for " + VenueAccounts.BACKSTOP + " reducing", port.lines.get(0));
        assertEquals("place SELL 500 at " + price + " for " + MAKER, port.lines.get(1));
        assertTrue(port.lines.get(2).startsWith("fill 500 at " + price + " buyer 1 seller 2 "), port.lines.get(2));
    }

    private static long price(final String line)
    {
        return Long.parseLong(line.split(" ")[4]);
    }

    private void slice(final long orderId, final Side side, final long lots, final long limit)
    {
        new SliceIssuedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .orderId(orderId).instrument(BTC).side(side).lots(lots).limitPrice(limit);
        deliver();
    }

    private void cancel(final long orderId)
    {
        new OrderCancelRequestedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .orderId(orderId).instrument(BTC).cause(CancelCause.TAKEOVER);
        deliver();
    }

    private void takenOver(final long backstopLots)
    {
        new PositionTakenOverEncoder().wrapAndApplyHeader(buffer, 0, header)
            .backstop(VenueAccounts.BACKSTOP).instrument(BTC).backstopLots(backstopLots);
        deliver();
    }

    private void deliver()
    {
        inbox.onEvent(1, 0, buffer, 0, buffer.capacity());
    }
}
