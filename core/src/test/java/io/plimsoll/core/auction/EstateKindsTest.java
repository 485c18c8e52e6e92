package io.plimsoll.core.auction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.auction.AuctionHouse.Terms;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.auction.AuctionHouse.COIN;
import static io.plimsoll.core.auction.AuctionHouse.CROSS;
import static io.plimsoll.core.auction.AuctionHouse.INVERSE;
import static io.plimsoll.core.auction.AuctionHouse.LEAST_PREMIUM;
import static io.plimsoll.core.auction.AuctionHouse.LINEAR;
import static io.plimsoll.core.auction.AuctionHouse.MAKER;
import static io.plimsoll.core.auction.AuctionHouse.ONE;
import static io.plimsoll.core.auction.AuctionHouse.OWNER;
import static io.plimsoll.core.auction.AuctionHouse.SECOND_LINEAR;
import static io.plimsoll.core.auction.AuctionHouse.TAKER;
import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Estates of all kinds: several legs, inverse contracts, collateral in coins, and debts (rulebook R6.13, R6.15).
 */
@Timeout(60)
class EstateKindsTest
{
    private static final long COINS = 100_000_000L;

    private static AuctionHouse house(final AuctionGoal goal)
    {
        final Terms terms = new Terms();
        terms.goal = goal;
        return new AuctionHouse().rules(terms);
    }

    @Test
    void shouldMoveAllLegsByInstrument()
    {
        final AuctionHouse house = house(AuctionGoal.SELL_ALL);
        house.venue().customer(OWNER, 0, 200 * MONEY)
            .trade(OWNER, MAKER, SECOND_LINEAR, 3_000, 100).trade(MAKER, OWNER, LINEAR, 7_001, 100);
        house.mark(126).bid(ONE / 2);
        assertEquals("AuctionTaken AuctionLotMoved AuctionLotMoved", house.names(), house.text());
        assertTrue(house.text().contains("instrument=0|lots=-3500|markPrice=126|estateLots=-3501"), house.text());
        assertTrue(house.text().contains("instrument=1|lots=1500|markPrice=100|estateLots=1500"), house.text());
        assertEquals(3_500 * 126_000 + 150 * MONEY, house.number("AuctionTaken", "notional"));
        assertEquals("SOLD", house.bid(ONE).word("AuctionEnded", "cause"));
    }

    /**
     * 500 of face value long from 100 with one coin of 100: at 80 it has lost a quarter of 5 coins. Every trade of an
     * inverse contract may leave a unit of dust; the audit after it counts on it.
     */
    @Test
    void shouldMoveInverseLotsInCoins()
    {
        final AuctionHouse house = house(AuctionGoal.SELL_ALL);
        house.venue().customer(OWNER, COIN, 3 * COINS / 2).trade(OWNER, MAKER, INVERSE, 501, 100);
        house.venue().mark(INVERSE, 79);
        house.audited();
        assertEquals("ZoneChanged AuctionStarted", house.names(), house.text());
        house.bid(333_333_333);
        assertEquals("AuctionTaken AuctionLotMoved AuctionAssetMoved", house.names(), house.text());
        assertEquals(166, house.number("AuctionLotMoved", "lots"));
        assertEquals(166 * MONEY, house.number("AuctionTaken", "notional"));
        assertEquals(49_999_999, house.number("AuctionAssetMoved", "amountUnits"));
        assertEquals(49_999_999, house.number("AuctionAssetMoved", "paid"), "a unit is a micro at a price of 100");
        // All that is left goes but for what these lots lose: the second bid has the coins of before it.
        house.bid(ONE);
        assertEquals("AuctionTaken AuctionLotMoved AuctionAssetMoved", house.names(), house.text());
        assertEquals(0, house.number("AuctionLotMoved", "estateLots"));
        house.bid(ONE);
        assertTrue(house.number("AuctionAssetMoved", "amountUnits") < 0, "a debt: " + house.text());
        assertTrue(house.number("AuctionAssetMoved", "paid") < 0, house.text());
        assertEquals("SOLD", house.word("AuctionEnded", "cause"));
    }

    /**
     * Two coins of 95 count 171 after a haircut of 10 %, the debt is 175. Sold at the mark they pay it off.
     */
    @Test
    void shouldSellCoinsForADebtWithoutAnyPosition()
    {
        final AuctionHouse house = debtor(AuctionGoal.SELL_ALL, 95);
        assertEquals("AuctionStarted", house.names().split(" ")[1], house.text());
        assertEquals(0, house.number("AuctionStarted", "maintenanceMargin"));
        house.bid(ONE / 4);
        assertEquals("AuctionTaken AuctionAssetMoved", house.names(), house.text());
        assertEquals(COINS / 2, house.number("AuctionAssetMoved", "amountUnits"));
        assertEquals(47_500_000, house.number("AuctionAssetMoved", "paid"));
        assertEquals(0, house.number("AuctionTaken", "notional"));
        house.bid(ONE);
        assertEquals("SOLD", house.word("AuctionEnded", "cause"));
    }

