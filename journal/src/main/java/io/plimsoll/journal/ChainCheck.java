package io.plimsoll.journal;

import java.nio.file.Path;

/**
 * Reads both queues of a journal to their ends and checks framing, checksums, links and contiguity. Nothing is
 * replayed: that the events follow from the commands is for {@link Verification} to say.
 */
public final class ChainCheck
{
    private static final int QUEUES = 2;

    private final String soughtHead;
    private final ReplayProgress progress;
    private final long endSequence;
    private long excerpts;
    private long bytes;
    private long soughtSequence = JournalException.NO_SEQUENCE;

    private ChainCheck(final String soughtHead, final ReplayProgress progress, final long endSequence)
    {
        this.soughtHead = soughtHead;
        this.progress = progress;
        this.endSequence = endSequence;
    }

    /**
     * Checks a journal.
     *
     * @param directory of the journal.
     * @param progress  to report to.
     * @return what was found.
     * @throws JournalException at the first break.
     */
    public static ChainCheckResult run(final Path directory, final ReplayProgress progress)
    {
        return run(directory, "", progress);
    }

    /**
     * Checks a journal, and looks for a head that its commands had when they ended earlier.
     *
     * @param directory  of the journal.
     * @param soughtHead beginning of a head of the commands; empty for none.
     * @param progress   to report to.
     * @return what was found.
     * @throws JournalException at the first break.
     */
    public static ChainCheckResult run(
        final Path directory, final String soughtHead, final ReplayProgress progress)
    {
        final JournalBase base = JournalBase.read(directory);
        try (JournalMark mark = JournalMark.read(directory))
        {
            final long endSequence = mark.commandsSequence();
            final ChainCheck check = new ChainCheck(soughtHead, progress, endSequence);
            final JournalPosition commands =
                check.read(directory, ExcerptKind.COMMANDS, mark, base.commands(), 0);
            final JournalPosition outcomes =
                check.read(directory, ExcerptKind.OUTCOMES, mark, base.outcomes(), endSequence);
            progress.onProgress(QUEUES * endSequence, QUEUES * endSequence);
            return new ChainCheckResult(base.commands().sequence() + 1, commands, outcomes,
                check.excerpts, check.bytes, check.soughtSequence);
        }
    }

    private JournalPosition read(
        final Path directory,
        final ExcerptKind kind,
        final JournalMark mark,
        final JournalPosition start,
        final long doneSequence)
    {
        try (EntryCursor entries = EntryCursor.open(directory, kind, mark, start))
        {
            entries.excerpts().computeHead();
            while (entries.next())
            {
                if (entries.isLastOfExcerpt())
                {
                    onExcerpt(entries, kind, doneSequence);
                }
            }
            return entries.position();
        }
    }

    private void onExcerpt(final EntryCursor entries, final ExcerptKind kind, final long doneSequence)
    {
        bytes += entries.excerpts().limit();
        excerpts++;
        if (excerpts % Replay.PROGRESS_INTERVAL == 0)
        {
            progress.onProgress(doneSequence + entries.lastSequence(), QUEUES * endSequence);
        }
        if (kind == ExcerptKind.COMMANDS && !soughtHead.isEmpty() && entries.excerpts().head().startsWith(soughtHead))
        {
            soughtSequence = entries.lastSequence();
        }
    }
}
