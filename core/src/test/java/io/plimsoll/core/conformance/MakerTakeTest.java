package io.plimsoll.core.conformance;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.auction.PriceCurve;

import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What a taker gets of MakerDAO's collateral auctions, and for how much (makerdao/dss; the commit and file are named in
 * the table). Their tab is a debt here, their lot an asset with a haircut of all of it: what restores the owner is what
 * pays the debt. A bid is a fraction here, an amount there.
 * <table>
 * <caption>What cannot be expressed</caption>
 * <tr><th>vectors</th><th>why</th></tr>
 * <tr><td>take_recalculates_due_to_chost</td><td>no rule makes a bid smaller so that a debt worth selling is left. The
 * rest is not stranded: it may be bid for whole, below the least take</td></tr>
 * </table>
 * The curve of theirs lowers the price of the lot, ours that of the estate's equity (R6.15): the price of
 * take_full_lot_partial_tab comes as a tick.
 */
@Timeout(60)
class MakerTakeTest
{
    private static final long PRICE = 5 * MONEY;
    private static final double ROUGH = 0.1 * MONEY;

    private static VectorFile.Row row(final int index, final String id)
    {
        final VectorFile.Row row = VectorFile.read("maker/takes.csv").get(index);
        assertEquals(id, row.id());
        return row;
    }

    private static CollateralEstate estate(final VectorFile.Row row, final long price, final int minTakePpm)
    {
        return new CollateralEstate(row.number("tab"), row.number("lot"), price, minTakePpm);
    }

    private static void assertSold(final VectorFile.Row row, final WaterfallVenue waterfall)
    {
        assertEquals(row.millionths("slice"), waterfall.number("AuctionAssetMoved", "amountUnits"));
        assertEquals(row.millionths("owe"), waterfall.number("AuctionAssetMoved", "paid"));
        assertEquals(0, waterfall.number("AuctionTaken", "premium"));
    }

    @Test
    void shouldSellNoMoreThanPaysTheDebt()
    {
        final VectorFile.Row row = row(0, "take_over_tab");
        final CollateralEstate estate = estate(row, PRICE, 0).bid(row.number("amt"), row.number("lot"));
        assertSold(row, estate.waterfall());
        assertTrue(estate.waterfall().told("AuctionEnded").get(0).contains("cause=RESTORED"));
        assertEquals(-row.millionths("tabAfter"), estate.debt());
        assertEquals(row.millionths("returned"), estate.held());
    }

    @Test
    void shouldSellAPart()
    {
        final VectorFile.Row row = row(1, "take_under_tab");
        final CollateralEstate estate = estate(row, PRICE, 0).bid(row.number("amt"), row.number("lot"));
        assertSold(row, estate.waterfall());
        assertEquals(0, estate.waterfall().told("AuctionEnded").size());
        assertEquals(-row.millionths("tabAfter"), estate.debt());
        assertEquals(row.millionths("lotAfter"), estate.held());
    }

    /**
     * Theirs sells 17.6 of the 18, so that 22 of debt are left.
     */
    @Test
    void shouldNotStrandWhatIsLeft()
    {
        final VectorFile.Row row = row(2, "take_recalculates_due_to_chost");
        final CollateralEstate estate = estate(row, PRICE, 400_000).bid(row.number("amt"), row.number("lot"));
        assertEquals(row.millionths("amt"), estate.waterfall().number("AuctionAssetMoved", "amountUnits"));
        assertEquals(row.millionths("amt") * 5, estate.waterfall().number("AuctionAssetMoved", "paid"));
        estate.bid(1, 1);
        assertTrue(estate.waterfall().number("AuctionTaken", "fractionE9") < 400_000_000, "below the least take");
        assertTrue(estate.waterfall().told("AuctionEnded").get(0).contains("cause=RESTORED"));
        assertEquals(18 * MONEY, estate.held(), 1);
        assertEquals(0, estate.debt(), 5);
    }

    @Test
    void shouldOweWhatTheWholeLotDoesNotPay()
    {
        final VectorFile.Row row = row(3, "take_full_lot_partial_tab");
        final long price = PriceCurve.stair(1_000_000, 990_000, row.number("steps")) * PRICE / PriceCurve.ONE_E9;
        final CollateralEstate estate = estate(row, price, 0).bid(row.number("amt"), row.number("lot"));
        final WaterfallVenue waterfall = estate.waterfall();
        assertEquals(row.millionths("slice"), waterfall.number("AuctionAssetMoved", "amountUnits"));
        assertEquals(row.millionths("owe"), waterfall.number("AuctionAssetMoved", "paid"), ROUGH);
        assertTrue(waterfall.told("AuctionEnded").get(0).contains("cause=SOLD"));
        assertEquals(row.millionths("badDebt"), waterfall.number("LossAllocated", "deficit"), ROUGH);
        assertEquals(0, estate.held());
        assertEquals(0, estate.debt());
    }
}
