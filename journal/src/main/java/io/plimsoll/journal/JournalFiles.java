package io.plimsoll.journal;

/**
 * The files in a journal's directory, beside its queues.
 */
final class JournalFiles
{
    private JournalFiles()
    {
    }

    /**
     * True for those that belong to this journal in this place: mark, lock and base. Others, the limits for instance,
     * are true of every copy.
     */
    static boolean isOfWriter(final String name)
    {
        return name.equals(JournalMark.FILE_NAME) || name.equals(JournalLock.FILE_NAME) ||
            name.equals(JournalBase.FILE_NAME);
    }
}
