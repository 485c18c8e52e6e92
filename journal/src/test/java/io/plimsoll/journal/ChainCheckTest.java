package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChainCheckTest
{
    @TempDir
    private Path directory;

    @BeforeEach
    void writeJournal()
    {
        TestMessages.writeJournal(directory, 40);
    }

    @Test
    void shouldFindTheEndsThatAVerificationFinds() throws Exception
    {
        final ChainCheckResult result = ChainCheck.run(directory, ReplayProgress.NONE);
        final VerificationResult verified = Verification.run(directory, new FoldMachine(), ReplayProgress.NONE);
        assertEquals(verified.commandsEnd(), result.commandsEnd());
        assertEquals(verified.outcomesEnd(), result.outcomesEnd());
        assertEquals(16, result.excerpts());
        final MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(HexFormat.of().parseHex(result.commandsEnd().head()));
        assertEquals(HexFormat.of().formatHex(digest.digest(HexFormat.of().parseHex(result.outcomesEnd().head()))),
            result.head());
    }

    @Test
    void shouldFindAHeadThatTheCommandsHadBefore()
    {
        final String head;
        try (CommandJournalReader reader = CommandJournalReader.open(directory).withHead())
        {
            while (reader.lastSequence() < 25)
            {
                assertTrue(reader.next());
            }
            head = reader.position().head();
        }
        assertEquals(25, ChainCheck.run(directory, head, ReplayProgress.NONE).soughtSequence());
        assertEquals(25, ChainCheck.run(directory, head.substring(0, 16), ReplayProgress.NONE).soughtSequence());
        assertEquals(JournalException.NO_SEQUENCE,
            ChainCheck.run(directory, "ab".repeat(32), ReplayProgress.NONE).soughtSequence());
    }

    @Test
    void shouldStopAtABreakOfEitherQueue() throws IOException
    {
        final QueueBytes outcomes = QueueBytes.of(directory, ExcerptKind.OUTCOMES);
        final long position = outcomes.positionOfExcerpt(31);
        outcomes.flip(position + ExcerptLayout.HEADER_LENGTH + 1);
        final JournalException e = assertThrows(
            JournalException.class, () -> ChainCheck.run(directory, ReplayProgress.NONE));
        assertEquals(Reason.CHECKSUM, e.reason());
        assertEquals(30, e.lastSequence());
        outcomes.flip(position + ExcerptLayout.HEADER_LENGTH + 1);
        final QueueBytes commands = QueueBytes.of(directory);
        commands.flip(commands.positionOfExcerpt(31) + ExcerptLayout.LINK_OFFSET);
        assertEquals(Reason.CHAIN, assertThrows(
            JournalException.class, () -> ChainCheck.run(directory, ReplayProgress.NONE)).reason());
    }

    @Test
    void shouldTakeForAHeadOnlyWhatCanBeOne()
    {
        assertTrue(JournalHead.isOne("0123456789abcdef"));
        assertTrue(JournalHead.isOne("0".repeat(64)));
        for (final String wrong : new String[]{"", "0123456789abcde", "0".repeat(65), "0123456789abcdeg"})
        {
            assertEquals(false, JournalHead.isOne(wrong), wrong);
        }
    }

    @Test
    void shouldCompareOnlyEventsFromASequenceOn() throws IOException
    {
        final Path other = directory.resolve("other");
        final FoldMachine machine = new FoldMachine();
        try (Journal journal = Journal.create(TestMessages.settings(other)))
        {
            TestMessages.write(journal, machine, 1, 10);
        }
        final VerificationResult wrong =
            Verification.run(other, JournalStart.of(other), new LyingMachine(7), 7, ReplayProgress.NONE);
        assertTrue(wrong.difference().startsWith("recorded event 7/0"), wrong.difference());
        final VerificationResult late =
            Verification.run(other, JournalStart.of(other), new LyingMachine(7), 8, ReplayProgress.NONE);
        assertEquals("", late.difference());
        assertEquals(10, late.commands());
    }
}
