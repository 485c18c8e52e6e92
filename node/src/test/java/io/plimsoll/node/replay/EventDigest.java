package io.plimsoll.node.replay;

import io.plimsoll.core.EventSink;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * SHA-256 over addresses and bytes of all events.
 */
final class EventDigest implements EventSink
{
    private final MessageDigest digest;
    private final ByteBuffer address = ByteBuffer.allocate(Long.BYTES + Integer.BYTES + Integer.BYTES);
    private final byte[] bytes = new byte[1 << 16];

    EventDigest()
    {
        try
        {
            digest = MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException e)
        {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        digest.update(address.clear().putLong(sequence).putInt(ordinal).putInt(length).array());
        buffer.getBytes(offset, bytes, 0, length);
        digest.update(bytes, 0, length);
    }

    /** Ends the digest. */
    String finish()
    {
        return HexFormat.of().formatHex(digest.digest());
    }
}
