package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.core.EventSink;
import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journals of five days with 20 commands each.
 */
@Timeout(120)
class JournalArchiveTest
{
    private static final int DAYS = 5;
    private static final int PER_DAY = 20;
    private static final EventSink NOWHERE = (sequence, ordinal, buffer, offset, length) ->
    {
    };

    @TempDir
    private Path temporary;

    private Path journal;
    private Path archive;

    @BeforeEach
    void name()
    {
        journal = temporary.resolve("journal");
        archive = temporary.resolve("archive");
    }

    @Test
    void shouldMoveWhatASnapshotDoesNotNeed() throws IOException
    {
        write();
        final ChainCheckResult whole = ChainCheck.run(journal, ReplayProgress.NONE);
        TestSnapshots.write(journal, 15);
        TestSnapshots.write(journal, 65);
        final ArchiveResult result = archive();
        assertEquals(60, result.archivedUpTo());
        assertEquals(65, result.snapshot());
        assertEquals(7, result.files());
        assertEquals("the snapshot of sequence 65 needs it", result.obstacle());
        assertEquals(2, RollFile.list(Journal.commandsDirectory(journal)).size());
        assertEquals(2, RollFile.list(Journal.outcomesDirectory(journal)).size());
        assertEquals(1, SnapshotNames.list(journal).size());
        assertTrue(Files.exists(archive.resolve("snapshots/snapshot-00000000000000000015.plms.gz")));
        final ChainCheckResult rest = ChainCheck.run(journal, ReplayProgress.NONE);
        assertEquals(61, rest.firstSequence());
        assertEquals(whole.head(), rest.head());
        assertEquals(Reason.ARCHIVED, assertThrows(JournalException.class,
            () -> Verification.run(journal, new FoldMachine(), ReplayProgress.NONE)).reason());
    }

    @Test
    void shouldReplayFromTheArchiveAsIfNothingHadBeenMoved() throws IOException
    {
        write();
        final VerificationResult before = Verification.run(journal, new FoldMachine(), ReplayProgress.NONE);
        TestSnapshots.write(journal, 100);
        assertEquals(80, archive().archivedUpTo());
        final Path unpacked;
        try (ArchivedJournal opened = ArchivedJournal.open(archive, journal))
        {
            unpacked = opened.directory();
            assertEquals(before, Verification.run(unpacked, new FoldMachine(), ReplayProgress.NONE));
        }
        assertFalse(Files.exists(unpacked));
        assertEquals(100, ChainCheck.run(journal, ReplayProgress.NONE).commandsEnd().sequence());
        try (ArchivedJournal alone = ArchivedJournal.open(archive, null))
        {
            final VerificationResult result =
                Verification.run(alone.directory(), new FoldMachine(), ReplayProgress.NONE);
            assertTrue(result.ok(), result.difference());
            assertEquals(80, result.commands());
        }
    }

    @Test
    void shouldBeWholeAgainOnceTheFilesAreUnpackedAndTheBaseIsGone() throws IOException
    {
        write();
        final VerificationResult before = Verification.run(journal, new FoldMachine(), ReplayProgress.NONE);
        TestSnapshots.write(journal, 100);
        archive();
        for (final ArchiveEntry entry : ArchiveManifest.read(archive).entries())
        {
            PackedFile.unpack(archive, entry, journal);
        }
        Files.delete(journal.resolve(JournalBase.FILE_NAME));
        assertEquals(before, Verification.run(journal, new FoldMachine(), ReplayProgress.NONE));
    }

    @Test
    void shouldGoOnWritingAndStartAgainFromTheRest() throws IOException
    {
        write();
        TestSnapshots.write(journal, 100);
        archive();
        final FoldMachine machine = machineAt(100);
        final RecoveredJournal recovered = Recovery.run(
            TestMessages.settings(journal), null, machine, NOWHERE, ReplayProgress.NONE);
        try (Journal open = recovered.journal())
        {
            assertEquals(0, recovered.releasedEvents());
            TestMessages.write(open, machine, 101, 130);
        }
        try (ArchivedJournal opened = ArchivedJournal.open(archive, journal))
        {
            final VerificationResult result =
                Verification.run(opened.directory(), new FoldMachine(), ReplayProgress.NONE);
            assertTrue(result.ok(), result.difference());
            assertEquals(130, result.commands());
        }
    }

