package io.plimsoll.journal;

/**
 * The disk space that a journal keeps ahead of its end, as seen by whoever takes commands in.
 * <p>
 * For any thread. While space is low, what was taken in is still journaled, out of the reserve; nothing more should be
 * taken in.
 */
public interface JournalSpace
{
    /**
     * True while the reserve of a queue cannot be kept full, or the file system has too little room beyond it.
     *
     * @return true while no further command should be taken.
     */
    boolean isLow();

    /**
     * Tries to fill the reserves again. A few system calls: not for every command.
     *
     * @return true if space is no longer low.
     */
    boolean refill();

    /**
     * Space that is left on the file system, beyond the reserves.
     *
     * @return bytes.
     */
    long freeBytes();

    /**
     * Space held ahead of the end of the queue that has less of it.
     *
     * @return bytes.
     */
    long reservedBytes();
}
