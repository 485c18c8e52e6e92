package io.plimsoll.core.loss;

/**
 * Risk pools: their rules and what they have paid (rulebook R7.1).
 */
public final class Pools
{
    /**
     * Has it rules?
     *
     * @param pool id.
     * @return false: estates go to the backstop at once, and losses stay there (rulebook R6.8).
     */
    public boolean hasRules(final int pool)
    {
        return false;
    }
}
