package io.plimsoll.core.conformance;

import java.math.BigInteger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.message.SliceMode;

import static org.junit.jupiter.api.Assertions.assertEquals;

/**
 * How much Drift closes of a position to cover a margin shortage (drift-labs/protocol-v2; the commit and file are named
 * in the table), by the size of our slices, in either mode (rulebook R6.3, R6.10).
 * <p>
 * Their margin ratio is our maintenance rate times the target: 8 % times 1.25. A lot is 10^-9 of base, a unit of money
 * 10^-9 of a dollar. They round the size down, which leaves an account a little short; here it is the least that
 * restores, so one lot more where theirs is not whole.
 */
@Timeout(60)
class DriftTest
{
    private static final int TARGET_PPM = 1_250_000;
    private static final long SIZE = 3_000_000_000L;
    private static final long MILLION = 1_000_000L;

    static Stream<Named<VectorFile.Row>> cases()
    {
        return VectorFile.named("drift/base_to_cover_shortage.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldCoverTheShortage(final VectorFile.Row row)
    {
        final long ratioPpm = row.number("marginRatio") * 100;
        final long fee = row.number("liquidationFee") + row.number("insuranceFee");
        final long price = row.number("oraclePrice") / MILLION;
        final long quote = row.number("quoteOraclePrice");
        final long shortage = row.number("marginShortage") * 1_000;
        final OneLeg leg = new OneLeg().margin((int)(ratioPpm * MILLION / TARGET_PPM), TARGET_PPM).fee((int)fee)
            .position(SIZE, price).settlePrice(quote);
        final long base = row.number("base");
        final long expected = isCovered(base, price * quote * (ratioPpm - fee), shortage) ? base : base + 1;
        assertEquals(expected, leg.slice(SliceMode.LARGEST_LEG, shortage));
        assertEquals(expected, leg.slice(SliceMode.LEAST_COST, shortage));
    }

    private static boolean isCovered(final long base, final long freedPerBaseE12, final long shortage)
    {
        return BigInteger.valueOf(base).multiply(BigInteger.valueOf(freedPerBaseE12))
            .compareTo(BigInteger.valueOf(shortage).multiply(BigInteger.TEN.pow(12))) >= 0;
    }

    /**
     * Where fees are as high as the ratio, closing covers nothing: they take everything, and so does the core.
     */
    @Test
    void shouldCloseEverythingWhereClosingCoversNothing()
    {
        final OneLeg leg = new OneLeg().margin(80_000, TARGET_PPM).fee(100_000).position(SIZE, 100);
        assertEquals(SIZE, leg.slice(SliceMode.LARGEST_LEG, 10_000 * MILLION));
        assertEquals(SIZE, leg.slice(SliceMode.LEAST_COST, 10_000 * MILLION));
    }
}
