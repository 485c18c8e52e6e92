package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A file compressed with gzip, and the SHA-256 of what was compressed.
 */
final class PackedFile
{
    static final String SUFFIX = ".gz";

    private static final int BUFFER_BYTES = 1 << 16;

    private PackedFile()
    {
    }

    /**
     * Compresses a file, forces the result to the device, reads it back, and only then gives it its name.
     *
     * @return what the manifest says of it; without positions.
     */
    static ArchiveEntry pack(final Path source, final Path archive, final String name) throws IOException
    {
        final Path target = archive.resolve(name + SUFFIX);
        Files.createDirectories(target.getParent());
        final MessageDigest digest = ChainHead.sha256();
        final long length;
        try (InputStream in = Files.newInputStream(source);
            OutputStream out = new GZIPOutputStream(Files.newOutputStream(SafeFile.temporary(target)), BUFFER_BYTES))
        {
            length = copy(in, out, digest);
        }
        final ArchiveEntry entry = new ArchiveEntry(
            null, name, length, HexFormat.of().formatHex(digest.digest()), null, null);
        SafeFile.force(SafeFile.temporary(target));
        check(entry, SafeFile.temporary(target), OutputStream.nullOutputStream());
        SafeFile.publish(target);
        return entry;
    }

    /**
     * Unpacks a file of an archive into a directory.
     *
     * @throws JournalException if it is not there, or not what the manifest says.
     */
    static void unpack(final Path archive, final ArchiveEntry entry, final Path directory) throws IOException
    {
        final Path target = directory.resolve(entry.name());
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target))
        {
            check(entry, archive.resolve(entry.name() + SUFFIX), out);
        }
    }

    private static void check(final ArchiveEntry entry, final Path packed, final OutputStream out) throws IOException
    {
        final MessageDigest digest = ChainHead.sha256();
        final long length;
        if (!Files.exists(packed))
        {
            throw new JournalException(Reason.NOT_FOUND, packed, "the manifest names this file, it is not here");
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed), BUFFER_BYTES))
        {
            length = copy(in, out, digest);
        }
        catch (final IOException e)
        {
            throw new JournalException(Reason.CHECKSUM, packed, JournalException.NO_EXCERPT,
                "it cannot be unpacked: " + e.getMessage(), e);
        }
        final String actual = HexFormat.of().formatHex(digest.digest());
        if (!actual.equals(entry.sha256()))
        {
            throw new JournalException(Reason.CHECKSUM, packed, "the manifest says SHA-256 " + entry.sha256() + " of " +
                entry.length() + " bytes, its content has " + actual + " of " + length + " bytes");
        }
    }

    private static long copy(final InputStream in, final OutputStream out, final MessageDigest digest)
        throws IOException
    {
        final byte[] buffer = new byte[BUFFER_BYTES];
        long length = 0;
        int count = in.read(buffer);
        while (count >= 0)
        {
            digest.update(buffer, 0, count);
            out.write(buffer, 0, count);
            length += count;
            count = in.read(buffer);
        }
        return length;
    }
}
