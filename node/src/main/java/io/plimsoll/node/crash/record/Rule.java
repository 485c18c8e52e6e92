package io.plimsoll.node.crash.record;

/**
 * By which rule somebody lost money. What prices took is not among them.
 */
public enum Rule
{
    /** What slices and calls traded worse than the mark. */
    SLIPPAGE("slippage"),

    /** Fees of slices, the venue's and the liquidation fee. */
    FEES("fees"),

    /** Premiums that estates paid to those who took parts of them. */
    PREMIUM("auction premium"),

    /** Equity that was left of an estate when it was settled. */
    ESTATE("estate"),

    /** Haircuts on winners. */
    HAIRCUT("haircut"),

    /** What winners gave up against the mark when they were deleveraged. */
    DELEVERAGING("deleveraging");

    private final String label;

    Rule(final String label)
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
