package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotException;
import io.plimsoll.core.snapshot.SnapshotInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Snapshot files: what is in them, what is noticed about them, which one is taken.
 */
@Timeout(60)
class SnapshotStoreTest
{
    private static final long COMMANDS = 43;

    @TempDir
    private Path directory;

    private SnapshotStore store;
    private final List<Path> unusable = new ArrayList<>();
    private final Map<Path, String> reasons = new TreeMap<>();

    @BeforeEach
    void writeJournal()
    {
        TestMessages.writeJournal(directory, COMMANDS);
        store = new SnapshotStore(directory);
    }

    @Test
    void shouldWriteTheLayoutThatItSays() throws Exception
    {
        final SnapshotFile snapshot = write(17, 9);
        final byte[] bytes = Files.readAllBytes(snapshot.path());
        assertEquals("snapshot-00000000000000000017.plms", snapshot.path().getFileName().toString());
        assertEquals("PLMS", new String(bytes, 0, 4));
        final ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(1, numbers.getShort(4));
        assertEquals(1, numbers.getInt(12), "sections");
        assertEquals(bytes.length, numbers.getLong(16));
        assertEquals(17, numbers.getLong(24));
        assertEquals(TestMessages.timeNs(17), numbers.getLong(32));
        assertEquals(machineAt(17).stateHash(), numbers.getLong(40));
        assertEquals(17, numbers.getLong(56), "sequence of the position in the commands");
        assertEquals(1, numbers.getInt(256), "id of the section");
        assertEquals(16, numbers.getLong(264), "length of the section");
        assertEquals(256 + 16 + 16 + 32, bytes.length);
        assertTrue(Arrays.equals(
            MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(bytes, bytes.length - 32)),
            Arrays.copyOfRange(bytes, bytes.length - 32, bytes.length)));
        assertEquals(snapshot, SnapshotFile.open(snapshot.path()));
    }

    @Test
    void shouldLoadWhatItWrote()
    {
        final SnapshotFile snapshot = write(23, 9);
        final FoldMachine machine = new FoldMachine();
        snapshot.load(machine);
        assertEquals(23, machine.lastSequence());
        assertEquals(machineAt(23).stateHash(), machine.stateHash());
    }

    @Test
    void shouldNoticeEveryFlippedByteAndEveryCut() throws IOException
    {
        final Path file = write(17, 9).path();
        final byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++)
        {
            final byte[] flipped = bytes.clone();
            flipped[i] ^= 1 << i % 8;
            Files.write(file, flipped);
            assertThrows(SnapshotException.class, () -> SnapshotFile.open(file), "byte " + i);
        }
        for (int length = 0; length < bytes.length; length++)
        {
            Files.write(file, Arrays.copyOf(bytes, length));
            assertThrows(SnapshotException.class, () -> SnapshotFile.open(file), "length " + length);
        }
        Files.write(file, Arrays.copyOf(bytes, bytes.length + 1));
        assertThrows(SnapshotException.class, () -> SnapshotFile.open(file), "one byte more");
        Files.write(file, bytes);
        assertEquals(17, SnapshotFile.open(file).header().sequence());
    }

    @Test
    void shouldTakeTheNewestThatIsSound() throws IOException
    {
        write(10, 9);
        write(20, 9);
        final Path newest = write(30, 9).path();
        assertEquals(30, load(FoldMachine::new).machine().lastSequence());
        assertTrue(unusable.isEmpty());

        final byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length - 40] ^= 1;
        Files.write(newest, bytes);
        final LoadedState state = load(FoldMachine::new);
        assertEquals(20, state.machine().lastSequence());
        assertEquals(20, state.start().commands().sequence());
        assertEquals(20, state.snapshot().orElseThrow().header().sequence());
        assertEquals(List.of(newest), unusable);
        assertTrue(reasons.get(newest).contains("names checksum"), reasons.toString());
    }

    @Test
    void shouldBeginWithTheBeginningIfNoneCanBeUsed() throws IOException
    {
        final Path only = write(10, 9).path();
        Files.write(only, new byte[1000]);
        final LoadedState state = load(FoldMachine::new);
        assertEquals(0, state.machine().lastSequence());
        assertTrue(state.snapshot().isEmpty());
        assertEquals(JournalStart.of(directory), state.start());
        assertEquals(List.of(only), unusable);
    }

    @Test
    void shouldPassOverASnapshotOfAnotherJournal() throws IOException
    {
        final Path foreign = write(20, 9).path();
        // The same commands in other batches: the same state, another chain.
        final Path other = directory.resolve("other");
        try (Journal journal = Journal.create(TestMessages.settings(other)))
        {
            TestMessages.write(journal, new FoldMachine(), 1, 3);
            TestMessages.write(journal, machineAt(3), 4, COMMANDS);
        }
        Files.createDirectories(other.resolve("snapshots"));
        Files.copy(foreign, other.resolve("snapshots").resolve(foreign.getFileName()));
        try (JournalMark mark = JournalMark.read(other))
        {
            final LoadedState state = new SnapshotStore(other).load(mark, FoldMachine::new, this::notice);
            assertEquals(0, state.machine().lastSequence());
        }
        assertEquals(1, unusable.size());
        assertTrue(reasons.values().iterator().next().startsWith("CHAIN in "), reasons.toString());
    }

    @Test
    void shouldPassOverASnapshotBeyondWhatIsReleased()
    {
        write(10, 9);
        final Path newest = write(20, 9).path();
        try (MarkFile mark = new MarkFile(directory))
        {
            mark.release(19);
        }
        assertEquals(10, load(FoldMachine::new).machine().lastSequence());
        assertTrue(reasons.get(newest).contains("released up to sequence 19 only"), reasons.toString());
    }

    @Test
    void shouldPassOverASnapshotThatTheMachineRefuses()
    {
        write(10, 9);
        final Path newest = write(20, 9).path();
        final int[] made = {0};
        final Supplier<StateMachine> machines = () -> made[0]++ > 0 ? new FoldMachine() : new Places.Changed()
        {
            @Override
            public void load(final SnapshotInput input)
            {
                throw new SnapshotException("not this one");
            }
        };
        assertEquals(10, load(machines).machine().lastSequence());
        assertEquals(2, made[0]);
        assertEquals("not this one", reasons.get(newest));
    }

    @Test
    void shouldPassOverAStateThatIsNotTheOneSaid()
    {
        write(10, 9);
        final Path newest = write(20, 9).path();
        final int[] made = {0};
        final Supplier<StateMachine> machines = () -> made[0]++ > 0 ? new FoldMachine() : new Places.Changed()
        {
            @Override
            public long stateHash()
            {
                return 7;
            }
        };
        assertEquals(10, load(machines).machine().lastSequence());
        assertTrue(reasons.get(newest).startsWith("its header says sequence 20 and state hash "), reasons.toString());
    }

    @Test
    void shouldKeepTheNewest()
    {
        for (long sequence = 5; sequence <= 40; sequence += 5)
        {
            write(sequence, 3);
        }
        assertEquals(List.of(40L, 35L, 30L), store.files().stream().map(SnapshotStore::sequence).toList());
        write(41, 1);
        assertEquals(List.of(41L), store.files().stream().map(SnapshotStore::sequence).toList());
    }

    @Test
    void shouldRemoveWhatAWriterThatDiedHasLeftAndNotTakeIt() throws IOException
    {
        final Path whole = write(10, 9).path();
        final Path left = whole.resolveSibling("snapshot-00000000000000000030.plms.tmp");
        Files.copy(whole, left);
        assertEquals(10, load(FoldMachine::new).machine().lastSequence());
        assertTrue(unusable.isEmpty());
        write(20, 9);
        assertFalse(Files.exists(left));
        assertEquals(2, store.files().size());
    }

    @Test
    void shouldLetOneWriteAtATime()
    {
        write(10, 9);
        try (JournalLock lock = JournalLock.tryTake(directory.resolve("snapshots"), SnapshotStore.LOCK_NAME))
        {
            assertNotNull(lock);
            assertFalse(LockProbe.couldLock(directory.resolve("snapshots").resolve(SnapshotStore.LOCK_NAME)));
            assertTrue(store.write(machineAt(20), Places.startAt(directory, 20), 9).isEmpty());
        }
        assertEquals(1, store.files().size());
        assertTrue(store.write(machineAt(20), Places.startAt(directory, 20), 9).isPresent());
    }

    private SnapshotFile write(final long sequence, final int keep)
    {
        return store.write(machineAt(sequence), Places.startAt(directory, sequence), keep).orElseThrow();
    }

    private FoldMachine machineAt(final long sequence)
    {
        return Places.machineAt(directory, sequence);
    }

    private LoadedState load(final Supplier<StateMachine> machines)
    {
        try (JournalMark mark = JournalMark.read(directory))
        {
            return store.load(mark, machines, this::notice);
        }
    }

    private void notice(final Path file, final String reason)
    {
        unusable.add(file);
        reasons.put(file, reason);
    }
}
