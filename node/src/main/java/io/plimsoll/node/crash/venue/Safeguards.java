package io.plimsoll.node.crash.venue;

/**
 * What the core works out from the prices that it is sent.
 */
public enum Safeguards
{
    /** Nothing: volatility is measured outside, hour by hour. */
    NONE("none"),

    /** Volatility. */
    VOLATILITY("no breaker"),

    /** Volatility, and the bound that limits. */
    LIMIT("limit only"),

    /** Volatility, and the bound that halts. */
    HALT("halt only"),

    /** Volatility, and both bounds. */
    BREAKERS("both");

    private final String label;

    Safeguards(final String label)
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

    /**
     * Whether there is a breaker.
     *
     * @return true if so.
     */
    public boolean isBreaking()
    {
        return ordinal() >= LIMIT.ordinal();
    }

    boolean isLimiting()
    {
        return this == LIMIT || this == BREAKERS;
    }

    boolean isHalting()
    {
        return this == HALT || this == BREAKERS;
    }
}
