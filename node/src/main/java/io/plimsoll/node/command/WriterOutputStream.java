package io.plimsoll.node.command;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * A stream into the command line's writer, so that what a command prints goes where its caller wants it. UTF-8, passed
 * on at each flush.
 */
final class WriterOutputStream extends OutputStream
{
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private final PrintWriter writer;

    WriterOutputStream(final PrintWriter writer)
    {
        this.writer = writer;
    }

    @Override
    public void write(final int octet)
    {
        pending.write(octet);
    }

    @Override
    public void write(final byte[] octets, final int offset, final int length)
    {
        pending.write(octets, offset, length);
    }

    @Override
    public void flush()
    {
        writer.print(pending.toString(StandardCharsets.UTF_8));
        writer.flush();
        pending.reset();
    }
}
