package io.plimsoll.node.demo;

import io.plimsoll.node.demo.market.Candles;

import java.nio.file.Path;

/**
 * What to replay and where to leave the results.
 *
 * @param accounts     customers, 1..{@value #MAX_ACCOUNTS}.
 * @param seed         of the crowd.
 * @param fromMinute   first minute of the day, UTC.
 * @param toMinute     the minute before which the replay ends, at most 1440.
 * @param journalDir   new directory of the journal; null for a temporary one, which is removed at the end.
 * @param reportFile   of the HTML report; null for none.
 * @param isVerified   whether the journal is replayed and compared at the end.
 * @param commit       of the build, for the report; null when not known.
 */
public record DemoOptions(
    int accounts,
    long seed,
    int fromMinute,
    int toMinute,
    Path journalDir,
    Path reportFile,
    boolean isVerified,
    String commit)
{
    /** Most customers. */
    public static final int MAX_ACCOUNTS = 1_000_000;

    /** Customers unless told otherwise. */
    public static final int DEFAULT_ACCOUNTS = 100_000;

    /** Seed unless told otherwise: the day. */
    public static final long DEFAULT_SEED = 20210519;

    /** Report unless told otherwise. */
    public static final String DEFAULT_REPORT = "plimsoll-demo.html";

    /**
     * Checks the bounds.
     */
    public DemoOptions
    {
        if (accounts < 1 || accounts > MAX_ACCOUNTS)
        {
            throw new IllegalArgumentException("accounts must be 1.." + MAX_ACCOUNTS + ": " + accounts);
        }
        if (fromMinute < 0 || fromMinute >= toMinute || toMinute > Candles.MINUTES)
        {
            throw new IllegalArgumentException(
                "minutes must ascend within 0.." + Candles.MINUTES + ": " + fromMinute + " to " + toMinute);
        }
    }

    /**
     * The whole day with the default crowd, a temporary journal and a report in the working directory.
     *
     * @return the options.
     */
    public static DemoOptions defaults()
    {
        return new DemoOptions(DEFAULT_ACCOUNTS, DEFAULT_SEED, 0, Candles.MINUTES, null,
            Path.of(DEFAULT_REPORT), true, launchedCommit());
    }

    private static String launchedCommit()
    {
        final String commit = System.getProperty("plimsoll.commit", "");
        return commit.isEmpty() ? null : commit;
    }

    /**
     * The same with another crowd.
     *
     * @param newAccounts customers.
     * @param newSeed     of the crowd.
     * @return the options.
     */
    public DemoOptions withCrowd(final int newAccounts, final long newSeed)
    {
        return new DemoOptions(
            newAccounts, newSeed, fromMinute, toMinute, journalDir, reportFile, isVerified, commit);
    }

    /**
     * The same for another part of the day.
     *
     * @param newFromMinute first minute of the day.
     * @param newToMinute   the minute before which the replay ends.
     * @return the options.
     */
    public DemoOptions withMinutes(final int newFromMinute, final int newToMinute)
    {
        return new DemoOptions(
            accounts, seed, newFromMinute, newToMinute, journalDir, reportFile, isVerified, commit);
    }

    /**
     * The same with the journal kept in a directory.
     *
     * @param newJournalDir new directory, or null for a temporary one.
     * @return the options.
     */
    public DemoOptions withJournal(final Path newJournalDir)
    {
        return new DemoOptions(
            accounts, seed, fromMinute, toMinute, newJournalDir, reportFile, isVerified, commit);
    }

    /**
     * The same with the report elsewhere.
     *
     * @param newReportFile of the report, or null for none.
     * @return the options.
     */
    public DemoOptions withReport(final Path newReportFile)
    {
        return new DemoOptions(
            accounts, seed, fromMinute, toMinute, journalDir, newReportFile, isVerified, commit);
    }
}
