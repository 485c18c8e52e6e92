package io.plimsoll.node.command;

import io.plimsoll.config.LaunchConfig;
import io.plimsoll.core.EventSink;
import io.plimsoll.journal.RecoveredJournal;
import io.plimsoll.node.scenario.CommandList;
import io.plimsoll.node.scenario.Engine;
import io.plimsoll.node.scenario.EventWriter;
import io.plimsoll.node.scenario.JournaledEngine;
import io.plimsoll.node.scenario.ScenarioRun;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.MessageText;
import io.plimsoll.node.text.Scenario;
import io.plimsoll.node.text.ScenarioReader;
import io.plimsoll.node.text.Symbols;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/**
 * What a standby does once it is primary: writes the events that were missing, then applies a scenario.
 */
final class PromotedRun implements AutoCloseable
{
    private static final EventSink NOWHERE = (sequence, ordinal, buffer, offset, length) ->
    {
    };

    private final MessageCatalog catalog = MessageCatalog.load();
    private final Symbols symbols = new Symbols();
    private final MessageText text = new MessageText(catalog, symbols);
    private final Path scenarioFile;
    private final Writer events;
    private final CommandNames names;

    /**
     * @param scenarioFile to apply; null for none.
     * @param events       that takes the events as text; null for nowhere.
     */
    PromotedRun(final Path journal, final Path scenarioFile, final Writer events)
    {
        this.scenarioFile = scenarioFile;
        this.events = events;
        names = scenarioFile == null && events == null ? null : new CommandNames(journal, text);
    }

    /**
     * Get ready, a step at a time.
     *
     * @return false if there is nothing to do up to this sequence.
     */
    boolean prepare(final long sequence, final int maxCommands)
    {
        return names != null && names.learn(sequence, maxCommands) > 0;
    }

    /**
     * @return what takes the events that are released by taking over.
     */
    EventSink missingEvents()
    {
        return events == null ? NOWHERE : new EventWriter(events, text, names::timeNs);
    }

    /**
     * Apply the scenario and close the journal.
     */
    ExitCode run(final RecoveredJournal taken, final LaunchConfig launch, final PrintWriter out, final PrintWriter err)
        throws IOException
    {
        if (scenarioFile == null)
        {
            taken.journal().close();
            return ExitCode.OK;
        }
        final Scenario scenario;
        try
        {
            scenario = read(taken.replay().lastSequence());
        }
        catch (final IOException | RuntimeException ex)
        {
            taken.journal().close();
            throw ex;
        }
        ScenarioProblems.show(scenario, false, err);
        if (scenario.problems().count() > 0)
        {
            taken.journal().close();
            return ExitCode.USAGE;
        }
        final ScenarioRun run = new ScenarioRun(
            catalog, symbols, CommandList.NONE, scenario, taken.replay().lastSequence() + 1, false);
        if (events != null)
        {
            run.writeEventsTo(events);
        }
        try (Engine engine = JournaledEngine.takenOver(taken, launch, run.sink()))
        {
            run.apply(engine, (sequence, endSequence) ->
            {
            });
        }
        out.print(run.summary());
        return ExitCode.OK;
    }

    @Override
    public void close() throws IOException
    {
        if (names != null)
        {
            names.close();
        }
        if (events != null)
        {
            events.close();
        }
    }

    private Scenario read(final long lastSequence) throws IOException
    {
        names.learn(lastSequence, Integer.MAX_VALUE);
        final ScenarioReader reader = new ScenarioReader(catalog, symbols);
        reader.maxCommandLength(JournaledEngine.maxCommandLength());
        return "-".equals(scenarioFile.toString()) ?
            reader.read(System.in, "stdin", lastSequence + 1) : reader.read(scenarioFile, lastSequence + 1);
    }
}