    @Test
    void shouldRestoreADebtorWithWhatHeHas()
    {
        final AuctionHouse house = debtor(AuctionGoal.RESTORE, 95);
        int bids = 0;
        do
        {
            house.bid(ONE);
            bids++;
        }
        while (house.names().equals("AuctionTaken AuctionAssetMoved") && bids < 100);
        assertEquals("RESTORED", house.word("AuctionEnded", "cause"), house.text());
        assertEquals("FREE", house.word("ZoneChanged", "toZone"));
        assertTrue(house.venue().balance(OWNER, CROSS, COIN) >= 0);
        house.venue().deposit(OWNER, 0, 1);
    }

    @Test
    void shouldFollowHealthWithoutARequirement()
    {
        final Terms terms = new Terms();
        terms.curve = AuctionCurve.HEALTH;
        terms.startPpm = 500_000;
        final AuctionHouse house = debtor(new AuctionHouse().rules(terms), 95).bid(ONE / 2);
        assertEquals(ONE, house.number("AuctionTaken", "factorE9"));
    }

    /**
     * More than all of it is owed: coins move at the mark, and the fund pays for taking them.
     */
    @Test
    void shouldSellAnInsolventDebtorsCoins()
    {
        final AuctionHouse house = debtor(AuctionGoal.SELL_ALL, 80);
        assertEquals("BANKRUPT", house.word("ZoneChanged", "toZone"));
        assertEquals("INSOLVENT", house.word("AuctionStarted", "phase"));
        house.bid(ONE);
        assertEquals(0, house.number("AuctionTaken", "premium"), "no requirement, no premium");
        assertEquals("SOLD", house.word("AuctionEnded", "cause"));
        assertEquals(0, house.money(OWNER));
    }

    /**
     * What has no price moves for nothing.
     */
    @Test
    void shouldMoveAnAssetWithoutAPriceForNothing()
    {
        final AuctionHouse house = house(AuctionGoal.SELL_ALL);
        house.venue().asset(2, 0, MONEY, 0, new int[2], new long[][]{{0, 0, 0}}).customer(OWNER, 2, 7);
        house.venue().deposit(OWNER, 0, 200 * MONEY).trade(OWNER, MAKER, LINEAR, 10_000, 100);
        house.mark(82).bid(ONE);
        assertEquals(7, house.number("AuctionAssetMoved", "amountUnits"));
        assertEquals(0, house.number("AuctionAssetMoved", "paid"));
        assertEquals(7, house.venue().balance(TAKER, CROSS, 2));
    }

    @Test
    void shouldSettleAtOnceWhatIsMoneyAlone()
    {
        final AuctionHouse house = house(AuctionGoal.SELL_ALL);
        house.venue().customer(OWNER, 0, 20 * MONEY).trade(OWNER, MAKER, LINEAR, 1_000, 100)
            .trade(MAKER, OWNER, LINEAR, 1_000, 70);
        house.audited();
        assertTrue(house.text().contains("toZone=BANKRUPT"), house.text());
        assertTrue(!house.text().contains("AuctionStarted") && house.text().contains("toZone=FREE"), house.text());
        assertEquals(0, house.money(OWNER));
    }

    /**
     * Two estates of one account: the cross margin account and an isolated one are sold apart.
     */
    @Test
    void shouldKeepTheEstatesOfOneAccountApart()
    {
        final AuctionHouse house = house(AuctionGoal.SELL_ALL);
        house.venue().customer(OWNER, 0, 400 * MONEY).isolate(OWNER, SECOND_LINEAR, 200 * MONEY)
            .trade(OWNER, MAKER, SECOND_LINEAR, 10_000, 100).trade(OWNER, MAKER, LINEAR, 10_000, 100)
            .mark(SECOND_LINEAR, 82);
        house.mark(82);
        house.bid(TAKER, SECOND_LINEAR, ONE, LEAST_PREMIUM);
        assertEquals(SECOND_LINEAR, house.number("AuctionLotMoved", "scope"));
        assertEquals(1, house.number("AuctionEnded", "auction"));
        assertEquals(Reason.NO_AUCTION, house.tryBid(TAKER, OWNER, SECOND_LINEAR, ONE, 0).refusal());
        house.bid(ONE);
        assertEquals(2, house.number("AuctionEnded", "auction"));
    }

    private static AuctionHouse debtor(final AuctionGoal goal, final long price)
    {
        return debtor(house(goal), price);
    }

    /**
     * Two coins, and 175 of money lost.
     */
    private static AuctionHouse debtor(final AuctionHouse house, final long price)
    {
        house.venue().customer(OWNER, COIN, 2 * COINS).price(COIN, 1_000 * MONEY);
        lose(house, 175);
        house.venue().price(COIN, price * MONEY);
        return house.audited();
    }

    private static void lose(final AuctionHouse house, final long money)
    {
        house.venue().trade(OWNER, MAKER, LINEAR, money * 100, 100).mark(LINEAR, 90)
            .trade(MAKER, OWNER, LINEAR, money * 100, 90);
        assertEquals(-money * MONEY, house.money(OWNER));
    }
}
