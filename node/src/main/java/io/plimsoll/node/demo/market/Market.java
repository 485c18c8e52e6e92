package io.plimsoll.node.demo.market;

import java.util.List;

/**
 * The 20 contracts with their day.
 */
public final class Market
{
    /** Midnight of 19 May 2021 UTC, nanoseconds since the epoch. */
    public static final long DAY_START_NS = 1_621_382_400_000_000_000L;

    /** Asset 0. */
    public static final int USDT = 0;

    /** Collateral. */
    public static final int BTC = 1;

    /** Collateral. */
    public static final int ETH = 2;

    /** Assets of the venue. */
    public static final int ASSET_COUNT = 3;

    private static final List<String> ASSETS = List.of("USDT", "BTC", "ETH");

    private final List<Contract> contracts;
    private final List<Candles> candles;

    /**
     * Contracts that are traded, by id, with the candles of each.
     *
     * @param contracts by id.
     * @param candles   of the contracts, of equal number.
     */
    public Market(final List<Contract> contracts, final List<Candles> candles)
    {
        this.contracts = List.copyOf(contracts);
        this.candles = List.copyOf(candles);
    }

    /**
     * Number of contracts.
     *
     * @return the number.
     */
    public int size()
    {
        return contracts.size();
    }

    /**
     * All contracts, by id.
     *
     * @return the contracts.
     */
    public List<Contract> contracts()
    {
        return contracts;
    }

    /**
     * A contract.
     *
     * @param instrument id.
     * @return the contract.
     */
    public Contract contract(final int instrument)
    {
        return contracts.get(instrument);
    }

    /**
     * A contract's day.
     *
     * @param instrument id.
     * @return the candles.
     */
    public Candles candles(final int instrument)
    {
        return candles.get(instrument);
    }

    /**
     * Name of an asset.
     *
     * @param asset id.
     * @return the name.
     */
    public static String assetName(final int asset)
    {
        return ASSETS.get(asset);
    }

    /**
     * Contract whose price is the price of a collateral asset.
     *
     * @param asset id, not that of USDT.
     * @return the instrument.
     */
    public int instrumentOf(final int asset)
    {
        final String name = assetName(asset);
        for (final Contract contract : contracts)
        {
            if (contract.symbol().equals(name))
            {
                return contract.instrument();
            }
        }
        throw new IllegalArgumentException("no contract on asset " + name);
    }

    /**
     * Price of a whole coin.
     *
     * @param instrument id.
     * @param price      in increments.
     * @return micro-USDT.
     */
    public long coinPriceMicros(final int instrument, final long price)
    {
        return price * contracts.get(instrument).priceIncrementE9() / 1000;
    }

    /**
     * What was traded in a contract's pair in all: closing price times volume, candle by candle.
     *
     * @param instrument id.
     * @return USDT.
     */
    public double turnoverUsdt(final int instrument)
    {
        final Contract contract = contracts.get(instrument);
        final Candles day = candles.get(instrument);
        double sum = 0;
        for (int minute = 0; minute < day.size(); minute++)
        {
            sum += contract.lotsOf(day.volume(minute)) * contract.worthMicros(1, day.close(minute));
        }
        return sum / Contract.MICROS;
    }
}
