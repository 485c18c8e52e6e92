package io.plimsoll.node.scenario;

import io.plimsoll.core.EventSink;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.MessageText;
import io.plimsoll.node.text.Scenario;
import io.plimsoll.node.text.Symbols;
import org.agrona.DirectBuffer;

import java.io.Writer;

/**
 * One run of a scenario: definitions, then the commands of the file; what comes out is counted, written and compared.
 */
public final class ScenarioRun
{
    private static final int PROGRESS_MASK = (1 << 12) - 1;

    private final MessageCatalog catalog;
    private final Symbols symbols;
    private final CommandList definitions;
    private final Scenario scenario;
    private final long firstSequence;
    private final long scenarioSequence;
    private final RunTally tally;
    private final ScenarioCheck check;
    private EventWriter writer;
    private long stateHash;

    /**
     * Nothing is applied yet.
     *
     * @param catalog       of all messages.
     * @param symbols       that the scenario was read with.
     * @param definitions   to apply first.
     * @param scenario      to apply.
     * @param firstSequence of the first definition or command.
     * @param isChecking    if events are compared with the scenario's expectations.
     */
    public ScenarioRun(
        final MessageCatalog catalog,
        final Symbols symbols,
        final CommandList definitions,
        final Scenario scenario,
        final long firstSequence,
        final boolean isChecking)
    {
        this.catalog = catalog;
        this.symbols = symbols;
        this.definitions = definitions;
        this.scenario = scenario;
        this.firstSequence = firstSequence;
        this.scenarioSequence = firstSequence + definitions.commands().size();
        this.tally = new RunTally(catalog, symbols);
        this.check = isChecking ? new ScenarioCheck(scenario, scenarioSequence, catalog, symbols) : null;
    }

    /**
     * Write all events as lines of text.
     *
     * @param out that takes the lines.
     */
    public void writeEventsTo(final Writer out)
    {
        writer = new EventWriter(out, new MessageText(catalog, symbols), this::timeNs);
    }

    /**
     * Takes the events of this run; those that a recovered journal releases before are passed over.
     *
     * @return the sink to make the engine with.
     */
    public EventSink sink()
    {
        return this::onEvent;
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        if (sequence < firstSequence)
        {
            return;
        }
        tally.onEvent(sequence, ordinal, buffer, offset, length);
        if (check != null)
        {
            check.onEvent(sequence, ordinal, buffer, offset, length);
        }
        if (writer != null)
        {
            writer.onEvent(sequence, ordinal, buffer, offset, length);
        }
    }

    /**
     * Apply everything and wait for the events.
     *
     * @param engine   whose next sequence is the first of this run.
     * @param progress that hears how far it is.
     */
    public void apply(final Engine engine, final ReplayProgress progress)
    {
        if (engine.lastSequence() + 1 != firstSequence)
        {
            throw new IllegalStateException(
                "the engine is at " + engine.lastSequence() + ", the run begins with " + firstSequence);
        }
        for (final DirectBuffer command : definitions.commands())
        {
            engine.apply(definitionsTimeNs(), command, 0, command.capacity());
        }
        for (int i = 0; i < scenario.size(); i++)
        {
            engine.apply(scenario.timeNs(i), scenario.buffer(i), scenario.offset(i), scenario.length(i));
            if ((i & PROGRESS_MASK) == 0)
            {
                progress.onProgress(i, scenario.size());
            }
        }
        stateHash = engine.finish();
        if (check != null)
        {
            check.finish();
        }
    }

    /**
     * What happened, when everything is applied.
     *
     * @return several lines.
     */
    public String summary()
    {
        return tally.text(definitions.commands().size() + (long)scenario.size(), stateHash);
    }

    /**
     * How the events compare with those expected.
     *
     * @return the comparison, or null if the run does not compare.
     */
    public ScenarioCheck check()
    {
        return check;
    }

    private long timeNs(final long sequence)
    {
        if (sequence < scenarioSequence)
        {
            return definitionsTimeNs();
        }
        // A note of the engine's own, behind the last command, has the time of that.
        return scenario.timeNs((int)Math.min(sequence - scenarioSequence, scenario.size() - 1));
    }

    /**
     * The venue is defined when the scenario begins.
     */
    private long definitionsTimeNs()
    {
        return scenario.size() == 0 ? 0 : scenario.timeNs(0);
    }
}
