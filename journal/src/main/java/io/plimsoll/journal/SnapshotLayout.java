package io.plimsoll.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;
import static org.agrona.BitUtil.SIZE_OF_SHORT;

import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.snapshot.SnapshotException;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A snapshot file: a header, the sections of the state, and a hash over all bytes before it. Numbers are little-endian.
 * <pre>
 *   header, 256 bytes
 *   0         2         4         6         8
 *   +---------+---------+---------+---------+
 *   | magic             | format  | schema  |
 *   +---------+---------+---------+---------+
 *   | version | zero    | sections          |   version of the schema
 *   +---------+---------+-------------------+
 *   | length of the file                    |
 *   +---------------------------------------+
 *   | sequence of the last command          |
 *   +---------------------------------------+
 *   | time, ns since the epoch              |
 *   +---------------------------------------+
 *   | state hash                            |
 *   +---------------------------------------+  48
 *   | position in the commands, 88 bytes    |
 *   +---------------------------------------+ 136
 *   | position in the outcomes, 88 bytes    |
 *   +---------------------------------------+ 224
 *   | zero                                  |
 *   +---------------------------------------+
 *
 *   position, 88 bytes                          section, 16 bytes + content
 *   +-------------------+-------------------+   +-------------------+-------------------+
 *   | index of the excerpt                  |   | id                | CRC32C of content |
 *   +---------------------------------------+   +-------------------+-------------------+
 *   | sequence                              |   | length of the content                 |
 *   +-------------------+-------------------+   +---------------------------------------+
 *   | ordinal           | zero              |   | content                               |
 *   +-------------------+-------------------+   +---------------------------------------+
 *   | link, 32 bytes                        |
 *   +---------------------------------------+   trailer, 32 bytes
 *   | head, 32 bytes                        |   +---------------------------------------+
 *   +---------------------------------------+   | SHA-256 of everything before it       |
 *                                               +---------------------------------------+
 * </pre>
 */
final class SnapshotLayout
{
    static final int MAGIC = 0x534D_4C50; // "PLMS" in the file
    static final int FORMAT_VERSION = 1;

    static final int MAGIC_OFFSET = 0;
    static final int FORMAT_OFFSET = MAGIC_OFFSET + SIZE_OF_INT;
    static final int SCHEMA_ID_OFFSET = FORMAT_OFFSET + SIZE_OF_SHORT;
    static final int SCHEMA_VERSION_OFFSET = SCHEMA_ID_OFFSET + SIZE_OF_SHORT;
    static final int SECTIONS_OFFSET = SCHEMA_VERSION_OFFSET + SIZE_OF_INT;
    static final int FILE_LENGTH_OFFSET = SECTIONS_OFFSET + SIZE_OF_INT;
    static final int SEQUENCE_OFFSET = FILE_LENGTH_OFFSET + SIZE_OF_LONG;
    static final int TIME_OFFSET = SEQUENCE_OFFSET + SIZE_OF_LONG;
    static final int STATE_HASH_OFFSET = TIME_OFFSET + SIZE_OF_LONG;
    static final int COMMANDS_OFFSET = STATE_HASH_OFFSET + SIZE_OF_LONG;

    static final int POSITION_SEQUENCE_OFFSET = SIZE_OF_LONG;
    static final int POSITION_ORDINAL_OFFSET = POSITION_SEQUENCE_OFFSET + SIZE_OF_LONG;
    static final int POSITION_LINK_OFFSET = POSITION_ORDINAL_OFFSET + SIZE_OF_LONG;
    static final int POSITION_HEAD_OFFSET = POSITION_LINK_OFFSET + ExcerptLayout.LINK_LENGTH;
    static final int POSITION_LENGTH = POSITION_HEAD_OFFSET + ChainHead.LENGTH;

    static final int OUTCOMES_OFFSET = COMMANDS_OFFSET + POSITION_LENGTH;
    static final int RESERVED_OFFSET = OUTCOMES_OFFSET + POSITION_LENGTH;
    static final int HEADER_LENGTH = 256;

    static final int SECTION_ID_OFFSET = 0;
    static final int SECTION_CRC_OFFSET = SECTION_ID_OFFSET + SIZE_OF_INT;
    static final int SECTION_LENGTH_OFFSET = SECTION_CRC_OFFSET + SIZE_OF_INT;
    static final int SECTION_HEADER_LENGTH = SECTION_LENGTH_OFFSET + SIZE_OF_LONG;

    static final int TRAILER_LENGTH = 32;

    private SnapshotLayout()
    {
    }

