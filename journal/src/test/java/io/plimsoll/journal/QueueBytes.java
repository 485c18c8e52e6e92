package io.plimsoll.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The bytes of a queue's last file, changed behind everybody's back.
 */
record QueueBytes(Path path)
{
    static QueueBytes of(final Path journal)
    {
        return of(journal, ExcerptKind.COMMANDS);
    }

    static QueueBytes of(final Path journal, final ExcerptKind kind)
    {
        final List<RollFile> files = RollFile.list(journal.resolve(kind.directoryName()));
        return new QueueBytes(files.get(files.size() - 1).path());
    }

    /** Position in the file of the excerpt that starts with a sequence. */
    long positionOfExcerpt(final long firstSequence) throws IOException
    {
        final UnsafeBuffer file = new UnsafeBuffer(Files.readAllBytes(path));
        for (int position = 0; position < file.capacity() - ExcerptLayout.HEADER_LENGTH; position += 4)
        {
            if (file.getInt(position, LITTLE_ENDIAN) == ExcerptLayout.MAGIC && firstSequence ==
                file.getLong(position + ExcerptLayout.FIRST_SEQUENCE_OFFSET, LITTLE_ENDIAN))
            {
                return position;
            }
        }
        throw new AssertionError("no excerpt starts with sequence " + firstSequence);
    }

    void flip(final long position) throws IOException
    {
        flip(position, 0x10);
    }

    void flip(final long position, final int bits) throws IOException
    {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw"))
        {
            file.seek(position);
            final int value = file.read();
            file.seek(position);
            file.write(value ^ bits);
        }
    }

    void truncate(final long length) throws IOException
    {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw"))
        {
            file.setLength(length);
        }
    }

    void zero(final long position, final int length) throws IOException
    {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw"))
        {
            file.seek(position);
            file.write(new byte[length]);
        }
    }
}
