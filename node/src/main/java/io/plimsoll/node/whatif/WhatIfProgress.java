package io.plimsoll.node.whatif;

/**
 * Hears how far a what-if run is.
 */
@FunctionalInterface
public interface WhatIfProgress
{
    /**
     * Hears nothing.
     */
    WhatIfProgress NONE = (task, done, all) ->
    {
    };

    /**
     * A task has come this far.
     *
     * @param task in a few words.
     * @param done of all.
     * @param all  that is to be done.
     */
    void onProgress(String task, long done, long all);
}
