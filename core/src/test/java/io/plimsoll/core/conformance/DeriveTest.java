package io.plimsoll.core.conformance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.auction.LargestBid;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * The largest bid of Derive's solvent auctions, and what a bidder pays (derivexyz/v2-core; the commit and file are
 * named in the table): their buffer margin is minus the shortfall here, their mark to market the equity.
 * <p>
 * Inputs are cut to micro-units, so a fraction is good to 2 * 10^-8 at these sizes, money to a few micro-units.
 */
@Timeout(60)
class DeriveTest
{
    private static final double FRACTION_TOLERANCE_E9 = 20;
    private static final double MONEY_TOLERANCE = 5;
    private static final long ONE_E9 = 1_000_000_000L;

    static Stream<Named<VectorFile.Row>> cases()
    {
        return VectorFile.named("derive/bids.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldMatchLargestBidAndPayment(final VectorFile.Row row)
    {
        final long factorE9 = row.decimal("discount").movePointRight(9).setScale(0, RoundingMode.DOWN).longValueExact();
        final long equity = micros(row, "markToMarket");
        final long reserve = micros(row, "reserve");
        final long largest = LargestBid.fractionE9(micros(row, "shortfall"), equity, reserve, factorE9);
        assertEquals(e9(row, "largest"), largest, FRACTION_TOLERANCE_E9);
        final long taken = Math.min(e9(row, "wanted"), largest);
        final BigDecimal paid = BigDecimal.valueOf(equity - reserve)
            .multiply(BigDecimal.valueOf(taken, 9)).multiply(BigDecimal.valueOf(factorE9, 9));
        assertEquals(micros(row, "paid"), paid.doubleValue(), MONEY_TOLERANCE);
    }

    /**
     * A whole estate with these numbers, on a core: what is taken, and what of the equity the premium leaves to be
     * paid.
     */
    @ParameterizedTest
    @MethodSource("firstBids")
    void shouldSellOnTheCore(final VectorFile.Row row)
    {
        final long equity = micros(row, "markToMarket");
        final long wanted = e9(row, "wanted");
        final int startPpm = (int)row.millionths("discount");
        final long largest = new PerpetualEstate(equity, micros(row, "shortfall"), startPpm)
            .bid(ONE_E9).number("AuctionTaken", "fractionE9");
        assertEquals(e9(row, "largest"), largest, FRACTION_TOLERANCE_E9);
        final WaterfallVenue answer = new PerpetualEstate(equity, micros(row, "shortfall"), startPpm).bid(wanted);
        final long taken = answer.number("AuctionTaken", "fractionE9");
        assertEquals(Math.min(wanted, largest), taken);
        final double worth = (double)equity * taken / ONE_E9;
        assertEquals(micros(row, "paid"), worth - answer.number("AuctionTaken", "premium"), MONEY_TOLERANCE);
    }

    /**
     * Those that find nothing paid in yet.
     */
    static Stream<Named<VectorFile.Row>> firstBids()
    {
        return cases().filter(row -> row.getPayload().integer("reserve").signum() == 0);
    }

    private static long micros(final VectorFile.Row row, final String column)
    {
        return row.decimal(column).movePointLeft(12).setScale(0, RoundingMode.DOWN).longValueExact();
    }

    private static long e9(final VectorFile.Row row, final String column)
    {
        return row.decimal(column).movePointLeft(9).setScale(0, RoundingMode.DOWN).longValueExact();
    }
}
