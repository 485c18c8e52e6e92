package io.plimsoll.journal;

/**
 * A place in one queue of a journal: behind an entry. Reading can go on from here without what lies before.
 *
 * @param excerptIndex of the excerpt that holds the entry; {@link JournalException#NO_EXCERPT} before the first.
 * @param sequence     of the entry; 0 before the first.
 * @param ordinal      of the entry within its command: 0 for commands; -1 before the first event.
 * @param link         of that excerpt, 64 hexadecimal digits.
 * @param head         of the chain with that whole excerpt, 64 hexadecimal digits; empty if it was not computed.
 */
public record JournalPosition(long excerptIndex, long sequence, int ordinal, String link, String head)
{
    /** Link and head before the first excerpt. */
    static final String ZERO_HASH = "0".repeat(2 * ChainHead.LENGTH);

    /**
     * Before the first command.
     */
    static final JournalPosition COMMANDS_START =
        new JournalPosition(JournalException.NO_EXCERPT, 0, 0, ZERO_HASH, ZERO_HASH);

    /**
     * Before the first event.
     */
    static final JournalPosition OUTCOMES_START =
        new JournalPosition(JournalException.NO_EXCERPT, 0, -1, ZERO_HASH, ZERO_HASH);

    /**
     * True if there is no excerpt before it.
     */
    boolean isStart()
    {
        return excerptIndex == JournalException.NO_EXCERPT;
    }

    static JournalPosition start(final ExcerptKind kind)
    {
        return kind == ExcerptKind.COMMANDS ? COMMANDS_START : OUTCOMES_START;
    }
}
