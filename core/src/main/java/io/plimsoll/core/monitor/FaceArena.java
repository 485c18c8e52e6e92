package io.plimsoll.core.monitor;

import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Off-heap chunks that the trigger heaps share, so that their sizes may differ while their sum is fixed at start.
 */
final class FaceArena
{
    static final int CHUNK_SHIFT = 9;
    static final int CHUNK_ENTRIES = 1 << CHUNK_SHIFT;
    static final int ENTRY_LENGTH = 16;

    private static final int CHUNK_LENGTH = CHUNK_ENTRIES * ENTRY_LENGTH;

    final UnsafeBuffer buffer;
    private final int[] freeChunks;
    private int freeCount;

    /**
     * Memory for a number of faces.
     *
     * @param faces over all heaps.
     * @param heaps that share it: each may leave a chunk partly empty.
     */
    FaceArena(final long faces, final int heaps)
    {
        final long chunks = faces / CHUNK_ENTRIES + 2L * heaps + 1;
        final long bytes = chunks * CHUNK_LENGTH;
        if (bytes > Integer.MAX_VALUE - 64)
        {
            throw new IllegalArgumentException("index of " + faces + " faces does not fit one buffer of 2 GiB");
        }
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect((int)bytes).order(ByteOrder.LITTLE_ENDIAN));
        freeChunks = new int[(int)chunks];
        for (int i = (int)chunks - 1; i >= 0; i--)
        {
            freeChunks[freeCount++] = i * CHUNK_LENGTH;
        }
    }

    int maxChunks()
    {
        return freeChunks.length;
    }

    /**
     * Take a chunk.
     *
     * @return its offset in the buffer.
     */
    int take()
    {
        if (freeCount == 0)
        {
            throw new IllegalStateException("index is out of chunks");
        }
        return freeChunks[--freeCount];
    }

    void release(final int chunkOffset)
    {
        freeChunks[freeCount++] = chunkOffset;
    }

    long memoryBytes()
    {
        return buffer.capacity() + (long)freeChunks.length * Integer.BYTES;
    }
}
