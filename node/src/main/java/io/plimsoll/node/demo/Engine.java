package io.plimsoll.node.demo;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.demo.market.Market;
import io.plimsoll.node.demo.population.PopulationSummary;
import io.plimsoll.node.demo.venue.CommandPort;
import io.plimsoll.node.demo.venue.VenueAccounts;
import io.plimsoll.node.pipeline.OfferResult;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

import java.nio.file.Path;

/**
 * The engine as anybody would embed it, with its default settings, on a new journal.
 */
public final class Engine implements CommandPort, AutoCloseable
{
    private final Plimsoll plimsoll;
    private final IdleStrategy idle = new BackoffIdleStrategy();

    private Engine(final Plimsoll plimsoll)
    {
        this.plimsoll = plimsoll;
    }

    /**
     * Start on a new journal.
     *
     * @param directory of the journal.
     * @param limits    of the machine.
     * @param machine   that applies the commands.
     * @param events    are released to it, on the pipeline's thread.
     * @return the running engine.
     */
    public static Engine start(
        final Path directory, final CoreLimits limits, final StateMachine machine, final EventSink events)
    {
        return new Engine(Plimsoll.builder()
            .limits(limits)
            .stateMachine(given -> machine)
            .journal(directory)
            .listener(events::onEvent)
            .launch());
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
        long result = plimsoll.offer(buffer, offset, length, timeNs);
        while (result == OfferResult.BACK_PRESSURED)
        {
            idle.idle();
            result = plimsoll.offer(buffer, offset, length, timeNs);
        }
        idle.reset();
        if (result < 0)
        {
            throw new IllegalStateException(
                "the engine refused a command: " + OfferResult.describe(result), plimsoll.failure().orElse(null));
        }
    }

    @Override
    public void awaitEvents()
    {
        if (!plimsoll.drain())
        {
            throw new IllegalStateException("the engine stopped", plimsoll.failure().orElse(null));
        }
    }

    @Override
    public void close()
    {
        plimsoll.close();
    }
}
