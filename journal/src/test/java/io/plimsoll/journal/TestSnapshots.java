package io.plimsoll.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files like snapshots: a name, some bytes, and their SHA-256.
 */
final class TestSnapshots
{
    private TestSnapshots()
    {
    }

    static Path write(final Path journal, final long sequence) throws IOException
    {
        final byte[] content = ("state of " + sequence).getBytes(StandardCharsets.US_ASCII);
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(content);
        bytes.write(ChainHead.sha256().digest(content));
        final Path directory = Files.createDirectories(journal.resolve(SnapshotNames.DIRECTORY_NAME));
        return Files.write(directory.resolve("snapshot-%020d.plms".formatted(sequence)), bytes.toByteArray());
    }
}
