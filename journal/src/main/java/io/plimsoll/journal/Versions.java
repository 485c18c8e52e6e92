package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;

/**
 * Which journals this build reads: those of its own format and message schema, and all older ones. What they contain
 * stays as it was written; new excerpts are of the newest.
 */
final class Versions
{
    private static final int OLDEST_FORMAT = 1;
    private static final int OLDEST_SCHEMA = 1;

    private Versions()
    {
    }

    /**
     * What is wrong with the versions of a file or an excerpt, in words; empty when nothing is.
     */
    static String complaint(final int formatVersion, final int schemaId, final int schemaVersion)
    {
        if (!isKnown(formatVersion))
        {
            return "journal format " + formatVersion + ", this build reads formats " + OLDEST_FORMAT + " to " +
                ExcerptLayout.FORMAT_VERSION;
        }
        if (schemaId != ExcerptLayout.SCHEMA_ID ||
            schemaVersion < OLDEST_SCHEMA || schemaVersion > ExcerptLayout.SCHEMA_VERSION)
        {
            return "messages of schema " + schemaId + " version " + schemaVersion + ", this build reads schema " +
                ExcerptLayout.SCHEMA_ID + " versions " + OLDEST_SCHEMA + " to " + ExcerptLayout.SCHEMA_VERSION;
        }
        return "";
    }

    /**
     * Reason that goes with a complaint.
     */
    static Reason reason(final int formatVersion)
    {
        return isKnown(formatVersion) ? Reason.OTHER_SCHEMA : Reason.OTHER_FORMAT;
    }

    private static boolean isKnown(final int formatVersion)
    {
        return formatVersion >= OLDEST_FORMAT && formatVersion <= ExcerptLayout.FORMAT_VERSION;
    }
}
