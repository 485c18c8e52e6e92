package io.plimsoll.core.model;

/**
 * What SetBreakerRules holds.
 *
 * @param instrument     id.
 * @param isDrawdownHalt else it limits.
 * @param isRateHalt     else it limits.
 * @param reopenSteps    most of them.
 * @param reopenStepPpm  furthest of one.
 * @param drawdownPpm    0 for off.
 * @param rateNotional   0 for off.
 * @param ns             outage, limit, halt, longest halt, between two steps.
 * @param publishPpm     part by which bounds move before they are told again.
 * @param triggers       kind, action, horizon, width, republish, cap of each.
 */
record BreakerSpec(
    int instrument,
    boolean isDrawdownHalt,
    boolean isRateHalt,
    int reopenSteps,
    int reopenStepPpm,
    int drawdownPpm,
    long rateNotional,
    long[] ns,
    int publishPpm,
    long[][] triggers)
{
    static final int OUTAGE = 0;
    static final int LIMIT = 1;
    static final int HALT = 2;
    static final int MAX_HALT = 3;
    static final int REOPEN = 4;

    static final int STATISTICAL = 1;
    static final int BAND = 2;
    static final int VELOCITY = 3;
    static final int LIMITS = 1;
    static final int HALTS = 2;

    /**
     * No rules at all.
     */
    static BreakerSpec none(final int instrument)
    {
        return new BreakerSpec(
            instrument, false, false, 1, 1, 0, 0, new long[]{0, 0, 1, 1, 1}, 0, new long[0][]);
    }
}
