package io.plimsoll.node.command;

import io.plimsoll.journal.ArchiveResult;
import io.plimsoll.journal.JournalArchive;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Moves old files of a journal into an archive.
 */
@Command(
    name = "archive",
    header = "Move the files of a journal that a start does not need any more into an archive.",
    footer = {
        "",
        "Examples:",
        "  plimsoll archive --journal j1 --to a1                    all that the newest snapshot allows",
        "  plimsoll archive --journal j1 --to a1 --keep-days 7",
        "  plimsoll verify --journal j1 --archive a1                from command 1 on, as if all were there",
        "May run while the journal is written. Run again with the same archive, it goes on where it ended,",
        "also after it was interrupted. Files are deleted once their compressed copies were read back and",
        "compared."})
final class ArchiveCommand extends BaseCommand
{
    @Option(names = "--journal", required = true, paramLabel = "DIR", description = "Directory of the journal.")
    private Path journal;

    @Option(names = "--to", required = true, paramLabel = "ARCHIVE",
        description = "Directory of the archive: a new one, or the one that was used last.")
    private Path archive;

    @ArgGroup
    private Kept kept;

    /**
     * What stays although it could go.
     */
    private static final class Kept
    {
        @Option(names = "--before", paramLabel = "SEQ", description = "Only files that end before this command.")
        private Long before;

        @Option(names = "--keep-days", paramLabel = "N", description = "The files of the last N days stay, in UTC.")
        private Integer days;
    }

    @Override
    ExitCode execute() throws IOException
    {
        final long before = kept == null || kept.before == null ? Long.MAX_VALUE : kept.before;
        final long lastDay = kept == null || kept.days == null ? Long.MAX_VALUE :
            LocalDate.now(ZoneOffset.UTC).toEpochDay() - kept.days;
        if (before < 1 || kept != null && kept.days != null && kept.days < 0)
        {
            throw usage("--before and --keep-days must not be negative, and sequences begin with 1");
        }
        final ArchiveResult result = JournalArchive.run(journal, archive, before, lastDay);
        if (result.files() == 0)
        {
            out().println("nothing was moved; the next file stays: " + result.obstacle());
        }
        else
        {
            out().printf("%s: %,d files, %,d bytes before they were compressed%n",
                style().good("moved to " + archive), result.files(), result.bytes());
        }
        if (result.archivedUpTo() > 0)
        {
            out().printf("commands up to %,d are in the archive; a start needs the snapshot of sequence %,d, " +
                "a replay from the beginning needs --archive%n", result.archivedUpTo(), result.snapshot());
        }
        return ExitCode.OK;
    }
}
