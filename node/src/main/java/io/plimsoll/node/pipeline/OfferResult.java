package io.plimsoll.node.pipeline;

/**
 * Answers to an offer or claim: a positive number is the sequence of the command, a negative one says why not.
 * <p>
 * A refused command has left no trace. An accepted one is in the ring; it is journaled a moment later, and lost if the
 * process dies or the pipeline fails before that. What was released was journaled first.
 */
public final class OfferResult
{
    /**
     * The ring is full: try again when the consumers have caught up.
     */
    public static final long BACK_PRESSURED = -1;

    /**
     * The pipeline is closed, or closing.
     */
    public static final long CLOSED = -2;

    /**
     * The command does not fit into a slot.
     */
    public static final long TOO_LARGE = -3;

    /**
     * An invariant broke and the pipeline stopped: nothing is taken any more.
     */
    public static final long FAILED = -4;

    /**
     * The disk has too little room for the journal: nothing is taken until it has enough again. The same command may be
     * offered then.
     */
    public static final long NO_SPACE = -5;

    private OfferResult()
    {
    }

    /**
     * A result in words.
     *
     * @param result of an offer or claim.
     * @return the name of the refusal, or the sequence.
     */
    public static String describe(final long result)
    {
        if (result == BACK_PRESSURED)
        {
            return "BACK_PRESSURED";
        }
        if (result == CLOSED)
        {
            return "CLOSED";
        }
        if (result == TOO_LARGE)
        {
            return "TOO_LARGE";
        }
        if (result == FAILED)
        {
            return "FAILED";
        }
        if (result == NO_SPACE)
        {
            return "NO_SPACE";
        }
        return result > 0 ? "sequence " + result : "unknown result " + result;
    }
}
