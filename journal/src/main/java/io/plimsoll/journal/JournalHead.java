package io.plimsoll.journal;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One short string for a whole journal: {@code SHA-256(head of the commands, head of the outcomes)}, each of 32 bytes.
 * <p>
 * Two parties whose strings are equal hold the same commands and the same released events, excerpt for excerpt.
 */
public final class JournalHead
{
    /**
     * Fewest digits of a head that are taken for it: 64 bits.
     */
    public static final int MIN_DIGITS = 16;

    private JournalHead()
    {
    }

    /**
     * The head of a journal that ends at two positions.
     *
     * @param commands where the commands end, with head.
     * @param outcomes where the released events end, with head.
     * @return 64 hexadecimal digits.
     */
    public static String of(final JournalPosition commands, final JournalPosition outcomes)
    {
        final MessageDigest digest = ChainHead.sha256();
        digest.update(HexFormat.of().parseHex(commands.head()));
        digest.update(HexFormat.of().parseHex(outcomes.head()));
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * True if a text can stand for a head: 16 to 64 hexadecimal digits in lower case, its beginning.
     *
     * @param text to look at.
     * @return true if it can.
     */
    public static boolean isOne(final String text)
    {
        return text.matches("[0-9a-f]{" + MIN_DIGITS + "," + 2 * ChainHead.LENGTH + "}");
    }
}
