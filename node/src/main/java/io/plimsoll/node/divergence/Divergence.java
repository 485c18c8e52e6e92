package io.plimsoll.node.divergence;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import io.plimsoll.node.crash.CorePort;
import io.plimsoll.node.crash.CrashSession;
import io.plimsoll.node.crash.market.CrashMarket;
import io.plimsoll.node.crash.population.Crowd;
import io.plimsoll.node.crash.population.CrowdGenerator;
import io.plimsoll.node.crash.record.CrashRun;
import io.plimsoll.node.crash.venue.Safeguards;
import io.plimsoll.node.crash.venue.TickFeed;
import io.plimsoll.node.demo.DemoProgress;
import io.plimsoll.node.demo.Engine;
import io.plimsoll.node.demo.JournalFolder;
import io.plimsoll.node.divergence.market.DivergenceDay;
import io.plimsoll.node.divergence.market.DivergenceLoader;
import io.plimsoll.node.divergence.market.DivergenceMarket;
import io.plimsoll.node.divergence.record.DivergenceRecord;
import io.plimsoll.node.divergence.record.DivergenceRun;
import io.plimsoll.node.divergence.report.DivergenceConsole;
import io.plimsoll.node.divergence.report.DivergenceHtml;
import io.plimsoll.node.divergence.report.DivergenceJson;
import io.plimsoll.node.divergence.report.DivergenceResult;
import io.plimsoll.node.divergence.venue.IndexFeed;
import io.plimsoll.node.divergence.venue.IndexTerms;
import io.plimsoll.node.divergence.venue.WatchedFeed;
import io.plimsoll.node.page.Conditions;
import io.plimsoll.node.report.Style;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Replays windows in which prices diverged: once through pipeline and journal with prices that the core makes, and once
 * on a core alone with marks at the last trade.
 */
public final class Divergence
{
    private final DivergenceOptions options;
    private final PrintWriter out;
    private final Style style;
    private final DemoProgress progress;

    private Divergence(
        final DivergenceOptions options, final PrintWriter out, final Style style, final DemoProgress progress)
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
     * @return true when everything held: deficits, money and contracts add up, nothing but bids and guarded orders was
     * refused, and journals verified.
     * @throws io.plimsoll.journal.JournalException if a journal cannot be written or read.
     * @throws UncheckedIOException                 if a report cannot be written.
     */
    public static boolean run(
        final DivergenceOptions options,
        final PrintWriter out,
        final PrintWriter err,
        final Style style,
        final DemoProgress progress)
    {
        final Divergence divergence = new Divergence(options, out, style, progress);
        boolean isSound = true;
        for (final DivergenceDay day : options.days())
        {
            final DivergenceResult result = divergence.replay(day);
            isSound &= result.isSound();
            for (final DivergenceRun run : result.runs())
            {
                if (!run.run().isSound())
                {
                    err.println(day.id() + ", " + run.name() + ": deficit taken - owed " +
                        run.run().record().tally().takenLessOwedMicros() + ", conserved " +
                        run.run().record().audit().isConserved() + ", first refusal " +
                        run.run().record().refused().first());
                }
            }
        }
        return isSound;
    }

    private DivergenceResult replay(final DivergenceDay day)
    {
        final DivergenceMarket market = DivergenceLoader.load(day);
        final Crowd crowd = new Crowd(
            market.market(), CrowdGenerator.generate(market.market(), options.accounts(), options.seed()));
        try (JournalFolder folder = JournalFolder.open(options.journalOf(day)))
        {
            final DivergenceRun ours = journaled(market, crowd, folder.directory());
            final VerificationResult verification = verify(market, crowd, folder.directory());
            final DivergenceRun variant = variant(market, crowd);
            final DivergenceResult result = new DivergenceResult(market, naive(market, crowd, progress), ours, variant,
                words(verification), verification.ok(), Conditions.here(options.seed(), options.commit()));
            new DivergenceConsole(out, style).print(result);
            if (!folder.isTemporary())
            {
                out.println("Journal: " + folder.directory());
            }
            write(day, result);
            out.println();
            out.flush();
            return result;
        }
    }

    private void write(final DivergenceDay day, final DivergenceResult result)
    {
        if (options.out() == null)
        {
            return;
        }
        try
        {
            Files.createDirectories(options.out());
        }
        catch (final IOException ex)
        {
            throw new UncheckedIOException(options.out() + " cannot be made", ex);
        }
        final Path report = options.fileOf(day, "html");
        final Path numbers = options.fileOf(day, "json");
        new DivergenceHtml(result).write(report);
        DivergenceJson.write(numbers, result);
        out.println("Report: " + report);
        out.println("Numbers: " + numbers);
    }

