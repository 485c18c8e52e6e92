package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong with a journal, what a repair would cut, and what would be lost by that. Nothing is changed.
 */
public final class JournalDiagnosis
{
    private final Path directory;
    private final JournalBase base;
    private final WrittenMark mark;
    private final QueueDiagnosis commands;
    private final QueueDiagnosis outcomes;

    private JournalDiagnosis(
        final Path directory,
        final JournalBase base,
        final WrittenMark mark,
        final QueueDiagnosis commands,
        final QueueDiagnosis outcomes)
    {
        this.directory = directory;
        this.base = base;
        this.mark = mark;
        this.commands = commands;
        this.outcomes = outcomes;
    }

    /**
     * Looks at the files of a journal that nobody writes.
     *
     * @throws JournalException if there is none, its files cannot be read, or it is of a newer build.
     */
    static JournalDiagnosis of(final Path directory)
    {
        if (!Files.isDirectory(Journal.commandsDirectory(directory)))
        {
            throw new JournalException(Reason.NOT_FOUND, directory, "there is no queue of commands here");
        }
        final WrittenMark mark = WrittenMark.read(directory);
        final JournalBase base = JournalBase.read(directory);
        final QueueDiagnosis commands = QueueDiagnosis.of(directory, ExcerptKind.COMMANDS, base.commands(),
            mark.commandsIndex(), mark.commandsSequence(), Long.MAX_VALUE);
        final QueueDiagnosis outcomes = QueueDiagnosis.of(directory, ExcerptKind.OUTCOMES, base.outcomes(),
            mark.outcomesIndex(), mark.outcomesSequence(), commands.end().sequence());
        return new JournalDiagnosis(directory, base, mark, commands, outcomes);
    }

    /**
     * True if nothing is wrong with what is written.
     *
     * @return true if all excerpts are there and sound, and the mark agrees.
     */
    public boolean isSound()
    {
        return mark.isThere() && commands.problem() == null && outcomes.problem() == null && !hasOrphans();
    }

    /**
     * True if there is a hole: sound excerpts lie behind a break. Such a journal is not repaired.
     *
     * @return true if so.
     */
    public boolean hasHole()
    {
        return commands.hasHole() || outcomes.hasHole() && outcomes.laterFirst() <= commands.end().sequence();
    }

    /**
     * True if a repair would lose what was acknowledged or released, or if nobody knows.
     *
     * @return true if so.
     */
    public boolean losesWritten()
    {
        return !losses().isEmpty();
    }

    /**
     * What was found, a line each.
     *
     * @return the lines.
     */
    public List<String> findings()
    {
        final List<String> lines = new ArrayList<>();
        lines.add(sound(commands));
        addProblem(lines, commands);
        lines.add(sound(outcomes));
        addProblem(lines, outcomes);
        if (hasOrphans())
        {
            lines.add("outcomes: events of commands up to " + outcomes.end().sequence() +
                " are there, the commands end with " + commands.end().sequence());
        }
        if (!mark.isThere())
        {
            lines.add("mark: " + mark.problem());
        }
        return lines;
    }

    /**
     * What a repair would leave out, a line each.
     *
     * @return the lines; empty if nothing.
     */
    public List<String> cuts()
    {
        final List<String> lines = new ArrayList<>();
        if (commands.problem() != null)
        {
            lines.add("commands: everything behind sequence " + commands.kept().sequence());
        }
        if (outcomes.problem() != null || !outcomes.kept().equals(outcomes.end()))
        {
            lines.add("outcomes: everything behind " + name(outcomes));
        }
        return lines;
    }

    /**
     * What a repair would lose of what was acknowledged or released, a line each.
     *
     * @return the lines; empty if nothing.
     */
    public List<String> losses()
    {
        final List<String> lines = new ArrayList<>();
        final long kept = commands.kept().sequence();
        final long written = Math.max(mark.commandsSequence(), Math.max(
            outcomes.end().sequence(), mark.outcomesSequence()));
        if (written > kept)
        {
            lines.add("commands " + (kept + 1) + " to " + written + " were journaled: they are lost");
        }
        final long released = Math.max(mark.outcomesSequence(), outcomes.end().sequence());
        if (released > kept)
        {
            lines.add("events of commands " + (kept + 1) + " to " + released +
                " were released to the world: they are cut, and nothing gives them again");
        }
        if (losesKeptEvents())
        {
            lines.add("events behind " + name(outcomes) + " up to command " + Math.min(released, kept) +
                " were released: they are cut; the next start releases them once more, from the commands");
        }
        if (!mark.isThere())
        {
            lines.add("how far the journal was written is not known, because its mark cannot be read: " +
                "what stood behind the last sound excerpt, if anything, is lost");
        }
        return lines;
    }

    /**
     * Last command that a repair would keep.
     *
     * @return its sequence; 0 for none.
     */
    public long keptSequence()
    {
        return commands.kept().sequence();
    }

    Path directory()
    {
        return directory;
    }

    JournalBase base()
    {
        return base;
    }

    WrittenMark mark()
    {
        return mark;
    }

    QueueDiagnosis commands()
    {
        return commands;
    }

    QueueDiagnosis outcomes()
    {
        return outcomes;
    }

    /**
     * Up to where all events are in the outcomes that are kept.
     */
    long keptReleasedSequence()
    {
        final boolean isCut = outcomes.problem() != null || !outcomes.kept().equals(outcomes.end()) ||
            !mark.isThere();
        final long released = Math.min(mark.releasedSequence(), commands.kept().sequence());
        return isCut ? Math.max(0, Math.min(released, outcomes.kept().sequence() - 1)) : released;
    }

    private boolean hasOrphans()
    {
        return outcomes.end().sequence() > commands.end().sequence();
    }

    private boolean losesKeptEvents()
    {
        return outcomes.isSplit() ||
            outcomes.problem() != null && outcomes.losesWritten() && outcomes.kept().equals(outcomes.end());
    }

    private static String name(final QueueDiagnosis queue)
    {
        return queue.kept().sequence() == 0 ? "the beginning" :
            queue.kind().name(queue.kept().sequence(), queue.kept().ordinal());
    }

    private static String sound(final QueueDiagnosis queue)
    {
        return queue.kind().directoryName() + ": " + queue.excerpts() + " sound excerpts, up to " +
            (queue.end().sequence() == 0 ? "nothing" :
            queue.kind().name(queue.end().sequence(), queue.end().ordinal()));
    }

    private static void addProblem(final List<String> lines, final QueueDiagnosis queue)
    {
        if (queue.problem() != null)
        {
            lines.add(queue.kind().directoryName() + ": " + queue.problem().getMessage());
        }
        if (queue.hasHole())
        {
            lines.add(queue.kind().directoryName() + ": behind that, " + queue.laterCount() +
                " excerpts of sequences " + queue.laterFirst() + " to " + queue.laterLast() + " are sound");
        }
    }
}
