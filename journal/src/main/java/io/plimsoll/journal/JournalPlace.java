package io.plimsoll.journal;

import java.nio.file.Path;

/**
 * A place in a journal, as far as it is known.
 *
 * @param directory    of the journal or of one of its queues.
 * @param file         of the queue; null if unknown.
 * @param position     of the excerpt's first byte in that file; {@link #NO_POSITION} if unknown.
 * @param excerptIndex queue index; {@link JournalException#NO_EXCERPT} if the place is not at an excerpt.
 */
public record JournalPlace(Path directory, Path file, long position, long excerptIndex)
{
    /** Position that is not known. */
    public static final long NO_POSITION = -1L;

    static JournalPlace of(final Path directory, final long excerptIndex)
    {
        return new JournalPlace(directory, null, NO_POSITION, excerptIndex);
    }

    @Override
    public String toString()
    {
        return (file == null ? directory : file) +
            (position == NO_POSITION ? "" : " at byte " + position) +
            (excerptIndex == JournalException.NO_EXCERPT ? "" :
            " excerpt " + ExcerptQueue.describeIndex(excerptIndex));
    }
}
