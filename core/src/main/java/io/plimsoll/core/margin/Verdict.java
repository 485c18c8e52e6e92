package io.plimsoll.core.margin;

/**
 * The numbers of a margin account that a change of its zone is decided on (rulebook R4.4). They are told with the
 * change even if another account's estate has changed them before its turn.
 */
public final class Verdict
{
    private long equity;
    private long equityNoHaircut;
    private long maintenanceMargin;
    private long initialMargin;

    /**
     * Take given numbers.
     *
     * @param newEquity            with maintenance haircuts, money.
     * @param newEquityNoHaircut   money.
     * @param newMaintenanceMargin money.
     * @param newInitialMargin     resting orders included, money.
     * @return this.
     */
    public Verdict set(
        final long newEquity,
        final long newEquityNoHaircut,
        final long newMaintenanceMargin,
        final long newInitialMargin)
    {
        equity = newEquity;
        equityNoHaircut = newEquityNoHaircut;
        maintenanceMargin = newMaintenanceMargin;
        initialMargin = newInitialMargin;
        return this;
    }

    /**
     * Take the numbers of now.
     *
     * @param valuation        of the account.
     * @param newInitialMargin of it, money.
     * @return this.
     */
    public Verdict set(final Valuation valuation, final long newInitialMargin)
    {
        return set(
            valuation.equity(), valuation.equityNoHaircut(), valuation.maintenanceMargin(), newInitialMargin);
    }

    /**
     * @return equity with maintenance haircuts, money.
     */
    public long equity()
    {
        return equity;
    }

    /**
     * @return equity without haircuts, money.
     */
    public long equityNoHaircut()
    {
        return equityNoHaircut;
    }

    /**
     * @return maintenance margin, money.
     */
    public long maintenanceMargin()
    {
        return maintenanceMargin;
    }

    /**
     * @return initial margin, money.
     */
    public long initialMargin()
    {
        return initialMargin;
    }
}
