package io.plimsoll.node.whatif;

/**
 * What is counted per interval.
 */
enum Series
{
    /** Margin calls. */
    MARGIN_CALLS("marginCalls"),
    /** Notional of slice fills, micro-units. */
    LIQUIDATED("liquidatedMicros"),
    /** Takeovers. */
    TAKEOVERS("takeovers"),
    /** Shortfall, micro-units. */
    SHORTFALL("shortfallMicros");

    private final String key;

    Series(final String key)
    {
        this.key = key;
    }

    /**
     * @return name in the JSON form; never changed.
     */
    String key()
    {
        return key;
    }
}
