package io.plimsoll.journal;

import io.plimsoll.core.StateMachine;
import java.util.Optional;

/**
 * A journal behind its end, with the state machine that was rebuilt from it.
 *
 * @param journal        open for appending; the next command continues its sequence.
 * @param machine        of the state at that end.
 * @param replay         what was replayed.
 * @param releasedEvents events that the outcome journal lacked and that were released now.
 * @param snapshot       that the replay began with; none if it began with a machine that the caller gave, or with the
 *                       journal's beginning.
 */
public record RecoveredJournal(
    Journal journal,
    StateMachine machine,
    ReplayResult replay,
    long releasedEvents,
    Optional<SnapshotFile> snapshot)
{
}
