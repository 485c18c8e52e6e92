package io.plimsoll.node.demo.record;

import io.plimsoll.core.message.CollateralTakenOverEncoder;
import io.plimsoll.core.message.FillAppliedEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PositionTakenOverEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedEncoder;
import io.plimsoll.core.message.SliceIssuedEncoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedEncoder;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.MarketLoader;
import io.plimsoll.node.demo.venue.VenueAccounts;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DayRecordTest
{
    private static final int BTC = 0;
    private static final long MARK = 4_000_000;
    private static final int MINUTE = 61;

    private final Market market = MarketLoader.load();
    private final DayRecord record = new DayRecord(market, 60, 63);
    private final MinuteSeries series = record.series();
    private final long[] marks = new long[market.size()];
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();

    @BeforeEach
    void startMinute()
    {
        marks[BTC] = MARK;
        record.mark(BTC, MARK);
        record.startMinute(MINUTE);
    }

    @Test
    void shouldCountZonesAndWhoIsInThem()
    {
        zone(1, Zone.FREE, Zone.MARGIN_CALL, 10);
        zone(2, Zone.FREE, Zone.MARGIN_CALL, 10);
        zone(2, Zone.MARGIN_CALL, Zone.LIQUIDATING, 10);
        zone(2, Zone.LIQUIDATING, Zone.MARGIN_CALL, 10);
        zone(3, Zone.FREE, Zone.LIQUIDATING, 10);
        record.endMinute(marks);

        assertEquals(2, series.value(Measure.MARGIN_CALLS, MINUTE), "coming back from liquidation is no new call");
        assertEquals(2, series.value(Measure.LIQUIDATIONS, MINUTE));
        assertEquals(1, series.value(Measure.PEAK_LIQUIDATION, MINUTE));
        assertEquals(2, series.value(Measure.IN_CALL, MINUTE));
        assertEquals(1, series.value(Measure.IN_LIQUIDATION, MINUTE));
        assertEquals(0, series.value(Measure.LIQUIDATIONS, MINUTE - 1));
    }

    @Test
    void shouldTellEstatesFromShortfalls()
    {
        zone(1, Zone.LIQUIDATING, Zone.TAKEOVER, 700);
        zone(2, Zone.LIQUIDATING, Zone.BANKRUPT, -300);

        assertEquals(2, series.total(Measure.TAKEOVERS));
        assertEquals(1, series.total(Measure.BANKRUPTCIES));
        assertEquals(700, series.total(Measure.ESTATES));
        assertEquals(300, series.total(Measure.SHORTFALL));
        assertEquals(2, record.fates().size());
        assertTrue(record.fates().stream().allMatch(AccountFate::isLiquidated));
    }

    @Test
    void shouldMeasureSlicesAgainstTheMark()
    {
        new SliceIssuedEncoder().wrapAndApplyHeader(buffer, 0, header).account(1).instrument(BTC);
        deliver();
        fill(1, Flag.YES, -100, MARK - 10);
        fill(9, Flag.NO, 100, MARK - 10);

        assertEquals(1, series.total(Measure.SLICES));
        assertEquals(1, series.total(Measure.FILLS));
        assertEquals(100 * (MARK - 10), series.total(Measure.LIQUIDATED));
        assertEquals(1000, series.total(Measure.SLIPPAGE));
        assertEquals(5, series.total(Measure.LIQUIDATION_FEES));
        final AccountFate fate = record.fates().iterator().next();
        assertEquals(1, fate.slices());
        assertEquals(1000, fate.slippageMicros());
    }

    @Test
    void shouldMarkTheBackstopToMarket()
    {
        record.assetPrice(Market.BTC, 40_000_000_000L);
        fill(1, Flag.YES, -100, MARK);
        new PositionTakenOverEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(1).backstop(VenueAccounts.BACKSTOP).instrument(BTC).lots(50).markPrice(MARK)
            .backstopLots(50).backstopCostUnits(50 * MARK + 200).backstopRealisedUnits(30);
        deliver();
        new CollateralTakenOverEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(1).asset(Market.BTC).amountUnits(25_000_000);
        deliver();
        record.funding(BTC, 2);
        record.endMinute(marks);

        assertEquals(50 * MARK, series.total(Measure.TAKEN_OVER));
        assertEquals(5 + 30 - 200 - 100, series.value(Measure.BACKSTOP_USDT, MINUTE));
        assertEquals(10_000_000_000L, series.value(Measure.BACKSTOP_BTC, MINUTE), "a quarter of a coin");
        assertEquals(0, series.value(Measure.BACKSTOP_ETH, MINUTE));
    }

    @Test
    void shouldKeepTheFirstRefusal()
    {
        assertNull(record.refusals().first());
        new RejectedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .command(17).reason(Reason.UNKNOWN_ORDER).account(0).reference(44);
        record.onEvent(99, 0, buffer, 0, 64);
        record.onEvent(100, 0, buffer, 0, 64);

        assertEquals(2, record.refusals().rejected());
        assertEquals("command 17 at sequence 99: UNKNOWN_ORDER, account 0, reference 44", record.refusals().first());
    }

    private void zone(final long account, final Zone from, final Zone to, final long equity)
    {
        new ZoneChangedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).fromZone(from).toZone(to).equityNoHaircut(equity);
        deliver();
    }

    private void fill(final long account, final Flag liquidation, final long lots, final long price)
    {
        new FillAppliedEncoder().wrapAndApplyHeader(buffer, 0, header)
            .account(account).instrument(BTC).liquidation(liquidation).lots(lots).price(price).liquidationFeeUnits(5);
        deliver();
    }

    private void deliver()
    {
        record.onEvent(1, 0, buffer, 0, buffer.capacity());
    }
}
