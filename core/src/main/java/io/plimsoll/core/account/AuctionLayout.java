package io.plimsoll.core.account;

/**
 * One running auction, with the terms that it was started on, in two cache lines.
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                          Auction Id                           |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                  Reserve paid in by takers (money)            |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |        Clock (running: time of its zero; paused: elapsed)     |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                   Step (nanoseconds)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                   Tail (nanoseconds)                          |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |            Duration while insolvent (nanoseconds)             |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                    Margin Account Row                         |
 *  +---------------------------------------------------------------+
 *  |                    Start (ppm)                                |
 *  +---------------------------------------------------------------+
 *  |                    Cut (ppm)                                  |
 *  +---------------------------------------------------------------+
 *  |                    Cusp (ppm)                                 |
 *  +---------------------------------------------------------------+
 *  |                    Largest Discount (ppm)                     |
 *  +---------------------------------------------------------------+
 *  |                    Smallest Take (ppm)                        |
 *  +-------------------------------+-------------------------------+
 *  |            Resets             |         Most Resets           |
 *  +---------------+---------------+---------------+---------------+
 *  |   Risk Pool   |     Curve     |     Goal      |     Phase     |
 *  +---------------+---------------+---------------+---------------+
 *  |   Is Paused   |                  Zero                         |
 *  +---------------------------------------------------------------+
 *  |                    Link of a free row                         |
 *  +---------------------------------------------------------------+
 *  |                    Padding ...                                |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class AuctionLayout
{
    static final int AUCTION_ID = 0;
    static final int RESERVE = AUCTION_ID + Long.BYTES;
    static final int CLOCK_NS = RESERVE + Long.BYTES;
    static final int STEP_NS = CLOCK_NS + Long.BYTES;
    static final int TAIL_NS = STEP_NS + Long.BYTES;
    static final int INSOLVENT_NS = TAIL_NS + Long.BYTES;
    static final int ACCOUNT = INSOLVENT_NS + Long.BYTES;
    static final int START_PPM = ACCOUNT + Integer.BYTES;
    static final int CUT_PPM = START_PPM + Integer.BYTES;
    static final int CUSP_PPM = CUT_PPM + Integer.BYTES;
    static final int MAX_DISCOUNT_PPM = CUSP_PPM + Integer.BYTES;
    static final int MIN_TAKE_PPM = MAX_DISCOUNT_PPM + Integer.BYTES;
    static final int RESETS = MIN_TAKE_PPM + Integer.BYTES;
    static final int MAX_RESETS = RESETS + Short.BYTES;
    static final int RISK_POOL = MAX_RESETS + Short.BYTES;
    static final int CURVE = RISK_POOL + Byte.BYTES;
    static final int GOAL = CURVE + Byte.BYTES;
    static final int PHASE = GOAL + Byte.BYTES;
    static final int IS_PAUSED = PHASE + Byte.BYTES;
    static final int LINK = IS_PAUSED + Integer.BYTES;
    static final int HASHED_LENGTH = LINK + Integer.BYTES;
    static final int LENGTH = 128;

    private AuctionLayout()
    {
    }
}
