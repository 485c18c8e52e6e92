package io.plimsoll.config;

import io.plimsoll.core.CoreLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class JournalLimitsTest
{
    @TempDir
    private Path directory;

    @Test
    void shouldKeepTheLimitsOfAJournal() throws IOException
    {
        final CoreLimits limits = new CoreLimits(1, 2, 3, 4, 5, 6);
        assertEquals(Optional.empty(), JournalLimits.read(directory.resolve("j")));
        JournalLimits.write(directory.resolve("j"), limits);
        assertEquals(Optional.of(limits), JournalLimits.read(directory.resolve("j")));
    }

    @Test
    void shouldRefuseLimitsThatCannotBe() throws IOException
    {
        Files.writeString(directory.resolve(JournalLimits.FILE_NAME), "plimsoll.limits.orders = 0");
        assertThrows(ConfigurationException.class, () -> JournalLimits.read(directory));
    }

    /** A power loss may leave the name of a file without its content: the defaults are not what was there. */
    @Test
    void shouldRefuseAFileThatWasCut() throws IOException
    {
        JournalLimits.write(directory, new CoreLimits(1, 2, 3, 4, 5, 6));
        final Path file = directory.resolve(JournalLimits.FILE_NAME);
        final String text = Files.readString(file);
        for (final String cut : new String[]{"", text.substring(0, text.indexOf("  orders")) + "}"})
        {
            Files.writeString(file, cut);
            final ConfigurationException e =
                assertThrows(ConfigurationException.class, () -> JournalLimits.read(directory));
            assertTrue(e.getMessage().contains("is missing; write the limits here"), e.getMessage());
        }
    }
}
