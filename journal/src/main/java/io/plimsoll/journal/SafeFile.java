package io.plimsoll.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Files that are there whole or not at all, whenever the machine stops.
 */
final class SafeFile
{
    static final String TEMPORARY_SUFFIX = ".tmp";

    private SafeFile()
    {
    }

    /**
     * The name under which a file is written before it is whole.
     */
    static Path temporary(final Path file)
    {
        return file.resolveSibling(file.getFileName() + TEMPORARY_SUFFIX);
    }

    /**
     * Writes a text.
     */
    static void write(final Path file, final String text) throws IOException
    {
        Files.write(temporary(file), text.getBytes(StandardCharsets.UTF_8));
        publish(file);
    }

    /**
     * Forces the temporary file to the device and gives it its name.
     */
    static void publish(final Path file) throws IOException
    {
        force(temporary(file));
        Files.move(temporary(file), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(file.toAbsolutePath().getParent());
    }

    /**
     * Forces a file or a directory to the device.
     */
    static void force(final Path path) throws IOException
    {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ))
        {
            channel.force(true);
        }
    }
}
