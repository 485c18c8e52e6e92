package io.plimsoll.bench.journal;

import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

@Timeout(60)
class JournalCostHarnessTest
{
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"96", "mix"})
    void shouldPrintARatioForEachModeAndBatchSize(final String bytes)
    {
        final Printed printed = new Printed();

        JournalCostHarness.run(
            new String[]{
                "directory=" + directory, "bytes=" + bytes, "batches=1,16", "rounds=2", "forced-rounds=2", "block=20"},
            printed.stream());

        for (final String name : new String[]{"1", "16", "group-sync-1", "group-sync-16"})
        {
            assertTrue(printed.number("ratio journal-cost-" + name) > 0, printed::toString);
        }
        // Two rounds of 20, and those of the warm-up forgotten.
        assertEquals(4, printed.count(" bytes, 40 batches each"), printed::toString);
        assertEquals(0, directory.toFile().list().length, "files are left");
    }

    @Test
    void shouldGiveTheBareQueueTheBytesThatTheJournalWrites()
    {
        // 96 of header; 24 and the message of 96 each.
        assertEquals(96 + 8 * 120, Contest.excerptBytes(MessageMix.ofLength(96), 8));
        // 24 + 18 of a tick and 24 + 66 of a fill, to multiples of 8.
        assertEquals(96 + 7 * 48 + 96, Contest.excerptBytes(MessageMix.ofTicksAndFills(), 8));
    }

    @Test
    void shouldKnowHowManyBytesTheJournalWrites()
    {
        final MessageMix mix = MessageMix.ofTicksAndFills();

        assertEquals(Contest.excerptBytes(mix, 8), bytesOf(mix, 3) - bytesOf(mix, 2));
    }

    private long bytesOf(final MessageMix mix, final int batches)
    {
        final JournalSettings settings = JournalSettings.of(directory.resolve(batches + " batches"));
        try (Journal journal = Journal.create(settings))
        {
            for (int n = 1; n <= 8 * batches; n++)
            {
                journal.commands().append(n, n, mix.message(n), 0, mix.message(n).capacity());
                if (n % 8 == 0)
                {
                    journal.commands().flush();
                }
            }
        }
        try (BareQueue queue = BareQueue.open(
            settings.directory().resolve("commands"), settings.blockSizeBytes(), settings.durability()))
        {
            return queue.readAll();
        }
    }

    @Test
    void shouldRefuseAnUnknownMode()
    {
        final String[] arguments = {"directory=" + directory, "modes=none"};

        assertThrows(
            IllegalArgumentException.class, () -> JournalCostHarness.run(arguments, new Printed().stream()));
        assertThrows(IllegalArgumentException.class, () -> MessageMix.ofLength(65));
    }
}
