package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StagedEventsTest
{
    private final StagedEvents staged = new StagedEvents();
    private final UnsafeBuffer event = TestMessages.command(0, 100);

    @Test
    void shouldPassOnWhatWasStagedInOrder()
    {
        staged.begin(7);
        for (int ordinal = 0; ordinal < 2_000; ordinal++)
        {
            staged.onEvent(7, ordinal, event, ordinal % 3, ordinal % 97);
        }
        assertEquals(2_000, staged.count());
        final List<Integer> lengths = new ArrayList<>();
        staged.releaseTo((sequence, ordinal, buffer, offset, length) ->
        {
            assertEquals(7, sequence);
            assertEquals(lengths.size(), ordinal);
            for (int i = 0; i < length; i++)
            {
                assertEquals(event.getByte(ordinal % 3 + i), buffer.getByte(offset + i));
            }
            lengths.add(length);
        });
        assertEquals(2_000, lengths.size());
        assertEquals(1_999 % 97, lengths.get(1_999));
    }

    @Test
    void shouldForgetTheCommandBefore()
    {
        staged.begin(7);
        staged.onEvent(7, 0, event, 0, 8);
        staged.begin(8);
        assertEquals(0, staged.count());
        staged.onEvent(8, 0, event, 0, 8);
        assertEquals(1, staged.count());
    }

    @Test
    void shouldRefuseEventsOutOfOrder()
    {
        staged.begin(7);
        assertThrows(IllegalStateException.class, () -> staged.onEvent(7, 1, event, 0, 8));
        assertThrows(IllegalStateException.class, () -> staged.onEvent(8, 0, event, 0, 8));
    }
}
