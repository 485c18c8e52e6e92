package io.plimsoll.node.command;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar on the terminal's error stream while work takes long.
 */
final class ProgressDisplay implements AutoCloseable
{
    /**
     * Shows nothing.
     */
    static final ProgressDisplay NONE = new ProgressDisplay(null);

    private static final int UPDATE_INTERVAL_MS = 250;

    private final ProgressBar bar;

    private ProgressDisplay(final ProgressBar bar)
    {
        this.bar = bar;
    }

    static ProgressDisplay open(final String task)
    {
        return new ProgressDisplay(new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(0)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_INTERVAL_MS)
            .showSpeed()
            .clearDisplayOnFinish()
            .build());
    }

    /**
     * @param done of all.
     * @param all  that is to be done.
     */
    void onProgress(final long done, final long all)
    {
        if (bar != null)
        {
            bar.maxHint(all);
            bar.stepTo(done);
        }
    }

    @Override
    public void close()
    {
        if (bar != null)
        {
            bar.close();
        }
    }
}
