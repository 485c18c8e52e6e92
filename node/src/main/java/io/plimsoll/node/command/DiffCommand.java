package io.plimsoll.node.command;

import io.plimsoll.journal.JournalDiff;
import io.plimsoll.journal.JournalDifference;
import io.plimsoll.node.report.DifferenceText;
import io.plimsoll.node.report.DifferenceText.Side;
import io.plimsoll.node.text.MessageCatalog;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Finds the first difference.
 */
@Command(
    name = "diff",
    header = "Show the first difference between two journals, or between a journal and a re-run of it.",
    footer = {
        "",
        "Examples:",
        "  plimsoll diff j1 j2     commands first, then the events of the commands that both have",
        "  plimsoll diff j1        the recorded events against those that its commands give now",
        "Messages are compared, not batches: two journals of the same messages are equal, whatever their heads."})
final class DiffCommand extends BaseCommand
{
    @Parameters(index = "0", paramLabel = "A", description = "Directory of a journal.")
    private Path left;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B",
        description = "Directory of another; without it, A is run once more.")
    private Path right;

    @Option(names = "--rerun", description = "Run A once more; the same as leaving B out.")
    private boolean isRerun;

    @Mixin
    private CoreOptions core;

    @Override
    ExitCode execute() throws IOException
    {
        if (isRerun && right != null)
        {
            throw usage("--rerun compares A with itself: leave B out");
        }
        final JournalDifference difference;
        try (ProgressDisplay progress = progress("diff"))
        {
            difference = right == null ?
                JournalDiff.rerun(left, core.newCore(left), progress::onProgress) :
                JournalDiff.compare(left, right, progress::onProgress);
        }
        final String since = difference.fromSequence() == 1 ? "" :
            ", from command " + difference.fromSequence() + " on";
        if (difference.kind() == JournalDifference.Kind.NONE)
        {
            out().printf("%s: %,d commands and %,d events%s%n", style().good(right == null ?
                "the re-run gives exactly the recorded events" : "equal"),
                difference.commands(), difference.events(), since);
            return ExitCode.OK;
        }
        out().print(text(difference));
        out().printf("equal before: %,d commands, %,d events%s%n",
            difference.commands(), difference.events(), since);
        return ExitCode.DIFFERENCES;
    }

    private String text(final JournalDifference difference)
    {
        final boolean isSame = right == null;
        return new DifferenceText(MessageCatalog.load(),
            new Side(isSame ? "the journal" : "A", left),
            new Side(isSame ? "the re-run" : "B", isSame ? left : right)).of(difference);
    }
}
