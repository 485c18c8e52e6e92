package io.plimsoll.node.demo;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.population.PopulationSummary;
import io.plimsoll.node.demo.venue.CommandPort;
import io.plimsoll.node.demo.venue.VenueAccounts;
import io.plimsoll.node.pipeline.OfferResult;
import io.plimsoll.node.pipeline.Pipeline;
import io.plimsoll.node.pipeline.PipelineSettings;
import io.plimsoll.node.pipeline.PipelineStages;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.SystemEpochNanoClock;

import java.nio.file.Path;
import java.util.concurrent.ThreadFactory;

/**
 * The engine as anybody would embed it: a new journal, the pipeline with its default settings, and one producer.
 */
final class Engine implements CommandPort, AutoCloseable
{
    private final Journal journal;
    private final Pipeline pipeline;
    private final IdleStrategy idle = new BackoffIdleStrategy();

    private Engine(final Journal journal, final Pipeline pipeline)
    {
        this.journal = journal;
        this.pipeline = pipeline;
    }

    /**
     * Start on a new journal.
     *
     * @param directory of the journal.
     * @param machine   that applies the commands.
     * @param listener  that events are released to, on the pipeline's thread.
     * @return the running engine.
     */
    static Engine start(final Path directory, final StateMachine machine, final EventSink listener)
    {
        final Journal journal = Journal.create(JournalSettings.of(directory));
        final PipelineStages stages = new PipelineStages(
            journal.commands(), machine, journal.outcomes(), listener, cause ->
            {
            }, 0, 0);
        final ThreadFactory threads = task -> new Thread(task, "demo-pipeline");
        return new Engine(
            journal, Pipeline.start(PipelineSettings.defaults(), stages, new SystemEpochNanoClock(), threads));
    }

    /**
     * Memory that a crowd needs. Liquidations add no rows but one slice per margin account.
     *
     * @param crowd  customers.
     * @param market of the contracts.
     * @return the limits.
     */
    static CoreLimits limits(final PopulationSummary crowd, final Market market)
    {
        final int accounts = crowd.accounts() + VenueAccounts.count();
        final int positions = crowd.positions() + VenueAccounts.count() * market.size();
        return new CoreLimits(
            accounts + crowd.isolated(),
            positions,
            accounts * Market.ASSET_COUNT,
            positions + accounts + crowd.isolated(),
            market.size(),
            Market.ASSET_COUNT);
    }

    @Override
    public void send(final long timeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        long result = pipeline.ingress().offer(buffer, offset, length, timeNs);
        while (result == OfferResult.BACK_PRESSURED)
        {
            idle.idle();
            result = pipeline.ingress().offer(buffer, offset, length, timeNs);
        }
        idle.reset();
        if (result < 0)
        {
            throw new IllegalStateException(
                "the engine refused a command: " + OfferResult.describe(result), pipeline.failure());
        }
    }

    @Override
    public void awaitEvents()
    {
        if (!pipeline.drain())
        {
            throw new IllegalStateException("the engine stopped", pipeline.failure());
        }
    }

    @Override
    public void close()
    {
        try
        {
            pipeline.close();
        }
        finally
        {
            journal.close();
        }
    }
}
