package io.plimsoll.node.demo.market;

import java.util.List;

/**
 * A linear perpetual, settled in USDT, on one of the pairs.
 *
 * @param instrument    id in the engine, from 0 in the order of the day's turnover.
 * @param symbol        of the coin.
 * @param priceDecimals the price step is 10^-priceDecimals USDT.
 * @param lotSizeE9     base coins of one lot, parts per 10^9.
 * @param tiers         margin ladder, ascending.
 * @param riskPool      that bears its losses.
 */
public record Contract(
    int instrument, String symbol, int priceDecimals, long lotSizeE9, List<Tier> tiers, int riskPool)
{
    /** Micro-USDT in one USDT. */
    public static final long MICROS = 1_000_000;

    private static final double E9 = 1e9;

    /**
     * A ladder that is ours to keep.
     */
    public Contract
    {
        tiers = List.copyOf(tiers);
    }

    /**
     * A contract of the first pool.
     *
     * @param instrument    id in the engine.
     * @param symbol        of the coin.
     * @param priceDecimals the price step is 10^-priceDecimals USDT.
     * @param lotSizeE9     base coins of one lot, parts per 10^9.
     * @param tiers         margin ladder, ascending.
     */
    public Contract(
        final int instrument,
        final String symbol,
        final int priceDecimals,
        final long lotSizeE9,
        final List<Tier> tiers)
    {
        this(instrument, symbol, priceDecimals, lotSizeE9, tiers, 0);
    }

    /**
     * Price step in the quote currency.
     *
     * @return parts per 10^9.
     */
    public long priceIncrementE9()
    {
        long increment = 1_000_000_000;
        for (int i = 0; i < priceDecimals; i++)
        {
            increment /= 10;
        }
        return increment;
    }

    /**
     * Worth of one lot times one increment (rulebook R1.3): a whole number, which the tests check.
     *
     * @return micro-USDT.
     */
    public long tickMicros()
    {
        return priceIncrementE9() * lotSizeE9 / 1_000_000_000_000L;
    }

    /**
     * Worth of lots at a price.
     *
     * @param lots  signed lots.
     * @param price in increments.
     * @return micro-USDT, with the sign of the lots.
     */
    public long worthMicros(final long lots, final long price)
    {
        return Math.multiplyExact(Math.multiplyExact(lots, price), tickMicros());
    }

    /**
     * Lots that a volume in the base coin amounts to.
     *
     * @param volume base coins.
     * @return lots, with a fraction.
     */
    public double lotsOf(final double volume)
    {
        return volume * E9 / lotSizeE9;
    }

    /**
     * Tier of a position.
     *
     * @param notionalUsdt of the position, in USDT.
     * @return the last tier that starts at or below it.
     */
    public Tier tierOf(final double notionalUsdt)
    {
        Tier found = tiers.get(0);
        for (final Tier tier : tiers)
        {
            if (tier.lowerUsdt() <= notionalUsdt)
            {
                found = tier;
            }
        }
        return found;
    }
}
