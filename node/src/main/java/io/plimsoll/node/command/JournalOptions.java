package io.plimsoll.node.command;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.ArchivedJournal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;

/**
 * The journal that a command reads, with what was archived of it, and the core that it is replayed into.
 */
final class JournalOptions implements AutoCloseable
{
    @Option(names = "--journal", paramLabel = "DIR", description = "Directory of the journal.")
    private Path journal;

    @Option(names = "--archive", paramLabel = "ARCHIVE", description = "Read what was archived of the journal first; " +
        "without --journal the archive alone. Is unpacked into the temporary directory, every checksum compared.")
    private Path archive;

    @Mixin
    private CoreOptions core;

    private ArchivedJournal unpacked;

    /**
     * @return true if there is a journal or an archive to read.
     */
    boolean isGiven()
    {
        return journal != null || archive != null;
    }

    /**
     * @return the directory to read, where the archive and the journal are one.
     * @throws IOException if an archive cannot be unpacked.
     */
    Path directory() throws IOException
    {
        if (archive == null && journal == null)
        {
            throw BaseCommand.usage("--journal DIR is missing (or --archive ARCHIVE for an archive alone)");
        }
        if (archive == null)
        {
            return journal;
        }
        if (unpacked == null)
        {
            unpacked = ArchivedJournal.open(archive, journal);
        }
        return unpacked.directory();
    }

    /**
     * @return what the user called it.
     */
    String name()
    {
        return archive == null ? journal.toString() :
            journal == null ? archive.toString() : journal + " with " + archive;
    }

    /**
     * @return a fresh core with the limits that the journal was written under.
     * @throws IOException if an archive cannot be unpacked.
     */
    StateMachine newCore() throws IOException
    {
        return core.newCore(directory());
    }

    /**
     * @return the limits that the journal was written under.
     * @throws IOException if an archive cannot be unpacked.
     */
    CoreLimits limits() throws IOException
    {
        return core.limits(directory());
    }

    @Override
    public void close()
    {
        if (unpacked != null)
        {
            unpacked.close();
            unpacked = null;
        }
    }
}
