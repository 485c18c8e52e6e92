package io.plimsoll.node.command;

import io.plimsoll.node.report.AccountExplanation;
import io.plimsoll.node.report.AccountReplay;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;

/**
 * Explains an account.
 */
@Command(
    name = "explain",
    header = "Explain an account: equity, positions, margin, zones, liquidation prices, and its story.",
    footer = {
        "",
        "Examples:",
        "  plimsoll explain --journal j1 --account 42             as it stands at the end of the journal",
        "  plimsoll explain --journal j1 --account 42 --at 117    as it stood after command 117",
        "The journal is replayed into a core of its own; nothing is written."})
final class ExplainCommand extends BaseCommand
{
    @Mixin
    private AccountOptions account;

    @Override
    void close()
    {
        account.close();
    }

    @Override
    ExitCode execute() throws IOException
    {
        final AccountReplay replay;
        try (ProgressDisplay progress = progress("replay"))
        {
            replay = account.replay(progress);
        }
        out().print(AccountExplanation.of(replay, style()));
        return ExitCode.OK;
    }
}
