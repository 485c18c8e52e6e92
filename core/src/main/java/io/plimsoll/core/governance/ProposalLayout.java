package io.plimsoll.core.governance;

/**
 * One proposal with the very command that it proposes. A free one is all zero.
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                         Proposal Id                           |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |     Effective (not before; once approved: when), ns           |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |              Expires unless approved, ns                      |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                  Ramp (nanoseconds; 0: none)                  |
 *  |                                                               |
 *  +---------------------------------------------------------------+
 *  |                Length of the Command (bytes)                  |
 *  +---------------+---------------+---------------+---------------+
 *  |   Proposer    |  Is Approved  |  Steps Taken  |     Zero      |
 *  +---------------+---------------+---------------+---------------+
 *  |            Numbers in force at step 1: 32 of 4 bytes          |
 *  |                             ...                               |
 *  +---------------------------------------------------------------+
 *  |            Command, header included: 448 bytes                |
 *  |                             ...                               |
 *  +---------------------------------------------------------------+
 *  |                    Padding to 640 bytes                       |
 *  +---------------------------------------------------------------+
 * </pre>
 */
final class ProposalLayout
{
    /**
     * Most numbers that a ramp moves: two rates of each of 16 tiers.
     */
    static final int MAX_NUMBERS = 32;
    /**
     * Most words of eight bytes that a command may take.
     */
    static final int MAX_WORDS = 56;
    static final int MAX_COMMAND_LENGTH = MAX_WORDS * Long.BYTES;

    static final int PROPOSAL_ID = 0;
    static final int EFFECTIVE_NS = PROPOSAL_ID + Long.BYTES;
    static final int EXPIRES_NS = EFFECTIVE_NS + Long.BYTES;
    static final int RAMP_NS = EXPIRES_NS + Long.BYTES;
    static final int COMMAND_LENGTH = RAMP_NS + Long.BYTES;
    static final int PROPOSER = COMMAND_LENGTH + Integer.BYTES;
    static final int IS_APPROVED = PROPOSER + Byte.BYTES;
    static final int STEPS = IS_APPROVED + Byte.BYTES;
    static final int NUMBERS = STEPS + Byte.BYTES + Byte.BYTES;
    static final int COMMAND = NUMBERS + MAX_NUMBERS * Integer.BYTES;
    static final int HASHED_LENGTH = COMMAND + MAX_COMMAND_LENGTH;
    static final int LENGTH = 640;

    private ProposalLayout()
    {
    }
}
