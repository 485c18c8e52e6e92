package io.plimsoll.node.report;

import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.JournalDifference;
import io.plimsoll.journal.JournalDifference.Message;
import io.plimsoll.node.text.FieldDifference;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.MessageText;
import io.plimsoll.node.text.Symbols;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.Arrays;

/**
 * Says in words how two journals, or a journal and a re-run of it, differ first.
 */
public final class DifferenceText
{
    private static final int MAX_VALUE_LENGTH = 80;

    private final MessageCatalog catalog;
    private final Side left;
    private final Side right;

    /**
     * One side of the comparison.
     *
     * @param name      for the reader, {@code A} for instance.
     * @param directory of the journal whose commands define the names and scales of its messages.
     */
    public record Side(String name, Path directory)
    {
    }

    /**
     * For two sides.
     *
     * @param catalog of all messages.
     * @param left    side.
     * @param right   side.
     */
    public DifferenceText(final MessageCatalog catalog, final Side left, final Side right)
    {
        this.catalog = catalog;
        this.left = left;
        this.right = right;
    }

    /**
     * The difference in words.
     *
     * @param difference to describe.
     * @return lines, each with its end.
     */
    public String of(final JournalDifference difference)
    {
        return switch (difference.kind())
        {
            case NONE -> "";
            case LEFT_ENDS -> ends(left, right, difference.right());
            case RIGHT_ENDS -> ends(right, left, difference.left());
            default -> difference.left() == null || difference.right() == null ?
                onlyOne(difference) : both(difference.left(), difference.right());
        };
    }

    private String ends(final Side shorter, final Side longer, final Message next)
    {
        final String first = shorter.name() + " is the beginning of " + longer.name() + ": all it holds is equal\n";
        return next == null ? first :
            first + longer.name() + " goes on with " + next.name() + "\n" + line(longer, next);
    }

    private String onlyOne(final JournalDifference difference)
    {
        final Side side = difference.left() == null ? right : left;
        final Side other = difference.left() == null ? left : right;
        final Message message = difference.left() == null ? difference.right() : difference.left();
        return message.name() + " is in " + side.name() + " only, " + other.name() + " has none of that number\n" +
            line(side, message);
    }

    private String both(final Message a, final Message b)
    {
        final String leftLine = text(left, a);
        final String rightLine = text(right, b);
        final FieldDifference field = FieldDifference.of(leftLine, rightLine);
        return a.name() + " differs" + (field == null ? bytes(a.bytes(), b.bytes()) : " in " + field.field() + ": " +
            value(field.left()) + " in " + left.name() + ", " + value(field.right()) + " in " + right.name()) + "\n" +
            indented(left, leftLine) + indented(right, rightLine);
    }

    /**
     * The text does not show everything: bytes behind a name, for instance.
     */
    private static String bytes(final byte[] a, final byte[] b)
    {
        final int at = Arrays.mismatch(a, b);
        return " from byte " + at + " on, which the text does not show: " + a.length + " and " + b.length + " bytes";
    }

    private static String value(final String text)
    {
        return text.isEmpty() ? "nothing" :
            text.length() > MAX_VALUE_LENGTH ? text.substring(0, MAX_VALUE_LENGTH) + "..." : text;
    }

    private String line(final Side side, final Message message)
    {
        return indented(side, text(side, message));
    }

    private static String indented(final Side side, final String line)
    {
        return "  " + side.name() + ": " + line + "\n";
    }

    /**
     * Names and scales are those of the side's own commands up to the message.
     */
    private String text(final Side side, final Message message)
    {
        final MessageText text = new MessageText(catalog, new Symbols());
        final StringBuilder line = new StringBuilder();
        final DirectBuffer bytes = new UnsafeBuffer(message.bytes());
        try (CommandJournalReader commands = CommandJournalReader.open(side.directory()))
        {
            final long last = message.isCommand() ? message.sequence() - 1 : message.sequence();
            long timeNs = message.timeNs();
            while (commands.lastSequence() < last && commands.next())
            {
                text.learn(commands.buffer(), commands.offset(), commands.length());
                timeNs = message.isCommand() ? timeNs : commands.timeNs();
            }
            if (message.isCommand())
            {
                text.appendCommand(line, message.sequence(), timeNs, bytes, 0, bytes.capacity());
            }
            else
            {
                text.appendEvent(
                    line, message.sequence(), message.ordinal(), timeNs, bytes, 0, bytes.capacity());
            }
        }
        return line.toString();
    }
}
