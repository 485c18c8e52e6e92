package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * What an archive holds: {@code manifest.txt}, a line for each file, and a checksum over them. The roll files of a
 * queue follow one another without a gap.
 */
final class ArchiveManifest
{
    static final String FILE_NAME = "manifest.txt";

    private static final String TITLE = "plimsoll archive 1";
    private static final String BLOCK = "block ";

    private final Path archive;
    private final List<ArchiveEntry> entries = new ArrayList<>();
    private long blockSizeBytes;

    private ArchiveManifest(final Path archive)
    {
        this.archive = archive;
    }

    static boolean exists(final Path archive)
    {
        return Files.exists(archive.resolve(FILE_NAME));
    }

    /**
     * Reads the manifest of an archive; one that has none is empty.
     *
     * @throws JournalException if it is damaged.
     */
    static ArchiveManifest read(final Path archive)
    {
        final ArchiveManifest manifest = new ArchiveManifest(archive);
        if (!exists(archive))
        {
            return manifest;
        }
        try
        {
            final List<String> lines = Files.readAllLines(archive.resolve(FILE_NAME), StandardCharsets.UTF_8);
            final int last = lines.size() - 1;
            if (last < 2 || !TITLE.equals(lines.get(0)) || !lines.get(1).startsWith(BLOCK) ||
                !lines.get(last).equals(checksum(lines.subList(0, last))))
            {
                throw new IllegalArgumentException("its checksum is not that of its lines, or it is none");
            }
            manifest.blockSizeBytes = Long.parseLong(lines.get(1).substring(BLOCK.length()));
            for (final String line : lines.subList(2, last))
            {
                manifest.add(ArchiveEntry.parse(line));
            }
            return manifest;
        }
        catch (final IOException | IllegalArgumentException e)
        {
            throw new JournalException(Reason.MALFORMED, archive, JournalException.NO_EXCERPT,
                FILE_NAME + " is damaged: " + e.getMessage(), e);
        }
    }

    /**
     * Adds a file; a roll file must continue the one before it, another replaces one of the same name.
     */
    void add(final ArchiveEntry entry)
    {
        if (entry.kind() == null)
        {
            entries.removeIf(old -> old.name().equals(entry.name()));
        }
        else
        {
            final JournalPosition end = end(entry.kind());
            if (end != null && !end.link().equals(entry.before().link()))
            {
                throw new JournalException(Reason.ARCHIVED, archive, "a gap: the " + entry.kind().directoryName() +
                    " in the archive end with sequence " + end.sequence() + ", " + entry.name() +
                    " begins behind sequence " + entry.before().sequence());
            }
        }
        entries.add(entry);
    }

    /**
     * Writes the manifest, forced and under its name at once.
     */
    void write(final long queueBlockSizeBytes) throws IOException
    {
        blockSizeBytes = Math.max(blockSizeBytes, queueBlockSizeBytes);
        final List<String> lines = new ArrayList<>();
        lines.add(TITLE);
        lines.add(BLOCK + blockSizeBytes);
        entries.stream().sorted(Comparator.comparing(ArchiveEntry::name)).map(ArchiveEntry::line).forEach(lines::add);
        lines.add(checksum(lines));
        SafeFile.write(archive.resolve(FILE_NAME), String.join("\n", lines) + '\n');
    }

    List<ArchiveEntry> entries()
    {
        return entries;
    }

    /**
     * The entry of a name; null if there is none.
     */
    ArchiveEntry find(final String name)
    {
        for (final ArchiveEntry entry : entries)
        {
            if (entry.name().equals(name))
            {
                return entry;
            }
        }
        return null;
    }

    /**
     * Where a queue ends in the archive; null if it has no file of it.
     */
    JournalPosition end(final ExcerptKind kind)
    {
        JournalPosition end = null;
        for (final ArchiveEntry entry : entries)
        {
            end = entry.kind() == kind ? entry.after() : end;
        }
        return end;
    }

    /**
     * Behind which a queue begins in the archive; null if it has no file of it.
     */
    JournalPosition begin(final ExcerptKind kind)
    {
        for (final ArchiveEntry entry : entries)
        {
            if (entry.kind() == kind)
            {
                return entry.before();
            }
        }
        return null;
    }

    long blockSizeBytes()
    {
        return blockSizeBytes;
    }

    private static String checksum(final List<String> lines)
    {
        final CRC32C crc = new CRC32C();
        crc.update(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
        return "crc32c " + Long.toHexString(crc.getValue());
    }
}
