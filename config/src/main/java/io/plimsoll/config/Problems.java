package io.plimsoll.config;

import com.typesafe.config.ConfigOrigin;

import java.util.ArrayList;
import java.util.List;

/**
 * What is wrong in a configuration. Keeps the first {@link #MAX_KEPT} and counts the rest.
 */
final class Problems
{
    static final int MAX_KEPT = 20;

    private final String file;
    private final List<String> kept = new ArrayList<>();
    private int count;

    /**
     * @param file that the user gave, for what has no other place.
     */
    Problems(final String file)
    {
        this.file = file;
    }

    /**
     * @param origin  where it stands; null if there is no such place.
     * @param path    of the value.
     * @param message what was found and what was expected.
     */
    void add(final ConfigOrigin origin, final String path, final String message)
    {
        count++;
        if (kept.size() < MAX_KEPT)
        {
            kept.add(place(origin) + ": " + path + ": " + message);
        }
    }

    boolean isEmpty()
    {
        return count == 0;
    }

    /**
     * @throws ConfigurationException if there is any problem.
     */
    void check()
    {
        if (count > 0)
        {
            final List<String> lines = new ArrayList<>(kept);
            if (count > kept.size())
            {
                lines.add("and " + (count - kept.size()) + " more");
            }
            throw new ConfigurationException(lines);
        }
    }

    private String place(final ConfigOrigin origin)
    {
        if (origin == null || origin.lineNumber() < 1)
        {
            return file;
        }
        final String name = origin.resource() == null ? shown(origin.filename()) : origin.resource();
        return name + ":" + origin.lineNumber();
    }

    /**
     * The file as the user wrote it, where it is that file.
     */
    private String shown(final String filename)
    {
        return filename == null || filename.endsWith("/" + file) || filename.equals(file) ? file : filename;
    }
}
