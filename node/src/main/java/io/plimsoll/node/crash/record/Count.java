package io.plimsoll.node.crash.record;

/**
 * What is counted or summed over a run. Money is micro-USDT.
 */
public enum Count
{
    /** Margin accounts that entered MARGIN_CALL. */
    CALL_ZONES,

    /** Margin calls with a deadline, the repeated ones as well. */
    CALLS_ISSUED,

    /** Slices of calls whose deadline passed. */
    CALL_SLICES,

    /** Margin accounts that entered LIQUIDATING. */
    LIQUIDATIONS,

    /** Slices of liquidations. */
    SLICES,

    /** Notional that slices of either kind closed. */
    LIQUIDATED,

    /** What those slices lost against the mark. */
    SLIPPAGE,

    /** Liquidation fees. */
    LIQUIDATION_FEES,

    /** Times that an account had to wait for liquidation capacity. */
    QUEUED,

    /** Most margin accounts that waited at one time. */
    MOST_WAITING,

    /** Margin accounts that were taken over. */
    TAKEOVERS,

    /** Auctions begun. */
    AUCTIONS,

    /** Bids that were carried out. */
    TAKES,

    /** Notional that takers took. */
    TAKEN,

    /** Premiums that estates paid; negative: takers paid. */
    PREMIUMS,

    /** Premiums that funds paid. */
    FUND_PREMIUMS,

    /** Auctions begun anew. */
    RESETS,

    /** Auctions that ended with the owner healthy again. */
    RESTORED,

    /** Auctions that sold all. */
    SOLD,

    /** Auctions that ended unsold. */
    EXPIRED,

    /** Estates settled. */
    ESTATES,

    /** Those that owed more than they had. */
    INSOLVENT_ESTATES,

    /** Deficits that estates left. */
    ESTATE_DEFICIT,

    /** Equity of solvent estates, funds' share included. */
    ESTATE_SURPLUS,

    /** Of that, what funds got. */
    SURPLUS_TO_FUNDS,

    /** Allocations of deficits. */
    ALLOCATIONS,

    /** Deficits that were allocated: what is owed. */
    OWED,

    /** Of them paid by insurance funds, as the funds' own changes tell it. */
    BY_FUNDS,

    /** Of them paid by the common fund, as its own changes tell it. */
    BY_COMMON,

    /** Of them paid by winners, as the haircuts tell it. */
    BY_WINNERS,

    /** Of them left with backstops. */
    UNCOVERED,

    /** Haircuts. */
    HAIRCUTS,

    /** Positions deleveraged, whole or in part. */
    DELEVERAGED,

    /** Notional deleveraged at the mark. */
    DELEVERAGED_NOTIONAL,

    /** What the deleveraged gave up against the mark. */
    GIVEN_UP,

    /** Deficits of bankrupt estates that deleveraging was called for. */
    DELEVERAGED_DEFICIT,

    /** Positions settled by a delisting. */
    DELISTED
}
