package io.plimsoll.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A venue: risk levels, assets, pools and instruments, read from configuration and checked against the rulebook.
 *
 * @param levels       of zones and liquidation.
 * @param assets       by id.
 * @param pools        by id.
 * @param instruments  by id.
 * @param waterfall    of losses, its venue-wide part.
 * @param prices       where they come from, breakers and governance.
 * @param hasOwnLevels true if the file itself has a section {@code risk}; else the levels are the packaged defaults.
 */
public record RiskConfig(
    RiskLevels levels,
    List<AssetSettings> assets,
    List<PoolSettings> pools,
    List<InstrumentSettings> instruments,
    WaterfallSettings waterfall,
    PriceSettings prices,
    boolean hasOwnLevels)
{
    /**
     * The packaged venue.
     */
    public static final String DEFAULT_VENUE = "io/plimsoll/config/plimsoll.conf";
    /**
     * The packaged venue with prices from indices, and breakers.
     */
    public static final String INDEXED_VENUE = "io/plimsoll/config/plimsoll-indexed.conf";

    /**
     * Load a file.
     *
     * @param file in HOCON.
     * @return the venue; nothing is defined if the file holds launch settings alone.
     * @throws ConfigurationException with all that is wrong.
     */
    public static RiskConfig load(final Path file)
    {
        return RiskConfigReader.read(ConfigSource.file(file));
    }

    /**
     * Load a packaged resource.
     *
     * @param resource on the class path, {@link #DEFAULT_VENUE} for one.
     * @return the venue.
     * @throws ConfigurationException with all that is wrong.
     */
    public static RiskConfig load(final String resource)
    {
        return RiskConfigReader.read(ConfigSource.resource(resource));
    }

    /**
     * Read a text.
     *
     * @param name for messages.
     * @param text in HOCON.
     * @return the venue.
     * @throws ConfigurationException with all that is wrong.
     */
    public static RiskConfig parse(final String name, final String text)
    {
        return RiskConfigReader.read(ConfigSource.text(name, text));
    }

    /**
     * Whether there is anything to define.
     *
     * @return true if there is.
     */
    public boolean hasDefinitions()
    {
        return !assets.isEmpty();
    }

    /**
     * The commands that define the venue: risk parameters, assets, backstop accounts, instruments, then the funds and
     * rules of the loss waterfall, then indices, rules of prices, breakers, and governance last; each by id.
     *
     * @param sink that takes the commands.
     */
    public void define(final CommandSink sink)
    {
        if (!hasDefinitions())
        {
            return;
        }
        final DefinitionPublisher publisher = new DefinitionPublisher(sink);
        publisher.levels(levels);
        assets.forEach(publisher::asset);
        pools.forEach(publisher::backstop);
        instruments.forEach(publisher::instrument);
        final WaterfallPublisher waterfallPublisher = new WaterfallPublisher(sink);
        waterfallPublisher.venue(waterfall);
        pools.forEach(waterfallPublisher::pool);
        new PricePublisher(sink).prices(prices);
        new BreakerPublisher(sink).breakers(prices);
        new GovernancePublisher(sink).governance(prices);
    }
}
