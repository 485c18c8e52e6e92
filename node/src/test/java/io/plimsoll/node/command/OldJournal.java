package io.plimsoll.node.command;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a journal of today one of an earlier day, so that what is appended now goes into another file.
 */
final class OldJournal
{
    private static final int[] MARK_OFFSETS = {64, 128};

    private OldJournal()
    {
    }

    static void moveTo(final Path journal, final LocalDate day) throws IOException
    {
        for (final String queue : List.of("commands", "outcomes"))
        {
            Files.delete(journal.resolve(queue).resolve("metadata.cq4t"));
            final Path file = rollFile(journal, queue);
            Files.move(file, file.resolveSibling(day.format(DateTimeFormatter.BASIC_ISO_DATE) + "F.cq4"));
        }
        try (RandomAccessFile mark = new RandomAccessFile(journal.resolve("journal.mark").toFile(), "rw"))
        {
            for (final int offset : MARK_OFFSETS)
            {
                mark.seek(offset);
                final long index = Long.reverseBytes(mark.readLong());
                mark.seek(offset);
                mark.writeLong(Long.reverseBytes((day.toEpochDay() << Integer.SIZE) + (int)index));
            }
        }
    }

    /**
     * A file by the name of a snapshot, that ends with the SHA-256 of what is before.
     */
    static void writeSnapshot(final Path journal, final long sequence) throws IOException, GeneralSecurityException
    {
        final byte[] content = ("state of " + sequence).getBytes(StandardCharsets.US_ASCII);
        final byte[] bytes = Arrays.copyOf(content, content.length + 32);
        System.arraycopy(MessageDigest.getInstance("SHA-256").digest(content), 0, bytes, content.length, 32);
        Files.createDirectories(journal.resolve("snapshots"));
        Files.write(journal.resolve("snapshots").resolve("snapshot-%020d.plms".formatted(sequence)), bytes);
    }

    static Path rollFile(final Path journal, final String queue) throws IOException
    {
        try (Stream<Path> files = Files.list(journal.resolve(queue)))
        {
            return files.filter(path -> path.toString().endsWith(".cq4")).max(Path::compareTo).orElseThrow();
        }
    }
}
