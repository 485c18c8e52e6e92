package io.plimsoll.node.command;

import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.io.IOException;

/**
 * Replays a journal and compares what comes out with what was released.
 */
@Command(
    name = "verify",
    header = "Replay a journal and compare every event, byte for byte, with those that were released.",
    footer = {
        "",
        "Examples:",
        "  plimsoll verify --journal j1 && echo sound",
        "Where the last command is an AuditState, its recorded state hash is compared too."})
final class VerifyCommand extends BaseCommand
{
    @Mixin
    private JournalOptions journal;

    @Override
    ExitCode execute() throws IOException
    {
        final VerificationResult result;
        try (ProgressDisplay progress = progress("verify"))
        {
            result = Verification.run(journal.directory(), journal.newCore(), progress::onProgress);
        }
        out().printf("%,d commands, %,d events, state hash %016x%s%n", result.commands(), result.events(),
            result.stateHash(), result.isStateHashRecorded() ? ", as recorded" : "");
        if (result.ok())
        {
            out().println(style().good("replay gives exactly the recorded events"));
            return ExitCode.OK;
        }
        err().println("plimsoll: " + journal.directory() + ": " + result.difference());
        return ExitCode.DIFFERENCES;
    }
}
