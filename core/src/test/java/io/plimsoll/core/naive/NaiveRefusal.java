package io.plimsoll.core.naive;

/**
 * Whether liquidation is refused at the price of one instrument or asset (R8.7).
 */
final class NaiveRefusal
{
    boolean isRefused;
    /**
     * When it is lifted all the same.
     */
    long untilNs;
    /**
     * It was, and the cause has not been gone since.
     */
    boolean isOverridden;
}
