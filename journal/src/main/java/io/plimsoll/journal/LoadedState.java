package io.plimsoll.journal;

import io.plimsoll.core.StateMachine;
import java.util.Optional;

/**
 * A state machine and the place in the journal that its state is of.
 *
 * @param machine  fresh, or loaded.
 * @param snapshot that it was loaded from; none if it is fresh.
 * @param start    behind which the journal is to be read.
 */
public record LoadedState(StateMachine machine, Optional<SnapshotFile> snapshot, JournalStart start)
{
}
