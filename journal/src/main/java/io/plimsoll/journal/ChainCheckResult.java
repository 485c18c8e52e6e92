package io.plimsoll.journal;

/**
 * What a check of the chains found.
 *
 * @param firstSequence  of the commands that are there; beyond 1 if older ones were archived.
 * @param commandsEnd    where the commands end, with head.
 * @param outcomesEnd    where the released events end, with head.
 * @param excerpts       read.
 * @param bytes          of these excerpts.
 * @param soughtSequence of the command that the sought head ended with; {@link JournalException#NO_SEQUENCE} if it was
 *                       not met.
 */
public record ChainCheckResult(
    long firstSequence, JournalPosition commandsEnd, JournalPosition outcomesEnd, long excerpts, long bytes,
    long soughtSequence)
{
    /**
     * The head of the whole journal.
     *
     * @return 64 hexadecimal digits.
     */
    public String head()
    {
        return JournalHead.of(commandsEnd, outcomesEnd);
    }
}
