package io.plimsoll.node.text;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong in one file, line by line. Keeps the first {@link #MAX_KEPT} and counts the rest.
 */
public final class LineProblems
{
    /**
     * Problems beyond are only counted: who has that many has one cause.
     */
    public static final int MAX_KEPT = 20;

    private final String file;
    private final List<Problem> kept = new ArrayList<>();
    private int count;
    private int line;

    /**
     * Nothing is wrong yet.
     *
     * @param file name, for the messages.
     */
    public LineProblems(final String file)
    {
        this.file = file;
    }

    /**
     * The first problems.
     *
     * @return up to {@link #MAX_KEPT} problems in the order of the file.
     */
    public List<Problem> kept()
    {
        return List.copyOf(kept);
    }

    /**
     * How many there are, kept or not.
     *
     * @return the number of problems.
     */
    public int count()
    {
        return count;
    }

    void line(final int newLine)
    {
        line = newLine;
    }

    int line()
    {
        return line;
    }

    void add(final int column, final String message)
    {
        add(column, null, message);
    }

    void add(final String field, final String message)
    {
        add(0, field, message);
    }

    void add(final int column, final String field, final String message)
    {
        count++;
        if (kept.size() < MAX_KEPT)
        {
            kept.add(new Problem(file, line, column, field, message));
        }
    }
}
