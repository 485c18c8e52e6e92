package io.plimsoll.core.snapshot;

import org.agrona.MutableDirectBuffer;

/**
 * Gives the sections of a snapshot back, in the order in which they were written.
 */
public interface SnapshotInput
{
    /**
     * Open the next section. The one before has been read to its end.
     *
     * @param sectionId as it was written.
     * @return its length in bytes.
     * @throws SnapshotException if there is no such section.
     */
    long open(int sectionId);

    /**
     * The next bytes of the section.
     *
     * @param buffer to read into.
     * @param offset of the first.
     * @param length in bytes; never more than the section has left by its length.
     * @throws SnapshotException if they are not there.
     */
    void read(MutableDirectBuffer buffer, int offset, int length);
}
