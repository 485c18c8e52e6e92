package io.plimsoll.core.account;

/**
 * One position, with the totals of its open orders, in one cache line.
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                        Lots (signed)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                    Cost (settle units, signed)                |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |               Funding Index settled up to                     |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                      Open Buy Lots                            |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                      Open Sell Lots                           |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                    Margin Account Row                         |
 *  +-------------------------------+-------------------------------+
 *  |          Instrument           |       Leverage (0: none)      |
 *  +-------------------------------+-------------------------------+
 *  |        Next Position Row of the account, by instrument        |
 *  +---------------------------------------------------------------+
 *  |              First Order Row (circular list)                  |
 *  +---------------------------------------------------------------+
 *  |       Slot of the Face Down (index only: not hashed)          |
 *  +---------------------------------------------------------------+
 *  |       Slot of the Face Up (index only: not hashed)            |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class PositionLayout
{
    static final int LOTS = 0;
    static final int COST = LOTS + Long.BYTES;
    static final int FUNDING_INDEX = COST + Long.BYTES;
    static final int BUY_LOTS = FUNDING_INDEX + Long.BYTES;
    static final int SELL_LOTS = BUY_LOTS + Long.BYTES;
    static final int ACCOUNT = SELL_LOTS + Long.BYTES;
    static final int INSTRUMENT = ACCOUNT + Integer.BYTES;
    static final int LEVERAGE = INSTRUMENT + Short.BYTES;
    static final int NEXT = LEVERAGE + Short.BYTES;
    static final int FIRST_ORDER = NEXT + Integer.BYTES;
    static final int HASHED_LENGTH = FIRST_ORDER + Integer.BYTES;
    static final int FACE_DOWN = HASHED_LENGTH;
    static final int FACE_UP = FACE_DOWN + Integer.BYTES;
    static final int LENGTH = 64;

    private PositionLayout()
    {
    }
}