    @Test
    void shouldRunBesideAWriterAndAReader() throws IOException
    {
        try (TestDays days = TestDays.open(journal))
        {
            for (int day = 0; day < 3; day++)
            {
                days.day(PER_DAY);
            }
            TestSnapshots.write(journal, 60);
            try (CommandJournalReader late = CommandJournalReader.open(journal);
                CommandJournalReader reader = CommandJournalReader.open(journal))
            {
                assertTrue(late.next());
                long last = 0;
                while (last < 45 && reader.next())
                {
                    last++;
                }
                assertEquals(40, archive().archivedUpTo());
                days.day(PER_DAY);
                assertGapIsNoticed(late);
                while (reader.next())
                {
                    last++;
                    assertEquals(last, reader.sequence());
                    if (last == 70)
                    {
                        days.day(PER_DAY);
                    }
                }
                assertEquals(100, last);
            }
            TestSnapshots.write(journal, 100);
            assertEquals(80, archive().archivedUpTo());
            days.day(PER_DAY);
        }
        try (ArchivedJournal opened = ArchivedJournal.open(archive, journal))
        {
            assertEquals(120, Verification.run(
                opened.directory(), new FoldMachine(), ReplayProgress.NONE).commands());
        }
        assertEquals(81, ChainCheck.run(journal, ReplayProgress.NONE).firstSequence());
    }

    @Test
    void shouldContinueAnArchive() throws IOException
    {
        write();
        TestSnapshots.write(journal, 45);
        assertEquals(40, archive().archivedUpTo());
        final ArchiveResult nothing = archive();
        assertEquals(0, nothing.files());
        assertEquals(40, nothing.archivedUpTo());
        TestSnapshots.write(journal, 90);
        final ArchiveResult more = archive();
        assertEquals(80, more.archivedUpTo());
        assertEquals(5, more.files());
        final ArchiveManifest manifest = ArchiveManifest.read(archive);
        assertEquals(JournalPosition.COMMANDS_START.link(), manifest.begin(ExcerptKind.COMMANDS).link());
        assertEquals(80, manifest.end(ExcerptKind.COMMANDS).sequence());
    }

    @Test
    void shouldCompleteWhatWasStoppedBetweenBaseAndDeletion() throws IOException
    {
        write();
        final Path copy = temporary.resolve("copy");
        copy(journal, copy);
        TestSnapshots.write(journal, 65);
        archive();
        for (final ExcerptKind kind : ExcerptKind.values())
        {
            for (final RollFile file : RollFile.list(copy.resolve(kind.directoryName())))
            {
                final Path there = journal.resolve(kind.directoryName()).resolve(file.name());
                if (!Files.exists(there) && file.cycle() != TestDays.FIRST_DAY)
                {
                    Files.copy(file.path(), there);
                }
            }
        }
        // The journal is whole with the files that are still there,
        assertEquals(100, ChainCheck.run(journal, ReplayProgress.NONE).commandsEnd().sequence());
        try (ArchivedJournal opened = ArchivedJournal.open(archive, journal))
        {
            assertTrue(Verification.run(opened.directory(), new FoldMachine(), ReplayProgress.NONE).ok());
        }
        // and the next run deletes them.
        assertEquals(60, archive().archivedUpTo());
        assertEquals(2, RollFile.list(Journal.commandsDirectory(journal)).size());
        assertEquals(100, ChainCheck.run(journal, ReplayProgress.NONE).commandsEnd().sequence());
    }

    @Test
    void shouldCompleteWhatWasStoppedBeforeTheBase() throws IOException
    {
        write();
        TestSnapshots.write(journal, 65);
        final Path copy = temporary.resolve("copy");
        copy(journal, copy);
        archive();
        // A reader that maps a file makes it longer.
        final Path first = RollFile.list(Journal.commandsDirectory(copy)).get(0).path();
        Files.write(first, new byte[4096], StandardOpenOption.APPEND);
        assertEquals(60, JournalArchive.run(copy, archive, Long.MAX_VALUE, Long.MAX_VALUE).archivedUpTo());
        assertEquals(61, ChainCheck.run(copy, ReplayProgress.NONE).firstSequence());
        assertEquals(2, RollFile.list(Journal.commandsDirectory(copy)).size());
    }

    @Test
    void shouldKeepWhatIsAskedForAndTheFileThatIsWritten() throws IOException
    {
        write();
        assertEquals("there is no snapshot to start from", archive().obstacle());
        TestSnapshots.write(journal, 100);
        assertEquals(20, JournalArchive.run(journal, archive, 41, TestDays.FIRST_DAY).archivedUpTo());
        assertEquals(40, JournalArchive.run(journal, archive, 41, Long.MAX_VALUE).archivedUpTo());
        final ArchiveResult rest = archive();
        assertEquals(80, rest.archivedUpTo());
        assertEquals("it is the one that is written to", rest.obstacle());
    }

    @Test
    void shouldNotTrustADamagedSnapshot() throws IOException
    {
        write();
        final Path snapshot = TestSnapshots.write(journal, 90);
        final byte[] bytes = Files.readAllBytes(snapshot);
        bytes[3] ^= 1;
        Files.write(snapshot, bytes);
        assertEquals("there is no snapshot to start from", archive().obstacle());
        TestSnapshots.write(journal, 30);
        assertEquals(20, archive().archivedUpTo());
    }

