package io.plimsoll.journal;

/**
 * What a replay did.
 *
 * @param commands     applied.
 * @param events       that they gave.
 * @param lastSequence of the last command in the journal; 0 if it is empty.
 * @param lastTimeNs   latest time of a command up to there, nanoseconds since the epoch; 0 if the journal is empty.
 * @param stateHash    at the end.
 */
public record ReplayResult(long commands, long events, long lastSequence, long lastTimeNs, long stateHash)
{
}
