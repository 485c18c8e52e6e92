package io.plimsoll.core.account;

/**
 * One balance in an asset other than the numeraire, two to a cache line.
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                   Amount (asset units, signed)                |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                    Margin Account Row                         |
 *  +-------------------------------+-------------------------------+
 *  |             Asset             |  Positions that settle in it  |
 *  +-------------------------------+-------------------------------+
 *  |          Next Balance Row of the account, by asset            |
 *  +---------------------------------------------------------------+
 *  |       Slot of the Face Down (index only: not hashed)          |
 *  +---------------------------------------------------------------+
 *  |       Slot of the Face Up (index only: not hashed)            |
 *  +---------------------------------------------------------------+
 *  |                           Padding                             |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class BalanceLayout
{
    static final int AMOUNT = 0;
    static final int ACCOUNT = AMOUNT + Long.BYTES;
    static final int ASSET = ACCOUNT + Integer.BYTES;
    static final int POSITIONS = ASSET + Short.BYTES;
    static final int NEXT = POSITIONS + Short.BYTES;
    static final int HASHED_LENGTH = NEXT + Integer.BYTES;
    static final int FACE_DOWN = HASHED_LENGTH;
    static final int FACE_UP = FACE_DOWN + Integer.BYTES;
    static final int LENGTH = 32;

    private BalanceLayout()
    {
    }
}
