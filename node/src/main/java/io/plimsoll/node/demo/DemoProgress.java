package io.plimsoll.node.demo;

/**
 * Hears how far the demo is.
 */
@FunctionalInterface
public interface DemoProgress
{
    /**
     * Hears nothing.
     */
    DemoProgress NONE = (task, done, total) ->
    {
    };

    /**
     * A part of a task is done. Comes often: the hearer decides what to show.
     *
     * @param task  for people; another name means that the task before is finished.
     * @param done  parts so far.
     * @param total parts.
     */
    void onProgress(String task, long done, long total);
}