    @Test
    void shouldRefuseAGapAndAnotherJournalsArchive() throws IOException
    {
        write();
        TestSnapshots.write(journal, 45);
        archive();
        final Path second = temporary.resolve("second");
        TestSnapshots.write(journal, 70);
        assertEquals(60, JournalArchive.run(journal, second, Long.MAX_VALUE, Long.MAX_VALUE).archivedUpTo());
        TestSnapshots.write(journal, 90);
        final JournalException gap = assertThrows(JournalException.class, this::archive);
        assertEquals(Reason.ARCHIVED, gap.reason());
        assertTrue(gap.getMessage().contains("end with sequence 40, those of the journal begin behind 60"),
            gap.getMessage());
        final JournalException missing = assertThrows(
            JournalException.class, () -> ArchivedJournal.open(archive, journal));
        assertTrue(missing.getMessage().contains("an archive is missing"), missing.getMessage());
        final Path other = temporary.resolve("other");
        TestDays.write(other, 4, 3 * PER_DAY);
        TestSnapshots.write(other, 100);
        assertTrue(assertThrows(JournalException.class,
            () -> JournalArchive.run(other, second, Long.MAX_VALUE, Long.MAX_VALUE)).getMessage().contains("a gap"));
        assertEquals(4, RollFile.list(Journal.commandsDirectory(other)).size());
        assertEquals(Reason.CHAIN, assertThrows(JournalException.class,
            () -> JournalArchive.run(other, archive, Long.MAX_VALUE, Long.MAX_VALUE)).reason());
    }

    @Test
    void shouldNameAFileOfTheArchiveThatIsNotWhatItWas() throws IOException
    {
        write();
        TestSnapshots.write(journal, 65);
        archive();
        final List<ArchiveEntry> entries = ArchiveManifest.read(archive).entries();
        final Path packed = archive.resolve(entries.get(1).name() + ".gz");
        final Path copy = temporary.resolve("other.gz");
        Files.copy(packed, copy);
        Files.copy(archive.resolve(entries.get(0).name() + ".gz"), packed, StandardCopyOption.REPLACE_EXISTING);
        assertUnpackFails("the manifest says SHA-256 " + entries.get(1).sha256(), packed);
        final byte[] bytes = Files.readAllBytes(copy);
        bytes[bytes.length / 2] ^= 4;
        Files.write(packed, bytes);
        assertUnpackFails("CHECKSUM in ", packed);
        Files.delete(packed);
        assertUnpackFails("it is not here", packed);
        Files.copy(copy, packed);
        final Path manifest = archive.resolve(ArchiveManifest.FILE_NAME);
        Files.writeString(manifest, Files.readString(manifest).replaceFirst("bytes=[0-9]", "bytes=9"));
        assertTrue(assertThrows(JournalException.class, () -> ArchivedJournal.open(archive, journal))
            .getMessage().contains("manifest.txt is damaged"));
    }

    @Test
    void shouldArchiveNothingOfABrokenFile() throws IOException
    {
        write();
        TestSnapshots.write(journal, 65);
        final QueueBytes file = new QueueBytes(RollFile.list(Journal.commandsDirectory(journal)).get(1).path());
        file.flip(file.positionOfExcerpt(31) + ExcerptLayout.HEADER_LENGTH + 2);
        assertThrows(JournalException.class, this::archive);
        assertEquals(DAYS, RollFile.list(Journal.commandsDirectory(journal)).size());
        assertFalse(Files.exists(journal.resolve(JournalBase.FILE_NAME)));
    }

    /** A reader that is overtaken shows the rest of its file, then stops. */
    private static void assertGapIsNoticed(final CommandJournalReader late)
    {
        final JournalException e = assertThrows(JournalException.class, () ->
        {
            while (late.next())
            {
                assertTrue(late.sequence() <= PER_DAY);
            }
        });
        assertEquals(Reason.OUT_OF_SEQUENCE, e.reason());
        assertEquals(PER_DAY, e.lastSequence());
    }

    private void assertUnpackFails(final String text, final Path file)
    {
        final JournalException e = assertThrows(
            JournalException.class, () -> ArchivedJournal.open(archive, journal));
        assertTrue(e.getMessage().contains(text) && e.getMessage().contains(file.toString()), e.getMessage());
    }

    private void write()
    {
        TestDays.write(journal, DAYS, PER_DAY);
    }

    private ArchiveResult archive() throws IOException
    {
        return JournalArchive.run(journal, archive, Long.MAX_VALUE, Long.MAX_VALUE);
    }

    private FoldMachine machineAt(final long sequence) throws IOException
    {
        final FoldMachine machine = new FoldMachine();
        try (ArchivedJournal opened = ArchivedJournal.open(archive, journal))
        {
            assertEquals(sequence, Replay.run(opened.directory(), machine, ReplayProgress.NONE).lastSequence());
        }
        return machine;
    }

    private static void copy(final Path from, final Path to) throws IOException
    {
        try (Stream<Path> paths = Files.walk(from))
        {
            for (final Path path : paths.toList())
            {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
