package io.plimsoll.journal;

/**
 * A journal behind its end, with the state machine that was rebuilt from it.
 *
 * @param journal        open for appending; the next command continues its sequence.
 * @param replay         what was replayed.
 * @param releasedEvents events that the outcome journal lacked and that were released now.
 */
public record RecoveredJournal(Journal journal, ReplayResult replay, long releasedEvents)
{
}