    /**
     * Writes a header into zeroed memory.
     */
    static void encode(final SnapshotHeader header, final UnsafeBuffer buffer, final int at)
    {
        buffer.setMemory(at, HEADER_LENGTH, (byte)0);
        buffer.putInt(at + MAGIC_OFFSET, MAGIC, LITTLE_ENDIAN);
        buffer.putShort(at + FORMAT_OFFSET, (short)FORMAT_VERSION, LITTLE_ENDIAN);
        buffer.putShort(at + SCHEMA_ID_OFFSET, (short)MessageHeaderDecoder.SCHEMA_ID, LITTLE_ENDIAN);
        buffer.putShort(at + SCHEMA_VERSION_OFFSET, (short)MessageHeaderDecoder.SCHEMA_VERSION, LITTLE_ENDIAN);
        buffer.putInt(at + SECTIONS_OFFSET, header.sections(), LITTLE_ENDIAN);
        buffer.putLong(at + FILE_LENGTH_OFFSET, header.fileLength(), LITTLE_ENDIAN);
        buffer.putLong(at + SEQUENCE_OFFSET, header.sequence(), LITTLE_ENDIAN);
        buffer.putLong(at + TIME_OFFSET, header.timeNs(), LITTLE_ENDIAN);
        buffer.putLong(at + STATE_HASH_OFFSET, header.stateHash(), LITTLE_ENDIAN);
        encode(header.commands(), buffer, at + COMMANDS_OFFSET);
        encode(header.outcomes(), buffer, at + OUTCOMES_OFFSET);
    }

    /**
     * Reads a header.
     *
     * @throws SnapshotException with what is wrong, without naming the file.
     */
    static SnapshotHeader decode(final UnsafeBuffer buffer, final int at, final long actualLength)
    {
        require(buffer.getInt(at + MAGIC_OFFSET, LITTLE_ENDIAN) == MAGIC, "it does not begin like a snapshot");
        final int format = buffer.getShort(at + FORMAT_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        require(format == FORMAT_VERSION,
            "it is of snapshot format " + format + ", this build reads format " + FORMAT_VERSION);
        final int schemaId = buffer.getShort(at + SCHEMA_ID_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        final int schemaVersion = buffer.getShort(at + SCHEMA_VERSION_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        require(schemaId == MessageHeaderDecoder.SCHEMA_ID && schemaVersion == MessageHeaderDecoder.SCHEMA_VERSION,
            "it is of schema " + schemaId + " version " + schemaVersion + ", this build loads schema " +
            MessageHeaderDecoder.SCHEMA_ID + " version " + MessageHeaderDecoder.SCHEMA_VERSION);
        final SnapshotHeader header = new SnapshotHeader(
            buffer.getLong(at + SEQUENCE_OFFSET, LITTLE_ENDIAN),
            buffer.getLong(at + TIME_OFFSET, LITTLE_ENDIAN),
            buffer.getLong(at + STATE_HASH_OFFSET, LITTLE_ENDIAN),
            position(buffer, at + COMMANDS_OFFSET),
            position(buffer, at + OUTCOMES_OFFSET),
            buffer.getInt(at + SECTIONS_OFFSET, LITTLE_ENDIAN),
            buffer.getLong(at + FILE_LENGTH_OFFSET, LITTLE_ENDIAN));
        require(header.fileLength() == actualLength,
            "its header says " + header.fileLength() + " bytes, the file has " + actualLength);
        for (int i = RESERVED_OFFSET; i < HEADER_LENGTH; i++)
        {
            require(buffer.getByte(at + i) == 0, "byte " + i + " of its header must be zero");
        }
        require(header.sequence() > 0 && header.commands().sequence() == header.sequence() &&
            header.outcomes().sequence() <= header.sequence() && header.sections() >= 0,
            "the numbers of its header contradict each other");
        return header;
    }

    private static void require(final boolean holds, final String otherwise)
    {
        if (!holds)
        {
            throw new SnapshotException(otherwise);
        }
    }

    private static void encode(final JournalPosition position, final UnsafeBuffer buffer, final int at)
    {
        if (position.head().isEmpty())
        {
            throw new IllegalArgumentException("a snapshot needs a position with its head: " + position);
        }
        buffer.putLong(at, position.excerptIndex(), LITTLE_ENDIAN);
        buffer.putLong(at + POSITION_SEQUENCE_OFFSET, position.sequence(), LITTLE_ENDIAN);
        buffer.putInt(at + POSITION_ORDINAL_OFFSET, position.ordinal(), LITTLE_ENDIAN);
        buffer.putBytes(at + POSITION_LINK_OFFSET, HexFormat.of().parseHex(position.link()));
        buffer.putBytes(at + POSITION_HEAD_OFFSET, HexFormat.of().parseHex(position.head()));
    }

    private static JournalPosition position(final UnsafeBuffer buffer, final int at)
    {
        return new JournalPosition(
            buffer.getLong(at, LITTLE_ENDIAN),
            buffer.getLong(at + POSITION_SEQUENCE_OFFSET, LITTLE_ENDIAN),
            buffer.getInt(at + POSITION_ORDINAL_OFFSET, LITTLE_ENDIAN),
            hex(buffer, at + POSITION_LINK_OFFSET),
            hex(buffer, at + POSITION_HEAD_OFFSET));
    }

    private static String hex(final UnsafeBuffer buffer, final int at)
    {
        final byte[] bytes = new byte[ChainHead.LENGTH];
        buffer.getBytes(at, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
