package io.plimsoll.core.auction;

import java.util.function.Consumer;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.auction.AuctionHouse.Terms;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.auction.AuctionHouse.COIN;
import static io.plimsoll.core.auction.AuctionHouse.CROSS;
import static io.plimsoll.core.auction.AuctionHouse.INVERSE;
import static io.plimsoll.core.auction.AuctionHouse.LEAST_PREMIUM;
import static io.plimsoll.core.auction.AuctionHouse.LINEAR;
import static io.plimsoll.core.auction.AuctionHouse.MAKER;
import static io.plimsoll.core.auction.AuctionHouse.ONE;
import static io.plimsoll.core.auction.AuctionHouse.OWNER;
import static io.plimsoll.core.auction.AuctionHouse.SECOND;
import static io.plimsoll.core.auction.AuctionHouse.SECOND_LINEAR;
import static io.plimsoll.core.auction.AuctionHouse.TAKER;
import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * Bids that are refused, and what nobody may do to an estate (rulebook R6.13, R6.15): a twin with the same history that
 * is given {@code AdvanceTime} instead has the same hash and the same snapshot, free lists and totals included.
 */
@Timeout(60)
class BidRefusalTest
{
    private static final long POOR = 21;
    private static final long COINS = 100_000_000L;

    private static Supplier<AuctionHouse> estate(final Consumer<Terms> change)
    {
        return () ->
        {
            final Terms terms = new Terms();
            change.accept(terms);
            return new AuctionHouse().rules(terms).estate();
        };
    }

    private static Supplier<AuctionHouse> estate()
    {
        return estate(terms ->
        {
        });
    }

    private static Reason refusal(
        final Supplier<AuctionHouse> history,
        final long taker,
        final int scope,
        final long fractionE9,
        final long minPremium)
    {
        final AuctionHouse house = history.get();
        final AuctionHouse twin = history.get();
        for (int i = 0; i < 3; i++)
        {
            house.tryBid(taker, OWNER, scope, fractionE9, minPremium);
            twin.pass();
            assertEquals("Rejected", house.names(), house.text());
            assertEquals(twin.core().stateHash(), house.core().stateHash(), house.text());
            assertArrayEquals(twin.state(), house.state(), house.text());
        }
        return house.refusal();
    }

    private static Reason refusal(final Supplier<AuctionHouse> history, final long taker, final long fractionE9)
    {
        return refusal(history, taker, CROSS, fractionE9, LEAST_PREMIUM);
    }

    @Test
    void shouldRefuseWhatIsOutOfBounds()
    {
        assertEquals(Reason.OUT_OF_RANGE, refusal(estate(), TAKER, 0));
        assertEquals(Reason.OUT_OF_RANGE, refusal(estate(), TAKER, ONE + 1));
        assertEquals(Reason.OUT_OF_RANGE, refusal(estate(), TAKER, CROSS, 1, LEAST_PREMIUM - 1));
        assertEquals(Reason.UNKNOWN_INSTRUMENT, refusal(estate(), TAKER, 63, ONE, 0));
        assertEquals(Reason.UNKNOWN_ACCOUNT, refusal(estate(), 99, ONE));
        assertEquals(Reason.WRONG_ACCOUNT_KIND, refusal(estate(), CoreVenue.BACKSTOP, ONE));
        assertEquals(Reason.NO_AUCTION, refusal(estate(), TAKER, LINEAR, ONE, 0));
        assertEquals(Reason.IN_LIQUIDATION, refusal(estate(), OWNER, ONE));
    }

    @Test
    void shouldRefuseTakersWhoAreIsolatedInALeg()
    {
        final Supplier<AuctionHouse> history = () ->
        {
            final AuctionHouse house = estate().get();
            house.venue().isolate(TAKER, LINEAR, 0).isolate(MAKER, SECOND_LINEAR, 0);
            return house;
        };
        assertEquals(Reason.WRONG_MARGIN_MODE, refusal(history, TAKER, ONE));
        assertNull(history.get().bid(MAKER, CROSS, ONE, LEAST_PREMIUM).refusal());
    }

    @Test
    void shouldRefuseTakersInLiquidation()
    {
        final Supplier<AuctionHouse> history = () ->
        {
            final AuctionHouse house = estate().get();
            house.venue().customer(POOR, 0, 100 * MONEY).trade(POOR, MAKER, SECOND_LINEAR, 10_000, 100)
                .mark(SECOND_LINEAR, 94);
            return house.audited();
        };
        assertEquals("LIQUIDATING", history.get().word("ZoneChanged", "toZone"));
        assertEquals(Reason.IN_LIQUIDATION, refusal(history, POOR, ONE));
    }

