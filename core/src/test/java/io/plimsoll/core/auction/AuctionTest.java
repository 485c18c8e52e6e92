package io.plimsoll.core.auction;

import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.auction.AuctionHouse.Terms;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.Reason;

import static io.plimsoll.core.auction.AuctionHouse.LINEAR;
import static io.plimsoll.core.auction.AuctionHouse.MAKER;
import static io.plimsoll.core.auction.AuctionHouse.ONE;
import static io.plimsoll.core.auction.AuctionHouse.OWNER;
import static io.plimsoll.core.auction.AuctionHouse.SECOND;
import static io.plimsoll.core.auction.AuctionHouse.TAKER;
import static io.plimsoll.core.model.CoreVenue.CROSS;
import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Auctions of estates from start to end (rulebook R6.13 to R6.15), with numbers worked out by hand: 10,000 lots long
 * from 100 with 200 of money, at 82 worth 20 with a requirement of 41.
 */
@Timeout(60)
class AuctionTest
{
    private static final long START_NS = 1_000_000_000_000L;

    private static AuctionHouse house(final Consumer<Terms> change)
    {
        final Terms terms = new Terms();
        change.accept(terms);
        return new AuctionHouse().rules(terms);
    }

    private static AuctionHouse restoring()
    {
        return house(terms -> terms.goal = AuctionGoal.RESTORE).estate();
    }

    @Test
    void shouldOfferAnEstateOnItsTerms()
    {
        final AuctionHouse house = house(terms -> terms.cuspPpm = 980_000).estate();
        assertEquals("ZoneChanged AuctionStarted", house.names(), house.text());
        assertEquals("TAKEOVER", house.word("ZoneChanged", "toZone"));
        assertEquals("SOLVENT", house.word("AuctionStarted", "phase"));
        assertEquals(20 * MONEY, house.number("AuctionStarted", "equityNoHaircut"));
        assertEquals(41 * MONEY, house.number("AuctionStarted", "maintenanceMargin"));
        assertEquals(1, house.number("AuctionStarted", "auction"));
        assertEquals(START_NS + 270 * SECOND, house.number("AuctionStarted", "deadlineNs"));
    }

    @Test
    void shouldSettleAtOnceWithoutACurve()
    {
        final AuctionHouse house = house(terms -> terms.curve = AuctionCurve.NONE).estate();
        assertTrue(house.names().startsWith("ZoneChanged PositionTakenOver"), house.text());
        assertEquals(0, house.money(OWNER));
    }

    /**
     * Shortfall 45.1 - 20 = 25.1; a taker pays 97.0299 % of 20 after three steps: f = 25.1 / (25.1 + 19.40598).
     */
    @Test
    void shouldRestoreAtTheLargestBidAndNoMore()
    {
        final AuctionHouse house = restoring().after(270 * SECOND).bid(ONE);
        assertEquals("AuctionTaken AuctionLotMoved AuctionEnded ZoneChanged", house.names(), house.text());
        assertEquals(970_299_000, house.number("AuctionTaken", "factorE9"));
        assertEquals(270 * SECOND, house.number("AuctionTaken", "elapsedNs"));
        final long fraction = house.number("AuctionTaken", "fractionE9");
        assertEquals(Math.ceil(25.1e9 / (25.1 + 19.40598)), fraction);
        final long lots = 10_000 * fraction / ONE + 1;
        assertEquals(lots, house.number("AuctionLotMoved", "lots"));
        final long premium = house.number("AuctionTaken", "premium");
        assertEquals((long)Math.floor(fraction * 20e6 * 0.029701 / 1e9), premium);
        assertEquals(100_000 * MONEY + premium, house.money(TAKER));
        assertEquals("RESTORED", house.word("AuctionEnded", "cause"));
        final long equity = house.number("AuctionEnded", "equityNoHaircut");
        final long level = house.number("AuctionEnded", "maintenanceMargin") * 11 / 10;
        // A lot has a requirement of 4,510 at the level.
        assertEquals(level, equity, 4_510 + 2);
        assertTrue(equity >= level, house.text());
        assertEquals("TAKEOVER", house.word("ZoneChanged", "fromZone"));
        assertEquals("MARGIN_CALL", house.word("ZoneChanged", "toZone"));
        assertEquals(Reason.NO_AUCTION, house.tryBid(TAKER, OWNER, CROSS, 1, 0).refusal());
        house.venue().deposit(OWNER, 0, 100 * MONEY);
        assertTrue(house.venue().text().contains("toZone=FREE"), house.venue().text());
    }

