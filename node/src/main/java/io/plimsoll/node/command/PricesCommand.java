package io.plimsoll.node.command;

import io.plimsoll.config.LaunchConfig;
import io.plimsoll.config.RiskConfig;
import io.plimsoll.config.SourceSettings;
import io.plimsoll.core.RiskCore;
import io.plimsoll.node.report.PriceExplanation;
import io.plimsoll.node.report.PriceReplay;
import io.plimsoll.node.scenario.CommandList;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.Scenario;
import io.plimsoll.node.text.ScenarioReader;
import io.plimsoll.node.text.Symbols;
import org.agrona.DirectBuffer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Explains prices.
 */
@Command(
    name = "prices",
    header = "Explain prices: what each is made of, what it permits, and what would stop trading.",
    description = {
        "Shows the table of actions, each index with its sources, each mark and asset with its rules,",
        "breakers with their bounds, and who may change all that. Alone or with --venue: the rules of a",
        "venue. With --journal or --scenario: the rules in force at its end, and the prices there.",
        ""},
    footer = {
        "",
        "Examples:",
        "  plimsoll prices                                     the packaged venue that has all of it",
        "  plimsoll prices --venue mine.conf                   check a venue's rules and see them",
        "  plimsoll prices --journal j1 --venue mine.conf      as a journal ends, with names of sources",
        "  plimsoll prices --scenario a.jsonl --venue v.conf   as it stands after a scenario"})
final class PricesCommand extends BaseCommand
{
    @Mixin
    private JournalOptions journal;

    @Option(names = "--venue", paramLabel = "FILE",
        description = "Venue, in HOCON; with --journal it gives the names of the sources only.")
    private Path venueFile;

    @Option(names = "--scenario", paramLabel = "FILE", description = "Apply this scenario first, to a core alone.")
    private Path scenarioFile;

    private final MessageCatalog catalog = MessageCatalog.load();

    @Override
    void close()
    {
        journal.close();
    }

    @Override
    ExitCode execute() throws IOException
    {
        if (journal.isGiven() && scenarioFile != null)
        {
            throw usage("--journal and --scenario: prices are of one of them");
        }
        final boolean isPackaged = venueFile == null && scenarioFile == null && !journal.isGiven();
        final RiskConfig venue = venueFile != null ? RiskConfig.load(venueFile) :
            isPackaged ? RiskConfig.load(RiskConfig.INDEXED_VENUE) : null;
        final PriceReplay replay = journal.isGiven() ? ofJournal() : ofVenue(venue);
        out().print(PriceExplanation.of(replay, sourceNames(venue), catalog, style()));
        return ExitCode.OK;
    }

    private PriceReplay ofJournal() throws IOException
    {
        final PriceReplay replay = new PriceReplay(catalog, journal.newCore());
        try (ProgressDisplay progress = progress("replay"))
        {
            replay.journal(journal.directory(), progress::onProgress);
        }
        return replay;
    }

    private PriceReplay ofVenue(final RiskConfig venue) throws IOException
    {
        final LaunchConfig launch = venueFile == null ? LaunchConfig.defaults() : LaunchConfig.load(venueFile);
        final CommandList definitions = venue == null ? CommandList.NONE : CommandList.of(venue);
        final Scenario scenario = scenarioFile == null ? null : scenario(definitions);
        final PriceReplay replay = new PriceReplay(catalog, RiskCore.create(launch.limits()));
        final long beginNs = scenario == null || scenario.size() == 0 ? 0 : scenario.timeNs(0);
        for (final DirectBuffer command : definitions.commands())
        {
            replay.define(beginNs, command, 0, command.capacity());
        }
        for (int i = 0; scenario != null && i < scenario.size(); i++)
        {
            replay.command(scenario.timeNs(i), scenario.buffer(i), scenario.offset(i), scenario.length(i));
        }
        return replay;
    }

    private Scenario scenario(final CommandList definitions) throws IOException
    {
        final Symbols symbols = new Symbols();
        definitions.commands().forEach(command -> symbols.learn(command, 0));
        final Scenario scenario =
            new ScenarioReader(catalog, symbols).read(scenarioFile, definitions.commands().size() + 1L);
        if (scenario.problems().count() > 0)
        {
            ScenarioProblems.show(scenario, true, err());
            throw usage("--scenario " + scenarioFile + ": nothing was applied");
        }
        return scenario;
    }

    private static Map<Integer, String> sourceNames(final RiskConfig venue)
    {
        final Map<Integer, String> names = new HashMap<>();
        if (venue != null)
        {
            for (final SourceSettings source : venue.prices().sources())
            {
                names.put(source.id(), source.name());
            }
        }
        return names;
    }
}
