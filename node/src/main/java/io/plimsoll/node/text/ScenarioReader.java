package io.plimsoll.node.text;

import org.agrona.ExpandableArrayBuffer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads a scenario file: one command per line, and lines {@code {"expect":{...}}} with the events of the command
 * before.
 * <p>
 * Blank lines and lines that start with {@code #} are skipped. The file is read whole; what is wrong is collected.
 * A command that is followed by at least one expected event must cause exactly the expected ones; {@code {"expect":[]}}
 * says that it causes none.
 */
public final class ScenarioReader
{
    private static final int MAX_LINE_BYTES = 1 << 20;
    private static final int INITIAL_BYTES = 4096;
    private static final String EXPECT = "expect";

    private final MessageCatalog catalog;
    private final LineEncoder encoder;
    private final ExpectationReader expectationReader;
    private final JsonLines json = new JsonLines();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(INITIAL_BYTES);

    private Scenario scenario;
    private LineProblems problems;
    private int maxCommandLength = Integer.MAX_VALUE;
    private long nextSequence;
    private boolean isLastCommandGood;
    private boolean hasCommand;

    /**
     * Reads with the symbols that are known before the first line.
     *
     * @param catalog of all messages.
     * @param symbols that are known, and take what is learned.
     */
    public ScenarioReader(final MessageCatalog catalog, final Symbols symbols)
    {
        this.catalog = catalog;
        this.encoder = new LineEncoder(catalog, symbols);
        this.expectationReader = new ExpectationReader(catalog, symbols);
    }

    /**
     * Refuse commands that are longer than an engine takes.
     *
     * @param maxLength of header and body in bytes.
     */
    public void maxCommandLength(final int maxLength)
    {
        maxCommandLength = maxLength;
    }

    /**
     * Read a file.
     *
     * @param file          to read.
     * @param firstSequence that the first command will have.
     * @return the commands of the good lines, and the problems of the others.
     * @throws IOException if the file cannot be read.
     */
    public Scenario read(final Path file, final long firstSequence) throws IOException
    {
        try (InputStream in = Files.newInputStream(file))
        {
            return read(in, file.toString(), firstSequence);
        }
    }

    /**
     * Read a stream.
     *
     * @param in            to read, to its end.
     * @param name          for messages.
     * @param firstSequence that the first command will have.
     * @return the commands of the good lines, and the problems of the others.
     * @throws IOException if the stream cannot be read.
     */
    public Scenario read(final InputStream in, final String name, final long firstSequence) throws IOException
    {
        scenario = new Scenario(name);
        problems = scenario.problems();
        nextSequence = firstSequence;
        isLastCommandGood = false;
        hasCommand = false;
        final BufferedInputStream buffered = new BufferedInputStream(in, 1 << 16);
        final ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        for (int octet = buffered.read(); octet >= 0; octet = buffered.read())
        {
            if (octet == '\n')
            {
                onLine(number++, line.toByteArray(), line.size() > MAX_LINE_BYTES, false);
                line.reset();
            }
            else if (line.size() <= MAX_LINE_BYTES)
            {
                line.write(octet);
            }
        }
        if (line.size() > 0)
        {
            onLine(number, line.toByteArray(), line.size() > MAX_LINE_BYTES, true);
        }
        return scenario;
    }

    private void onLine(final int number, final byte[] line, final boolean isTooLong, final boolean isUnfinished)
    {
        problems.line(number);
        if (isTooLong)
        {
            problems.add(0, "longer than " + MAX_LINE_BYTES + " bytes");
            return;
        }
        final String text = new String(line, StandardCharsets.UTF_8).strip();
        if (text.isEmpty() || text.startsWith("#"))
        {
            return;
        }
        if (isUnfinished && !text.endsWith("}"))
        {
            problems.add(line.length + 1, "the file ends in the middle of this line");
            return;
        }
        final JsonValue.Members members = json.parse(line, problems);
        if (members != null && members.values().containsKey(EXPECT))
        {
            onExpectation(members, text);
        }
        else
        {
            onCommand(members);
        }
    }

    private void onCommand(final JsonValue.Members members)
    {
        final long sequence = nextSequence++;
        final int before = problems.count();
        hasCommand = true;
        isLastCommandGood = false;
        if (members == null)
        {
            return;
        }
        checkSequence(members.values().get("seq"), sequence);
        final long timeNs = time(members.values().get("time"));
        final String type = type(members.values().get("type"));
        if (type == null)
        {
            return;
        }
        final int length = encoder.encode(type, members, buffer, problems);
        if (length > maxCommandLength)
        {
            problems.add(0, "the command has " + length + " bytes; the engine takes " + maxCommandLength);
        }
        if (problems.count() == before)
        {
            scenario.add(problems.line(), timeNs, buffer, length);
            isLastCommandGood = true;
        }
    }

    private void checkSequence(final JsonValue value, final long expected)
    {
        if (value != null && !value.describe().equals(Long.toString(expected)))
        {
            problems.add("seq", "expected " + expected + ", was " + value.describe());
        }
    }

    private long time(final JsonValue value)
    {
        if (value == null)
        {
            problems.add("time", "is missing");
            return 0;
        }
        try
        {
            return FieldText.parseTime(value);
        }
        catch (final FieldException ex)
        {
            problems.add("time", ex.getMessage());
            return 0;
        }
    }

    private String type(final JsonValue value)
    {
        if (value == null)
        {
            problems.add("type", "is missing");
            return null;
        }
        if (!(value instanceof JsonValue.Text text))
        {
            problems.add("type", "expected a name in quotes, was " + value.describe());
            return null;
        }
        final String type = text.value();
        if (MessageText.BYTES_TYPE.equals(type))
        {
            return type;
        }
        final Template template = catalog.byName(type);
        if (template == null)
        {
            problems.add("type", "no command is called " + text.describe());
            return null;
        }
        if (template.isEvent())
        {
            problems.add("type", type + " is an event; a scenario holds commands");
            return null;
        }
        return type;
    }

    private void onExpectation(final JsonValue.Members members, final String text)
    {
        if (!hasCommand)
        {
            problems.add(EXPECT, "there is no command before it");
        }
        else if (members.values().size() > 1)
        {
            problems.add(EXPECT, "must stand alone on its line");
        }
        else if (members.values().get(EXPECT) instanceof JsonValue.Items none && none.values().isEmpty())
        {
            if (isLastCommandGood)
            {
                scenario.expectNothing();
            }
        }
        else
        {
            final Expectation expectation = expectationReader.read(members.values().get(EXPECT), text, problems);
            if (expectation != null && isLastCommandGood)
            {
                scenario.expect(expectation);
            }
        }
    }
}
