package io.plimsoll.journal;

import java.nio.file.Path;

/**
 * A journal that cannot be read further, appended to or trusted. The message names the place, what was expected, what
 * was found and what to do.
 */
public final class JournalException extends RuntimeException
{
    /**
     * Excerpt index of a break that is not at an excerpt.
     */
    public static final long NO_EXCERPT = -1L;

    /**
     * Sequence of an exception that is not about one.
     */
    public static final long NO_SEQUENCE = -1L;

    private static final long serialVersionUID = 1L;

    /**
     * What is wrong.
     */
    public enum Reason
    {
        /** Files or excerpts of another format version. */
        OTHER_FORMAT,
        /** Messages of another schema id or version. */
        OTHER_SCHEMA,
        /** No excerpt of a journal of this kind: wrong magic, or commands where outcomes should stand. */
        NOT_AN_EXCERPT,
        /** Lengths or counts that contradict each other, or bytes that must be zero and are not. */
        MALFORMED,
        /** The checksum does not match the bytes. */
        CHECKSUM,
        /** A sequence or ordinal that is not the next one. */
        OUT_OF_SEQUENCE,
        /** A sound excerpt that does not continue the one before it: moved, or of another journal. */
        CHAIN,
        /** A writer that went on after another had taken over. */
        FENCED,
        /** What was asked for was archived. */
        ARCHIVED,
        /** The journal ends before the last excerpt that was written. */
        INCOMPLETE_TAIL,
        /** The queue files themselves cannot be read or written. */
        UNREADABLE,
        /** A new run over a journal that holds something. */
        NOT_EMPTY,
        /** There is no journal to continue. */
        NOT_FOUND,
        /** Another process, or another part of this one, appends to it. */
        IN_USE,
        /** The state machine failed while a journaled command was replayed. */
        APPLY_FAILED,
        /** A snapshot is of a command whose events may not all have been released. */
        SNAPSHOT_TOO_NEW,
        /** Replay gives other events than those that were released. */
        DIVERGED,
        /** The queue did not take an excerpt. */
        WRITE_FAILED,
        /** Too little free space to append safely. */
        DISK_FULL,
        /** This JVM was started in a way that makes the journal unsafe. */
        ENVIRONMENT
    }

    private final Reason reason;
    private final transient JournalPlace place;
    private final long lastSequence;

    JournalException(
        final Reason reason,
        final JournalPlace place,
        final long lastSequence,
        final String detail,
        final Throwable cause)
    {
        super(reason + " in " + place + ": " + detail +
            (lastSequence == NO_SEQUENCE ? "" : "; the last sound sequence is " + lastSequence), cause);
        this.reason = reason;
        this.place = place;
        this.lastSequence = lastSequence;
    }

    JournalException(final Reason reason, final JournalPlace place, final long lastSequence, final String detail)
    {
        this(reason, place, lastSequence, detail, null);
    }

    JournalException(
        final Reason reason, final Path directory, final long excerptIndex, final String detail, final Throwable cause)
    {
        this(reason, JournalPlace.of(directory, excerptIndex), NO_SEQUENCE, detail, cause);
    }

    JournalException(final Reason reason, final Path directory, final long excerptIndex, final String detail)
    {
        this(reason, directory, excerptIndex, detail, null);
    }

    JournalException(final Reason reason, final Path directory, final String detail)
    {
        this(reason, directory, NO_EXCERPT, detail, null);
    }

    /**
     * What is wrong.
     *
     * @return the reason.
     */
    public Reason reason()
    {
        return reason;
    }

    /**
     * Where it is wrong: directory, file, byte and excerpt, as far as they are known.
     *
     * @return the place.
     */
    public JournalPlace place()
    {
        return place;
    }

    /**
     * Directory of the journal or of one of its queues.
     *
     * @return the directory.
     */
    public Path directory()
    {
        return place.directory();
    }

    /**
     * Queue index of the excerpt at which reading or writing stopped; {@link #NO_EXCERPT} if it is not about one.
     *
     * @return the index: roll cycle in the upper, number within the cycle in the lower 32 bits.
     */
    public long excerptIndex()
    {
        return place.excerptIndex();
    }

    /**
     * Last sequence before the break that is sound; {@link #NO_SEQUENCE} if the exception is not about one.
     *
     * @return the sequence.
     */
    public long lastSequence()
    {
        return lastSequence;
    }
}
