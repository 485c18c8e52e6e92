package io.plimsoll.journal;

import java.nio.ByteBuffer;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The head of a queue's chain: {@code SHA-256(head before it, all bytes of the excerpt)}, with zeros before the first.
 * <p>
 * One short string that two parties can compare: equal heads mean equal bytes, excerpt for excerpt, from the first on.
 * Costs about half a nanosecond a byte, so readers that were asked for it compute it, and the writer does not (ADR
 * 0009). Not thread-safe.
 */
final class ChainHead
{
    /** Bytes of a head. */
    static final int LENGTH = 32;

    private final MessageDigest digest = sha256();
    private final byte[] head = new byte[LENGTH];

    void start(final String afterHead)
    {
        final byte[] bytes = HexFormat.of().parseHex(afterHead);
        System.arraycopy(bytes, 0, head, 0, LENGTH);
    }

    /**
     * Takes one excerpt in.
     *
     * @param excerpt from its first byte on; position and limit are changed.
     */
    void advance(final ByteBuffer excerpt, final int length)
    {
        digest.update(head);
        digest.update(excerpt.limit(length).position(0));
        excerpt.clear();
        try
        {
            digest.digest(head, 0, LENGTH);
        }
        catch (final DigestException e)
        {
            throw new IllegalStateException(e);
        }
    }

    static MessageDigest sha256()
    {
        try
        {
            return MessageDigest.getInstance("SHA-256");
        }
        catch (final NoSuchAlgorithmException e)
        {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString()
    {
        return HexFormat.of().formatHex(head);
    }
}
