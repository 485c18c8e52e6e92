package io.plimsoll.journal;

/**
 * Hears how far a replay is: every {@link Replay#PROGRESS_INTERVAL} commands and at the end.
 */
@FunctionalInterface
public interface ReplayProgress
{
    /**
     * Hears nothing.
     */
    ReplayProgress NONE = (sequence, endSequence) ->
    {
    };

    /**
     * The replay has come this far.
     *
     * @param sequence    of the last command applied.
     * @param endSequence of the last command that the journal held when it was opened.
     */
    void onProgress(long sequence, long endSequence);
}
