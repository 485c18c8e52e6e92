package io.plimsoll.node.whatif;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One parameter that holds another value in the what-if run.
 *
 * @param sequence of the recorded command that set it; 0 if no command did and the core's default held.
 * @param path     in a configuration file: {@code instruments.PERP.price-band}.
 * @param recorded value, as a configuration file says it; empty for a row that was not there.
 * @param whatIf   value in its place; empty for a row that is not there.
 */
record Change(long sequence, String path, String recorded, String whatIf)
{
    private static final Pattern ROW = Pattern.compile("\\{ (.*?) }");

    /**
     * What differs between two settings of one thing, row by row where a value is a list.
     *
     * @param sequence of the command that set what was recorded.
     * @param path     of the thing.
     * @param recorded its settings by key.
     * @param whatIf   the settings in their place.
     * @return the differences, in the order of the keys.
     */
    static List<Change> between(
        final long sequence, final String path, final Map<String, String> recorded, final Map<String, String> whatIf)
    {
        final List<Change> changes = new ArrayList<>();
        for (final Map.Entry<String, String> entry : recorded.entrySet())
        {
            final String other = whatIf.get(entry.getKey());
            if (!entry.getValue().equals(other))
            {
                final String place = path + "." + entry.getKey();
                if (entry.getValue().startsWith("["))
                {
                    addRows(changes, sequence, place, entry.getValue(), other);
                }
                else
                {
                    changes.add(new Change(sequence, place, entry.getValue(), other));
                }
            }
        }
        return changes;
    }

    private static void addRows(
        final List<Change> changes, final long sequence, final String path, final String recorded, final String whatIf)
    {
        final List<String> old = rows(recorded);
        final List<String> now = rows(whatIf);
        for (int row = 0; row < Math.max(old.size(), now.size()); row++)
        {
            final String before = row < old.size() ? old.get(row) : "";
            final String after = row < now.size() ? now.get(row) : "";
            if (!before.equals(after))
            {
                changes.add(new Change(sequence, path + "[" + row + "]", before, after));
            }
        }
    }

    private static List<String> rows(final String list)
    {
        final List<String> rows = new ArrayList<>();
        final Matcher matcher = ROW.matcher(list);
        while (matcher.find())
        {
            rows.add(matcher.group(1));
        }
        return rows;
    }

    /**
     * @return the keys that both sides must agree on and do not.
     */
    static List<String> fixedKeysThatDiffer(final Map<String, String> recorded, final Map<String, String> whatIf)
    {
        final List<String> keys = new ArrayList<>();
        final TreeSet<String> all = new TreeSet<>(recorded.keySet());
        all.addAll(whatIf.keySet());
        for (final String key : all)
        {
            if (SettingsText.FIXED.contains(key) && !String.valueOf(recorded.get(key)).equals(whatIf.get(key)))
            {
                keys.add(key);
            }
        }
        return keys;
    }
}
