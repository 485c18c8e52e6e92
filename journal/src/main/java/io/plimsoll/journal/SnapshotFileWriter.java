package io.plimsoll.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes one snapshot from front to back ({@link SnapshotLayout}) and forces it to the device.
 */
final class SnapshotFileWriter implements SnapshotOutput
{
    private static final int BUFFER_BYTES = 1 << 20;

    private final FileChannel channel;
    private final SectionTable sections;
    private final MessageDigest digest = ChainHead.sha256();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private int section = -1;

    private SnapshotFileWriter(final FileChannel channel, final SectionTable sections)
    {
        this.channel = channel;
        this.sections = sections;
    }

    /**
     * Writes a file that is not there yet.
     *
     * @param header   to begin with.
     * @param machine  whose state is of that header.
     * @param sections of that state.
     */
    static void write(
        final Path file, final SnapshotHeader header, final StateMachine machine, final SectionTable sections)
        throws IOException
    {
        try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))
        {
            final SnapshotFileWriter writer = new SnapshotFileWriter(channel, sections);
            SnapshotLayout.encode(header, writer.buffer, 0);
            writer.bytes.position(SnapshotLayout.HEADER_LENGTH);
            machine.save(writer);
            writer.finish(header.fileLength());
        }
        catch (final UncheckedIOException e)
        {
            throw e.getCause();
        }
    }

    @Override
    public void begin(final int sectionId)
    {
        section++;
        if (section >= sections.count() || sections.id(section) != sectionId)
        {
            throw otherBytes();
        }
        makeRoom(SnapshotLayout.SECTION_HEADER_LENGTH);
        final int at = bytes.position();
        buffer.putInt(at + SnapshotLayout.SECTION_ID_OFFSET, sectionId, LITTLE_ENDIAN);
        buffer.putInt(at + SnapshotLayout.SECTION_CRC_OFFSET, sections.checksum(section), LITTLE_ENDIAN);
        buffer.putLong(at + SnapshotLayout.SECTION_LENGTH_OFFSET, sections.length(section), LITTLE_ENDIAN);
        bytes.position(at + SnapshotLayout.SECTION_HEADER_LENGTH);
    }

    @Override
    public void write(final DirectBuffer source, final int offset, final int length)
    {
        makeRoom(length);
        final int at = bytes.position();
        buffer.putBytes(at, source, offset, length);
        bytes.position(at + length);
    }

    @Override
    public void end()
    {
        // Lengths are checked in sum, at the end; contents by whoever reads.
    }

    private void finish(final long fileLength) throws IOException
    {
        drain(true);
        bytes.put(digest.digest());
        drain(false);
        if (section != sections.count() - 1 || channel.position() != fileLength)
        {
            throw otherBytes();
        }
        channel.force(true);
    }

    private void makeRoom(final int length)
    {
        if (length > bytes.remaining())
        {
            try
            {
                drain(true);
            }
            catch (final IOException e)
            {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void drain(final boolean isHashed) throws IOException
    {
        bytes.flip();
        if (isHashed)
        {
            digest.update(bytes);
            bytes.rewind();
        }
        while (bytes.hasRemaining())
        {
            channel.write(bytes);
        }
        bytes.clear();
    }

    private static IllegalStateException otherBytes()
    {
        return new IllegalStateException("the state machine was saved twice and gave other sections the second time");
    }
}
