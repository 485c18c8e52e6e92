package io.plimsoll.core.conformance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;

import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.plimsoll.core.auction.PriceCurve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Price curves of MakerDAO's auctions (makerdao/dss; the commit and files are named in the table).
 * <p>
 * Theirs have 27 places; the factor here has 9, its powers 18. What a price has beyond is given up: at most 10^-9 of
 * the top, besides the tolerance of their own test. Their continuous curve is the stair with a step of a second.
 */
@Timeout(60)
class MakerTest
{
    private static final int ONE_PPM = 1_000_000;

    static Stream<Named<VectorFile.Row>> cases()
    {
        return VectorFile.named("maker/curves.csv");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldMatchThePrice(final VectorFile.Row row)
    {
        final BigDecimal top = row.decimal("top");
        final BigDecimal price = top.multiply(factor(row));
        final BigDecimal tolerance = row.decimal("tolerance").add(top.movePointLeft(9));
        final BigDecimal off = price.subtract(row.decimal("price")).abs();
        assertTrue(off.compareTo(tolerance) <= 0, price + " is " + off + " off");
    }

    private static BigDecimal factor(final VectorFile.Row row)
    {
        final long elapsed = row.number("elapsed");
        return switch (row.text("curve"))
        {
            case "linear" -> e9(PriceCurve.linear(
                ONE_PPM, row.number("tail") * 1_000_000_000L, elapsed * 1_000_000_000L));
            case "stair" -> e9(PriceCurve.stair(ONE_PPM, (int)row.millionths("cut"), elapsed));
            default -> e18(PriceCurve.power(row.decimal("cut").movePointRight(18).longValueExact(), elapsed));
        };
    }

    @Test
    void shouldRoundThePowerLikeTheOriginal()
    {
        // 0.99^3 in 27 places is 0.970299 exactly; in 18 as well.
        assertEquals(970_299_000_000_000_000L, PriceCurve.power(990_000_000_000_000_000L, 3));
    }

    private static BigDecimal e9(final long factor)
    {
        return BigDecimal.valueOf(factor, 9);
    }

    private static BigDecimal e18(final long factor)
    {
        return BigDecimal.valueOf(factor, 18).setScale(18, RoundingMode.UNNECESSARY);
    }
}
