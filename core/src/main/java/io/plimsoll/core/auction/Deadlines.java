package io.plimsoll.core.auction;

/**
 * The clock of margin accounts: one deadline each, fired by command time.
 */
public interface Deadlines
{
    /**
     * Set a margin account's deadline, in place of the one it may have.
     *
     * @param account    row.
     * @param deadlineNs time.
     */
    void arm(int account, long deadlineNs);

    /**
     * Take a margin account's deadline away.
     *
     * @param account row.
     */
    void drop(int account);
}
