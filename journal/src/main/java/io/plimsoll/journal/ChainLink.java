package io.plimsoll.journal;

import static io.plimsoll.journal.ExcerptLayout.EPOCH_OFFSET;
import static io.plimsoll.journal.ExcerptLayout.HEADER_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.LINK_LENGTH;
import static io.plimsoll.journal.ExcerptLayout.LINK_OFFSET;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.agrona.DirectBuffer;

/**
 * The running hash that every excerpt carries: {@code SHA-256(link before it, its header without the link)}, with zeros
 * before the first.
 * <p>
 * The header holds the checksum of the payload, so the link stands for everything up to here: an excerpt that was
 * changed, swapped, left out or comes from another journal breaks the chain at that place. It costs one hash of 96
 * bytes per batch. It guards against accidents, not against somebody who writes the whole chain anew: for that two
 * parties compare the {@link ChainHead}. Allocates nothing after construction. Not thread-safe.
 */
final class ChainLink
{
    private final MessageDigest digest = ChainHead.sha256();
    private final byte[] input = new byte[HEADER_LENGTH];
    private final byte[] link = new byte[LINK_LENGTH];

    /**
     * Starts behind a position, given in hexadecimal.
     */
    void start(final String afterLink)
    {
        final byte[] bytes = HexFormat.of().parseHex(afterLink);
        System.arraycopy(bytes, 0, link, 0, LINK_LENGTH);
    }

    /**
     * Takes one excerpt in, whose header is complete but for the link.
     */
    void advance(final DirectBuffer excerpt)
    {
        System.arraycopy(link, 0, input, 0, LINK_LENGTH);
        excerpt.getBytes(0, input, LINK_LENGTH, LINK_OFFSET);
        excerpt.getBytes(EPOCH_OFFSET, input, LINK_LENGTH + LINK_OFFSET, HEADER_LENGTH - EPOCH_OFFSET);
        digest.update(input);
        try
        {
            digest.digest(link, 0, LINK_LENGTH);
        }
        catch (final DigestException e)
        {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The link as it stands in the excerpt that was taken in last.
     */
    byte[] bytes()
    {
        return link;
    }

    /**
     * True if an excerpt carries this link.
     */
    boolean matches(final DirectBuffer excerpt)
    {
        for (int i = 0; i < LINK_LENGTH; i++)
        {
            if (excerpt.getByte(LINK_OFFSET + i) != link[i])
            {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString()
    {
        return HexFormat.of().formatHex(link);
    }
}
