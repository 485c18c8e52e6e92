package io.plimsoll.core.command;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.auction.AuctionRules;
import io.plimsoll.core.auction.Auctions;
import io.plimsoll.core.auction.Bid;
import io.plimsoll.core.loss.Pools;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;
import io.plimsoll.core.outcome.AccountEvents;

/**
 * Rules of auctions, and bids (rulebook R6.14, R6.15).
 */
public final class AuctionCommands
{
    private final Auctions auctions;
    private final Bid bid;
    private final Pools pools;
    private final RiskParameters parameters;
    private final AccountEvents events;

    /**
     * Over given state.
     *
     * @param auctions   that are running.
     * @param bid        to carry bids out with.
     * @param pools      of risk.
     * @param parameters whose version counts.
     * @param events     to answer with.
     */
    public AuctionCommands(
        final Auctions auctions,
        final Bid bid,
        final Pools pools,
        final RiskParameters parameters,
        final AccountEvents events)
    {
        this.auctions = auctions;
        this.bid = bid;
        this.pools = pools;
        this.parameters = parameters;
        this.events = events;
    }

    Auctions auctions()
    {
        return auctions;
    }

    Reason setRules(final SetAuctionRulesDecoder command)
    {
        if (command.riskPool() >= Accounts.MAX_POOLS || !AuctionRules.isInRange(command))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!pools.hasRules(command.riskPool()))
        {
            return Reason.UNKNOWN_RISK_POOL;
        }
        auctions.book().setRules(command);
        events.parametersChanged(ParameterScope.AUCTION, command.riskPool(), parameters.countAccepted());
        return null;
    }

    Reason take(final TakeAuctionDecoder command)
    {
        return bid.take(command);
    }
}
