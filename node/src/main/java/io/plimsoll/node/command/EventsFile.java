package io.plimsoll.node.command;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file that events are written to: names itself when that fails.
 */
final class EventsFile extends FilterWriter
{
    private final Path file;

    private EventsFile(final Path file, final Writer out)
    {
        super(out);
        this.file = file;
    }

    static EventsFile open(final Path file) throws IOException
    {
        return new EventsFile(file, Files.newBufferedWriter(file));
    }

    @Override
    public Writer append(final CharSequence text) throws IOException
    {
        try
        {
            out.append(text);
            return this;
        }
        catch (final IOException ex)
        {
            throw named(ex);
        }
    }

    @Override
    public void close() throws IOException
    {
        try
        {
            out.close();
        }
        catch (final IOException ex)
        {
            throw named(ex);
        }
    }

    private IOException named(final IOException cause)
    {
        return new IOException(file + ": " + cause.getMessage(), cause);
    }
}
