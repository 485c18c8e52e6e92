package io.plimsoll.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigUtil;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * One object of a configuration. Reads what is known, checks its range, and reports what is wrong or not known. After a
 * problem a read gives a harmless value, so that all problems are found in one go.
 */
final class Section
{
    private static final int PPM_DIGITS = 6;

    private final ConfigObject object;
    private final String path;
    private final Problems problems;
    private final Set<String> known = new HashSet<>();

    Section(final ConfigObject object, final String path, final Problems problems)
    {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    boolean has(final String key)
    {
        known.add(key);
        final ConfigValue value = object.get(key);
        return value != null && value.valueType() != ConfigValueType.NULL;
    }

    /**
     * Report a problem of a value of this object, or of the object itself if there is no such value.
     */
    void problem(final String key, final String message)
    {
        problems.add(origin(key), path(key), message);
    }

    /**
     * Report a problem of the object as a whole.
     */
    void problem(final String message)
    {
        problems.add(object.origin(), path, message);
    }

    /**
     * @return of two keys that contradict each other the one that a file gives, and not the packaged defaults.
     */
    String own(final String key, final String other)
    {
        return origin(key).resource() == null ? key : other;
    }

    /**
     * @return where in the file a value of this object stands, for messages.
     */
    String where(final String key)
    {
        return path(key);
    }

    Problems problems()
    {
        return problems;
    }

    /**
     * Report each key that nobody has asked for.
     */
    void refuseUnknown()
    {
        for (final String key : new TreeMap<>(object).keySet())
        {
            if (!known.contains(key))
            {
                problem(key, "is not known here; known are " + String.join(", ", known.stream().sorted().toList()));
            }
        }
    }

    /**
     * @return the object of that key; an empty one after a problem.
     */
    Section section(final String key)
    {
        final ConfigValue value = value(key, "an object");
        if (value instanceof ConfigObject child)
        {
            return new Section(child, path(key), problems);
        }
        if (value != null)
        {
            problem(key, "expected an object");
        }
        return new Section(ConfigFactory.empty().root(), path(key), new Problems(""));
    }

    /**
     * @return all objects below this one, by key; null takes one away that an included file has.
     */
    Map<String, Section> sections()
    {
        final Map<String, Section> sections = new TreeMap<>();
        for (final String key : keys())
        {
            sections.put(key, section(key));
        }
        return sections;
    }

    /**
     * @return the keys that have a value, sorted.
     */
    List<String> keys()
    {
        return new TreeMap<>(object).keySet().stream().filter(this::has).toList();
    }

    /**
     * @return the rows of a list of objects; none after a problem.
     */
    List<Section> rows(final String key)
    {
        final ConfigValue value = value(key, "a list of objects");
        final List<Section> rows = new ArrayList<>();
        if (value instanceof ConfigList list)
        {
            for (int i = 0; i < list.size(); i++)
            {
                final String rowPath = path(key) + "[" + i + "]";
                if (list.get(i) instanceof ConfigObject row)
                {
                    rows.add(new Section(row, rowPath, problems));
                }
                else
                {
                    problems.add(list.get(i).origin(), rowPath, "expected an object");
                }
            }
        }
        else if (value != null)
        {
            problem(key, "expected a list of objects");
        }
        return rows;
    }

    /**
     * @return the text of a value; empty after a problem.
     */
    String text(final String key)
    {
        final ConfigValue value = value(key, "a text");
        if (value == null)
        {
            return "";
        }
        if (value.valueType() != ConfigValueType.STRING && value.valueType() != ConfigValueType.NUMBER)
        {
            problem(key, "expected a text or a number");
            return "";
        }
        return object.toConfig().getString(ConfigUtil.quoteString(key)).strip();
    }

    /**
     * @return the constant that is written in lower case, with hyphens for underscores; the first after a problem.
     */
    <E extends Enum<E>> E choice(final String key, final Class<E> type)
    {
        final String text = text(key);
        final List<String> names = new ArrayList<>();
        for (final E constant : type.getEnumConstants())
        {
            final String name = word(constant);
            if (name.equals(text))
            {
                return constant;
            }
            names.add(name);
        }
        if (!text.isEmpty())
        {
            problem(key, "expected one of " + String.join(", ", names) + ", was " + text);
        }
        return type.getEnumConstants()[0];
    }

    /**
     * @return how a constant is written.
     */
    static String word(final Enum<?> constant)
    {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * @return yes or no; no after a problem.
     */
    boolean flag(final String key)
    {
        final ConfigValue value = value(key, "yes or no");
        try
        {
            return value != null && object.toConfig().getBoolean(ConfigUtil.quoteString(key));
        }
        catch (final ConfigException ex)
        {
            problem(key, "expected yes or no");
            return false;
        }
    }

    int integer(final String key, final int min, final int max)
    {
        return (int)scaled(key, 0, min, max);
    }

    long integer(final String key, final long min, final long max)
    {
        return scaled(key, 0, min, max);
    }

    /**
     * @return {@code value x 10^digits}; the smallest after a problem.
     */
    long scaled(final String key, final int digits, final long min, final long max)
    {
        final String text = text(key);
        if (text.isEmpty())
        {
            return min;
        }
        return checked(key, text, Decimals.parse(text), digits, min, max, "");
    }

    /**
     * @return parts per million; the smallest after a problem.
     */
    int ppm(final String key, final int minPpm, final int maxPpm)
    {
        final String text = text(key);
        if (text.isEmpty())
        {
            return minPpm;
        }
        return (int)checked(key, text, Decimals.parseRate(text), PPM_DIGITS, minPpm, maxPpm, " or a percentage");
    }

    private long checked(
        final String key,
        final String text,
        final BigDecimal value,
        final int digits,
        final long min,
        final long max,
        final String alternative)
    {
        final String range = " from " + Decimals.text(min, digits) + " to " + Decimals.text(max, digits);
        if (value == null)
        {
            problem(key, "expected a number" + alternative + range + ", was " + text);
            return min;
        }
        if (value.compareTo(BigDecimal.valueOf(min, digits)) < 0 ||
            value.compareTo(BigDecimal.valueOf(max, digits)) > 0)
        {
            problem(key, "must be" + range + ", was " + text);
            return min;
        }
        final Long scaled = Decimals.scaled(value, digits);
        if (scaled == null)
        {
            problem(key, "must be a multiple of " + Decimals.text(1, digits) + ", was " + text);
            return min;
        }
        return scaled;
    }

    /**
     * @return nanoseconds; the smallest after a problem.
     */
    long durationNs(final String key, final long minNs, final long maxNs)
    {
        final String text = text(key);
        if (text.isEmpty())
        {
            return minNs;
        }
        try
        {
            final long ns = object.toConfig().getDuration(ConfigUtil.quoteString(key), TimeUnit.NANOSECONDS);
            if (ns >= minNs && ns <= maxNs)
            {
                return ns;
            }
            problem(key, "must be from " + minNs + " ns to " + maxNs + " ns, was " + text);
        }
        catch (final ConfigException ex)
        {
            problem(key, "expected a duration like 1s or 500ms, was " + text);
        }
        return minNs;
    }

    /**
     * @return bytes; the smallest after a problem.
     */
    long bytes(final String key, final long min, final long max)
    {
        final String text = text(key);
        if (text.isEmpty())
        {
            return min;
        }
        try
        {
            final long bytes = object.toConfig().getBytes(ConfigUtil.quoteString(key));
            if (bytes >= min && bytes <= max)
            {
                return bytes;
            }
            problem(key, "must be from " + min + " to " + max + " bytes, was " + text);
        }
        catch (final ConfigException ex)
        {
            problem(key, "expected a size like 64MiB or 1GiB, was " + text);
        }
        return min;
    }

    private ConfigValue value(final String key, final String expected)
    {
        known.add(key);
        final ConfigValue value = object.get(key);
        if (value == null)
        {
            problems.add(object.origin(), path(key), "is missing; expected " + expected);
        }
        return value;
    }

    private ConfigOrigin origin(final String key)
    {
        final ConfigValue value = object.get(key);
        return value == null ? object.origin() : value.origin();
    }

    private String path(final String key)
    {
        return path.isEmpty() ? key : path + "." + key;
    }
}
