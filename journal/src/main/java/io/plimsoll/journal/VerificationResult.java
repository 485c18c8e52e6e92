package io.plimsoll.journal;

/**
 * What a verification found.
 *
 * @param commands            replayed.
 * @param events              that they gave.
 * @param stateHash           at the end.
 * @param isStateHashRecorded true if the last command was an audit, so that this hash was compared with its answer.
 * @param commandsEnd         where the commands end, with the head of their chain.
 * @param outcomesEnd         where the released events end, with the head of their chain; where they were read to if
 *                            there is a difference.
 * @param ok                  true if replay gave exactly the recorded events, and the recorded hash if there is one.
 * @param difference          the first difference in words; empty when {@code ok}.
 */
public record VerificationResult(
    long commands, long events, long stateHash, boolean isStateHashRecorded,
    JournalPosition commandsEnd, JournalPosition outcomesEnd, boolean ok, String difference)
{
}
