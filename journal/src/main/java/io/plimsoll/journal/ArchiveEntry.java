package io.plimsoll.journal;

import java.util.HashMap;
import java.util.Map;

/**
 * One file of an archive, as its manifest describes it.
 *
 * @param kind   of the queue that it is a roll file of; null for a file beside the queues.
 * @param name   path within the journal's directory, with slashes: {@code commands/20260131F.cq4} for instance.
 * @param length of the file in bytes, uncompressed.
 * @param sha256 of these bytes, in hexadecimal.
 * @param before behind which a roll file begins, with link and head; null for a file beside the queues.
 * @param after  where it ends, with link and head; null for a file beside the queues.
 */
record ArchiveEntry(
    ExcerptKind kind, String name, long length, String sha256, JournalPosition before, JournalPosition after)
{
    private static final String BESIDE = "file";

    /**
     * A line of the manifest.
     */
    String line()
    {
        final String common = "name=" + name + " bytes=" + length + " sha256=" + sha256;
        return kind == null ? BESIDE + ' ' + common : kind.directoryName() + ' ' + common +
            " before=" + text(before) + " after=" + text(after);
    }

    /**
     * Parses a line of a manifest.
     *
     * @throws IllegalArgumentException if it is none.
     */
    static ArchiveEntry parse(final String line)
    {
        final String[] words = line.split(" ");
        final Map<String, String> values = new HashMap<>();
        for (int i = 1; i < words.length; i++)
        {
            final int at = words[i].indexOf('=');
            if (at < 0 || values.put(words[i].substring(0, at), words[i].substring(at + 1)) != null)
            {
                throw new IllegalArgumentException("not an entry: " + line);
            }
        }
        final ExcerptKind kind = kind(words[0]);
        final String name = value(values, "name");
        if (name.startsWith("/") || name.contains("..") || kind != null && !name.startsWith(words[0] + '/'))
        {
            throw new IllegalArgumentException("not a name within a journal: " + name);
        }
        return new ArchiveEntry(kind, name, Long.parseLong(value(values, "bytes")), value(values, "sha256"),
            kind == null ? null : position(value(values, "before")),
            kind == null ? null : position(value(values, "after")));
    }

    private static ExcerptKind kind(final String word)
    {
        for (final ExcerptKind kind : ExcerptKind.values())
        {
            if (kind.directoryName().equals(word))
            {
                return kind;
            }
        }
        if (!BESIDE.equals(word))
        {
            throw new IllegalArgumentException("neither a queue nor a file: " + word);
        }
        return null;
    }

    private static String value(final Map<String, String> values, final String key)
    {
        final String value = values.get(key);
        if (value == null || value.isEmpty())
        {
            throw new IllegalArgumentException("an entry without " + key);
        }
        return value;
    }

    private static String text(final JournalPosition position)
    {
        return position.sequence() + "/" + position.ordinal() + "," + position.excerptIndex() + "," +
            position.link() + "," + position.head();
    }

    private static JournalPosition position(final String text)
    {
        final String[] parts = text.split("[/,]");
        if (parts.length != 5)
        {
            throw new IllegalArgumentException("not a position: " + text);
        }
        return new JournalPosition(
            Long.parseLong(parts[2]), Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[3], parts[4]);
    }
}
