package io.plimsoll.journal;

import io.plimsoll.core.snapshot.SnapshotOutput;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.agrona.DirectBuffer;
import org.agrona.collections.IntArrayList;
import org.agrona.collections.LongArrayList;

/**
 * Takes a state's sections and keeps how long each is and its checksum: they stand before the content in a file that is
 * written from front to back, so the state is saved twice, here first. It gives the same bytes both times.
 */
final class SectionTable implements SnapshotOutput
{
    private static final int PIECE_BYTES = 64 << 10;

    private final IntArrayList ids = new IntArrayList();
    private final LongArrayList lengths = new LongArrayList();
    private final IntArrayList checksums = new IntArrayList();
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
    private final CRC32C crc = new CRC32C();
    private long length;

    @Override
    public void begin(final int sectionId)
    {
        ids.addInt(sectionId);
        length = 0;
        crc.reset();
    }

    @Override
    public void write(final DirectBuffer buffer, final int offset, final int pieceLength)
    {
        piece.clear();
        buffer.getBytes(offset, piece, 0, pieceLength);
        crc.update(piece.limit(pieceLength).position(0));
        length += pieceLength;
    }

    @Override
    public void end()
    {
        lengths.addLong(length);
        checksums.addInt((int)crc.getValue());
    }

    int count()
    {
        return ids.size();
    }

    int id(final int section)
    {
        return ids.getInt(section);
    }

    long length(final int section)
    {
        return lengths.getLong(section);
    }

    int checksum(final int section)
    {
        return checksums.getInt(section);
    }

    /**
     * Length of a file with these sections, in bytes.
     */
    long fileLength()
    {
        long sum = SnapshotLayout.HEADER_LENGTH + SnapshotLayout.TRAILER_LENGTH;
        for (int section = 0; section < count(); section++)
        {
            sum += SnapshotLayout.SECTION_HEADER_LENGTH + length(section);
        }
        return sum;
    }
}
