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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journals of 40 commands in excerpts of 5, each with its events; broken in one place.
 */
@Timeout(60)
class JournalRepairTest
{
    private static final int COMMANDS = 40;
    private static final EventSink NOWHERE = (sequence, ordinal, buffer, offset, length) ->
    {
    };

    @TempDir
    private Path temporary;

    private Path directory;
    private Path repaired;

    @BeforeEach
    void writeJournal()
    {
        directory = temporary.resolve("journal");
        repaired = temporary.resolve("repaired");
        TestMessages.writeJournal(directory, COMMANDS);
    }

    @Test
    void shouldFindNothingWrongWithASoundJournal() throws IOException
    {
        final JournalDiagnosis diagnosis = diagnose();
        assertTrue(diagnosis.isSound());
        assertFalse(diagnosis.hasHole());
        assertFalse(diagnosis.losesWritten());
        assertEquals(List.of(
            "commands: 8 sound excerpts, up to sequence 40",
            "outcomes: 8 sound excerpts, up to event 39/2"), diagnosis.findings());
        assertEquals(List.of(), diagnosis.cuts());
    }

    @Test
    void shouldCutABrokenLastExcerptAndNameWhatIsLost() throws IOException
    {
        final QueueBytes file = QueueBytes.of(directory);
        file.flip(file.positionOfExcerpt(36) + ExcerptLayout.HEADER_LENGTH + 9);
        final JournalDiagnosis diagnosis = diagnose();
        assertFalse(diagnosis.isSound());
        assertFalse(diagnosis.hasHole());
        assertEquals(35, diagnosis.keptSequence());
        assertTrue(diagnosis.findings().get(1).startsWith("commands: CHECKSUM in " + file.path() + " at byte "),
            diagnosis.findings().toString());
        assertEquals(List.of("commands: everything behind sequence 35", "outcomes: everything behind event 35/2"),
            diagnosis.cuts());
        assertEquals(List.of("commands 36 to 40 were journaled: they are lost",
            "events of commands 36 to 39 were released to the world: they are cut, and nothing gives them again"),
            diagnosis.losses());
        assertRepaired(35);
        recover(35, 0);
    }

    @Test
    void shouldCutATruncatedFile() throws IOException
    {
        final QueueBytes file = QueueBytes.of(directory);
        file.truncate(file.positionOfExcerpt(26) + 40);
        assertTrue(diagnose().findings().get(1).contains("without a possible length"), diagnose().findings().get(1));
        assertEquals("commands 26 to 40 were journaled: they are lost", diagnose().losses().get(0));
        assertRepaired(25);
        recover(25, 0);
    }

    @Test
    void shouldCutALostEndThatOnlyTheMarkTellsOf() throws IOException
    {
        final QueueBytes file = QueueBytes.of(directory);
        final long position = file.positionOfExcerpt(31);
        file.zero(position - 4, 4096);
        assertTrue(diagnose().findings().get(1).contains("ending with sequence 40, was written, but the files end"),
            diagnose().findings().toString());
        assertRepaired(30);
    }

    @Test
    void shouldGiveEventsOfKeptCommandsAgainAtTheNextStart() throws IOException
    {
        final QueueBytes file = QueueBytes.of(directory, ExcerptKind.OUTCOMES);
        file.truncate(file.positionOfExcerpt(31) + 40);
        final JournalDiagnosis diagnosis = diagnose();
        assertEquals(List.of("outcomes: everything behind event 30/1"), diagnosis.cuts());
        assertEquals(List.of("events behind event 30/1 up to command 39 were released: they are cut; the next start " +
            "releases them once more, from the commands"), diagnosis.losses());
        assertRepaired(40);
        // 31..39 give 3+0+1+2+3+0+1+2+3 events
        recover(40, 15);
        assertTrue(Verification.run(repaired, new FoldMachine(), ReplayProgress.NONE).ok());
    }

    @Test
    void shouldCutAnExcerptOfEventsThatBelongToBothSides() throws IOException
    {
        final Path other = temporary.resolve("other");
        try (Journal journal = Journal.create(TestMessages.settings(other)))
        {
            final StagedEvents staged = new StagedEvents();
            final FoldMachine machine = new FoldMachine();
            for (long sequence = 1; sequence <= 10; sequence++)
            {
                journal.commands().append(sequence, sequence, TestMessages.command(1, 20), 0, 20);
                staged.begin(sequence);
                machine.apply(sequence, sequence, TestMessages.command(1, 20), 0, 20, staged);
                staged.releaseTo(journal.outcomes()::append);
                if (sequence % 4 == 0)
                {
                    journal.commands().flush();
                }
                if (sequence == 3)
                {
                    journal.outcomes().flush(sequence);
                }
            }
            journal.commands().flush();
            journal.outcomes().flush(10);
        }
        final QueueBytes file = QueueBytes.of(other);
        file.flip(file.positionOfExcerpt(9) + ExcerptLayout.HEADER_LENGTH + 9);
        try (JournalRepair repair = JournalRepair.open(other))
        {
            assertEquals(List.of("commands: everything behind sequence 8", "outcomes: everything behind event 3/0"),
                repair.diagnosis().cuts());
            assertEquals(List.of("commands 9 to 10 were journaled: they are lost",
                "events of commands 9 to 10 were released to the world: they are cut, and nothing gives them again",
                "events behind event 3/0 up to command 8 were released: they are cut; the next start releases them " +
                "once more, from the commands"), repair.diagnosis().losses());
            assertEquals(2, repair.diagnosis().keptReleasedSequence());
            repair.write(repaired, ReplayProgress.NONE);
        }
        recover(8, 5);
    }

