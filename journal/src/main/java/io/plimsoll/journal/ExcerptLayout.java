package io.plimsoll.journal;

import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;
import static org.agrona.BitUtil.SIZE_OF_SHORT;

import io.plimsoll.core.message.MessageHeaderDecoder;

/**
 * One excerpt of a journal: a header of ours, then entries. One excerpt holds one batch.
 * <p>
 * Chronicle Queue keeps excerpts apart but has neither checksums nor gap detection, so both stand here. All numbers are
 * little-endian. Every entry starts on a multiple of 8 bytes; padding and reserved bytes are zero and are checked.
 * Format 1, still read, has zeros for link and epoch.
 * <pre>
 *   header, 96 bytes
 *   0         2         4         6         8
 *   +---------+---------+---------+---------+
 *   | magic             | format  | kind    |
 *   +---------+---------+---------+---------+
 *   | schema  | version | entries           |   schema id and version of the messages
 *   +---------+---------+---------+---------+
 *   | payload length    | CRC32C            |   of header and payload without itself and the link
 *   +---------+---------+---------+---------+
 *   | first sequence                        |
 *   +---------------------------------------+
 *   | last sequence                         |
 *   +-------------------+-------------------+
 *   | first ordinal     | last ordinal      |   outcomes; zero for commands
 *   +-------------------+-------------------+
 *   | chain link, 32 bytes                  |   running hash over all headers up to this ({@link ChainLink})
 *   +---------------------------------------+
 *   | epoch                                 |   of the writer: higher for every one that opened the journal
 *   +---------------------------------------+
 *   | reserved                              |   zero
 *   +---------------------------------------+
 *
 *   command, 24 bytes + message                 event, 16 bytes + message
 *   0                   4                   8   0                   4                   8
 *   +-------------------+-------------------+   +-------------------+-------------------+
 *   | sequence                              |   | sequence                              |
 *   +---------------------------------------+   +-------------------+-------------------+
 *   | time, ns since the epoch              |   | ordinal           | length            |
 *   +-------------------+-------------------+   +-------------------+-------------------+
 *   | length            | zero              |   | SBE header and body, padded with 0..7 |
 *   +-------------------+-------------------+   +---------------------------------------+
 *   | SBE header and body, padded with 0..7 |
 *   +---------------------------------------+
 * </pre>
 */
final class ExcerptLayout
{
    static final int MAGIC = 0x4A4D_4C50; // "PLMJ" in the file
    static final int FORMAT_VERSION = 2;
    static final int FORMAT_WITHOUT_LINKS = 1;
    static final int SCHEMA_ID = MessageHeaderDecoder.SCHEMA_ID;
    static final int SCHEMA_VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

    static final int MAGIC_OFFSET = 0;
    static final int FORMAT_OFFSET = MAGIC_OFFSET + SIZE_OF_INT;
    static final int KIND_OFFSET = FORMAT_OFFSET + SIZE_OF_SHORT;
    static final int SCHEMA_ID_OFFSET = KIND_OFFSET + SIZE_OF_SHORT;
    static final int SCHEMA_VERSION_OFFSET = SCHEMA_ID_OFFSET + SIZE_OF_SHORT;
    static final int ENTRY_COUNT_OFFSET = SCHEMA_VERSION_OFFSET + SIZE_OF_SHORT;
    static final int PAYLOAD_LENGTH_OFFSET = ENTRY_COUNT_OFFSET + SIZE_OF_INT;
    static final int CRC_OFFSET = PAYLOAD_LENGTH_OFFSET + SIZE_OF_INT;
    static final int FIRST_SEQUENCE_OFFSET = CRC_OFFSET + SIZE_OF_INT;
    static final int LAST_SEQUENCE_OFFSET = FIRST_SEQUENCE_OFFSET + SIZE_OF_LONG;
    static final int FIRST_ORDINAL_OFFSET = LAST_SEQUENCE_OFFSET + SIZE_OF_LONG;
    static final int LAST_ORDINAL_OFFSET = FIRST_ORDINAL_OFFSET + SIZE_OF_INT;
    static final int LINK_OFFSET = LAST_ORDINAL_OFFSET + SIZE_OF_INT;
    static final int LINK_LENGTH = 32;
    static final int EPOCH_OFFSET = LINK_OFFSET + LINK_LENGTH;
    static final int RESERVED_OFFSET = EPOCH_OFFSET + SIZE_OF_LONG;
    static final int HEADER_LENGTH = RESERVED_OFFSET + SIZE_OF_LONG;

    static final int ENTRY_SEQUENCE_OFFSET = 0;

    static final int COMMAND_TIME_OFFSET = ENTRY_SEQUENCE_OFFSET + SIZE_OF_LONG;
    static final int COMMAND_LENGTH_OFFSET = COMMAND_TIME_OFFSET + SIZE_OF_LONG;
    static final int COMMAND_ZERO_OFFSET = COMMAND_LENGTH_OFFSET + SIZE_OF_INT;
    static final int COMMAND_HEADER_LENGTH = COMMAND_ZERO_OFFSET + SIZE_OF_INT;

    static final int EVENT_ORDINAL_OFFSET = ENTRY_SEQUENCE_OFFSET + SIZE_OF_LONG;
    static final int EVENT_LENGTH_OFFSET = EVENT_ORDINAL_OFFSET + SIZE_OF_INT;
    static final int EVENT_HEADER_LENGTH = EVENT_LENGTH_OFFSET + SIZE_OF_INT;

    static final int ENTRY_ALIGNMENT = SIZE_OF_LONG;

    private ExcerptLayout()
    {
    }
}
