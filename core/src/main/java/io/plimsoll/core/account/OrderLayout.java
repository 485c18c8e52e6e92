package io.plimsoll.core.account;

/**
 * One order that the venue may still fill.
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                          Order Id                             |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                          Open Lots                            |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                   Limit Price (increments)                    |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                        Position Row                           |
 *  +---------------+---------------+---------------+---------------+
 *  |     Side      |     State     |     Flags     |    Padding    |
 *  +---------------+---------------+---------------+---------------+
 *  |                 Next Order Row (circular list)                |
 *  +---------------------------------------------------------------+
 *  |               Previous Order Row (circular list)              |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class OrderLayout
{
    static final int ORDER_ID = 0;
    static final int OPEN_LOTS = ORDER_ID + Long.BYTES;
    static final int LIMIT_PRICE = OPEN_LOTS + Long.BYTES;
    static final int POSITION = LIMIT_PRICE + Long.BYTES;
    static final int SIDE = POSITION + Integer.BYTES;
    static final int STATE = SIDE + Byte.BYTES;
    static final int FLAGS = STATE + Byte.BYTES;
    static final int NEXT = FLAGS + Byte.BYTES + Byte.BYTES;
    static final int PREVIOUS = NEXT + Integer.BYTES;
    static final int LENGTH = PREVIOUS + Integer.BYTES;

    private OrderLayout()
    {
    }
}
