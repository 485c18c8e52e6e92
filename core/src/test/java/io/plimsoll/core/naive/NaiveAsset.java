package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.List;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.ceilMulDiv;
import static io.plimsoll.core.naive.NaiveMath.ceilPpm;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;

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

    boolean hasPrice()
    {
        return price > 0;
    }

    /**
     * R2.2 without haircut: money, rounded down.
     */
    long rawValue(final long units)
    {
        return hasPrice() || units == 0 ? floorMulDiv(units, price, unitsPerWhole) : unpriced(units);
    }

    /**
     * R2.2 with maintenance rates.
     */
    long maintenanceValue(final long units)
    {
        if (units < 0)
        {
            return debtValue(-units, liabilityMaintenancePpm);
        }
        return rawValue(weighted(units, false));
    }

    /**
     * R2.2 with initial rates, and the venue-wide cap of R2.3.
     */
    long initialValue(final long units)
    {
        if (units < 0)
        {
            return debtValue(-units, liabilityInitialPpm);
        }
        return rawValue(capped(weighted(units, true)));
    }

    /**
     * Money, rounded up: the worth of a loss or of a debt.
     */
    long roundedUpValue(final long units)
    {
        return ceilMulDiv(units, price, unitsPerWhole);
    }

    private long debtValue(final long debtUnits, final int surchargePpm)
    {
        if (!hasPrice())
        {
            return unpriced(-debtUnits);
        }
        return -roundedUpValue(Math.addExact(debtUnits, ceilPpm(debtUnits, surchargePpm)));
    }

    private long unpriced(final long units)
    {
        if (units < 0)
        {
            throw new IllegalStateException("debt in asset " + id + ", which has no price");
        }
        return 0;
    }

    private long weighted(final long units, final boolean isInitial)
    {
        long weighted = units;
        for (int row = 0; row < haircuts.size(); row++)
        {
            final NaiveHaircut haircut = haircuts.get(row);
            final long end = row + 1 < haircuts.size() ? haircuts.get(row + 1).fromUnits() : Long.MAX_VALUE;
            final long part = Math.min(units, end) - haircut.fromUnits();
            if (part > 0)
            {
                weighted -= ceilPpm(part, isInitial ? haircut.initialPpm() : haircut.maintenancePpm());
            }
        }
        return weighted;
    }

    private long capped(final long weighted)
    {
        if (initialCapUnits == 0 || netDeposits.compareTo(big(initialCapUnits)) <= 0)
        {
            return weighted;
        }
        return big(weighted).multiply(big(initialCapUnits)).divide(netDeposits).longValueExact();
    }
}
