package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.outcome.LiquidationEvents;

/**
 * Settles estates: positions and balances change hands, pools owe what is missing (rulebook R7.2, R7.6).
 */
public final class Estates
{
    private final AccountTable accounts;
    private final Valuation valuation;
    private final Takeover takeover;
    private final LiquidationEvents events;

    /**
     * Over given state.
     *
     * @param book      of margin accounts.
     * @param valuation to evaluate with.
     * @param takeover  that moves positions and balances.
     * @param events    to tell of zones.
     */
    public Estates(
        final Accounts book, final Valuation valuation, final Takeover takeover, final LiquidationEvents events)
    {
        this.accounts = book.accounts();
        this.valuation = valuation;
        this.takeover = takeover;
        this.events = events;
    }

    /**
     * Settle an estate. The margin account ends FREE and with exactly nothing; deficits wait for {@link Losses}.
     *
     * @param account row, in TAKEOVER or BANKRUPT, without a deadline.
     * @param pool    of the estate.
     */
    public void settle(final int account, final int pool)
    {
        valuation.evaluate(account);
        takeover.carryOut(account, pool, valuation.equityNoHaircut());
        final int zone = accounts.zone(account);
        accounts.zone(account, Zone.FREE);
        events.zone(accounts.id(account), accounts.scope(account), zone, Zone.FREE)
            .equity(0).equityNoHaircut(0).maintenanceMargin(0).initialMargin(0).marketVersion(0).parameterVersion(0);
        events.publishZone();
    }
}
