package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.List;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;

/**
 * An asset with its collateral rules (R2.2 to R2.4) and the venue's books in it (R7).
 */
final class NaiveAsset
{
    /**
     * The asset that money is counted in.
     */
    static final int NUMERAIRE = 0;
    /**
     * Price of the numeraire in itself.
     */
    static final long NUMERAIRE_PRICE = 1_000_000L;

    final int id;
    final long unitsPerWhole;
    final long maxPrice;
    /**
     * Money for one whole asset; 0 while there is none.
     */
    long price;
    /**
     * Part of the price at which it counts as collateral (R8.8).
     */
    int weightPpm = 1_000_000;
    /**
     * What the price counts as little or much for in the initial equity (R8.6).
     */
    final NaiveStable stable = new NaiveStable();
    BigInteger netDeposits = BigInteger.ZERO;
    BigInteger fees = BigInteger.ZERO;
    BigInteger dust = BigInteger.ZERO;

    private long initialCapUnits;
    private int liabilityInitialPpm;
    private int liabilityMaintenancePpm;
    private List<NaiveHaircut> haircuts;

    NaiveAsset(final int id, final int decimals, final long maxPrice)
    {
        this.id = id;
        this.unitsPerWhole = BigInteger.TEN.pow(decimals).longValueExact();
        this.maxPrice = maxPrice;
        this.price = id == NUMERAIRE ? NUMERAIRE_PRICE : 0;
    }

    void terms(
        final long capUnits, final int initialPpm, final int maintenancePpm, final List<NaiveHaircut> rows)
    {
        initialCapUnits = capUnits;
        liabilityInitialPpm = initialPpm;
        liabilityMaintenancePpm = maintenancePpm;
        haircuts = List.copyOf(rows);
    }

    long initialCapUnits()
    {
        return initialCapUnits;
    }

    int liabilityInitialPpm()
    {
        return liabilityInitialPpm;
    }

    int liabilityMaintenancePpm()
    {
        return liabilityMaintenancePpm;
    }

    List<NaiveHaircut> haircuts()
    {
        return haircuts;
    }

    boolean hasPrice()
    {
        return price > 0;
    }

    /**
     * R2.2 without haircut: money, rounded down.
     */
    long rawValue(final BigInteger units)
    {
        if (!hasPrice())
        {
            return unpriced(units);
        }
        return NaiveMath.money(NaiveMath.floorDiv(units.multiply(big(price)), big(unitsPerWhole)));
    }

    /**
     * R2.2 with maintenance rates.
     */
    long maintenanceValue(final BigInteger units)
    {
        if (units.signum() < 0)
        {
            return debtValue(units.negate(), liabilityMaintenancePpm);
        }
        return collateralValue(weighted(units, false));
    }

    /**
     * R2.2 with initial rates, the venue-wide cap of R2.3 and the strict price of R8.6.
     */
    long initialValue(final BigInteger units, final long timeNs)
    {
        final long now = price;
        try
        {
            price = units.signum() < 0 ? stable.most(now, timeNs) : stable.least(now, timeNs);
            return units.signum() < 0 ?
                debtValue(units.negate(), liabilityInitialPpm) : collateralValue(capped(weighted(units, true)));
        }
        finally
        {
            price = now;
        }
    }

    /**
     * Money, rounded up: the worth of a loss, a notional or a debt.
     */
    long roundedUpValue(final BigInteger units)
    {
        return NaiveMath.money(NaiveMath.ceilDiv(units.multiply(big(price)), big(unitsPerWhole)));
    }

    /**
     * R8.8: price times weight, rounded down.
     */
    long collateralPrice()
    {
        return NaiveMath.floorMulDiv(price, weightPpm, NaiveMath.PPM);
    }

    /**
     * What is held, at the collateral price.
     */
    private long collateralValue(final BigInteger units)
    {
        return hasPrice() ?
            NaiveMath.money(NaiveMath.floorDiv(units.multiply(big(collateralPrice())), big(unitsPerWhole))) : 0;
    }

    private long debtValue(final BigInteger debtUnits, final int surchargePpm)
    {
        if (!hasPrice())
        {
            return unpriced(debtUnits.negate());
        }
        return -roundedUpValue(debtUnits.add(ceilPpm(debtUnits, surchargePpm)));
    }

    private long unpriced(final BigInteger units)
    {
        if (units.signum() < 0)
        {
            throw new IllegalStateException("debt in asset " + id + ", which has no price");
        }
        return 0;
    }

    private BigInteger weighted(final BigInteger units, final boolean isInitial)
    {
        BigInteger weighted = units;
        for (int row = 0; row < haircuts.size(); row++)
        {
            final NaiveHaircut haircut = haircuts.get(row);
            final boolean isLast = row + 1 == haircuts.size();
            final BigInteger end = isLast ? units : units.min(big(haircuts.get(row + 1).fromUnits()));
            final BigInteger part = end.subtract(big(haircut.fromUnits()));
            if (part.signum() > 0)
            {
                final int rate = isInitial ? haircut.initialPpm() : haircut.maintenancePpm();
                weighted = weighted.subtract(ceilPpm(part, rate));
            }
        }
        return weighted;
    }

    private BigInteger capped(final BigInteger weighted)
    {
        if (initialCapUnits == 0 || netDeposits.compareTo(big(initialCapUnits)) <= 0)
        {
            return weighted;
        }
        return weighted.multiply(big(initialCapUnits)).divide(netDeposits);
    }
}