    @Test
    void shouldRefuseAHole() throws IOException
    {
        final QueueBytes file = QueueBytes.of(directory);
        file.zero(file.positionOfExcerpt(16), 200);
        final JournalDiagnosis diagnosis = diagnose();
        assertTrue(diagnosis.hasHole());
        assertTrue(diagnosis.findings().contains(
            "commands: behind that, 4 excerpts of sequences 21 to 40 are sound"), diagnosis.findings().toString());
        try (JournalRepair repair = JournalRepair.open(directory))
        {
            assertThrows(IllegalStateException.class, () -> repair.write(repaired, ReplayProgress.NONE));
        }
        assertFalse(Files.exists(repaired));
    }

    @Test
    void shouldSeeAHoleInTheEventsOfKeptCommandsOnly() throws IOException
    {
        final QueueBytes outcomes = QueueBytes.of(directory, ExcerptKind.OUTCOMES);
        outcomes.flip(outcomes.positionOfExcerpt(31) + ExcerptLayout.HEADER_LENGTH + 1);
        assertTrue(diagnose().hasHole());
        final QueueBytes commands = QueueBytes.of(directory);
        commands.truncate(commands.positionOfExcerpt(36) + 50);
        assertFalse(diagnose().hasHole());
        assertRepaired(35);
        recover(35, 9);
    }

    @Test
    void shouldRefuseAHoleInEventsAlsoIfItReachesBeyondTheCommands() throws IOException
    {
        final QueueBytes outcomes = QueueBytes.of(directory, ExcerptKind.OUTCOMES);
        outcomes.flip(outcomes.positionOfExcerpt(21) + ExcerptLayout.HEADER_LENGTH + 1);
        final QueueBytes commands = QueueBytes.of(directory);
        commands.truncate(commands.positionOfExcerpt(36) + 50);
        assertTrue(diagnose().hasHole());
    }

    @Test
    void shouldRefuseAHoleMadeByAMissingFile() throws IOException
    {
        final Path days = temporary.resolve("days");
        TestDays.write(days, 4, 10);
        Files.delete(RollFile.list(Journal.commandsDirectory(days)).get(2).path());
        try (JournalRepair repair = JournalRepair.open(days))
        {
            assertTrue(repair.diagnosis().hasHole());
            assertTrue(repair.diagnosis().findings().get(1).contains("expected sequence 21, found sequence 31"),
                repair.diagnosis().findings().toString());
        }
    }

    @Test
    void shouldCutNothingIfOnlyTheMetadataAreGarbage() throws IOException
    {
        for (final ExcerptKind kind : ExcerptKind.values())
        {
            final Path metadata = directory.resolve(kind.directoryName()).resolve("metadata.cq4t");
            Files.write(metadata, new byte[]{9, 9, 9, 9, 9, 9, 9, 9});
        }
        assertTrue(diagnose().isSound());
        assertRepaired(40);
        recover(40, 0);
        assertTrue(Verification.run(repaired, new FoldMachine(), ReplayProgress.NONE).ok());
    }

    @Test
    void shouldCutAnUnfinishedExcerptWithoutLoss() throws IOException
    {
        try (JournalMark mark = JournalMark.lock(directory, 1 << 20))
        {
            mark.commandsWritten(mark.commandsIndex() - 1, 35);
        }
        final QueueBytes commands = QueueBytes.of(directory);
        commands.flip(commands.positionOfExcerpt(36) - 1, 0x80);
        final QueueBytes outcomes = QueueBytes.of(directory, ExcerptKind.OUTCOMES);
        outcomes.zero(outcomes.positionOfExcerpt(37) - 4, 2000);
        try (JournalMark mark = JournalMark.lock(directory, 1 << 20))
        {
            mark.outcomesWritten(mark.outcomesIndex() - 1, 35);
            mark.released(35);
        }
        assertTrue(diagnose().findings().get(1).contains("whose writing was not finished"),
            diagnose().findings().toString());
        assertEquals(List.of(), diagnose().losses());
        assertRepaired(35);
    }

    @Test
    void shouldAskWhereTheMarkCannotSayWhatIsLost() throws IOException
    {
        Files.write(directory.resolve(JournalMark.FILE_NAME), new byte[100]);
        final JournalDiagnosis diagnosis = diagnose();
        assertFalse(diagnosis.isSound());
        assertTrue(diagnosis.losses().get(0).startsWith("how far the journal was written is not known"),
            diagnosis.losses().toString());
        assertRepaired(40);
        recover(40, 0);
    }

