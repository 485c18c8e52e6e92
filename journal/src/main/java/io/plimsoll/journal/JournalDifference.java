package io.plimsoll.journal;

/**
 * How two journals, or a journal and a re-run of it, differ first.
 *
 * @param kind         of the difference.
 * @param fromSequence first command that was compared; beyond 1 if older ones of one side were archived.
 * @param commands     found equal.
 * @param events       found equal.
 * @param left         the message on the left; null where the left has none.
 * @param right        the message on the right; null where the right has none.
 */
public record JournalDifference(
    Kind kind, long fromSequence, long commands, long events, Message left, Message right)
{
    /**
     * Kinds of difference.
     */
    public enum Kind
    {
        /** There is none. */
        NONE,
        /** Two commands of one sequence differ. */
        COMMAND,
        /** Two events differ, or only one side has an event. */
        EVENT,
        /** Equal as far as the left goes; the right's message is the first beyond. */
        LEFT_ENDS,
        /** Equal as far as the right goes; the left's message is the first beyond. */
        RIGHT_ENDS
    }

    /**
     * A message of one side.
     *
     * @param isCommand true for a command, false for an event.
     * @param sequence  of the command, or of the command that caused the event.
     * @param ordinal   of the event; 0 for a command.
     * @param timeNs    of a command, nanoseconds since the epoch; 0 for an event.
     * @param bytes     header and body.
     */
    public record Message(boolean isCommand, long sequence, int ordinal, long timeNs, byte[] bytes)
    {
        /**
         * What it is, in words.
         *
         * @return its kind and its number.
         */
        public String name()
        {
            return isCommand ? "command " + sequence : "event " + sequence + "/" + ordinal;
        }
    }
}
