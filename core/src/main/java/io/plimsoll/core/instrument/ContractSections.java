package io.plimsoll.core.instrument;

import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Assets and instruments in a snapshot, by ascending id. What follows from other numbers is computed again: the scale
 * of an instrument's settle asset, the sums in its tiers.
 */
public final class ContractSections
{
    private static final int MAX_POOL = 63;
    private static final long MAX_INCREMENT_E9 = 1_000_000_000_000_000L;

    private final Contracts contracts;

    /**
     * Of given contracts.
     *
     * @param contracts to save, or empty ones to load into.
     */
    public ContractSections(final Contracts contracts)
    {
        this.contracts = contracts;
    }

    /**
     * Write all that is listed.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.ASSETS);
        writer.put(countAssets());
        for (int id = 0; id < contracts.maxAssets(); id++)
        {
            if (contracts.hasAsset(id))
            {
                contracts.asset(id).save(writer);
            }
        }
        writer.end();
        writer.begin(Section.INSTRUMENTS);
        writer.put(countInstruments());
        for (int id = 0; id < contracts.maxInstruments(); id++)
        {
            if (contracts.hasInstrument(id))
            {
                saveInstrument(contracts.instrument(id), writer);
            }
        }
        writer.end();
    }

    private int countAssets()
    {
        int count = 0;
        for (int id = 0; id < contracts.maxAssets(); id++)
        {
            count += contracts.hasAsset(id) ? 1 : 0;
        }
        return count;
    }

    private int countInstruments()
    {
        int count = 0;
        for (int id = 0; id < contracts.maxInstruments(); id++)
        {
            count += contracts.hasInstrument(id) ? 1 : 0;
        }
        return count;
    }

    private static void saveInstrument(final Instrument instrument, final SnapshotWriter writer)
    {
        writer.put(instrument.id()).put(instrument.isInverse() ? 1 : 0).put(instrument.settleAsset())
            .put(instrument.riskPool()).put(instrument.valueFactor()).put(instrument.faceValue())
            .put(instrument.maxPrice()).put(instrument.maxPositionLots()).put(instrument.longLots())
            .put(instrument.tradingState()).put(instrument.priceIncrementE9()).put(~instrument.priceIncrementE9())
            .put(instrument.dustNotional()).put(instrument.openInterestLower()).put(instrument.openInterestUpper())
            .put(instrument.takerFeePpm()).put(instrument.liquidationFeePpm()).put(instrument.priceBandPpm());
        instrument.tiers().save(writer);
    }

    /**
     * Read all that was listed.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if a number cannot be one of a contract.
     */
    public void load(final SnapshotReader reader)
    {
        reader.open(Section.ASSETS);
        final int assets = reader.nextInt(0, contracts.maxAssets(), "assets");
        int next = 0;
        for (int i = 0; i < assets; i++)
        {
            final Asset asset = Asset.load(reader, next, contracts.maxAssets() - 1);
            contracts.list(asset);
            next = asset.id() + 1;
        }
        reader.close();
        reader.open(Section.INSTRUMENTS);
        final int instruments = reader.nextInt(0, contracts.maxInstruments(), "instruments");
        next = 0;
        for (int i = 0; i < instruments; i++)
        {
            final Instrument instrument = loadInstrument(reader, next);
            contracts.list(instrument);
            next = instrument.id() + 1;
        }
        reader.close();
    }

    private Instrument loadInstrument(final SnapshotReader reader, final int leastId)
    {
        final int id = reader.nextInt(leastId, contracts.maxInstruments() - 1, "instrument id");
        final boolean isInverse = reader.nextInt(0, 1, "1 for an inverse instrument") == 1;
        final int settleAsset = reader.nextInt(0, contracts.maxAssets() - 1, "settle asset");
        if (!contracts.hasAsset(settleAsset))
        {
            throw reader.failure("instrument " + id + " settles in asset " + settleAsset + ", which is not listed");
        }
        final Instrument instrument = new Instrument(
            id,
            isInverse,
            settleAsset,
            reader.nextInt(0, MAX_POOL, "risk pool"),
            reader.next(1, Long.MAX_VALUE, "tick value or coin constant"),
            reader.next(0, Long.MAX_VALUE, "face value"),
            contracts.asset(settleAsset).scale(),
            reader.next(1, Long.MAX_VALUE, "largest price"),
            reader.next(1, Long.MAX_VALUE, "largest position"));
        instrument.addLongLots(reader.next(0, Long.MAX_VALUE, "long lots"));
        instrument.tradingState(reader.nextInt(Instrument.TRADING, Instrument.CLOSED, "trading state"));
        instrument.priceIncrementE9(loadIncrement(reader, id));
        loadTerms(instrument, reader);
        return instrument;
    }

    /**
     * The state hash covers it only where a mark comes from an index, so it is written a second time, inverted.
     */
    private static long loadIncrement(final SnapshotReader reader, final int id)
    {
        final long incrementE9 = reader.next(1, MAX_INCREMENT_E9, "price increment");
        final long inverted = reader.next();
        if (inverted != ~incrementE9)
        {
            throw reader.failure("instrument " + id + " has increment " + incrementE9 + " and also " + ~inverted);
        }
        return incrementE9;
    }

    private static void loadTerms(final Instrument instrument, final SnapshotReader reader)
    {
        final long dustNotional = reader.next(0, Instrument.MAX_MONEY, "dust notional");
        final long openInterestLower = reader.next(0, Instrument.MAX_MONEY, "lower open interest");
        final long openInterestUpper = reader.next(0, Instrument.MAX_MONEY, "upper open interest");
        final int takerFeePpm = reader.nextInt(0, Integer.MAX_VALUE, "taker fee");
        final int liquidationFeePpm = reader.nextInt(0, Integer.MAX_VALUE, "liquidation fee");
        final int priceBandPpm = reader.nextInt(0, Integer.MAX_VALUE, "price band");
        final TierTable tiers = new TierTable();
        tiers.load(reader);
        instrument.parameters(
            dustNotional, openInterestLower, openInterestUpper, takerFeePpm, liquidationFeePpm, priceBandPpm, tiers);
    }
}
