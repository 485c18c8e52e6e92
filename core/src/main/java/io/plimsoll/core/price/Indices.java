package io.plimsoll.core.price;

import io.plimsoll.core.message.Validity;

/**
 * All price indices: sources, values, validity (rulebook R8.1 to R8.3, R8.9).
 */
public final class Indices
{
    private final int size;

    /**
     * Room for so many, none defined.
     *
     * @param size index ids are below this.
     */
    public Indices(final int size)
    {
        this.size = size;
    }

    /**
     * Largest id and one.
     *
     * @return the bound of ids.
     */
    public int size()
    {
        return size;
    }

    /**
     * Was it set?
     *
     * @param index any id.
     * @return true if so.
     */
    public boolean isDefined(final int index)
    {
        return false;
    }

    /**
     * Last valid value.
     *
     * @param index id.
     * @return in increments of the index; 0 if it never was valid.
     */
    public long value(final int index)
    {
        return 0;
    }

    /**
     * Price step.
     *
     * @param index id.
     * @return 10^-9 numeraire.
     */
    public long priceIncrementE9(final int index)
    {
        return 0;
    }

    /**
     * As last worked out.
     *
     * @param index id.
     * @return code of {@link Validity}.
     */
    public int validity(final int index)
    {
        return Validity.VALID.value();
    }

    /**
     * Since when it is not valid.
     *
     * @param index id.
     * @return time; 0 while valid.
     */
    public long invalidSinceNs(final int index)
    {
        return 0;
    }

    /**
     * Has it moved too much within its lag window for risk to be opened (rulebook R8.9)?
     *
     * @param index id.
     * @return true if so, as of now.
     */
    public boolean isMoving(final int index)
    {
        return false;
    }

    /**
     * Work out the indices whose sources have grown stale (rulebook R8.11c).
     *
     * @return true if there was one.
     */
    public boolean onTime()
    {
        return false;
    }
}