    /**
     * The owner's cross margin account may not buy what was isolated, here a coin that a lost position has left.
     */
    @Test
    void shouldRefuseTheOwner()
    {
        final Supplier<AuctionHouse> history = () ->
        {
            final AuctionHouse house = new AuctionHouse().rules(new Terms());
            house.venue().customer(OWNER, COIN, 10 * COINS).isolate(OWNER, INVERSE, COINS)
                .trade(OWNER, MAKER, INVERSE, 500, 100).mark(INVERSE, 80);
            house.audited();
            // All lots, not the coins: what they have lost is left as a debt.
            return house.bid(TAKER, INVERSE, ONE, LEAST_PREMIUM);
        };
        assertEquals("AuctionTaken AuctionLotMoved AuctionAssetMoved", history.get().names());
        assertEquals(Reason.OWN_ESTATE, refusal(history, OWNER, INVERSE, ONE, LEAST_PREMIUM));
    }

    @Test
    void shouldRefuseTooLittle()
    {
        assertEquals(Reason.BELOW_LEAST_TAKE, refusal(estate(), TAKER, 99_999));
        final Supplier<AuctionHouse> tenth = estate(terms -> terms.minTakePpm = 100_000);
        assertEquals(Reason.BELOW_LEAST_TAKE, refusal(tenth, TAKER, ONE / 10 - 1));
        assertNull(tenth.get().bid(ONE / 10).refusal());
        // The largest bid may be smaller than the least take.
        final Supplier<AuctionHouse> restoring = estate(terms ->
        {
            terms.goal = AuctionGoal.RESTORE;
            terms.minTakePpm = 900_000;
        });
        assertEquals(Reason.BELOW_LEAST_TAKE, refusal(restoring, TAKER, ONE / 2));
        assertEquals("RESTORED", restoring.get().bid(ONE).word("AuctionEnded", "cause"));
    }

    @Test
    void shouldRefuseAPremiumBelowTheLimit()
    {
        final Supplier<AuctionHouse> history = () -> estate().get().after(90 * SECOND);
        assertEquals(Reason.PREMIUM_BELOW_LIMIT, refusal(history, TAKER, CROSS, ONE, 200_001));
        assertEquals(200_000, history.get().bid(TAKER, CROSS, ONE, 200_000).number("AuctionTaken", "premium"));
    }

    @Test
    void shouldRefuseMoreThanTheLargestPosition()
    {
        final Supplier<AuctionHouse> history = () ->
        {
            final AuctionHouse house = estate().get();
            house.venue().deposit(TAKER, 0, 1_000_000 * MONEY).customer(POOR, 0, 1_000_000 * MONEY)
                .trade(TAKER, POOR, LINEAR, 9_995_000, 82);
            return house;
        };
        assertEquals(Reason.POSITION_LIMIT, refusal(history, TAKER, ONE / 2 + 100_000));
        assertNull(history.get().bid(ONE / 2).refusal());
    }

    @Test
    void shouldRefuseBalancesBeyondTheirRange()
    {
        final Supplier<AuctionHouse> history = () ->
        {
            final AuctionHouse house = estate(terms -> terms.startPpm = 1).get();
            house.venue().customer(POOR, 0, 100_000_000_000_000_000L);
            return house;
        };
        assertEquals(Reason.BALANCE_LIMIT, refusal(history, POOR, ONE));
        assertEquals(Reason.BALANCE_LIMIT, refusal(history, POOR, CROSS, ONE, -LEAST_PREMIUM), "before the premium");
    }

    /**
     * Free lists are out of order, rows of the highest numbers among the free ones; the legs are of all kinds.
     */
    @Test
    void shouldUndoWhatATakerCannotCarry()
    {
        final Supplier<AuctionHouse> history = () ->
        {
            final AuctionHouse house = new AuctionHouse().rules(new Terms());
            house.venue().customer(POOR, 0, 30 * MONEY).customer(OWNER, 0, 300 * MONEY)
                .deposit(OWNER, COIN, COINS / 2)
                .trade(OWNER, MAKER, LINEAR, 10_000, 100).trade(MAKER, OWNER, SECOND_LINEAR, 2_000, 100)
                .trade(OWNER, MAKER, INVERSE, 33, 100);
            for (long account = 41; account <= 44; account++)
            {
                house.venue().customer(account, 0, 10 * MONEY).deposit(account, COIN, COINS)
                    .leverage(account, LINEAR, 3).leverage(account, INVERSE, 3);
            }
            // A row is released below the last one, then the last one: the first is free and the highest.
            house.venue().leverage(43, LINEAR, 0).leverage(43, INVERSE, 0).withdraw(43, COIN, COINS)
                .leverage(44, LINEAR, 0).leverage(44, INVERSE, 0).withdraw(44, COIN, COINS)
                .funding(LINEAR, 3).funding(INVERSE, 2).mark(INVERSE, 97).mark(LINEAR, 67);
            return house.audited();
        };
        assertEquals("AuctionStarted", history.get().names().split(" ")[1]);
        assertEquals(Reason.INSUFFICIENT_MARGIN, refusal(history, POOR, ONE));
        assertEquals(Reason.PREMIUM_BELOW_LIMIT, refusal(history, TAKER, CROSS, ONE, -LEAST_PREMIUM));
        final AuctionHouse taken = history.get().bid(ONE);
        assertEquals(
            "AuctionTaken AuctionLotMoved AuctionLotMoved AuctionLotMoved AuctionAssetMoved", taken.names());
    }

