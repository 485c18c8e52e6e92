package io.plimsoll.core.snapshot;

/**
 * Sections of a core's snapshot, in the order in which they are written. A section's version goes up when its content
 * changes its shape or its meaning; another version is refused.
 */
public enum Section
{
    /**
     * Schema, limits, and the last command.
     */
    CORE(1, 1, "core"),

    /**
     * Venue-wide levels and steps.
     */
    PARAMETERS(2, 1, "risk parameters"),

    /**
     * Assets with their haircuts and the venue's books in them.
     */
    ASSETS(3, 1, "assets"),

    /**
     * Instruments with their tiers.
     */
    INSTRUMENTS(4, 2, "instruments"),

    /**
     * Prices, funding indices and volatilities.
     */
    MARKET(5, 2, "market"),

    /**
     * Rows of margin accounts.
     */
    ACCOUNTS(6, 1, "margin accounts"),

    /**
     * Rows of positions.
     */
    POSITIONS(7, 1, "positions"),

    /**
     * Rows of balances.
     */
    BALANCES(8, 1, "balances"),

    /**
     * Rows of orders.
     */
    ORDERS(9, 1, "orders"),

    /**
     * What the liquidator has given out, its rules, risk classes and capacity.
     */
    LIQUIDATION(10, 2, "liquidation"),

    /**
     * Measured activity of the market: a hint for the index, not state.
     */
    ACTIVITY(11, 1, "activity"),

    /**
     * Risk pools with their rules and what they have paid.
     */
    POOLS(12, 1, "risk pools"),

    /**
     * Auctions: rules of the pools, and ids given out.
     */
    AUCTION_RULES(13, 1, "auction rules"),

    /**
     * Rows of auctions.
     */
    AUCTIONS(14, 1, "auctions"),

    /**
     * Sources and price indices.
     */
    INDICES(15, 1, "price indices"),

    /**
     * Rules and state of marks and prices of assets, refusals and cool-offs.
     */
    MARKS(16, 1, "marks"),

    /**
     * Measured volatilities and circuit breakers.
     */
    BREAKERS(17, 1, "circuit breakers"),

    /**
     * Operators, proposals and ramps.
     */
    GOVERNANCE(18, 1, "governance"),

    /**
     * State hash of the core that was saved.
     */
    END(19, 1, "end");

    private final int id;
    private final int version;
    private final String words;

    Section(final int id, final int version, final String words)
    {
        this.id = id;
        this.version = version;
        this.words = words;
    }

    /**
     * Id in the snapshot.
     *
     * @return 1 for the first.
     */
    public int id()
    {
        return id;
    }

    /**
     * Version of the content.
     *
     * @return from 1.
     */
    public int version()
    {
        return version;
    }

    /**
     * For messages.
     *
     * @return id and name.
     */
    @Override
    public String toString()
    {
        return "section " + id + " (" + words + ")";
    }
}
