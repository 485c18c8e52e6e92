package io.plimsoll.core.loss;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.mark.AssetWeights;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.FundEvents;
import io.plimsoll.core.outcome.LiquidationEvents;
import io.plimsoll.core.outcome.LossEvents;
import io.plimsoll.core.outcome.Outcome;
import io.plimsoll.core.outcome.PoolEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;

/**
 * Everything that bears losses, put together over one set of tables.
 */
public final class LossWaterfall
{
    private final Pools pools = new Pools();
    private final Funds funds;
    private final Estates estates;
    private final Losses losses;
    private final Delisting delisting;
    private final PoolReport poolReport;
    private final AdlRank adlRank;

    /**
     * Over given tables.
     *
     * @param book        of margin accounts.
     * @param contracts   listed.
     * @param market      of prices.
     * @param parameters  in force.
     * @param valuation   to evaluate estates with.
     * @param settlement  of trades and funding.
     * @param cancels     of orders.
     * @param weights     of assets.
     * @param monitor     to tell of those who paid.
     * @param clock       of the commands.
     * @param maxAccounts margin accounts.
     * @param outcome     to tell into.
     */
    public LossWaterfall(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final Valuation valuation,
        final Settlement settlement,
        final OrderCancels cancels,
        final AssetWeights weights,
        final Monitor monitor,
        final CommandClock clock,
        final int maxAccounts,
        final Outcome outcome)
    {
        final LossEvents events = new LossEvents(outcome);
        final PoolEvents poolEvents = new PoolEvents(outcome);
        // Another valuation than the estate's, which stays while its winners are evaluated.
        final Valuation ofOthers = new Valuation(book, contracts, market);
        final LegPnl pnl = new LegPnl(book.positions(), contracts, market);
        final Ranking ranking = new Ranking(book.accounts(), maxAccounts);
        final TouchedAccounts touched = new TouchedAccounts(maxAccounts);
        final Winners winners = new Winners(book, contracts, ofOthers, pnl, ranking, maxAccounts);
        final Haircuts haircuts = new Haircuts(book, winners, ranking, ofOthers, touched, events);
        final Deleveraging deleveraging =
            new Deleveraging(book, contracts, market, settlement, ofOthers, pnl, ranking, touched, events);
        funds = new Funds(book, contracts, weights, pools, clock, new FundEvents(outcome));
        estates = new Estates(
            book, market, parameters, valuation, settlement, cancels, pools, funds, pnl, deleveraging,
            new LiquidationEvents(outcome), events);
        losses = new Losses(book, monitor, ofOthers, pools, funds, winners, haircuts, touched, events);
        delisting = new Delisting(book, contracts, market, settlement, cancels, monitor, ranking, poolEvents);
        poolReport = new PoolReport(book, ofOthers, pools, funds, poolEvents);
        adlRank = new AdlRank(book, pools, deleveraging, winners, ranking, poolEvents);
    }

    /**
     * @return pools with their rules.
     */
    public Pools pools()
    {
        return pools;
    }

    /**
     * @return funds of the pools, and the common one.
     */
    public Funds funds()
    {
        return funds;
    }

    /**
     * @return who settles estates.
     */
    public Estates estates()
    {
        return estates;
    }

    /**
     * @return who allocates deficits.
     */
    public Losses losses()
    {
        return losses;
    }

    /**
     * @return who delists.
     */
    public Delisting delisting()
    {
        return delisting;
    }

    /**
     * @return who reports on pools.
     */
    public PoolReport poolReport()
    {
        return poolReport;
    }

    /**
     * @return who reports on ranks.
     */
    public AdlRank adlRank()
    {
        return adlRank;
    }
}