    @Test
    void shouldRefuseFullTables()
    {
        final Supplier<AuctionHouse> positions = () ->
        {
            final AuctionHouse house = new AuctionHouse(new CoreLimits(50, 3, 50, 50, 64, 8)).rules(new Terms());
            house.estate();
            house.venue().customer(POOR, 0, 1).leverage(POOR, LINEAR, 2);
            return house;
        };
        assertEquals(Reason.TABLE_FULL, refusal(positions, TAKER, ONE));
        final AuctionHouse roomy = positions.get();
        roomy.venue().leverage(POOR, LINEAR, 0);
        assertNull(roomy.bid(ONE).refusal());
        final Supplier<AuctionHouse> balances = () ->
        {
            final AuctionHouse house = new AuctionHouse(new CoreLimits(50, 50, 3, 50, 64, 8)).rules(new Terms());
            house.venue().customer(OWNER, COIN, COINS).trade(OWNER, MAKER, INVERSE, 500, 100).mark(INVERSE, 80);
            house.audited();
            house.venue().customer(POOR, COIN, 1);
            return house;
        };
        assertEquals(Reason.TABLE_FULL, refusal(balances, TAKER, ONE));
        final AuctionHouse lighter = balances.get();
        lighter.venue().withdraw(POOR, COIN, 1);
        assertNull(lighter.bid(ONE).refusal());
    }

    @Test
    void shouldLetNobodyTouchAnEstate()
    {
        final AuctionHouse house = estate().get();
        house.venue().mayRefuse().deposit(OWNER, 0, 1);
        assertEquals(Reason.IN_LIQUIDATION, house.audited().refusal());
        house.venue().mayRefuse().withdraw(OWNER, 0, 1);
        assertEquals(Reason.IN_LIQUIDATION, house.audited().refusal());
        house.venue().mayRefuse().order(OWNER, LINEAR, -1, 82, true);
        assertEquals(Reason.IN_LIQUIDATION, house.audited().refusal());
        assertEquals("Rejected", house.names());
        house.venue().mayRefuse().leverage(OWNER, LINEAR, 2);
        assertEquals(Reason.IN_LIQUIDATION, house.audited().refusal());
        house.venue().mayRefuse().isolate(OWNER, SECOND_LINEAR, 0);
        assertEquals(Reason.IN_LIQUIDATION, house.audited().refusal());
        house.venue().mayRefuse().isolate(OWNER, LINEAR, 0);
        assertEquals(Reason.NOT_FLAT, house.audited().refusal(), "precedence");
    }

    @Test
    void shouldLetNobodyTouchAnIsolatedEstate()
    {
        final AuctionHouse house = new AuctionHouse().rules(new Terms());
        house.venue().customer(OWNER, 0, 300 * MONEY).isolate(OWNER, LINEAR, 200 * MONEY)
            .trade(OWNER, MAKER, LINEAR, 10_000, 100);
        assertEquals("ZoneChanged AuctionStarted", house.mark(82).names());
        for (final long units : new long[]{1, -1})
        {
            house.venue().mayRefuse().transfer(OWNER, LINEAR, units);
            assertEquals(Reason.IN_LIQUIDATION, house.audited().refusal());
        }
        house.venue().mayRefuse().leverage(OWNER, LINEAR, 2);
        assertEquals(Reason.IN_LIQUIDATION, house.audited().refusal());
        house.venue().mayRefuse().order(OWNER, LINEAR, -1, 82, true);
        assertEquals(Reason.IN_LIQUIDATION, house.audited().refusal());
        house.venue().deposit(OWNER, 0, 1).leverage(OWNER, SECOND_LINEAR, 2);
        house.bid(TAKER, LINEAR, ONE, LEAST_PREMIUM);
        assertEquals("SOLD", house.word("AuctionEnded", "cause"));
        assertEquals(LINEAR, house.number("AuctionEnded", "scope"));
        house.venue().join(OWNER, LINEAR);
    }
}
