package io.plimsoll.node.demo.population;

/**
 * What a customer has deposited.
 */
public enum Collateral
{
    /** USDT alone. */
    USDT("USDT only"),

    /** Bitcoin alone. */
    BTC("BTC only"),

    /** Ether alone. */
    ETH("ETH only"),

    /** USDT with one coin or both. */
    MIX("mix");

    private final String label;

    Collateral(final String label)
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
