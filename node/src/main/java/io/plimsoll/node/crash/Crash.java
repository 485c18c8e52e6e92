package io.plimsoll.node.crash;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.crash.market.CrashDay;
import io.plimsoll.node.crash.market.CrashLoader;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.CrowdGenerator;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.record.BreakerRecord;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.record.GuardedRun;
import io.plimsoll.node.crash.report.CrashConsole;
import io.plimsoll.node.crash.report.CrashHtml;
import io.plimsoll.node.crash.report.CrashJson;
import io.plimsoll.node.crash.report.CrashResult;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.crash.venue.TickFeed;
import io.plimsoll.node.demo.DemoProgress;
import io.plimsoll.node.demo.Engine;
import io.plimsoll.node.demo.JournalFolder;
import io.plimsoll.node.page.Conditions;
import io.plimsoll.node.report.Style;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Replays days that went wrong, each once through pipeline and journal, and once more on a core alone for every other
 * loss rule.
 */
public final class Crash
{
    private final CrashOptions options;
    private final PrintWriter out;
    private final Style style;
    private final DemoProgress progress;

    private Crash(
        final CrashOptions options, final PrintWriter out, final Style style, final DemoProgress progress)
    {
        this.options = options;
        this.out = out;
        this.style = style;
        this.progress = progress;
    }

    /**
     * Run.
     *
     * @param options  what to replay.
     * @param out      for tables and findings.
     * @param err      for problems.
     * @param style    of headings.
     * @param progress hears how far the replay is.
     * @return true when everything held: deficits, money and contracts add up, nothing but bids was refused, journals
     * verified, and nothing fired in a calm week.
     * @throws io.plimsoll.journal.JournalException if a journal cannot be written or read.
     * @throws java.io.UncheckedIOException         if a report cannot be written.
     */
    public static boolean run(
        final CrashOptions options,
        final PrintWriter out,
        final PrintWriter err,
        final Style style,
        final DemoProgress progress)
    {
        final Crash crash = new Crash(options, out, style, progress);
        final List<CrashResult> results = new ArrayList<>();
        boolean isSound = true;
        for (final CrashDay day : options.days())
        {
            final CrashResult result = crash.replay(day);
            results.add(result);
            isSound &= result.isSound();
            problems(result, err);
        }
        if (options.jsonFile() != null)
        {
            CrashJson.write(options.jsonFile(), results);
            out.println("Numbers: " + options.jsonFile());
        }
        return isSound;
    }

    private static void problems(final CrashResult result, final PrintWriter err)
    {
        for (final CrashRun run : result.compared())
        {
            if (!run.isSound())
            {
                err.println(run.market().day().id() + ", " + run.lossRule() + ": deficit taken - owed " +
                    run.record().tally().takenLessOwedMicros() + ", conserved " +
                    run.record().audit().isConserved() + ", sums per pool equal " + run.isPoolsAgreed() +
                    ", first refusal " + run.record().refused().first());
            }
        }
        for (final GuardedRun each : result.guarded())
        {
            if (!each.run().isSound())
            {
                err.println(result.main().market().day().id() + ", breakers: " + each.safeguards().label() +
                    ": not sound, first refusal " + each.run().record().refused().first());
            }
        }
        if (result.isDisturbed())
        {
            err.println(result.main().market().day().id() + ": something fired in a calm week");
        }
    }

    private CrashResult replay(final CrashDay day)
    {
        final CrashMarket market = CrashLoader.load(day);
        final Crowd crowd = new Crowd(market, CrowdGenerator.generate(market, options.accounts(), options.seed()));
        try (JournalFolder folder = JournalFolder.open(options.journalOf(day)))
        {
            final CrashRun main = main(market, crowd, folder.directory());
            final VerificationResult verification = verify(market, crowd, folder.directory());
            final CrashResult result = new CrashResult(main, others(market, crowd), atBook(market, crowd),
                guarded(market, crowd), words(verification), verification.ok(),
                Conditions.here(options.seed(), options.commit()));
            new CrashConsole(out, style).print(result);
            if (!folder.isTemporary())
            {
                out.println("Journal: " + folder.directory());
            }
            final Path report = options.reportOf(day);
            if (report != null)
            {
                new CrashHtml(result).write(report);
                out.println("Report: " + report);
            }
            out.println();
            out.flush();
            return result;
        }
    }

