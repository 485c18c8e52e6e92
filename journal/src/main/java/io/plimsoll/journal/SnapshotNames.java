package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The snapshots beside a journal, by their names: {@code snapshots/snapshot-<sequence, 20 digits>.plms}.
 */
final class SnapshotNames
{
    static final String DIRECTORY_NAME = "snapshots";

    private static final String PATTERN = "snapshot-[0-9]{20}\\.plms";
    private static final int DIGITS_FROM = "snapshot-".length();
    private static final int DIGITS_TO = DIGITS_FROM + 20;
    private static final int BUFFER_BYTES = 1 << 16;

    private SnapshotNames()
    {
    }

    /**
     * The files, oldest first.
     */
    static List<Path> list(final Path journal)
    {
        final Path directory = journal.resolve(DIRECTORY_NAME);
        if (!Files.isDirectory(directory))
        {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory))
        {
            return files.filter(file -> file.getFileName().toString().matches(PATTERN))
                .sorted(Comparator.comparingLong(SnapshotNames::sequence)).toList();
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, e.toString(), e);
        }
    }

    /**
     * Sequence of the last command within a snapshot.
     */
    static long sequence(final Path file)
    {
        return Long.parseLong(file.getFileName().toString().substring(DIGITS_FROM, DIGITS_TO));
    }

    /**
     * True if the last 32 bytes of a snapshot are the SHA-256 of those before.
     */
    static boolean isWhole(final Path file)
    {
        try (InputStream in = Files.newInputStream(file))
        {
            long left = Files.size(file) - ChainHead.LENGTH;
            final MessageDigest digest = ChainHead.sha256();
            final byte[] buffer = new byte[BUFFER_BYTES];
            while (left > 0)
            {
                final int count = in.read(buffer, 0, (int)Math.min(left, buffer.length));
                if (count < 0)
                {
                    return false;
                }
                digest.update(buffer, 0, count);
                left -= count;
            }
            return left == 0 && Arrays.equals(digest.digest(), in.readNBytes(ChainHead.LENGTH));
        }
        catch (final IOException e)
        {
            return false;
        }
    }
}
