package io.plimsoll.node.text;

import org.agrona.DirectBuffer;

import java.util.Map;

/**
 * An event that a scenario expects. Fields that it does not name may be anything.
 */
public final class Expectation
{
    private final int line;
    private final String text;
    private final Template template;
    private final Map<String, JsonValue> members;

    /**
     * @param line     in the file.
     * @param text     as written.
     * @param template of the event; null for bytes that are no valid event.
     * @param members  that are named.
     */
    Expectation(final int line, final String text, final Template template, final Map<String, JsonValue> members)
    {
        this.line = line;
        this.text = text;
        this.template = template;
        this.members = members;
    }

    /**
     * Where it is written.
     *
     * @return line of the file, from 1.
     */
    public int line()
    {
        return line;
    }

    /**
     * What is written.
     *
     * @return the expected event as written.
     */
    public String text()
    {
        return text;
    }

    /**
     * Name of the expected event.
     *
     * @return its type.
     */
    public String type()
    {
        return template.name();
    }

    Template template()
    {
        return template;
    }

    Map<String, JsonValue> members()
    {
        return members;
    }

    /**
     * One event as it came.
     *
     * @param sequence of the command that caused it.
     * @param ordinal  of the event within its command.
     * @param timeNs   of the command, nanoseconds since the epoch.
     * @param buffer   holding the message header and body.
     * @param offset   of the message header.
     * @param length   of header and body in bytes.
     */
    public record Actual(long sequence, int ordinal, long timeNs, DirectBuffer buffer, int offset, int length)
    {
    }

}
