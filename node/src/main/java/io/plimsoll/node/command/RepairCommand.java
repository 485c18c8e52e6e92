package io.plimsoll.node.command;

import io.plimsoll.journal.ChainCheckResult;
import io.plimsoll.journal.JournalDiagnosis;
import io.plimsoll.journal.JournalRepair;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Cuts the broken tail of a journal, into a new one.
 */
@Command(
    name = "repair",
    header = "Say what is broken in a journal and, with --out, write what is sound before it into a new one.",
    footer = {
        "",
        "Examples:",
        "  plimsoll repair --journal j1                             only look; nothing is written",
        "  plimsoll repair --journal j1 --out j2                    cut an end that nobody was told of",
        "  plimsoll repair --journal j1 --out j2 --accept-loss      cut it although somebody was",
        "Only a broken end is ever cut. DIR stays as it is, byte for byte. A hole, with sound data behind",
        "it, is not repaired: the missing part must come from an archive, a standby or a backup."})
final class RepairCommand extends BaseCommand
{
    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Directory of the journal.")
    private Path directory;

    @Option(names = "--out", paramLabel = "DIR2", description = "Write the new journal here; must not exist.")
    private Path target;

    @Option(names = "--accept-loss",
        description = "Cut what was acknowledged or released too, as it is named in the output.")
    private boolean isLossAccepted;

    @Override
    ExitCode execute() throws IOException
    {
        try (JournalRepair repair = JournalRepair.open(directory))
        {
            final JournalDiagnosis diagnosis = repair.diagnosis();
            print("", diagnosis.findings());
            if (diagnosis.hasHole())
            {
                return refuse("sound data lie behind the break: this is a hole, not a broken end, and is not cut; " +
                    "take the missing part from an archive, a standby or a backup");
            }
            print("to be cut: ", diagnosis.cuts());
            print("to be lost: ", diagnosis.losses());
            if (target == null)
            {
                return diagnose(diagnosis);
            }
            if (diagnosis.losesWritten() && !isLossAccepted)
            {
                return refuse("nothing was written: --accept-loss is needed to lose what is named above");
            }
            try (ProgressDisplay progress = progress("read back"))
            {
                report(repair.write(target, progress::onProgress));
            }
            return ExitCode.OK;
        }
    }

    private ExitCode diagnose(final JournalDiagnosis diagnosis)
    {
        if (diagnosis.isSound())
        {
            out().println(style().good("nothing is broken") +
                "; if it cannot be opened, its queues' own files are: --out writes them anew");
            return ExitCode.OK;
        }
        return refuse("broken; --out DIR2 " + (diagnosis.losesWritten() ? "with --accept-loss " : "") +
            "writes commands up to " + diagnosis.keptSequence() + " into a new journal");
    }

    private void report(final ChainCheckResult result)
    {
        out().println(style().good("written: " + target) + ", commands up to " + result.commandsEnd().sequence() +
            ", events up to " + result.outcomesEnd().sequence() + "/" + result.outcomesEnd().ordinal());
        out().println("chain head " + result.head());
    }

    private void print(final String label, final List<String> lines)
    {
        for (final String line : lines)
        {
            out().println(label + line);
        }
    }

    private ExitCode refuse(final String message)
    {
        err().println("plimsoll: " + directory + ": " + message);
        return ExitCode.JOURNAL_DAMAGED;
    }
}