    private CrashRun main(final CrashMarket market, final Crowd crowd, final Path directory)
    {
        final CoreLimits limits = CrashSession.limits(market, crowd);
        final CrashSession session =
            new CrashSession(market, crowd, options.lossRule(), progress, market.day().id(),
                Safeguards.NONE);
        try (Engine engine = Engine.start(directory, limits, RiskCore.create(limits), session.events()))
        {
            return session.run(engine);
        }
    }

    private VerificationResult verify(final CrashMarket market, final Crowd crowd, final Path directory)
    {
        return Verification.run(directory, RiskCore.create(CrashSession.limits(market, crowd)), (sequence, end) ->
            progress.onProgress(market.day().id() + ": verifying the journal", sequence, end));
    }

    /** Nothing to compare where nothing happens. */
    private List<CrashRun> others(final CrashMarket market, final Crowd crowd)
    {
        final List<CrashRun> runs = new ArrayList<>();
        for (final LossRule rule : LossRule.values())
        {
            if (rule != options.lossRule() && rule != LossRule.NULL_VAL && !market.day().isCalm())
            {
                runs.add(alone(market, crowd, rule, rule.name().toLowerCase(Locale.ROOT), Safeguards.NONE));
            }
        }
        return runs;
    }

    private List<GuardedRun> guarded(final CrashMarket market, final Crowd crowd)
    {
        final List<GuardedRun> runs = new ArrayList<>();
        for (final Safeguards safeguards : market.day().isCalm() ?
            List.of(Safeguards.VOLATILITY, Safeguards.BREAKERS) :
            List.of(Safeguards.VOLATILITY, Safeguards.LIMIT, Safeguards.HALT, Safeguards.BREAKERS))
        {
            runs.add(guarded(market, crowd, options.lossRule(), safeguards, progress));
        }
        return runs;
    }

    /**
     * Run on a core alone that measures volatility itself.
     *
     * @param market     to run.
     * @param crowd      that trades.
     * @param rule       of all pools.
     * @param safeguards that the core has.
     * @param progress   hears how far the run is.
     * @return what happened.
     */
    static GuardedRun guarded(
        final CrashMarket market,
        final Crowd crowd,
        final LossRule rule,
        final Safeguards safeguards,
        final DemoProgress progress)
    {
        final BreakerRecord breakers = new BreakerRecord();
        final CrashSession session = new CrashSession(
            market, crowd, rule, progress, market.day().id() + ", breakers: " + safeguards.label(),
            (commands, books) ->
            {
                breakers.attach(commands);
                return new TickFeed(market, commands, books, safeguards);
            }, breakers);
        final RiskCore core = RiskCore.create(CrashSession.limits(market, crowd));
        return new GuardedRun(safeguards, session.run(new CorePort(core, session.events())), breakers);
    }

    private CrashRun atBook(final CrashMarket market, final Crowd crowd)
    {
        return market.hasBook() ?
            alone(market.markedAtBook(), crowd, options.lossRule(), "own book", Safeguards.NONE) : null;
    }

    private CrashRun alone(
        final CrashMarket market,
        final Crowd crowd,
        final LossRule rule,
        final String name,
        final Safeguards safeguards)
    {
        final CrashSession session =
            new CrashSession(market, crowd, rule, progress, market.day().id() + ", " + name, safeguards);
        return session.run(
            new CorePort(RiskCore.create(CrashSession.limits(market, crowd)), session.events()));
    }

    private static String words(final VerificationResult verification)
    {
        return verification.ok() ?
            String.format(Locale.ROOT, "Journal verified: %,d commands, %,d events replayed, every byte equal, state " +
                "hash 0x%016x", verification.commands(), verification.events(), verification.stateHash()) :
            "Journal NOT verified: " + verification.difference();
    }
}
