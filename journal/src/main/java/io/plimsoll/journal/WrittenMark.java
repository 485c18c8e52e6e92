package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;

/**
 * What a journal's mark says, or why it says nothing.
 *
 * @param blockSizeBytes    of the queues.
 * @param commandsIndex     last excerpt of the commands; 0 for none or unknown.
 * @param commandsSequence  that it ends with.
 * @param outcomesIndex     last excerpt of the outcomes; 0 for none or unknown.
 * @param outcomesSequence  that it ends with.
 * @param releasedSequence  up to which all events are in the outcomes.
 * @param epoch             of the last writer.
 * @param problem           why the mark cannot be read, in words; empty if it can.
 */
record WrittenMark(
    long blockSizeBytes, long commandsIndex, long commandsSequence, long outcomesIndex, long outcomesSequence,
    long releasedSequence, long epoch, String problem)
{
    /**
     * Reads the mark of a journal.
     *
     * @throws JournalException if it is of another build: what is there then is not for this one to judge.
     */
    static WrittenMark read(final Path directory)
    {
        try (JournalMark mark = JournalMark.read(directory))
        {
            final long blockSize = mark.blockSizeBytes();
            final boolean isPossible =
                blockSize >= JournalSettings.MIN_BLOCK_SIZE_BYTES && blockSize <= Integer.MAX_VALUE;
            return new WrittenMark(
                isPossible ? blockSize : JournalSettings.DEFAULT_BLOCK_SIZE_BYTES,
                mark.commandsIndex(), mark.commandsSequence(),
                mark.outcomesIndex(), mark.outcomesSequence(), mark.releasedSequence(), mark.epoch(),
                isPossible ? "" : JournalMark.FILE_NAME + " says a block size of " + blockSize + " bytes");
        }
        catch (final JournalException e)
        {
            if (e.reason() == Reason.OTHER_FORMAT || e.reason() == Reason.OTHER_SCHEMA)
            {
                throw e;
            }
            return new WrittenMark(
                JournalSettings.DEFAULT_BLOCK_SIZE_BYTES, 0, 0, 0, 0, Long.MAX_VALUE, 0, e.getMessage());
        }
    }

    boolean isThere()
    {
        return problem.isEmpty();
    }
}
