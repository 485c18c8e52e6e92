package io.plimsoll.core.loss;

/**
 * Risk pools: their rules and what they have paid (rulebook R7.1).
 */
public final class Pools
{
    private long withRules;

    /**
     * Give a pool rules.
     *
     * @param pool id.
     */
    public void giveRules(final int pool)
    {
        withRules |= 1L << pool;
    }

    /**
     * Has it rules?
     *
     * @param pool id.
     * @return if not: estates go to the backstop at once, and losses stay there (rulebook R6.8).
     */
    public boolean hasRules(final int pool)
    {
        return (withRules >>> pool & 1) != 0;
    }
}
