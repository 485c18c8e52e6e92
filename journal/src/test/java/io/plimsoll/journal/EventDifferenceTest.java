package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class EventDifferenceTest
{
    private static final int HEADER = 8;

    @Test
    void shouldFindNoDifferenceBetweenEqualEvents()
    {
        assertEquals("", compare(event(1, 5, 16, 7), event(1, 5, 16, 7)));
    }

    @Test
    void shouldFindTheFirstByteThatDiffers()
    {
        final UnsafeBuffer other = event(1, 5, 16, 7);
        other.putByte(HEADER + 13, (byte)99);
        assertEquals("differ from byte 21 on", compare(event(1, 5, 16, 7), other));
    }

    @Test
    void shouldFindADifferenceInLength()
    {
        assertEquals("differ in length: 31 bytes recorded, 29 replayed",
            compare(event(1, 5, 16, 7), new UnsafeBuffer(event(1, 5, 16, 7), 0, 29)));
    }

    @Test
    void shouldPassOverFieldsThatWereAddedSince()
    {
        final UnsafeBuffer replayed = event(2, 5, 24, 7);
        assertEquals("", compare(event(1, 5, 16, 7), replayed));
        replayed.putByte(HEADER + 23, (byte)77);
        assertEquals("", compare(event(1, 5, 16, 7), replayed));
    }

    @Test
    void shouldFindADifferenceInTheFieldsOfTheOlderVersion()
    {
        final UnsafeBuffer replayed = event(2, 5, 24, 7);
        replayed.putByte(HEADER + 15, (byte)77);
        assertEquals("differ from byte 23 on", compare(event(1, 5, 16, 7), replayed));
        final UnsafeBuffer group = event(2, 5, 24, 7);
        group.putByte(HEADER + 24 + 6, (byte)77);
        assertEquals("differ from byte 30 on", compare(event(1, 5, 16, 7), group));
    }

    @Test
    void shouldNotPassOverAnotherKindOrLessThanThereWas()
    {
        assertEquals("are of different kinds", compare(event(1, 5, 16, 7), event(2, 6, 16, 7)));
        assertTrue(compare(event(1, 5, 16, 7), event(2, 5, 8, 7)).startsWith("differ in length"));
        assertTrue(compare(event(1, 5, 16, 7), event(2, 5, 16, 6)).startsWith("differ in length"));
    }

    @Test
    void shouldNotPassOverFieldsOfANewerRecord()
    {
        assertTrue(compare(event(2, 5, 24, 7), event(1, 5, 16, 7)).startsWith("differ"));
    }

    private static String compare(final UnsafeBuffer recorded, final UnsafeBuffer replayed)
    {
        return EventDifference.of(recorded, 0, recorded.capacity(), replayed, 0, replayed.capacity());
    }

    /** Header, a block of 1, 2, 3, ... with zeros behind byte 16, and a rest of 1, 2, 3, ... */
    private static UnsafeBuffer event(final int version, final int templateId, final int blockLength, final int rest)
    {
        final UnsafeBuffer event = new UnsafeBuffer(new byte[HEADER + blockLength + rest]);
        event.putShort(0, (short)blockLength, ByteOrder.LITTLE_ENDIAN);
        event.putShort(2, (short)templateId, ByteOrder.LITTLE_ENDIAN);
        event.putShort(6, (short)version, ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < Math.min(16, blockLength); i++)
        {
            event.putByte(HEADER + i, (byte)(i + 1));
        }
        for (int i = 0; i < rest; i++)
        {
            event.putByte(HEADER + blockLength + i, (byte)(i + 1));
        }
        return event;
    }
}
