package io.plimsoll.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.plimsoll.core.snapshot.SnapshotException;
import io.plimsoll.core.snapshot.SnapshotInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.CRC32C;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads one snapshot from front to back ({@link SnapshotLayout}): once to check every byte, once more to load it. The
 * second time the checksums of the sections are compared again, for the file may have been replaced in between.
 */
final class SnapshotFileReader implements SnapshotInput, AutoCloseable
{
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int LEAST_BYTES = SnapshotLayout.HEADER_LENGTH + SnapshotLayout.TRAILER_LENGTH;

    private final FileChannel channel;
    private final long fileLength;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final CRC32C crc = new CRC32C();
    private final MessageDigest digest = ChainHead.sha256();
    private boolean isHashing;
    private int position;
    private int limit;
    private int section;
    private int sectionChecksum;
    private long sectionUnread;

    private SnapshotFileReader(final FileChannel channel) throws IOException
    {
        this.channel = channel;
        fileLength = channel.size();
    }

    static SnapshotFileReader open(final Path file) throws IOException
    {
        final FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try
        {
            return new SnapshotFileReader(channel);
        }
        catch (final IOException e)
        {
            channel.close();
            throw e;
        }
    }

    /**
     * Reads the header. The sections follow.
     */
    SnapshotHeader header()
    {
        if (fileLength < LEAST_BYTES)
        {
            throw new SnapshotException("it has " + fileLength + " bytes, none is shorter than " + LEAST_BYTES);
        }
        need(SnapshotLayout.HEADER_LENGTH);
        final SnapshotHeader header = SnapshotLayout.decode(buffer, position, fileLength);
        consume(SnapshotLayout.HEADER_LENGTH);
        return header;
    }

    /**
     * Reads everything and checks it.
     */
    SnapshotHeader check()
    {
        isHashing = true;
        final SnapshotHeader header = header();
        int lastId = Integer.MIN_VALUE;
        for (int i = 0; i < header.sections(); i++)
        {
            final int id = openNext();
            if (id <= lastId)
            {
                throw new SnapshotException("section " + id + " comes after section " + lastId);
            }
            lastId = id;
            while (sectionUnread > 0)
            {
                if (position == limit)
                {
                    need(1);
                }
                take((int)Math.min(limit - position, sectionUnread));
            }
        }
        closeSection();
        checkTrailer();
        return header;
    }

    @Override
    public long open(final int sectionId)
    {
        final int id = openNext();
        if (id != sectionId)
        {
            throw new SnapshotException("section " + sectionId + " is expected, " + id + " comes");
        }
        return sectionUnread;
    }

    @Override
    public void read(final MutableDirectBuffer target, final int offset, final int length)
    {
        if (length > sectionUnread)
        {
            throw new SnapshotException(length + " bytes of section " + section + " are asked for, it has " +
                sectionUnread + " left");
        }
        int done = 0;
        while (done < length)
        {
            if (position == limit)
            {
                need(1);
            }
            final int piece = Math.min(limit - position, length - done);
            target.putBytes(offset + done, buffer, position, piece);
            take(piece);
            done += piece;
        }
    }

    /**
     * Ends loading: the last section must be what it was when it was checked.
     */
    void closeSection()
    {
        if (sectionUnread != 0)
        {
            throw new SnapshotException(sectionUnread + " bytes of section " + section + " were not read");
        }
        if (sectionChecksum != (int)crc.getValue())
        {
            throw new SnapshotException("section " + section + " names checksum " +
                Integer.toHexString(sectionChecksum) + ", its bytes give " + Integer.toHexString((int)crc.getValue()));
        }
    }

    @Override
    public void close() throws IOException
    {
        channel.close();
    }

    private int openNext()
    {
        closeSection();
        need(SnapshotLayout.SECTION_HEADER_LENGTH);
        section = buffer.getInt(position + SnapshotLayout.SECTION_ID_OFFSET, LITTLE_ENDIAN);
        sectionChecksum = buffer.getInt(position + SnapshotLayout.SECTION_CRC_OFFSET, LITTLE_ENDIAN);
        sectionUnread = buffer.getLong(position + SnapshotLayout.SECTION_LENGTH_OFFSET, LITTLE_ENDIAN);
        consume(SnapshotLayout.SECTION_HEADER_LENGTH);
        crc.reset();
        if (sectionUnread < 0 || sectionUnread > left() - SnapshotLayout.TRAILER_LENGTH)
        {
            throw new SnapshotException("section " + section + " says " + sectionUnread + " bytes, " +
                (left() - SnapshotLayout.TRAILER_LENGTH) + " are left");
        }
        return section;
    }

    /**
     * Bytes of the file behind what was consumed.
     */
    private long left()
    {
        try
        {
            return fileLength - channel.position() + limit - position;
        }
        catch (final IOException e)
        {
            throw unreadable(e);
        }
    }

    private void take(final int length)
    {
        crc.update(bytes.limit(position + length).position(position));
        sectionUnread -= length;
        consume(length);
    }

    private void consume(final int length)
    {
        if (isHashing)
        {
            digest.update(bytes.limit(position + length).position(position));
        }
        position += length;
    }

    private void checkTrailer()
    {
        if (left() != SnapshotLayout.TRAILER_LENGTH)
        {
            throw new SnapshotException(left() + " bytes follow its sections, " + SnapshotLayout.TRAILER_LENGTH +
                " are expected");
        }
        need(SnapshotLayout.TRAILER_LENGTH);
        final byte[] actual = digest.digest();
        for (int i = 0; i < SnapshotLayout.TRAILER_LENGTH; i++)
        {
            if (buffer.getByte(position + i) != actual[i])
            {
                throw new SnapshotException("its hash is not that of its bytes");
            }
        }
    }

    /**
     * Has so many bytes in one piece.
     */
    private void need(final int length)
    {
        if (limit - position >= length)
        {
            return;
        }
        buffer.putBytes(0, buffer, position, limit - position);
        bytes.clear().position(limit - position);
        try
        {
            while (bytes.position() < length)
            {
                if (channel.read(bytes) < 0)
                {
                    throw new SnapshotException("it ends early");
                }
            }
        }
        catch (final IOException e)
        {
            throw unreadable(e);
        }
        position = 0;
        limit = bytes.position();
    }

    private static SnapshotException unreadable(final IOException e)
    {
        return new SnapshotException("it cannot be read: " + e, e);
    }
}
