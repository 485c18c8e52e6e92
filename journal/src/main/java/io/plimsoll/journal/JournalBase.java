package io.plimsoll.journal;

import io.plimsoll.journal.JournalException.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * Where a journal begins, once its older files were archived: everything up to these positions lies elsewhere.
 * <p>
 * Kept in {@code journal.base}, a text of four lines with a checksum; a journal that has all its files has none.
 *
 * @param commands behind which the command queue begins.
 * @param outcomes behind which the outcome queue begins.
 */
record JournalBase(JournalPosition commands, JournalPosition outcomes)
{
    static final String FILE_NAME = "journal.base";

    private static final String TITLE = "plimsoll journal base 1";
    private static final JournalBase NONE =
        new JournalBase(JournalPosition.COMMANDS_START, JournalPosition.OUTCOMES_START);

    /**
     * Reads the base of a journal; without a file it is the start.
     */
    static JournalBase read(final Path directory)
    {
        final Path file = directory.resolve(FILE_NAME);
        if (!Files.exists(file))
        {
            return NONE;
        }
        try
        {
            final List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            if (lines.size() == 4 && TITLE.equals(lines.get(0)) &&
                lines.get(3).equals(checksum(lines.get(1), lines.get(2))))
            {
                return new JournalBase(parse(lines.get(1), "commands"), parse(lines.get(2), "outcomes"));
            }
        }
        catch (final IOException | IllegalArgumentException e)
        {
            throw new JournalException(
                Reason.UNREADABLE, directory, JournalException.NO_EXCERPT, FILE_NAME + ": " + e, e);
        }
        throw new JournalException(Reason.UNREADABLE, directory, FILE_NAME + " is damaged");
    }

    /**
     * Where reading must begin that is to go on behind a position: there, or at the base if that is the same place.
     *
     * @throws JournalException if the position lies before the base.
     */
    JournalPosition resume(final Path directory, final ExcerptKind kind, final JournalPosition start)
    {
        final JournalPosition base = kind == ExcerptKind.COMMANDS ? commands : outcomes;
        if (base.sequence() > 0 && start.link().equals(base.link()))
        {
            return base;
        }
        if (start.sequence() < base.sequence())
        {
            throw new JournalException(Reason.ARCHIVED, directory, kind.directoryName() + " up to sequence " +
                base.sequence() + " were archived, " + start.sequence() +
                " is needed: begin with a newer snapshot, or name the archive");
        }
        return start;
    }

    /**
     * The file's text.
     */
    String text()
    {
        final String commandsLine = line("commands", commands);
        final String outcomesLine = line("outcomes", outcomes);
        return TITLE + '\n' + commandsLine + '\n' + outcomesLine + '\n' + checksum(commandsLine, outcomesLine) + '\n';
    }

    private static String line(final String name, final JournalPosition position)
    {
        return String.join(" ", name, Long.toString(position.excerptIndex()), Long.toString(position.sequence()),
            Integer.toString(position.ordinal()), position.link(), position.head());
    }

    private static JournalPosition parse(final String line, final String name)
    {
        final String[] parts = line.split(" ");
        if (parts.length != 6 || !parts[0].equals(name))
        {
            throw new IllegalArgumentException("not a line of " + name + ": " + line);
        }
        return new JournalPosition(
            Long.parseLong(parts[1]), Long.parseLong(parts[2]), Integer.parseInt(parts[3]), parts[4], parts[5]);
    }

    private static String checksum(final String commandsLine, final String outcomesLine)
    {
        final CRC32C crc = new CRC32C();
        crc.update((commandsLine + '\n' + outcomesLine).getBytes(StandardCharsets.US_ASCII));
        return "crc32c " + Long.toHexString(crc.getValue());
    }
}
