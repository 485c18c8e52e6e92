package io.plimsoll.node.command;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes to a stream that lives longer.
 */
final class UnclosedWriter extends FilterWriter
{
    UnclosedWriter(final Writer out)
    {
        super(out);
    }

    @Override
    public void close() throws IOException
    {
        out.flush();
    }
}
