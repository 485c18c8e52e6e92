package io.plimsoll.core.account;

/**
 * One margin account in one cache line.
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                          Account Id                           |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                   Numeraire Balance (money)                   |
 *  |                                                               |
 *  +---------------+---------------+-------------------------------+
 *  |     Zone      |     Kind      |             Scope             |
 *  +---------------+---------------+-------------------------------+
 *  |     Slice or Call Count       |   Risk Pool   |  Risk Class   |
 *  +-------------------------------+-------------------------------+
 *  |                      First Position Row                       |
 *  +---------------------------------------------------------------+
 *  |                       First Balance Row                       |
 *  +---------------------------------------------------------------+
 *  |                   Deadline (nanoseconds)                      |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                       Slice Order Row                         |
 *  +---------------------------------------------------------------+
 *  |            First Isolated Row (cross), Parent (isolated)      |
 *  +---------------------------------------------------------------+
 *  |                       Next Isolated Row                       |
 *  +---------------------------------------------------------------+
 *  |   Complex Positions (settled outside the numeraire)           |
 *  +---------------------------------------------------------------+
 *  |   Timer Slot (index only: not hashed)                         |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class AccountLayout
{
    static final int ACCOUNT_ID = 0;
    static final int NUMERAIRE_BALANCE = ACCOUNT_ID + Long.BYTES;
    static final int ZONE = NUMERAIRE_BALANCE + Long.BYTES;
    static final int KIND = ZONE + Byte.BYTES;
    static final int SCOPE = KIND + Byte.BYTES;
    static final int SLICE_COUNT = SCOPE + Short.BYTES;
    static final int RISK_POOL = SLICE_COUNT + Short.BYTES;
    static final int RISK_CLASS = RISK_POOL + Byte.BYTES;
    static final int FIRST_POSITION = RISK_CLASS + Byte.BYTES;
    static final int FIRST_BALANCE = FIRST_POSITION + Integer.BYTES;
    static final int DEADLINE_NS = FIRST_BALANCE + Integer.BYTES;
    static final int SLICE_ORDER = DEADLINE_NS + Long.BYTES;
    static final int FIRST_ISOLATED = SLICE_ORDER + Integer.BYTES;
    static final int NEXT_ISOLATED = FIRST_ISOLATED + Integer.BYTES;
    static final int COMPLEX_POSITIONS = NEXT_ISOLATED + Integer.BYTES;
    static final int HASHED_LENGTH = COMPLEX_POSITIONS + Integer.BYTES;
    static final int TIMER_SLOT = HASHED_LENGTH;
    static final int LENGTH = 64;

    private AccountLayout()
    {
    }
}
