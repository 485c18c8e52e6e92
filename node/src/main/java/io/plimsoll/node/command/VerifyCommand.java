package io.plimsoll.node.command;

import io.plimsoll.journal.ChainCheck;
import io.plimsoll.journal.ChainCheckResult;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalHead;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalStart;
import io.plimsoll.journal.Verification;
import io.plimsoll.journal.VerificationResult;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.util.Locale;

/**
 * Replays a journal and compares what comes out with what was released.
 */
@Command(
    name = "verify",
    header = "Replay a journal and compare every event, byte for byte, with those that were released.",
    footer = {
        "",
        "Examples:",
        "  plimsoll verify --journal j1 && echo sound",
        "  plimsoll verify --journal j1 --fast                       checksums, links, order; no replay",
        "  plimsoll verify --journal j1 --expect-head 5f0c3a...      is it the journal of the other party?",
        "Where the last command is an AuditState, its recorded state hash is compared too.",
        "The chain head is one string for all commands and events, as they lie in their batches: two",
        "parties whose heads are equal hold the same journal; 16 digits are enough to compare. When a",
        "journal has grown since, compare the head that its commands had: --expect-head finds where."})
final class VerifyCommand extends BaseCommand
{
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double BYTES_PER_MB = 1e6;

    @Mixin
    private JournalOptions journal;

    @ArgGroup
    private Extent extent;

    @Option(names = "--expect-head", paramLabel = "HEX", description = "Chain head that the journal must have, or a " +
        "head that its commands must have had; the first 16 digits or more.")
    private String expectedHead;

    /**
     * How much is verified.
     */
    private static final class Extent
    {
        @Option(names = "--fast",
            description = "Check framing, checksums, links and order of both queues; replay nothing.")
        private boolean isFast;

        @Option(names = "--from", paramLabel = "SEQ",
            description = "Check everything as --fast does, but compare only the events of commands from here on.")
        private Long from;
    }

    @Override
    void close()
    {
        journal.close();
    }

    @Override
    ExitCode execute() throws IOException
    {
        if (expectedHead != null)
        {
            expectedHead = expectedHead.toLowerCase(Locale.ROOT);
            if (!JournalHead.isOne(expectedHead))
            {
                throw usage("--expect-head " + expectedHead + ": expected " + JournalHead.MIN_DIGITS +
                    " to 64 hexadecimal digits");
            }
        }
        return extent == null ? replay(1) : extent.isFast ? fast() : from(extent.from);
    }

    private ExitCode fast() throws IOException
    {
        final long begin = System.nanoTime();
        final ChainCheckResult result = check();
        final double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        out().printf("commands %,d to %,d, events up to %s, in %,d excerpts of %,d bytes%n", result.firstSequence(),
            result.commandsEnd().sequence(), event(result.outcomesEnd()), result.excerpts(), result.bytes());
        out().println(style().good("framing, checksums, links and order hold") + "; nothing was replayed");
        final ExitCode exitCode = heads(result.commandsEnd(), result.outcomesEnd(), result);
        out().printf("checked in %.2f s: %,.0f excerpts/s, %,.0f MB/s%n",
            seconds, result.excerpts() / seconds, result.bytes() / seconds / BYTES_PER_MB);
        return exitCode;
    }

    private ExitCode from(final long from) throws IOException
    {
        final ChainCheckResult all = check();
        if (from < all.firstSequence() || from > all.commandsEnd().sequence())
        {
            throw usage("--from " + from + ": the journal has commands " + all.firstSequence() + " to " +
                all.commandsEnd().sequence());
        }
        return replay(from);
    }

    private ExitCode replay(final long from) throws IOException
    {
        final VerificationResult result;
        try (ProgressDisplay progress = progress("verify"))
        {
            result = verify(from, progress);
        }
        out().printf("%,d commands, %,d events, state hash %016x%s%n", result.commands(), result.events(),
            result.stateHash(), result.isStateHashRecorded() ? ", as recorded" : "");
        if (!result.ok())
        {
            err().println("plimsoll: " + journal.name() + ": " + result.difference());
            return ExitCode.DIFFERENCES;
        }
        out().println(style().good("replay gives exactly the recorded events") +
            (from == 1 ? "" : ", compared from command " + from + " on"));
        return heads(result.commandsEnd(), result.outcomesEnd(), null);
    }

    /**
     * Where the replay begins is decided here: at the beginning of the journal.
     */
    private VerificationResult verify(final long from, final ProgressDisplay progress) throws IOException
    {
        return Verification.run(journal.directory(), JournalStart.of(journal.directory()), journal.newCore(), from,
            progress::onProgress);
    }

    private ChainCheckResult check() throws IOException
    {
        try (ProgressDisplay progress = progress("check"))
        {
            return ChainCheck.run(
                journal.directory(), expectedHead == null ? "" : expectedHead, progress::onProgress);
        }
    }

    /**
     * @param check where an earlier head was looked for; null if it was not.
     */
    private ExitCode heads(
        final JournalPosition commands, final JournalPosition outcomes, final ChainCheckResult check)
        throws IOException
    {
        final String head = JournalHead.of(commands, outcomes);
        out().println("chain head    " + head);
        out().println("commands head " + commands.head() + " at command " + commands.sequence());
        out().println("outcomes head " + outcomes.head() + " at event " + event(outcomes));
        if (expectedHead == null)
        {
            return ExitCode.OK;
        }
        if (head.startsWith(expectedHead))
        {
            out().println(style().good("the chain head is the expected one"));
            return ExitCode.OK;
        }
        final long sequence = (check == null ? check() : check).soughtSequence();
        if (sequence != JournalException.NO_SEQUENCE)
        {
            out().printf("%s: %,d have followed since%n", style().good(
                "the commands had the expected head at command " + sequence), commands.sequence() - sequence);
            return ExitCode.OK;
        }
        err().println("plimsoll: " + journal.name() + ": the chain head is " + head + ", expected " +
            expectedHead + "; the commands never had that head either");
        return ExitCode.DIFFERENCES;
    }

    private static String event(final JournalPosition position)
    {
        return position.sequence() == 0 ? "none" : position.sequence() + "/" + position.ordinal();
    }
}