    /**
     * A hair below the largest bid leaves the estate below the level, and the auction running.
     */
    @Test
    void shouldRunOnBelowTheLargestBid()
    {
        final AuctionHouse house = restoring();
        house.bid(556_541_000 - 500_000);
        assertEquals("AuctionTaken AuctionLotMoved", house.names(), house.text());
    }

    /**
     * A price that rises ends no auction, but then one lot is enough.
     */
    @Test
    void shouldRestoreWhoHasRisenWithOneLot()
    {
        final AuctionHouse house = restoring();
        assertEquals("", house.mark(99).text());
        house.bid(ONE);
        assertEquals(1, house.number("AuctionLotMoved", "lots"));
        assertEquals("RESTORED", house.word("AuctionEnded", "cause"));
        assertEquals("FREE", house.word("ZoneChanged", "toZone"));
    }

    /**
     * A tenth at the start: R = 2. Then d = 0.99 after a step: f = S / (S + 20 * 0.99 + 2 * 0.01), S = 40.59 - 20.
     */
    @Test
    void shouldCountWhatTakersHavePaidIn()
    {
        final AuctionHouse house = restoring().bid(ONE / 10);
        assertEquals(0, house.number("AuctionTaken", "premium"));
        assertEquals(0, house.number("AuctionTaken", "reserve"));
        assertEquals(82 * MONEY, house.number("AuctionTaken", "notional"));
        house.after(90 * SECOND).bid(ONE);
        assertEquals(2 * MONEY, house.number("AuctionTaken", "reserve"));
        assertEquals(990_000_000, house.number("AuctionTaken", "factorE9"));
        final long fraction = house.number("AuctionTaken", "fractionE9");
        assertEquals(Math.ceil(20.59e9 / (20.59 + 19.8 + 0.02)), fraction);
        assertEquals((long)Math.floor(fraction * 18e6 * 0.01 / 1e9), house.number("AuctionTaken", "premium"));
        final long share = (long)Math.floor(fraction * 18e6 / 1e9);
        assertEquals(2 * MONEY + share * 99 / 100, house.number("AuctionEnded", "reserve"));
        assertEquals("RESTORED", house.word("AuctionEnded", "cause"));
    }

    @Test
    void shouldSellAllAndSettleWhatIsLeft()
    {
        final AuctionHouse house = house(terms -> terms.startPpm = 1_200_000).estate().bid(ONE);
        assertTrue(house.names().startsWith("AuctionTaken AuctionLotMoved AuctionEnded "), house.text());
        assertEquals("SOLD", house.word("AuctionEnded", "cause"));
        // At 1.2 the taker pays 24 for 20.
        assertEquals(-4 * MONEY, house.number("AuctionTaken", "premium"));
        assertEquals(24 * MONEY, house.number("AuctionEnded", "reserve"));
        assertEquals(24 * MONEY, house.number("AuctionEnded", "equityNoHaircut"));
        assertTrue(house.text().lines().reduce("", (before, line) -> line).contains("toZone=FREE"), house.text());
        assertEquals(100_000 * MONEY - 4 * MONEY, house.money(TAKER));
        assertEquals(0, house.money(OWNER));
        house.venue().deposit(OWNER, 0, MONEY);
    }

    @Test
    void shouldTakeTheWholeLegRatherThanLeaveDust()
    {
        final AuctionHouse house = house(terms ->
        {
        });
        house.venue().terms(LINEAR, new long[]{9 * MONEY, 0, 0}, new int[]{0, 0, 50_000}, AuctionHouse.TIERS);
        house.estate().bid(890_000_000);
        assertEquals(8_900, house.number("AuctionLotMoved", "lots"));
        house.bid(ONE - 1);
        assertEquals(1_100, house.number("AuctionLotMoved", "lots"));
        assertEquals("SOLD", house.word("AuctionEnded", "cause"));
    }

