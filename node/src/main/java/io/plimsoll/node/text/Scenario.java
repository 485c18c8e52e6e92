package io.plimsoll.node.text;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;

import java.util.ArrayList;
import java.util.List;

/**
 * The commands of a scenario file, encoded, with the events that they are expected to cause.
 */
public final class Scenario
{
    private static final int SEGMENT_BYTES = 1 << 20;

    private final List<MutableDirectBuffer> segments = new ArrayList<>();
    private final IntArrayList segmentIndexes = new IntArrayList();
    private final IntArrayList offsets = new IntArrayList();
    private final IntArrayList lengths = new IntArrayList();
    private final IntArrayList lines = new IntArrayList();
    private final LongArrayList times = new LongArrayList();
    private final List<List<Expectation>> expectations = new ArrayList<>();
    private final LineProblems problems;
    private final String name;
    private int used = SEGMENT_BYTES;

    Scenario(final String name)
    {
        this.name = name;
        this.problems = new LineProblems(name);
    }

    void add(final int line, final long timeNs, final DirectBuffer source, final int length)
    {
        if (used + length > SEGMENT_BYTES)
        {
            segments.add(new ExpandableArrayBuffer(Math.max(SEGMENT_BYTES, length)));
            used = 0;
        }
        segments.get(segments.size() - 1).putBytes(used, source, 0, length);
        segmentIndexes.addInt(segments.size() - 1);
        offsets.addInt(used);
        lengths.addInt(length);
        lines.addInt(line);
        times.addLong(timeNs);
        expectations.add(null);
        used += length;
    }

    /**
     * Say that the last command causes nothing, or what comes after.
     */
    void expectNothing()
    {
        final int last = expectations.size() - 1;
        if (expectations.get(last) == null)
        {
            expectations.set(last, new ArrayList<>());
        }
    }

    void expect(final Expectation expectation)
    {
        expectNothing();
        expectations.get(expectations.size() - 1).add(expectation);
    }

    /**
     * Whether any line expects anything.
     *
     * @return true if one does.
     */
    public boolean hasExpectations()
    {
        return expectations.stream().anyMatch(list -> list != null);
    }

    /**
     * Name of the file.
     *
     * @return the name, for messages.
     */
    public String name()
    {
        return name;
    }

    /**
     * What is wrong in the file.
     *
     * @return the problems; none if the file is good.
     */
    public LineProblems problems()
    {
        return problems;
    }

    /**
     * How many commands there are.
     *
     * @return the number of good command lines.
     */
    public int size()
    {
        return lines.size();
    }

    /**
     * Line of a command in the file.
     *
     * @param index of the command, from 0.
     * @return the line, from 1.
     */
    public int line(final int index)
    {
        return lines.getInt(index);
    }

    /**
     * Time of a command.
     *
     * @param index of the command, from 0.
     * @return nanoseconds since the epoch.
     */
    public long timeNs(final int index)
    {
        return times.getLong(index);
    }

    /**
     * Buffer that holds a command.
     *
     * @param index of the command, from 0.
     * @return the buffer.
     */
    public DirectBuffer buffer(final int index)
    {
        return segments.get(segmentIndexes.getInt(index));
    }

    /**
     * Where a command begins in its buffer.
     *
     * @param index of the command, from 0.
     * @return offset of the message header.
     */
    public int offset(final int index)
    {
        return offsets.getInt(index);
    }

    /**
     * Length of a command.
     *
     * @param index of the command, from 0.
     * @return length of header and body in bytes.
     */
    public int length(final int index)
    {
        return lengths.getInt(index);
    }

    /**
     * All events that a command is expected to cause.
     *
     * @param index of the command, from 0.
     * @return the expectations in order, or null if the scenario does not say.
     */
    public List<Expectation> expectations(final int index)
    {
        return expectations.get(index);
    }
}
