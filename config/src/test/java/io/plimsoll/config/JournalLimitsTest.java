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
}
