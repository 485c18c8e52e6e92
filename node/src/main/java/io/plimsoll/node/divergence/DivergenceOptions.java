package io.plimsoll.node.divergence;

import io.plimsoll.node.crash.CrashOptions;
import io.plimsoll.node.divergence.market.DivergenceDay;

import java.nio.file.Path;
import java.util.List;

/**
 * What to replay and where to leave the results.
 *
 * @param days       to replay, at least one.
 * @param accounts   customers and makers, within the bounds of the crash replays.
 * @param seed       of the crowd.
 * @param out        directory of the reports, an HTML and a JSON file per day; null for none.
 * @param journalDir new directory of the journals, one within it per day; null for temporary ones.
 * @param commit     of the build, for the report; null when not known.
 */
public record DivergenceOptions(
    List<DivergenceDay> days, int accounts, long seed, Path out, Path journalDir, String commit)
{
    /** Accounts unless told otherwise. */
    public static final int DEFAULT_ACCOUNTS = 5_000;

    /**
     * Checks the bounds.
     */
    public DivergenceOptions
    {
        days = List.copyOf(days);
        if (days.isEmpty())
        {
            throw new IllegalArgumentException("no day to replay");
        }
        if (accounts < CrashOptions.MIN_ACCOUNTS || accounts > CrashOptions.MAX_ACCOUNTS)
        {
            throw new IllegalArgumentException("accounts must be " + CrashOptions.MIN_ACCOUNTS + ".." +
                CrashOptions.MAX_ACCOUNTS + ": " + accounts);
        }
    }

    Path journalOf(final DivergenceDay day)
    {
        return journalDir == null ? null : journalDir.resolve(day.id());
    }

    Path fileOf(final DivergenceDay day, final String ending)
    {
        return out.resolve("plimsoll-divergence-" + day.id() + "." + ending);
    }
}
