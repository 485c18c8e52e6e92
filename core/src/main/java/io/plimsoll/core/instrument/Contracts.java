package io.plimsoll.core.instrument;

/**
 * The venue's instruments and assets, by id.
 */
public final class Contracts
{
    private final Instrument[] instruments;
    private final Asset[] assets;

    /**
     * Nothing listed yet.
     *
     * @param maxInstruments instrument ids are below this.
     * @param maxAssets      asset ids are below this.
     */
    public Contracts(final int maxInstruments, final int maxAssets)
    {
        instruments = new Instrument[maxInstruments];
        assets = new Asset[maxAssets];
    }

    /**
     * Instrument of an id that is known to exist.
     *
     * @param id of the instrument.
     * @return the instrument; null if there is none.
     */
    public Instrument instrument(final int id)
    {
        return instruments[id];
    }

    /**
     * Is there such an instrument?
     *
     * @param id any number.
     * @return true if it is listed.
     */
    public boolean hasInstrument(final int id)
    {
        return id < instruments.length && instruments[id] != null;
    }

    /**
     * List an instrument.
     *
     * @param instrument to list.
     */
    public void list(final Instrument instrument)
    {
        instruments[instrument.id()] = instrument;
    }

    /**
     * Asset of an id that is known to exist.
     *
     * @param id of the asset.
     * @return the asset; null if there is none.
     */
    public Asset asset(final int id)
    {
        return assets[id];
    }

    /**
     * Is there such an asset?
     *
     * @param id any number.
     * @return true if it is listed.
     */
    public boolean hasAsset(final int id)
    {
        return id < assets.length && assets[id] != null;
    }

    /**
     * List an asset.
     *
     * @param asset to list.
     */
    public void list(final Asset asset)
    {
        assets[asset.id()] = asset;
    }

    /**
     * Instrument ids are below this.
     *
     * @return the limit.
     */
    public int maxInstruments()
    {
        return instruments.length;
    }

    /**
     * Asset ids are below this.
     *
     * @return the limit.
     */
    public int maxAssets()
    {
        return assets.length;
    }
}
