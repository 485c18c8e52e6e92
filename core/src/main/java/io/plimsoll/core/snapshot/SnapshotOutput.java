package io.plimsoll.core.snapshot;

import org.agrona.DirectBuffer;

/**
 * Takes the sections of a snapshot, one after the other, as they are written.
 */
public interface SnapshotOutput
{
    /**
     * Begin a section. The one before has ended.
     *
     * @param sectionId unique within the snapshot; ids ascend.
     */
    void begin(int sectionId);

    /**
     * More bytes of the section. The buffer is only valid during the call.
     *
     * @param buffer holding them.
     * @param offset of the first.
     * @param length in bytes, at least 1; a section may be longer than 2 GiB and comes in pieces of at most 64 KiB.
     */
    void write(DirectBuffer buffer, int offset, int length);

    /**
     * End the section.
     */
    void end();
}
