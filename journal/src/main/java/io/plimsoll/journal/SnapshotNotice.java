package io.plimsoll.journal;

import java.nio.file.Path;

/**
 * Hears of snapshots that are not used: damaged, of other limits or another build, or not of this journal.
 */
@FunctionalInterface
public interface SnapshotNotice
{
    /**
     * Hears nothing.
     */
    SnapshotNotice NONE = (file, reason) ->
    {
    };

    /**
     * A snapshot is passed over; an older one is tried next, or the journal is read from its beginning.
     *
     * @param file   that is not used.
     * @param reason in words.
     */
    void onUnusable(Path file, String reason);
}