    private DivergenceRun journaled(final DivergenceMarket market, final Crowd crowd, final Path directory)
    {
        final CoreLimits limits = CrashSession.limits(market.market(), crowd);
        final DivergenceRecord record = new DivergenceRecord(market);
        final CrashSession session =
            guarded(market, crowd, record, IndexTerms.FLOOR_MICROS, Safeguards.BREAKERS, progress);
        try (Engine engine = Engine.start(directory, limits, RiskCore.create(limits), session.events()))
        {
            return new DivergenceRun("Plimsoll", session.run(engine), record);
        }
    }

    private VerificationResult verify(final DivergenceMarket market, final Crowd crowd, final Path directory)
    {
        return Verification.run(directory, RiskCore.create(CrashSession.limits(market.market(), crowd)),
            (sequence, end) -> progress.onProgress(market.day().id() + ": verifying the journal", sequence, end));
    }

    /** Of a stable coin another floor; elsewhere the same without breakers, to tell their part from the mark's. */
    private DivergenceRun variant(final DivergenceMarket market, final Crowd crowd)
    {
        final boolean hasStable = market.day().collateral().stream().anyMatch(DivergenceLoader::isStable);
        return hasStable ?
            alone(market, crowd, String.format(Locale.ROOT, "floor %.2f", IndexTerms.HIGH_FLOOR_MICROS / 1e6),
                IndexTerms.HIGH_FLOOR_MICROS, Safeguards.BREAKERS, progress) :
            alone(market, crowd, "no breakers", IndexTerms.FLOOR_MICROS, Safeguards.VOLATILITY, progress);
    }

    /**
     * Run with prices that the core makes, on a core alone.
     *
     * @param market      of the window.
     * @param crowd       that trades.
     * @param name        of the run.
     * @param floorMicros below which a stable coin has failed.
     * @param safeguards  that contracts have.
     * @param progress    hears how far the run is.
     * @return what happened.
     */
    static DivergenceRun alone(
        final DivergenceMarket market,
        final Crowd crowd,
        final String name,
        final long floorMicros,
        final Safeguards safeguards,
        final DemoProgress progress)
    {
        final DivergenceRecord record = new DivergenceRecord(market);
        return new DivergenceRun(name, run(
            guarded(market, crowd, record, floorMicros, safeguards, progress), market.market(), crowd), record);
    }

    /**
     * A session with prices that the core makes.
     *
     * @param market      of the window.
     * @param crowd       that trades.
     * @param record      that hears the events.
     * @param floorMicros below which a stable coin has failed.
     * @param safeguards  that contracts have.
     * @param progress    hears how far the run is.
     * @return the session, not yet run.
     */
    static CrashSession guarded(
        final DivergenceMarket market,
        final Crowd crowd,
        final DivergenceRecord record,
        final long floorMicros,
        final Safeguards safeguards,
        final DemoProgress progress)
    {
        return new CrashSession(market.market(), crowd, LossRule.HAIRCUT, progress, market.day().id(),
            (commands, books) ->
            {
                record.attach(commands, books);
                return new WatchedFeed(new IndexFeed(market, commands, floorMicros, safeguards), record);
            }, record);
    }

    /**
     * Run with marks at the last trade of the own book.
     *
     * @param market   of the window.
     * @param crowd    that trades.
     * @param progress hears how far the run is.
     * @return what happened.
     */
    static DivergenceRun naive(final DivergenceMarket market, final Crowd crowd, final DemoProgress progress)
    {
        final CrashMarket book = market.market().markedAtBook();
        final DivergenceRecord record = new DivergenceRecord(market);
        final CrashSession session = new CrashSession(book, crowd, LossRule.HAIRCUT, progress,
            market.day().id() + ", last trade", (commands, books) ->
            {
                record.attach(commands, books);
                return new WatchedFeed(new TickFeed(book, commands, books, Safeguards.VOLATILITY), record);
            }, record);
        return new DivergenceRun("last trade", run(session, book, crowd), record);
    }

    /**
     * Run on a core alone.
     *
     * @param session to run.
     * @param market  of its contracts.
     * @param crowd   that trades.
     * @return what happened.
     */
    static CrashRun run(final CrashSession session, final CrashMarket market, final Crowd crowd)
    {
        return session.run(new CorePort(RiskCore.create(CrashSession.limits(market, crowd)), session.events()));
    }

    private static String words(final VerificationResult verification)
    {
        return verification.ok() ?
            String.format(Locale.ROOT, "Journal verified: %,d commands, %,d events replayed, every byte equal, state " +
                "hash 0x%016x", verification.commands(), verification.events(), verification.stateHash()) :
            "Journal NOT verified: " + verification.difference();
    }
}
