package io.plimsoll.core.mark;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * All that is kept about marks, prices of assets and what they may be used for: what the parts of this package work on,
 * its section of a snapshot and its part of the state hash.
 */
public final class PriceState
{
    final Contracts contracts;
    final Market market;
    final CommandClock clock;
    final MarkModel[] models;
    final AssetRules[] assets;
    final Followers instrumentsByIndex;
    final Followers assetsByIndex;
    final StablePrices stable;
    final ActionTable actions = new ActionTable();
    final Refusals refusals;
    final CoolOffTable coolOffs;
    final AssetWeights weights;

    private final int maxIndices;
    private boolean isAnyOutageLimited;

    /**
     * Nothing set: marks and prices come from ticks.
     *
     * @param contracts listed.
     * @param market    of prices.
     * @param clock     of the commands.
     */
    public PriceState(final Contracts contracts, final Market market, final CommandClock clock)
    {
        this.contracts = contracts;
        this.market = market;
        this.clock = clock;
        final int maxInstruments = contracts.maxInstruments();
        final int maxAssets = contracts.maxAssets();
        maxIndices = maxInstruments + maxAssets;
        models = new MarkModel[maxInstruments];
        for (int id = 0; id < maxInstruments; id++)
        {
            models[id] = new MarkModel();
        }
        assets = new AssetRules[maxAssets];
        for (int id = 0; id < maxAssets; id++)
        {
            assets[id] = new AssetRules();
        }
        instrumentsByIndex = new Followers(maxIndices, maxInstruments);
        assetsByIndex = new Followers(maxIndices, maxAssets);
        stable = new StablePrices(market, clock, maxInstruments, maxAssets);
        refusals = new Refusals(maxIndices);
        coolOffs = new CoolOffTable(maxIndices);
        weights = new AssetWeights(market, maxAssets);
    }

    /**
     * Prices that initial equity counts at.
     *
     * @return the stable prices.
     */
    public StablePrices stable()
    {
        return stable;
    }

    /**
     * Weights of assets as collateral.
     *
     * @return the weights.
     */
    public AssetWeights weights()
    {
        return weights;
    }

    /**
     * Coordinate of an asset, behind those of the instruments.
     */
    int ofAsset(final int asset)
    {
        return models.length + asset;
    }

    void follow(final int instrument, final int index)
    {
        final MarkRules rules = models[instrument].rules();
        if (rules.isSet())
        {
            instrumentsByIndex.remove(rules.index(), instrument);
        }
        rules.index(index);
        instrumentsByIndex.add(index, instrument);
    }

    void followWithAsset(final int asset, final int index)
    {
        final AssetRules rules = assets[asset];
        if (rules.isSet())
        {
            assetsByIndex.remove(rules.index(), asset);
        }
        rules.index(index);
        assetsByIndex.add(index, asset);
        findOutages();
    }

    private void findOutages()
    {
        isAnyOutageLimited = false;
        for (final AssetRules rules : assets)
        {
            isAnyOutageLimited |= rules.outageNs() != 0;
        }
    }

    /**
     * May any asset fail for an outage? Most venues' do not, and every command asks.
     */
    boolean isAnyOutageLimited()
    {
        return isAnyOutageLimited;
    }

    /**
     * Add what has ever been set.
     *
     * @param hash to add to.
     */
    public void addTo(final StateHash hash)
    {
        for (int id = 0; id < models.length; id++)
        {
            if (models[id].rules().isSet())
            {
                hash.add(id).add(contracts.instrument(id).priceIncrementE9());
                models[id].addTo(hash);
                stable.addTo(hash, id);
                refusals.addTo(hash, id);
            }
        }
        for (int id = 0; id < assets.length; id++)
        {
            if (assets[id].isSet())
            {
                hash.add(id);
                assets[id].addTo(hash);
                stable.addTo(hash, ofAsset(id));
                refusals.addTo(hash, ofAsset(id));
            }
            weights.addTo(hash, id);
        }
        actions.addTo(hash);
        coolOffs.addTo(hash);
    }

    /**
     * Write it.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.MARKS);
        actions.save(writer);
        for (int id = 0; id < models.length; id++)
        {
            if (models[id].rules().isSet())
            {
                models[id].save(writer);
                stable.save(writer, id);
                refusals.save(writer, id);
            }
            else
            {
                writer.put(MarkRules.NO_INDEX);
            }
        }
        for (int id = 0; id < assets.length; id++)
        {
            weights.save(writer, id);
            if (assets[id].isSet())
            {
                assets[id].save(writer);
                stable.save(writer, ofAsset(id));
                refusals.save(writer, ofAsset(id));
            }
            else
            {
                writer.put(MarkRules.NO_INDEX);
            }
        }
        coolOffs.save(writer);
        writer.end();
    }

    /**
     * Read it. Contracts, the market and the indices are loaded.
     *
     * @param reader  of the snapshot.
     * @param indices that prices come from.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a number cannot be.
     */
    public void load(final SnapshotReader reader, final Indices indices)
    {
        reader.open(Section.MARKS);
        actions.load(reader);
        for (int id = 0; id < models.length; id++)
        {
            final int index = loadIndex(reader, indices, contracts.hasInstrument(id));
            if (index != MarkRules.NO_INDEX)
            {
                instrumentsByIndex.add(index, id);
                models[id].load(reader, index, clock.nowNs());
                stable.load(reader, id, models[id].rules().stableRatePpm());
                refusals.load(reader, id, clock.nowNs());
            }
        }
        for (int id = 0; id < assets.length; id++)
        {
            weights.load(reader, id, clock.nowNs());
            final int index = loadIndex(reader, indices, id != 0 && contracts.hasAsset(id));
            if (index != MarkRules.NO_INDEX)
            {
                assetsByIndex.add(index, id);
                assets[id].load(reader, index);
                stable.load(reader, ofAsset(id), assets[id].stableRatePpm());
                refusals.load(reader, ofAsset(id), clock.nowNs());
            }
        }
        findOutages();
        coolOffs.load(reader, clock.nowNs());
        reader.close();
    }

    private int loadIndex(final SnapshotReader reader, final Indices indices, final boolean isListed)
    {
        final int index = reader.nextInt(
            MarkRules.NO_INDEX, isListed ? maxIndices - 1 : MarkRules.NO_INDEX, "index that a price comes from");
        if (index != MarkRules.NO_INDEX && !indices.isDefined(index))
        {
            throw reader.failure("a price comes from index " + index + ", which is not there");
        }
        return index;
    }
}
