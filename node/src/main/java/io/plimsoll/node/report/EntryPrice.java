package io.plimsoll.node.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The average price of a position, from its cost (rulebook R1.3, R1.4).
 */
final class EntryPrice
{
    private EntryPrice()
    {
    }

    /**
     * @param contract  of the position.
     * @param decimals  of its settle asset.
     * @param lots      signed.
     * @param costUnits signed, units of the settle asset.
     * @return increments, rounded to the nearest; 0 if there is no position or no positive price.
     */
    static long increments(
        final VenueBook.Contract contract, final int decimals, final long lots, final long costUnits)
    {
        if (lots == 0 || costUnits == 0)
        {
            return 0;
        }
        final BigDecimal price;
        if (contract.isInverse())
        {
            final BigInteger constant = big(contract.faceValue()).multiply(BigInteger.TEN.pow(decimals + 3))
                .divide(big(contract.priceIncrementE9()));
            price = decimal(big(-lots).multiply(constant), big(costUnits));
        }
        else
        {
            final BigInteger tick = big(contract.priceIncrementE9()).multiply(big(contract.lotSizeE9()))
                .multiply(BigInteger.TEN.pow(decimals)).divide(BigInteger.TEN.pow(18));
            price = decimal(big(costUnits), big(lots).multiply(tick));
        }
        return price.signum() > 0 ? price.longValue() : 0;
    }

    private static BigDecimal decimal(final BigInteger numerator, final BigInteger denominator)
    {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), 0, RoundingMode.HALF_UP);
    }

    private static BigInteger big(final long value)
    {
        return BigInteger.valueOf(value);
    }
}