    @Test
    void shouldKeepFilesIndexesEpochsAndSnapshotsThatAreWithin() throws IOException
    {
        final Path days = temporary.resolve("days");
        TestDays.write(days, 3, 20);
        Files.writeString(days.resolve("limits.conf"), "limits");
        TestSnapshots.write(days, 20);
        TestSnapshots.write(days, 55);
        try (JournalMark mark = JournalMark.lock(days, 1 << 20))
        {
            mark.raiseEpoch(9);
        }
        final QueueBytes file = QueueBytes.of(days);
        file.truncate(file.positionOfExcerpt(51) + 50);
        try (JournalRepair repair = JournalRepair.open(days))
        {
            repair.write(repaired, ReplayProgress.NONE);
        }
        assertEquals(indexes(days, 50), indexes(repaired, 50));
        assertEquals("limits", Files.readString(repaired.resolve("limits.conf")));
        assertEquals(1, SnapshotNames.list(repaired).size());
        try (JournalMark mark = JournalMark.read(repaired))
        {
            assertTrue(mark.epoch() >= 9, "epoch " + mark.epoch());
            assertEquals(50, mark.commandsSequence());
        }
        recover(50, 0);
    }

    @Test
    void shouldRefuseWhileAWriterHasTheJournalAndWhereSomethingIs() throws IOException
    {
        try (JournalMark mark = JournalMark.lock(directory, 1 << 20))
        {
            assertEquals(Reason.IN_USE, assertThrows(
                JournalException.class, () -> JournalRepair.open(directory)).reason(), mark.toString());
        }
        Files.createDirectory(repaired);
        try (JournalRepair repair = JournalRepair.open(directory))
        {
            assertEquals(Reason.NOT_EMPTY, assertThrows(
                JournalException.class, () -> repair.write(repaired, ReplayProgress.NONE)).reason());
            assertEquals(Reason.IN_USE, assertThrows(JournalException.class, () -> Recovery.run(
                TestMessages.settings(directory), new FoldMachine(), NOWHERE, ReplayProgress.NONE)).reason());
        }
        assertEquals(Reason.NOT_FOUND, assertThrows(
            JournalException.class, () -> JournalRepair.open(temporary)).reason());
    }

    private JournalDiagnosis diagnose() throws IOException
    {
        final Map<String, List<Object>> before = contents(directory);
        try (JournalRepair repair = JournalRepair.open(directory))
        {
            return repair.diagnosis();
        }
        finally
        {
            assertEquals(before, contents(directory));
        }
    }

    /** Repairs; what was there is as it was, what is new is the beginning of it, byte for byte. */
    private void assertRepaired(final long lastCommand) throws IOException
    {
        final Map<String, List<Object>> before = contents(directory);
        final ChainCheckResult result;
        try (JournalRepair repair = JournalRepair.open(directory))
        {
            result = repair.write(repaired, ReplayProgress.NONE);
        }
        assertEquals(before, contents(directory));
        assertEquals(lastCommand, result.commandsEnd().sequence());
        try (ExcerptScan old = ExcerptScan.open(Journal.commandsDirectory(directory), 0);
            ExcerptScan made = ExcerptScan.open(Journal.commandsDirectory(repaired), 0))
        {
            while (made.next())
            {
                assertTrue(old.next());
                assertEquals(old.index(), made.index());
                assertEquals(old.length(), made.length());
                for (int i = 0; i < old.length(); i++)
                {
                    assertEquals(old.buffer().getByte(i), made.buffer().getByte(i));
                }
            }
        }
    }

    /** The repaired journal starts, and goes on. */
    private void recover(final long lastCommand, final long releasedEvents)
    {
        final FoldMachine machine = new FoldMachine();
        final RecoveredJournal recovered = Recovery.run(
            TestMessages.settings(repaired), machine, NOWHERE, ReplayProgress.NONE);
        try (Journal journal = recovered.journal())
        {
            assertEquals(lastCommand, machine.lastSequence());
            assertEquals(releasedEvents, recovered.releasedEvents());
            TestMessages.write(journal, machine, lastCommand + 1, lastCommand + 10);
        }
        assertEquals("", Verification.run(repaired, new FoldMachine(), ReplayProgress.NONE).difference());
    }

    private static List<Long> indexes(final Path journal, final long lastCommand)
    {
        final List<Long> indexes = new ArrayList<>();
        for (final ExcerptKind kind : ExcerptKind.values())
        {
            try (ExcerptScan scan = ExcerptScan.open(journal.resolve(kind.directoryName()), 0))
            {
                while (scan.next() && scan.buffer().getLong(ExcerptLayout.LAST_SEQUENCE_OFFSET) <= lastCommand)
                {
                    indexes.add(scan.index());
                }
            }
        }
        return indexes;
    }

    private static Map<String, List<Object>> contents(final Path journal) throws IOException
    {
        final Map<String, List<Object>> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(journal))
        {
            for (final Path file : files.filter(Files::isRegularFile).toList())
            {
                if (!file.endsWith(JournalLock.FILE_NAME))
                {
                    contents.put(journal.relativize(file).toString(), List.of(
                        Files.getLastModifiedTime(file), Arrays.hashCode(Files.readAllBytes(file))));
                }
            }
        }
        return contents;
    }
}
