package io.plimsoll.node.demo.record;

/**
 * What is counted or measured for each minute. Money is micro-USDT.
 */
public enum Measure
{
    /** Margin accounts that entered MARGIN_CALL. */
    MARGIN_CALLS,

    /** Margin accounts that entered LIQUIDATING. */
    LIQUIDATIONS,

    /** Slices that the core issued. */
    SLICES,

    /** Slices that were filled, in whole or in part. */
    FILLS,

    /** Margin accounts that the backstop took over. */
    TAKEOVERS,

    /** Those of them that owed more than they had. */
    BANKRUPTCIES,

    /** Notional that slices closed. */
    LIQUIDATED,

    /** Notional, at the mark, of positions that the backstop took over. */
    TAKEN_OVER,

    /** What slices lost against the mark. */
    SLIPPAGE,

    /** Liquidation fees paid to the backstop. */
    LIQUIDATION_FEES,

    /** Negative equity that the backstop took over. */
    SHORTFALL,

    /** Positive equity that the backstop took over. */
    ESTATES,

    /** Notional that the backstop's desk sold or bought back. */
    UNWOUND,

    /** What the desk lost against the mark. */
    UNWINDING_SLIPPAGE,

    /** Margin accounts in MARGIN_CALL at the end of the minute. */
    IN_CALL,

    /** Margin accounts in LIQUIDATING at the end of the minute. */
    IN_LIQUIDATION,

    /** Most margin accounts that were in LIQUIDATING at any time of the minute. */
    PEAK_LIQUIDATION,

    /** Worth of the backstop's USDT and contracts at the end of the minute, less what it started with. */
    BACKSTOP_USDT,

    /** Worth of the backstop's BTC at the end of the minute. */
    BACKSTOP_BTC,

    /** Worth of the backstop's ETH at the end of the minute. */
    BACKSTOP_ETH
}
