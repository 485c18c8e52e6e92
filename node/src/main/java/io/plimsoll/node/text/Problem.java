package io.plimsoll.node.text;

/**
 * One thing that is wrong in a text file.
 *
 * @param file    name as the user gave it.
 * @param line    from 1.
 * @param column  from 1; 0 if it is not known.
 * @param field   that is wrong; null if it is the line as a whole.
 * @param message what was found and what was expected.
 */
public record Problem(String file, int line, int column, String field, String message)
{
    @Override
    public String toString()
    {
        return file + ":" + line + (column > 0 ? ":" + column : "") + ": " +
            (field == null ? "" : "field '" + field + "': ") + message;
    }
}
