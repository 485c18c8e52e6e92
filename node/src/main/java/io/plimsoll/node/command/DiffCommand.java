package io.plimsoll.node.command;

import io.plimsoll.journal.ArchivedJournal;
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
import java.util.ArrayDeque;
import java.util.Deque;

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
        "  plimsoll diff j1 j2 --archive a1     with what was archived of A; B may be an archive itself",
        "Messages are compared, not batches: two journals of the same messages are equal, whatever their",
        "chain heads are."})
final class DiffCommand extends BaseCommand
{
    @Parameters(index = "0", paramLabel = "A", description = "Directory of a journal or of an archive.")
    private Path left;

    @Parameters(index = "1", arity = "0..1", paramLabel = "B",
        description = "Directory of another; without it, A is run once more.")
    private Path right;

    @Option(names = "--archive", paramLabel = "ARCHIVE", description = "Read what was archived of A first.")
    private Path archive;

    @Option(names = "--rerun", description = "Run A once more; the same as leaving B out.")
    private boolean isRerun;

    @Mixin
    private CoreOptions core;

    private final Deque<ArchivedJournal> unpacked = new ArrayDeque<>();

    @Override
    void close()
    {
        while (!unpacked.isEmpty())
        {
            unpacked.pop().close();
        }
    }

    @Override
    ExitCode execute() throws IOException
    {
        if (isRerun && right != null)
        {
            throw usage("--rerun compares A with itself: leave B out");
        }
        final Path a = archive == null ? directory(left) : unpack(archive, left);
        final Path b = right == null ? null : directory(right);
        final JournalDifference difference;
        try (ProgressDisplay progress = progress("diff"))
        {
            difference = b == null ?
                JournalDiff.rerun(a, core.newCore(a), progress::onProgress) :
                JournalDiff.compare(a, b, progress::onProgress);
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
        out().print(text(difference, a, b));
        out().printf("equal before: %,d commands, %,d events%s%n",
            difference.commands(), difference.events(), since);
        return ExitCode.DIFFERENCES;
    }

    private Path directory(final Path path) throws IOException
    {
        return ArchivedJournal.isArchive(path) ? unpack(path, null) : path;
    }

    private Path unpack(final Path from, final Path journal) throws IOException
    {
        final ArchivedJournal opened = ArchivedJournal.open(from, journal);
        unpacked.push(opened);
        return opened.directory();
    }

    private static String text(final JournalDifference difference, final Path a, final Path b)
    {
        final boolean isRerun = b == null;
        return new DifferenceText(MessageCatalog.load(),
            new Side(isRerun ? "the journal" : "A", a),
            new Side(isRerun ? "the re-run" : "B", isRerun ? a : b)).of(difference);
    }
}
