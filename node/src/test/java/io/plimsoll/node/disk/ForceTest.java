package io.plimsoll.node.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.journal.Durability;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalException.Reason;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.node.ChildJvm;
import io.plimsoll.node.TestCommands;
import io.plimsoll.node.disk.SmallDisk.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * In group-sync a flush returns when its pages are on the device; asked of the kernel, not of ourselves.
 */
@Timeout(120)
class ForceTest
{
    private static final int FLUSHES = 64;

    @TempDir
    private Path directory;

    /** The kernel's own account of pages that are mapped here, written, and not on the device. */
    @ParameterizedTest
    @EnumSource(Durability.class)
    void shouldLeaveNoPageBehind(final Durability durability) throws Exception
    {
        assumeTrue(Files.isReadable(Path.of("/proc/self/smaps")), "this test needs /proc/self/smaps");
        try (SmallDisk disk = SmallDisk.mount(directory, Kind.EXT4, 48))
        {
            final Path journalDirectory = disk.directory().resolve("journal");
            final UnsafeBuffer command = TestCommands.command(0, 400);
            try (Journal journal = Journal.create(SyncChild.settings(journalDirectory, durability)))
            {
                // 512 KiB: over the ends of two blocks.
                for (int sequence = 1; sequence <= 1_200; sequence++)
                {
                    journal.commands().append(sequence, sequence, command, 0, command.capacity());
                    if (sequence % 20 == 0)
                    {
                        journal.commands().flush();
                        if (durability == Durability.GROUP_SYNC)
                        {
                            assertEquals(0, dirtyKilobytes(journalDirectory.resolve("commands")), "at " + sequence);
                        }
                    }
                }
                final long dirty = dirtyKilobytes(journalDirectory.resolve("commands"));
                assertTrue(durability == Durability.GROUP_SYNC || dirty > 0, "nothing dirty in process mode either");
            }
        }
    }

    /** The calls that the process makes: one force per flush of either queue at least. */
    @Test
    void shouldCallTheKernelForEachFlush() throws Exception
    {
        final Path trace = directory.resolve("trace");
        assumeTrue(canTrace(), "this test needs strace, and the right to trace");
        assumeTrue(!Files.getFileStore(directory).type().equals("tmpfs"), "this test needs a disk under " + directory);
        final int commands = FLUSHES * 16;
        final ProcessBuilder traced = ChildJvm.builder(SyncChild.class, directory.resolve("journal").toString(),
            Durability.GROUP_SYNC.name(), "INLINE", Integer.toString(commands));
        traced.command().addAll(0, List.of(
            "strace", "-f", "-qq", "-e", "trace=fdatasync", "-o", trace.toString()));
        final Process child = traced.start();
        final String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(child.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, child.exitValue(), output);
        final long calls;
        try (var lines = Files.lines(trace))
        {
            calls = lines.filter(line -> line.contains("fdatasync(") && line.contains("= 0") ||
                line.contains("fdatasync resumed") && line.contains("= 0")).count();
        }
        assertTrue(calls >= 2 * FLUSHES, calls + " calls for " + FLUSHES + " batches in two queues");
    }

    @Test
    void shouldRefuseToPromiseItInMemory() throws Exception
    {
        try (SmallDisk disk = SmallDisk.mount(directory, Kind.TMPFS, 48))
        {
            final JournalSettings settings =
                SyncChild.settings(disk.directory().resolve("journal"), Durability.GROUP_SYNC);
            final JournalException refused = assertThrows(JournalException.class, () -> Journal.create(settings));
            assertEquals(Reason.ENVIRONMENT, refused.reason());
            assertTrue(refused.getMessage().contains("tmpfs is memory: choose a directory on a disk"),
                refused.getMessage());
            Journal.create(settings.withDurability(Durability.PROCESS)).close();
        }
    }

    private static long dirtyKilobytes(final Path queue) throws IOException
    {
        long dirty = 0;
        int mappings = 0;
        boolean isOurs = false;
        for (final String line : Files.readAllLines(Path.of("/proc/self/smaps")))
        {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*"))
            {
                isOurs = line.contains(queue.toString()) && line.contains(".cq4");
                mappings += isOurs && !line.contains(".cq4t") ? 1 : 0;
                isOurs &= !line.contains(".cq4t");
            }
            else if (isOurs && (line.startsWith("Shared_Dirty:") || line.startsWith("Private_Dirty:")))
            {
                dirty += Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        assertTrue(mappings > 0, "nothing is mapped");
        return dirty;
    }

    private static boolean canTrace() throws InterruptedException
    {
        try
        {
            return new ProcessBuilder("strace", "-f", "-e", "trace=none", "true").start().waitFor() == 0;
        }
        catch (final IOException e)
        {
            return false;
        }
    }
}
