package io.plimsoll.node.pipeline;

import static org.agrona.BitUtil.CACHE_LINE_LENGTH;
import static org.agrona.BitUtil.SIZE_OF_INT;
import static org.agrona.BitUtil.SIZE_OF_LONG;

/**
 * One slot of the command ring. Slots start on cache lines and lie one behind the other in one buffer.
 * <pre>
 *   0                   4                   8
 *   +-------------------+-------------------+
 *   | time, ns since the epoch              |
 *   +-------------------+-------------------+
 *   | length            | unused            |
 *   +-------------------+-------------------+
 *   | SBE header and body of the command    |
 *   | ... up to the size of the slot        |
 *   +---------------------------------------+
 * </pre>
 */
final class SlotLayout
{
    static final int TIME_OFFSET = 0;
    static final int LENGTH_OFFSET = TIME_OFFSET + SIZE_OF_LONG;
    static final int HEADER_LENGTH = LENGTH_OFFSET + SIZE_OF_INT + SIZE_OF_INT;

    static final int ALIGNMENT = CACHE_LINE_LENGTH;

    private SlotLayout()
    {
    }
}
