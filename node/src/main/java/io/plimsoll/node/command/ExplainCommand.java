package io.plimsoll.node.command;

import io.plimsoll.node.report.AccountExplanation;
import io.plimsoll.node.report.AccountReplay;
import io.plimsoll.node.report.IncidentExplanation;
import io.plimsoll.node.report.IncidentReplay;
import io.plimsoll.node.text.MessageCatalog;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;

/**
 * Explains an account, or an incident.
 */
@Command(
    name = "explain",
    header = "Explain an account: numbers, zones, story. Or an incident: every decision about anybody, in order.",
    footer = {
        "",
        "Examples:",
        "  plimsoll explain --journal j1 --account 42             as it stands at the end of the journal",
        "  plimsoll explain --journal j1 --account 42 --at 117    as it stood after command 117",
        "  plimsoll explain --journal j1 --incident               all calls, slices, auctions, losses and haircuts",
        "  plimsoll explain --journal j1 --incident --from 900 --to 950    those that commands 900 to 950 caused",
        "The journal is replayed into a core of its own; nothing is written."})
final class ExplainCommand extends BaseCommand
{
    @Mixin
    private JournalOptions journal;

    @ArgGroup(exclusive = true, multiplicity = "1")
    private Subject subject;

    @Option(names = "--at", paramLabel = "SEQ",
        description = "Look at the account after this command; default is the last.")
    private Long at;

    @Option(names = "--from", paramLabel = "SEQ", description = "First command of the incident; default is 1.")
    private Long from;

    @Option(names = "--to", paramLabel = "SEQ", description = "Last command of the incident; default is the last.")
    private Long to;

    /**
     * What to explain.
     */
    private static final class Subject
    {
        @Option(names = "--account", paramLabel = "N", description = "Account to look at.")
        private Long account;

        @Option(names = "--incident", description = "Tell what was decided about all accounts and pools.")
        private boolean isIncident;
    }

    @Override
    void close()
    {
        journal.close();
    }

    @Override
    ExitCode execute() throws IOException
    {
        return subject.isIncident ? incident() : account();
    }

    private ExitCode account() throws IOException
    {
        if (from != null || to != null)
        {
            throw usage("--from and --to belong to --incident; an account is looked at with --at");
        }
        final AccountReplay replay;
        try (ProgressDisplay progress = progress("replay"))
        {
            replay = AccountLookup.replay(journal, subject.account, at, progress);
        }
        out().print(AccountExplanation.of(replay, style()));
        return ExitCode.OK;
    }

    private ExitCode incident() throws IOException
    {
        if (at != null)
        {
            throw usage("--at belongs to --account; an incident has --from and --to");
        }
        final long first = from == null ? 1 : from;
        final long last = to == null ? Long.MAX_VALUE : to;
        if (first < 1)
        {
            throw usage("--from " + first + ": commands count from 1");
        }
        if (last < first)
        {
            throw usage("--from " + first + " --to " + last + ": nothing lies between them");
        }
        final MessageCatalog catalog = MessageCatalog.load();
        final IncidentReplay replay;
        try (ProgressDisplay progress = progress("replay"))
        {
            replay = IncidentReplay.run(
                journal.directory(), catalog, journal.newCore(), first, last, progress::onProgress);
        }
        if (first > replay.sequence())
        {
            throw usage("--from " + first + ": the journal has commands 1 to " + replay.sequence());
        }
        out().print(IncidentExplanation.of(replay, catalog, style()));
        return ExitCode.OK;
    }
}
