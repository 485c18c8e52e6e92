package io.plimsoll.node.demo;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.market.MarketLoader;
import io.plimsoll.node.demo.population.AccountPlan;
import io.plimsoll.node.demo.population.PopulationGenerator;
import io.plimsoll.node.demo.population.PopulationSummary;
import io.plimsoll.node.demo.record.DayRecord;
import io.plimsoll.node.demo.record.TimedCore;
import io.plimsoll.node.demo.report.ConsoleReport;
import io.plimsoll.node.demo.report.DemoResult;
import io.plimsoll.node.demo.report.HtmlReport;
import io.plimsoll.node.page.Conditions;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The demo: opens a seeded crowd's positions, replays the day through the pipeline, prints what happened, writes the
 * report and proves the journal by replaying it.
 */
public final class Demo
{
    private static final int OK = 0;
    private static final int FAILED = 1;

    private final DemoOptions options;
    private final PrintWriter out;
    private final DemoProgress progress;
    private final Market market = MarketLoader.load();
    private final List<AccountPlan> plans;
    private final PopulationSummary crowd;

    private Demo(final DemoOptions options, final PrintWriter out, final DemoProgress progress)
    {
        this.options = options;
        this.out = out;
        this.progress = progress;
        plans = PopulationGenerator.generate(market, options.fromMinute(), options.accounts(), options.seed());
        crowd = new PopulationSummary(market, plans);
    }

    /**
     * Run the demo without showing progress.
     *
     * @param options what to replay.
     * @param out     for the table and the findings.
     * @param err     for problems.
     * @return 0 when everything held: nothing refused, money and contracts conserved, journal verified; else 1.
     * @throws io.plimsoll.journal.JournalException if the journal cannot be written or read.
     * @throws java.io.UncheckedIOException         if the report cannot be written.
     */
    public static int run(final DemoOptions options, final PrintStream out, final PrintStream err)
    {
        return run(options, new PrintWriter(out, true, StandardCharsets.UTF_8),
            new PrintWriter(err, true, StandardCharsets.UTF_8), DemoProgress.NONE);
    }

    /**
     * Run the demo.
     *
     * @param options  what to replay.
     * @param out      for the table and the findings.
     * @param err      for problems.
     * @param progress hears how far the demo is.
     * @return 0 when everything held: nothing refused, money and contracts conserved, journal verified; else 1.
     * @throws io.plimsoll.journal.JournalException if the journal cannot be written or read.
     * @throws java.io.UncheckedIOException         if the report cannot be written.
     */
    public static int run(
        final DemoOptions options, final PrintWriter out, final PrintWriter err, final DemoProgress progress)
    {
        try (JournalFolder folder = JournalFolder.open(options.journalDir()))
        {
            return new Demo(options, out, progress).run(folder, err);
        }
    }

    private int run(final JournalFolder folder, final PrintWriter err)
    {
        out.println("19 May 2021, " + clock(options.fromMinute()) + " to " + clock(options.toMinute()) + " UTC: " +
            market.size() + " contracts, " + number(crowd.accounts()) + " customers with " +
            number(crowd.positions()) + " positions, seed " + options.seed());
        out.println();
        out.flush();
        final DemoResult unverified = play(folder.directory());
        ConsoleReport.print(unverified, out);
        out.flush();
        final VerificationResult verification = verify(folder.directory());
        final DemoResult result = unverified.withVerification(words(verification));
        out.println(result.verification());
        if (!folder.isTemporary())
        {
            out.println("Journal: " + folder.directory());
        }
        if (options.reportFile() != null)
        {
            new HtmlReport(result).write(options.reportFile());
            out.println("Report: " + options.reportFile());
        }
        return judge(result.record(), verification, err);
    }

    private DemoResult play(final Path directory)
    {
        final TimedCore core = new TimedCore(RiskCore.create(limits()));
        final DaySession session = new DaySession(options, market, plans, progress);
        try (Engine engine = Engine.start(directory, limits(), core, session.events()))
        {
            session.run(engine);
        }
        return new DemoResult(market, plans, crowd, session.record(), core.ticks(), session.commandCount(),
            session.openingNs(), session.replayNs(), null, Conditions.here(options.seed(), options.commit()));
    }

    private VerificationResult verify(final Path directory)
    {
        return options.isVerified() ? Verification.run(directory, RiskCore.create(limits()), (sequence, end) ->
            progress.onProgress("verifying the journal", sequence, end)) : null;
    }

    private CoreLimits limits()
    {
        return Engine.limits(crowd, market);
    }

    private static String words(final VerificationResult verification)
    {
        if (verification == null)
        {
            return "Journal not verified: not asked for.";
        }
        return verification.ok() ?
            "Journal verified: " + number(verification.commands()) + " commands, " + number(verification.events()) +
                " events replayed, every byte equal, state hash 0x" +
                String.format(Locale.ROOT, "%016x", verification.stateHash()) :
            "Journal NOT verified: " + verification.difference();
    }

    private static int judge(final DayRecord record, final VerificationResult verification, final PrintWriter err)
    {
        int result = OK;
        if (record.refusals().first() != null)
        {
            err.println("The core refused commands, the first: " + record.refusals().first());
            result = FAILED;
        }
        if (!record.audit().isConserved() || verification != null && !verification.ok())
        {
            result = FAILED;
        }
        return result;
    }

    private static String number(final long number)
    {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String clock(final int minute)
    {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
