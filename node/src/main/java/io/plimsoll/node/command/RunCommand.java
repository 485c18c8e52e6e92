package io.plimsoll.node.command;

import io.plimsoll.config.JournalLimits;
import io.plimsoll.config.LaunchConfig;
import io.plimsoll.config.RiskConfig;
import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.Journal;
import io.plimsoll.node.scenario.CommandList;
import io.plimsoll.node.scenario.DirectEngine;
import io.plimsoll.node.scenario.Engine;
import io.plimsoll.node.scenario.JournaledEngine;
import io.plimsoll.node.scenario.ScenarioRun;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.MessageText;
import io.plimsoll.node.text.Scenario;
import io.plimsoll.node.text.ScenarioReader;
import io.plimsoll.node.text.Symbols;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;

/**
 * Applies a scenario.
 */
@Command(
    name = "run",
    header = "Apply the commands of a scenario file and show what happens.",
    description = {
        "A scenario is JSON Lines, one command a line; lines with # are comments:",
        "  {\"time\":\"2021-05-19T00:00:00Z\",\"type\":\"CloseOrder\",\"orderId\":7}",
        "The file is read whole first; nothing is applied if any line is wrong.",
        "A line {\"expect\":{...}} names an event that the command before must cause; --check compares.",
        ""},
    footer = {
        "",
        "Examples:",
        "  plimsoll run --scenario crash.jsonl                      a core alone; prints a summary",
        "  plimsoll run --scenario crash.jsonl --check              compare with the expected events",
        "  plimsoll run --scenario day.jsonl --config venue.conf    define the venue first",
        "  plimsoll run --scenario day.jsonl --journal j1           journaled: verify, dump, explain it later",
        "  plimsoll run --scenario more.jsonl --journal j1 --append"})
final class RunCommand extends BaseCommand
{
    @Option(names = "--scenario", required = true, paramLabel = "FILE", description = "Commands to apply; - for stdin.")
    private Path scenarioFile;

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Run the whole engine, and keep a new journal here; default is where --config says, or none.")
    private Path journalOption;

    @Option(names = "--append", description = "Continue the journal, which exists. The venue is not defined again.")
    private boolean isAppending;

    @Option(names = "--events", paramLabel = "FILE",
        description = "Write the events here, as JSON Lines; - for stdout.")
    private Path eventsFile;

    @Option(names = "--config", paramLabel = "FILE",
        description = "Venue to define first, limits and launch settings, in HOCON.")
    private Path configFile;

    @Option(names = "--keep-going",
        description = "Report wrong lines, skip them and apply the others; the exit code is 2 all the same.")
    private boolean isKeepingGoing;

    @Option(names = "--check", description = "Compare the events with those that the scenario expects.")
    private boolean isChecking;

    private final MessageCatalog catalog = MessageCatalog.load();
    private final Symbols symbols = new Symbols();
    private final MessageText text = new MessageText(catalog, symbols);
    private Path journal;

    @Override
    ExitCode execute() throws IOException
    {
        final LaunchConfig launch = configFile == null ? LaunchConfig.defaults() : LaunchConfig.load(configFile);
        journal = journalOption == null ? launch.journalDirectory() : journalOption;
        final long lastSequence = lastSequence();
        final CommandList definitions = configFile == null || isAppending ? CommandList.NONE :
            CommandList.of(RiskConfig.load(configFile));
        definitions.commands().forEach(command -> text.learn(command, 0, command.capacity()));
        final Scenario scenario = read(lastSequence + definitions.commands().size() + 1);
        ScenarioProblems.show(scenario, isKeepingGoing, err());
        if (scenario.problems().count() > 0 && !isKeepingGoing)
        {
            return ExitCode.USAGE;
        }
        if (isChecking && !scenario.hasExpectations())
        {
            throw usage(scenario.name() + ": --check, but no line expects anything");
        }
        final ScenarioRun run = new ScenarioRun(catalog, symbols, definitions, scenario, lastSequence + 1, isChecking);
        try (Writer events = eventsWriter())
        {
            if (events != null)
            {
                run.writeEventsTo(events);
            }
            try (Engine engine = engine(launch, run); ProgressDisplay progress = progress("run"))
            {
                run.apply(engine, progress::onProgress);
            }
        }
        return conclude(run, scenario);
    }

    /**
     * @return sequence of the last command in the journal; its definitions are learned on the way.
     */
    private long lastSequence()
    {
        if (!isAppending)
        {
            if (journal != null && Journal.exists(journal))
            {
                throw usage("--journal " + journal + ": there is a journal already; --append continues it");
            }
            return 0;
        }
        if (journal == null)
        {
            throw usage("--append needs --journal");
        }
        try (CommandJournalReader commands = CommandJournalReader.open(journal))
        {
            while (commands.next())
            {
                text.learn(commands.buffer(), commands.offset(), commands.length());
            }
            return commands.lastSequence();
        }
    }

    private Scenario read(final long firstSequence) throws IOException
    {
        final ScenarioReader reader = new ScenarioReader(catalog, symbols);
        if (journal != null)
        {
            reader.maxCommandLength(JournaledEngine.maxCommandLength());
        }
        return "-".equals(scenarioFile.toString()) ?
            reader.read(System.in, "stdin", firstSequence) : reader.read(scenarioFile, firstSequence);
    }

    private Writer eventsWriter() throws IOException
    {
        if (eventsFile == null)
        {
            return null;
        }
        return "-".equals(eventsFile.toString()) ? new UnclosedWriter(out()) : EventsFile.open(eventsFile);
    }

    private Engine engine(final LaunchConfig launch, final ScenarioRun run)
    {
        if (journal == null)
        {
            return new DirectEngine(RiskCore.create(launch.limits()), run.sink());
        }
        final CoreLimits limits = JournalLimits.read(journal).orElse(launch.limits());
        try (ProgressDisplay progress = isAppending ? progress("replay") : ProgressDisplay.NONE)
        {
            return isAppending ?
                JournaledEngine.recover(journal, launch, limits, run.sink(), progress::onProgress, this::unusable) :
                JournaledEngine.create(journal, launch, limits, run.sink());
        }
    }

    private void unusable(final Path file, final String reason)
    {
        err().println("plimsoll: snapshot " + file + " is not used: " + reason);
    }

    private ExitCode conclude(final ScenarioRun run, final Scenario scenario)
    {
        final boolean isOutTaken = eventsFile != null && "-".equals(eventsFile.toString());
        final PrintWriter summary = isOutTaken ? err() : out();
        summary.print(run.summary());
        if (isChecking && run.check().differenceCount() > 0)
        {
            run.check().differences().forEach(err()::println);
            err().println("plimsoll: " + run.check().differenceCount() +
                " commands did not cause the expected events");
            return ExitCode.DIFFERENCES;
        }
        if (isChecking)
        {
            summary.println(style().good(run.check().comparedEvents() + " expected events came as expected"));
        }
        return scenario.problems().count() > 0 ? ExitCode.USAGE : ExitCode.OK;
    }
}
