package io.plimsoll.journal;

import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Where the excerpts of one queue come from, one after the other, as copies: {@link ExcerptCursor} asks the queue for
 * them, {@link ExcerptScan} looks for them in its files.
 */
interface ExcerptSource extends AutoCloseable
{
    /**
     * Moves to the next excerpt and copies it.
     *
     * @return false if there is none.
     */
    boolean next();

    /**
     * Reads the excerpt of an index; {@link #next()} goes on behind it.
     *
     * @return false if there is none.
     */
    boolean moveTo(long excerptIndex);

    /**
     * Where an excerpt stands: the one last read.
     */
    JournalPlace place(long excerptIndex);

    /**
     * The place behind the excerpt last read, of an excerpt that is not there.
     */
    JournalPlace endPlace(long missingIndex);

    /**
     * Index of the excerpt last read; {@link JournalException#NO_EXCERPT} before the first.
     */
    long index();

    /**
     * The excerpt last read.
     */
    UnsafeBuffer buffer();

    /**
     * The same memory as {@link #buffer()}.
     */
    ByteBuffer bytes();

    /**
     * Length of the excerpt last read, in bytes.
     */
    int length();

    @Override
    void close();
}
