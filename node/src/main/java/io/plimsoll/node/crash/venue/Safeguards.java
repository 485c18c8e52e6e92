package io.plimsoll.node.crash.venue;

/**
 * What the core works out from the prices that it is sent.
 */
public enum Safeguards
{
    /** Nothing: volatility is measured outside, hour by hour. */
    NONE,

    /** Volatility. */
    VOLATILITY,

    /** Volatility, and breakers by it. */
    BREAKERS
}
