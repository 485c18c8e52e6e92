package io.plimsoll.node.command;

import java.util.function.Function;

/**
 * One bar after the other, for work in several tasks.
 */
final class TaskDisplay implements AutoCloseable
{
    private final Function<String, ProgressDisplay> opener;
    private ProgressDisplay bar = ProgressDisplay.NONE;
    private String shownTask = "";

    /**
     * @param opener of a bar for a task.
     */
    TaskDisplay(final Function<String, ProgressDisplay> opener)
    {
        this.opener = opener;
    }

    void onProgress(final String task, final long done, final long all)
    {
        if (!task.equals(shownTask))
        {
            bar.close();
            bar = opener.apply(task);
            shownTask = task;
        }
        bar.onProgress(done, all);
        if (done == all)
        {
            close();
        }
    }

    @Override
    public void close()
    {
        bar.close();
        bar = ProgressDisplay.NONE;
    }
}
