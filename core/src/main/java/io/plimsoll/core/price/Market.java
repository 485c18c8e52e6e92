package io.plimsoll.core.price;

import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

import java.util.Arrays;

/**
 * The market coordinates: what a tick moves. Prices of 0 mean "none yet".
 */
public final class Market
{
    /**
     * Price of the numeraire in micro-units of itself.
     */
    public static final long ONE = 1_000_000L;

    /**
     * Weight of an asset that counts in full.
     */
    public static final int FULL_PPM = 1_000_000;

    private final long[] marks;
    private final long[] fundingIndices;
    private final long[] assetPrices;
    private final long[] collateralPrices;
    private final int[] weightPpms;
    private final Volatilities volatilities;
    private long version;

    /**
     * Markets of given size, without prices.
     *
     * @param maxInstruments instrument ids are below this.
     * @param maxAssets      asset ids are below this.
     */
    public Market(final int maxInstruments, final int maxAssets)
    {
        marks = new long[maxInstruments];
        fundingIndices = new long[maxInstruments];
        assetPrices = new long[maxAssets];
        assetPrices[0] = ONE;
        collateralPrices = assetPrices.clone();
        weightPpms = new int[maxAssets];
        Arrays.fill(weightPpms, FULL_PPM);
        volatilities = new Volatilities(maxInstruments);
    }

    /**
     * Measured volatilities.
     *
     * @return those of all instruments.
     */
    public Volatilities volatilities()
    {
        return volatilities;
    }

    /**
     * Mark price.
     *
     * @param instrument id.
     * @return price in increments; 0 before the first tick.
     */
    public long mark(final int instrument)
    {
        return marks[instrument];
    }

    /**
     * Set the mark price.
     *
     * @param instrument id.
     * @param price      in increments.
     */
    public void mark(final int instrument, final long price)
    {
        marks[instrument] = price;
    }

    /**
     * Cumulative funding index.
     *
     * @param instrument id.
     * @return settle units that one long lot has paid since listing.
     */
    public long fundingIndex(final int instrument)
    {
        return fundingIndices[instrument];
    }

    /**
     * Set the cumulative funding index.
     *
     * @param instrument id.
     * @param indexUnits settle units per long lot.
     */
    public void fundingIndex(final int instrument, final long indexUnits)
    {
        fundingIndices[instrument] = indexUnits;
    }

    /**
     * Price of an asset.
     *
     * @param asset id.
     * @return micro-numeraire per whole asset; 0 before the first tick.
     */
    public long assetPrice(final int asset)
    {
        return assetPrices[asset];
    }

    /**
     * Set the price of an asset.
     *
     * @param asset id.
     * @param price micro-numeraire per whole asset.
     */
    public void assetPrice(final int asset, final long price)
    {
        assetPrices[asset] = price;
        collateralPrices[asset] = weighted(asset, price);
    }

    /**
     * What an asset counts for where it is held: its price times its weight (rulebook R8.8).
     *
     * @param asset id.
     * @return micro-numeraire per whole asset, rounded down; the price itself while the weight is one.
     */
    public long collateralPrice(final int asset)
    {
        return collateralPrices[asset];
    }

    /**
     * Any price of an asset times the asset's weight.
     *
     * @param asset id.
     * @param price not negative.
     * @return rounded down.
     */
    public long weighted(final int asset, final long price)
    {
        return weightPpms[asset] == FULL_PPM ? price : WideMath.floorPpm(price, weightPpms[asset]);
    }

    /**
     * Weight of an asset as collateral.
     *
     * @param asset id.
     * @return 0..10^6 ppm.
     */
    public int weightPpm(final int asset)
    {
        return weightPpms[asset];
    }

    /**
     * Set the weight of an asset as collateral.
     *
     * @param asset     id, not 0.
     * @param weightPpm 0..10^6.
     */
    public void weightPpm(final int asset, final int weightPpm)
    {
        weightPpms[asset] = weightPpm;
        collateralPrices[asset] = weighted(asset, assetPrices[asset]);
    }

    /**
     * Is a price missing that a position in the instrument needs?
     *
     * @param instrument  id.
     * @param settleAsset of the instrument.
     * @return true if the instrument or its settle asset has none yet.
     */
    public boolean hasNoPrice(final int instrument, final int settleAsset)
    {
        return marks[instrument] == 0 || assetPrices[settleAsset] == 0;
    }

    /**
     * Market commands accepted so far.
     *
     * @return the count.
     */
    public long version()
    {
        return version;
    }

    /**
     * Count one more accepted market command.
     */
    public void countAccepted()
    {
        version++;
    }

    /**
     * Write it.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.MARKET);
        writer.put(version).putAll(marks).putAll(fundingIndices).putAll(assetPrices);
        volatilities.save(writer);
        writer.end();
    }

    /**
     * Read it.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a number cannot be a price.
     */
    public void load(final SnapshotReader reader)
    {
        reader.open(Section.MARKET);
        version = reader.next(0, Long.MAX_VALUE, "market version");
        reader.nextAll(marks, 0, Long.MAX_VALUE, "mark price");
        reader.nextAll(fundingIndices, Long.MIN_VALUE, Long.MAX_VALUE, "funding index");
        reader.nextAll(assetPrices, 0, Long.MAX_VALUE, "asset price");
        for (int id = 0; id < assetPrices.length; id++)
        {
            collateralPrices[id] = weighted(id, assetPrices[id]);
        }
        volatilities.load(reader);
        reader.close();
    }
}
