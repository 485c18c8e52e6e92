package io.plimsoll.node.whatif;

/**
 * What is compared. Counts are of margin accounts' events; money is micro-units of the numeraire.
 */
enum Figure
{
    /** Margin accounts that went from FREE to MARGIN_CALL, each time. */
    MARGIN_CALLS("margin calls", "marginCalls", Unit.COUNT),
    /** Accounts that were called at least once. */
    ACCOUNTS_CALLED("accounts called", "accountsCalled", Unit.COUNT),
    /** Margin accounts that entered LIQUIDATING, each time. */
    LIQUIDATIONS("liquidations begun", "liquidations", Unit.COUNT),
    /** Accounts that were liquidated or taken over at least once. */
    ACCOUNTS_LIQUIDATED("accounts liquidated or taken over", "accountsLiquidated", Unit.COUNT),
    /** Slices that the core asked for. */
    SLICES_ISSUED("slices issued", "slicesIssued", Unit.COUNT),
    /** Slices that traded in whole or in part. */
    SLICES_FILLED("slices filled, in whole or in part", "slicesFilled", Unit.COUNT),
    /** Notional of slice fills at their prices. */
    LIQUIDATED("liquidated notional", "liquidatedMicros", Unit.MONEY),
    /** What slices lost against the mark at issue. */
    SLIPPAGE("slippage of slices", "slippageMicros", Unit.MONEY),
    /** Paid by slices to the backstops. */
    LIQUIDATION_FEES("liquidation fees", "liquidationFeesMicros", Unit.MONEY),
    /** Estates that went to a backstop. */
    TAKEOVERS("takeovers", "takeovers", Unit.COUNT),
    /** Notional of positions taken over, at the mark. */
    TAKEN_OVER("notional taken over", "takenOverMicros", Unit.MONEY),
    /** Takeovers with negative equity without haircuts. */
    BANKRUPTCIES("bankruptcies", "bankruptcies", Unit.COUNT),
    /** The negative equity that they left. */
    SHORTFALL("shortfall", "shortfallMicros", Unit.MONEY),
    /** Equity of the backstops at the end less what was paid in, at the last prices. */
    BACKSTOP_PNL("backstop P&L at the end", "backstopPnlMicros", Unit.MONEY),
    /** Orders denied by the pre-trade check or refused for another reason. */
    REJECTED_ORDERS("orders rejected", "rejectedOrders", Unit.COUNT),
    /** Withdrawals refused. */
    REFUSED_WITHDRAWALS("withdrawals refused", "refusedWithdrawals", Unit.COUNT),
    /** Margin transfers refused. */
    REFUSED_TRANSFERS("margin transfers refused", "refusedTransfers", Unit.COUNT),
    /** Commands of other kinds refused. */
    OTHER_REFUSALS("other commands refused", "otherRefusals", Unit.COUNT),
    /** Margin accounts in MARGIN_CALL or LIQUIDATING at the end. */
    NOT_FREE("margin accounts not FREE at the end", "notFreeAtEnd", Unit.COUNT),
    /** Margin accounts that are FREE at the end but may not add risk (R4.1). */
    RESTRICTED("margin accounts RESTRICTED at the end", "restrictedAtEnd", Unit.COUNT),
    /** Lowest equity over maintenance margin at the end, of margin accounts with a maintenance margin. */
    LOWEST_HEALTH("lowest health at the end", "lowestHealthPpm", Unit.PPM);

    /**
     * How a number is shown.
     */
    enum Unit
    {
        /** A plain number. */
        COUNT,
        /** Micro-units of the numeraire. */
        MONEY,
        /** Parts per million. */
        PPM
    }

    private final String label;
    private final String key;
    private final Unit unit;

    Figure(final String label, final String key, final Unit unit)
    {
        this.label = label;
        this.key = key;
        this.unit = unit;
    }

    String label()
    {
        return label;
    }

    /**
     * @return name in the JSON form; never changed.
     */
    String key()
    {
        return key;
    }

    Unit unit()
    {
        return unit;
    }
}
