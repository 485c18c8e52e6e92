package io.plimsoll.node.crash.population;

/**
 * What an account is there for.
 */
public enum Role
{
    /** Customers who bet on higher prices. */
    LONG("longs"),

    /** Customers who bet on lower prices. */
    SHORT("shorts"),

    /** Customers who are long one contract and short another of about the same worth. */
    HEDGED("hedged"),

    /** Professionals who hold the other side of the crowd. */
    MAKER("makers"),

    /** Bidders in auctions. */
    BIDDER("bidders"),

    /** The rest of the market: buys and sells what slices close. */
    OUTSIDE("outside"),

    /** Backstops and funds. */
    VENUE("venue");

    private final String label;

    Role(final String label)
    {
        this.label = label;
    }

    /**
     * For people.
     *
     * @return the label.
     */
    public String label()
    {
        return label;
    }
}
