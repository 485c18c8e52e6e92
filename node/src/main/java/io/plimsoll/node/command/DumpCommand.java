package io.plimsoll.node.command;

import io.plimsoll.node.text.MessageCatalog;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;

/**
 * Shows a journal as text.
 */
@Command(
    name = "dump",
    header = "Show the commands and events of a journal as JSON Lines.",
    footer = {
        "",
        "Examples:",
        "  plimsoll dump --journal j1                             commands, each followed by its events",
        "  plimsoll dump --journal j1 --commands > again.jsonl    a scenario that 'run' takes",
        "  plimsoll dump --journal j1 --events --type ZoneChanged --from 1000 --to 2000",
        "  plimsoll dump --journal j1 --account 42                what concerns an account"})
final class DumpCommand extends BaseCommand
{
    @Mixin
    private JournalOptions journal;

    @ArgGroup
    private Side side;

    @Option(names = "--from", paramLabel = "SEQ", defaultValue = "1", description = "First sequence; default is 1.")
    private long from;

    @Option(names = "--to", paramLabel = "SEQ", description = "Last sequence; default is the journal's last.")
    private Long to;

    @Option(names = "--account", paramLabel = "N",
        description = "Only events of this account, and commands that name it or cause such an event.")
    private Long account;

    @Option(names = "--type", paramLabel = "T", description = "Only this command or event, PlaceOrder for instance.")
    private String type;

    /**
     * Which of the two journals.
     */
    private static final class Side
    {
        @Option(names = "--commands", description = "Only commands.")
        private boolean isCommands;

        @Option(names = "--events", description = "Only events.")
        private boolean isEvents;
    }

    @Override
    void close()
    {
        journal.close();
    }

    @Override
    ExitCode execute() throws IOException
    {
        final MessageCatalog catalog = MessageCatalog.load();
        if (type != null && !catalog.hasType(type))
        {
            throw usage("--type " + type + ": no command or event is called that");
        }
        final JournalDump.Filter filter = new JournalDump.Filter(
            side == null || side.isCommands, side == null || side.isEvents, from, to == null ? Long.MAX_VALUE : to,
            account, type);
        try (ProgressDisplay progress = progress("dump"))
        {
            JournalDump.write(journal.directory(), catalog, filter, out(), progress::onProgress);
        }
        return ExitCode.OK;
    }
}
