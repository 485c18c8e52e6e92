package io.plimsoll.core.price;

/**
 * What hangs on indices.
 */
public interface IndexListener
{
    /**
     * An index was worked out, whether or not anything about it has changed (rulebook R8.4, R8.5).
     *
     * @param index id.
     */
    void onIndex(int index);
}
