package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Path;

/**
 * Which journals this build reads: those of its own format and message schema only.
 */
final class Versions
{
    private Versions()
    {
    }

    static void check(
        final Path directory,
        final long excerptIndex,
        final int formatVersion,
        final int schemaId,
        final int schemaVersion)
    {
        if (formatVersion != ExcerptLayout.FORMAT_VERSION)
        {
            throw new JournalException(Reason.OTHER_FORMAT, directory, excerptIndex,
                "journal format " + formatVersion + ", this build reads format " + ExcerptLayout.FORMAT_VERSION);
        }
        if (schemaId != ExcerptLayout.SCHEMA_ID || schemaVersion != ExcerptLayout.SCHEMA_VERSION)
        {
            throw new JournalException(Reason.OTHER_SCHEMA, directory, excerptIndex,
                "messages of schema " + schemaId + " version " + schemaVersion + ", this build reads schema " +
                ExcerptLayout.SCHEMA_ID + " version " + ExcerptLayout.SCHEMA_VERSION);
        }
    }
}
