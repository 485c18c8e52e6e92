package io.plimsoll.core.mark;

/**
 * Sets marks that a breaker lets through by itself, and tells where they come from.
 */
public interface MarkSetter
{
    /**
     * Set a mark, as a candidate that was let through does (rulebook R8.4: stable price, mark, MarkPublished, R8.7).
     *
     * @param instrument id.
     * @param mark       increments.
     */
    void setMark(int instrument, long mark);

    /**
     * Tell a mark that a breaker has set where there are no mark rules: nobody could know it otherwise (R10.3).
     *
     * @param instrument id, without mark rules.
     * @param candidate  that it stands for.
     */
    default void tellMark(final int instrument, final long candidate)
    {
        // Who only sets marks tells nothing.
    }

    /**
     * Does its mark come from an index?
     *
     * @param instrument id.
     * @return true if so.
     */
    boolean hasRules(int instrument);

    /**
     * Validity of the price of an instrument: that of its index.
     *
     * @param instrument id.
     * @return code of {@link io.plimsoll.core.message.Validity}; VALID without mark rules.
     */
    int validity(int instrument);

    /**
     * Since when its index is not valid.
     *
     * @param instrument id.
     * @return time; 0 while valid, or without mark rules.
     */
    long invalidSinceNs(int instrument);

    /**
     * May an index be not valid? Only so is it worth asking for each.
     *
     * @return false if all are valid.
     */
    default boolean isAnyIndexInvalid()
    {
        return true;
    }
}