    @Test
    void shouldResetAtTheTailAndEndAfterTheLastReset()
    {
        final AuctionHouse house = house(terms ->
        {
            terms.curve = AuctionCurve.LINEAR;
            terms.maxResets = 1;
            terms.tailNs = 100 * SECOND;
        }).estate();
        assertEquals("", house.after(100 * SECOND - 1).text());
        house.after(1);
        assertEquals("AuctionReset", house.names(), house.text());
        assertEquals("EXPIRED", house.word("AuctionReset", "cause"));
        assertEquals(1, house.number("AuctionReset", "resets"));
        assertEquals(START_NS + 200 * SECOND, house.number("AuctionReset", "deadlineNs"));
        house.after(50 * SECOND).bid(100_000_000);
        assertEquals(500_000_000, house.number("AuctionTaken", "factorE9"));
        assertEquals(MONEY, house.number("AuctionTaken", "premium"));
        house.after(50 * SECOND);
        assertTrue(house.names().startsWith("AuctionEnded "), house.text());
        assertEquals("EXPIRED", house.word("AuctionEnded", "cause"));
        assertEquals(1, house.number("AuctionEnded", "resets"));
        assertEquals(MONEY, house.number("AuctionEnded", "reserve"));
        assertEquals(0, house.money(OWNER));
        assertEquals("", house.after(1_000 * SECOND).text());
    }

    @Test
    void shouldResetAtTheCusp()
    {
        final AuctionHouse house = house(terms -> terms.cuspPpm = 980_000).estate();
        assertEquals("", house.after(270 * SECOND - 1).text());
        assertEquals("AuctionReset", house.after(1).names());
        final AuctionHouse line = house(terms ->
        {
            terms.curve = AuctionCurve.LINEAR;
            terms.cuspPpm = 250_000;
            terms.tailNs = 1_000;
        }).estate();
        assertEquals("", line.after(750).text());
        assertEquals("AuctionReset", line.after(1).names());
    }

    @Test
    void shouldFollowTheHealthOfTheEstate()
    {
        final AuctionHouse house = house(terms ->
        {
            terms.curve = AuctionCurve.HEALTH;
            terms.maxDiscountPpm = 600_000;
        }).estate().bid(ONE / 10);
        assertEquals(20_000_000_000L / 41, house.number("AuctionTaken", "factorE9"));
        house.mark(81).bid(ONE / 10);
        assertEquals(400_000_000, house.number("AuctionTaken", "factorE9"));
    }

    @Test
    void shouldPayTakersOfAnInsolventEstateFromTheFund()
    {
        final AuctionHouse house = house(terms -> terms.goal = AuctionGoal.RESTORE).fund(5 * MONEY).estate().mark(79);
        house.after(SECOND).bid(ONE);
        assertEquals("AuctionReset", house.names(), house.text());
        assertEquals("INSOLVENT", house.word("AuctionReset", "cause"));
        assertEquals(0, house.number("AuctionReset", "resets"));
        assertEquals(-10 * MONEY, house.number("AuctionReset", "equityNoHaircut"));
        assertEquals(START_NS + 101 * SECOND, house.number("AuctionReset", "deadlineNs"));
        house.after(10 * SECOND).bid(ONE / 2);
        assertTrue(house.names().equals("AuctionTaken AuctionLotMoved FundChanged"), house.text());
        // Half of 39.5, a tenth of the time.
        assertEquals(1_975_000, house.number("AuctionTaken", "premium"));
        assertEquals(1_975_000, house.number("AuctionTaken", "fundPaid"));
        assertEquals(0, house.number("AuctionTaken", "factorE9"));
        assertEquals(-1_975_000, house.number("FundChanged", "amount"));
        assertEquals("AUCTION_PREMIUM", house.word("FundChanged", "cause"));
        assertEquals(100_000 * MONEY + 1_975_000, house.money(TAKER));
        house.after(89 * SECOND);
        assertEquals("", house.text());
        house.bid(ONE);
        assertEquals(3_025_000, house.number("AuctionTaken", "premium"), "all that the fund has");
        assertEquals("SOLD", house.word("AuctionEnded", "cause"));
        assertEquals(0, house.venue().balance(AuctionHouse.FUND, CROSS, 0));
    }

