package io.plimsoll.node.crash;

import io.plimsoll.core.message.LossRule;
import io.plimsoll.node.crash.market.CrashDay;

import java.nio.file.Path;
import java.util.List;

/**
 * What to replay and where to leave the results.
 *
 * @param days       to replay, at least one.
 * @param accounts   customers and makers, {@value #MIN_ACCOUNTS}..{@value #MAX_ACCOUNTS}.
 * @param seed       of the crowd.
 * @param lossRule   of the run that is journaled; the others run beside it.
 * @param journalDir new directory of the journal, one within it per day if there are several; null for temporary ones.
 * @param reportFile of the HTML report, with the day in its name if there are several; null for none.
 * @param jsonFile   of the numbers; null for none.
 * @param commit     of the build, for the report; null when not known.
 */
public record CrashOptions(
    List<CrashDay> days,
    int accounts,
    long seed,
    LossRule lossRule,
    Path journalDir,
    Path reportFile,
    Path jsonFile,
    String commit)
{
    /** Fewest accounts: makers and somebody to trade with. */
    public static final int MIN_ACCOUNTS = 100;

    /** Most accounts. */
    public static final int MAX_ACCOUNTS = 1_000_000;

    /** Accounts unless told otherwise. */
    public static final int DEFAULT_ACCOUNTS = 10_000;

    /** Seed unless told otherwise. */
    public static final long DEFAULT_SEED = 20251010;

    /**
     * Checks the bounds.
     */
    public CrashOptions
    {
        days = List.copyOf(days);
        if (days.isEmpty())
        {
            throw new IllegalArgumentException("no day to replay");
        }
        if (accounts < MIN_ACCOUNTS || accounts > MAX_ACCOUNTS)
        {
            throw new IllegalArgumentException(
                "accounts must be " + MIN_ACCOUNTS + ".." + MAX_ACCOUNTS + ": " + accounts);
        }
    }

    Path journalOf(final CrashDay day)
    {
        return journalDir == null || days.size() == 1 ? journalDir : journalDir.resolve(day.id());
    }

    Path reportOf(final CrashDay day)
    {
        if (reportFile == null || days.size() == 1)
        {
            return reportFile;
        }
        final String name = reportFile.getFileName().toString();
        final int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
        return reportFile.resolveSibling(name.substring(0, dot) + "-" + day.id() + name.substring(dot));
    }
}
