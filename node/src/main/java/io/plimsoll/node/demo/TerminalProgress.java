package io.plimsoll.node.demo;

import java.io.PrintStream;
import java.util.Locale;

/**
 * A bar on a terminal, drawn again in place, ten times a second at most.
 */
final class TerminalProgress implements DemoProgress
{
    private static final int WIDTH = 40;
    private static final long INTERVAL_NS = 100_000_000L;
    private static final long PERCENT = 100;

    private final PrintStream err;
    private long shownAtNs;
    private boolean isShown;

    TerminalProgress(final PrintStream err)
    {
        this.err = err;
    }

    @Override
    public void onProgress(final String task, final long done, final long total)
    {
        final long nowNs = System.nanoTime();
        if (done < total && isShown && nowNs - shownAtNs < INTERVAL_NS)
        {
            return;
        }
        shownAtNs = nowNs;
        isShown = done < total;
        final int filled = (int)(WIDTH * done / total);
        err.printf(Locale.ROOT, "\r%-26s [%s%s] %3d %%%s", task, "=".repeat(filled), " ".repeat(WIDTH - filled),
            PERCENT * done / total, isShown ? "" : "\n");
        err.flush();
    }
}