    @Test
    void shouldBecomeSolventAgainAtABid()
    {
        final AuctionHouse house = restoring().mark(79).bid(1);
        assertEquals("INSOLVENT", house.word("AuctionReset", "phase"));
        assertEquals("", house.mark(85).text(), "a price alone ends nothing");
        house.bid(1);
        assertEquals("SOLVENT", house.word("AuctionReset", "cause"));
        assertEquals(0, house.number("AuctionReset", "resets"));
    }

    /**
     * Half of 20 has been paid in: at 80 just that is left of the estate, at 79 half of it.
     */
    @Test
    void shouldCallInsolventWhatHasLessThanWasPaidIn()
    {
        final AuctionHouse house = restoring().bid(ONE / 2).mark(80);
        assertEquals(Reason.BELOW_LEAST_TAKE, house.tryBid(TAKER, OWNER, CROSS, 1, 0).refusal());
        house.mark(79).bid(1);
        assertEquals("INSOLVENT", house.word("AuctionReset", "cause"));
        assertEquals(5 * MONEY, house.number("AuctionReset", "equityNoHaircut"));
        assertEquals("INSOLVENT", house.word("AuctionReset", "phase"));
        assertEquals(10 * MONEY, house.number("AuctionReset", "reserve"));
    }

    @Test
    void shouldKeepTheTermsOfARunningAuction()
    {
        final AuctionHouse house = restoring();
        final Terms other = new Terms();
        other.curve = AuctionCurve.NONE;
        other.startPpm = 1;
        house.rules(other).after(90 * SECOND).bid(ONE / 10);
        assertEquals(990_000_000, house.number("AuctionTaken", "factorE9"));
        house.venue().customer(11, 0, 200 * MONEY).trade(11, MAKER, LINEAR, 10_000, 82);
        house.mark(64);
        assertTrue(house.text().contains("PositionTakenOver account=11"), house.text());
    }

    @Test
    void shouldMoveFundingWithTheLots()
    {
        final AuctionHouse house = house(terms ->
        {
        }).estate();
        house.venue().funding(LINEAR, 500);
        house.bid(ONE / 2);
        // 10,000 lots owe 500 each, 5 in all: settled before they move.
        assertEquals(15 * MONEY, house.number("AuctionTaken", "equityNoHaircut"));
        assertEquals(-90_000_000, house.number("AuctionLotMoved", "estateRealisedUnits"));
        house.audited();
    }

    @Test
    void shouldNetWithWhatTheTakerHas()
    {
        final AuctionHouse house = house(terms ->
        {
        });
        house.venue().trade(MAKER, TAKER, LINEAR, 10_000, 100);
        house.estate().bid(ONE);
        assertEquals(0, house.number("AuctionLotMoved", "takerLots"));
        assertEquals(180 * MONEY, house.number("AuctionLotMoved", "takerRealisedUnits"));
        assertEquals(100_180 * MONEY, house.money(TAKER));
    }

    /**
     * A zone must be decided for who takes too much to keep it.
     */
    @Test
    void shouldLookAtTheTaker()
    {
        final AuctionHouse house = house(terms ->
        {
        });
        house.venue().customer(12, 0, 83 * MONEY);
        house.estate().bid(12, CROSS, ONE, -1_000 * MONEY);
        assertEquals(0, house.core().misplacedAccounts());
        house.mark(78);
        assertTrue(house.text().contains("account=12"), house.text());
    }

    @Test
    void shouldCountAcceptedRulesOnly()
    {
        final AuctionHouse house = house(terms ->
        {
        });
        final long version = house.number("ParametersChanged", "parameterVersion");
        assertEquals("AUCTION", house.word("ParametersChanged", "parameters"));
        final Terms wrong = new Terms();
        wrong.cutPpm = 1_000_000;
        assertEquals(Reason.OUT_OF_RANGE, house.rules(wrong).refusal());
        wrong.cutPpm = 1;
        wrong.pool = 3;
        assertEquals(Reason.UNKNOWN_RISK_POOL, house.rules(wrong).refusal());
        wrong.pool = 64;
        assertEquals(Reason.OUT_OF_RANGE, house.rules(wrong).refusal());
        assertEquals(version + 1, house.rules(new Terms()).number("ParametersChanged", "parameterVersion"));
        assertNull(house.refusal());
    }
}
