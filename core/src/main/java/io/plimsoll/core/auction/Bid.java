package io.plimsoll.core.auction;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AuctionTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.capacity.Capacity;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.loss.Funds;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.mark.OrderGate;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.TakeAuctionDecoder;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AuctionEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.Settlement;

import static io.plimsoll.core.account.AccountTable.NONE;
import static io.plimsoll.core.auction.PriceCurve.ONE_E9;

/**
 * A bid for part of an estate: checked, carried out on trial, kept if the taker can carry it (rulebook R6.15).
 */
public final class Bid
{
    private static final long PPM_TO_E9 = 1_000L;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Valuation valuation;
    private final InitialMargin initialMargin;
    private final Monitor monitor;
    private final Capacity capacity;
    private final Funds funds;
    private final Auctions auctions;
    private final AuctionTable table;
    private final AuctionSale sale;
    private final AuctionEvents events;
    private OrderGate gate;

    private int taker;
    private int estate;
    private int row;
    private long equityNoHaircut;
    private long maintenanceMargin;
    private long elapsedNs;
    private long factorE9;
    private long largestE9;
    private long fractionE9;
    private long premium;
    private Reason byPrice;

    /**
     * Over given state.
     *
     * @param book          of margin accounts.
     * @param contracts     listed.
     * @param market        of prices.
     * @param valuation     to evaluate with.
     * @param initialMargin to check takers with.
     * @param settlement    of trades.
     * @param monitor       to look at who was changed.
     * @param capacity      of the windows.
     * @param funds         that pay for insolvent estates.
     * @param auctions      that are running.
     * @param events        to tell of bids.
     */
    public Bid(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final Valuation valuation,
        final InitialMargin initialMargin,
        final Settlement settlement,
        final Monitor monitor,
        final Capacity capacity,
        final Funds funds,
        final Auctions auctions,
        final AuctionEvents events)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.contracts = contracts;
        this.valuation = valuation;
        this.initialMargin = initialMargin;
        this.monitor = monitor;
        this.capacity = capacity;
        this.funds = funds;
        this.auctions = auctions;
        this.table = auctions.book().table();
        this.events = events;
        sale = new AuctionSale(book, contracts, market, settlement);
    }

    /**
     * What prices must be good enough for a bid.
     *
     * @param orderGate to ask.
     */
    public void ask(final OrderGate orderGate)
    {
        gate = orderGate;
    }

    /**
     * Carry a bid out, or say why not.
     *
     * @param command the bid.
     * @return reason, or null.
     */
    public Reason take(final TakeAuctionDecoder command)
    {
        final long wantedE9 = command.fractionE9();
        final long minPremium = command.minPremium();
        if (wantedE9 < 1 || wantedE9 > ONE_E9 ||
            minPremium < -Instrument.MAX_MONEY || minPremium > Instrument.MAX_MONEY)
        {
            return Reason.OUT_OF_RANGE;
        }
        final int scope = command.scope();
        if (scope != AccountTable.CROSS && !contracts.hasInstrument(scope))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        taker = accounts.find(command.taker());
        final int cross = accounts.find(command.account());
        if (taker == NONE || cross == NONE)
        {
            return Reason.UNKNOWN_ACCOUNT;
        }
        estate = scope == AccountTable.CROSS ? cross : accounts.findIsolated(cross, scope);
        row = estate == NONE ? NONE : table.find(estate);
        final Reason reason = judgeTaker(cross);
        return reason == null ? bid(wantedE9, minPremium) : reason;
    }

    private Reason judgeTaker(final int cross)
    {
        if (!accounts.isCustomer(taker))
        {
            return Reason.WRONG_ACCOUNT_KIND;
        }
        if (row != NONE && isIsolatedInALeg())
        {
            return Reason.WRONG_MARGIN_MODE;
        }
        if (accounts.zone(taker) >= Zone.LIQUIDATING)
        {
            return Reason.IN_LIQUIDATION;
        }
        if (row == NONE)
        {
            return Reason.NO_AUCTION;
        }
        return taker == cross ? Reason.OWN_ESTATE : null;
    }

    private boolean isIsolatedInALeg()
    {
        for (int leg = accounts.firstPosition(estate); leg != NONE; leg = positions.next(leg))
        {
            if (positions.lots(leg) != 0 && accounts.findIsolated(taker, positions.instrument(leg)) != NONE)
            {
                return true;
            }
        }
        return false;
    }

    private Reason bid(final long wantedE9, final long minPremium)
    {
        valuation.evaluate(estate);
        equityNoHaircut = valuation.equityNoHaircut();
        maintenanceMargin = valuation.maintenanceMargin();
        final boolean isSolvent = table.phase(row) == Auctions.SOLVENT;
        if (Auctions.phase(equityNoHaircut, table.reserve(row)) != table.phase(row))
        {
            auctions.changePhase(row);
            return null;
        }
        price(wantedE9, isSolvent);
        final boolean isSellAll = table.goal(row) != Auctions.RESTORE;
        sale.plan(estate, taker, fractionE9, isSellAll, !isSellAll && isSolvent && fractionE9 == largestE9);
        if (!sale.hasRoom())
        {
            return Reason.TABLE_FULL;
        }
        if (sale.isBeyondPositionLimit())
        {
            return Reason.POSITION_LIMIT;
        }
        // Asked before anything moves: it is about all of the estate.
        byPrice = gate.bid(accounts.id(taker), estate);
        sale.move(premium, isSolvent ? premium : 0);
        final Reason reason = judgeSale(minPremium);
        if (reason != null)
        {
            sale.undo();
            return reason;
        }
        carryOut(wantedE9, isSolvent);
        return null;
    }

    private void price(final long wantedE9, final boolean isSolvent)
    {
        elapsedNs = auctions.elapsedNs(row);
        final long reserve = table.reserve(row);
        largestE9 = ONE_E9;
        if (!isSolvent)
        {
            factorE9 = 0;
            fractionE9 = wantedE9;
            premium = Math.min(
                BidPrice.insolventPremium(fractionE9, maintenanceMargin, elapsedNs, table.insolventNs(row)),
                funds.payable(table.riskPool(row)));
            return;
        }
        factorE9 = BidPrice.factorE9(table, row, elapsedNs, valuation.equity(), maintenanceMargin);
        if (table.goal(row) == Auctions.RESTORE)
        {
            largestE9 = LargestBid.fractionE9(
                Math.max(1, auctions.shortfall()), equityNoHaircut, reserve, factorE9);
        }
        fractionE9 = Math.min(wantedE9, largestE9);
        premium = BidPrice.solventPremium(fractionE9, equityNoHaircut - reserve, factorE9);
    }

    private Reason judgeSale(final long minPremium)
    {
        if (!sale.areBalancesExact())
        {
            return Reason.BALANCE_LIMIT;
        }
        if (sale.isEmpty() || fractionE9 < largestE9 && fractionE9 < table.minTakePpm(row) * PPM_TO_E9)
        {
            return Reason.BELOW_LEAST_TAKE;
        }
        if (premium < minPremium)
        {
            return Reason.PREMIUM_BELOW_LIMIT;
        }
        if (!fitsCapacity())
        {
            return Reason.CAPACITY_EXHAUSTED;
        }
        if (byPrice != null)
        {
            return byPrice;
        }
        return initialMargin.equity(taker) < initialMargin.requirement(taker) ? Reason.INSUFFICIENT_MARGIN : null;
    }

    private boolean fitsCapacity()
    {
        final LotMoves lots = sale.lots();
        for (int i = 0; i < lots.count(); i++)
        {
            if (lots.notional(i) > capacity.left(lots.instrument(i).id()))
            {
                return false;
            }
        }
        return lots.notional() <= capacity.leftOfVenue();
    }

    private void carryOut(final long wantedE9, final boolean isSolvent)
    {
        final long fundPaid = isSolvent ? 0 : premium;
        tell(wantedE9, fundPaid);
        sale.keep();
        final LotMoves lots = sale.lots();
        for (int i = 0; i < lots.count(); i++)
        {
            capacity.charge(lots.instrument(i).id(), lots.notional(i));
        }
        if (fundPaid > 0)
        {
            funds.pay(table.riskPool(row), FundCause.AUCTION_PREMIUM, fundPaid);
        }
        if (isSolvent)
        {
            final long reserve = table.reserve(row);
            table.reserve(row, reserve + BidPrice.paidIn(fractionE9, equityNoHaircut - reserve, factorE9));
        }
        auctions.afterBid(row);
        monitor.onAccount(taker);
        monitor.onAccount(estate);
    }

    private void tell(final long wantedE9, final long fundPaid)
    {
        final LotMoves lots = sale.lots();
        final long account = accounts.id(estate);
        final int scope = accounts.scope(estate);
        final long auction = table.auctionId(row);
        final long takerId = accounts.id(taker);
        events.taken(table.phase(row))
            .account(account).scope(scope).auction(auction).taker(takerId)
            .wantedE9(wantedE9).fractionE9(fractionE9).factorE9(factorE9).elapsedNs(elapsedNs)
            .equityNoHaircut(equityNoHaircut).reserve(table.reserve(row)).maintenanceMargin(maintenanceMargin)
            .notional(lots.notional()).premium(premium).fundPaid(fundPaid);
        events.publishTaken();
        for (int i = 0; i < lots.count(); i++)
        {
            events.lotMoved()
                .account(account).scope(scope).auction(auction).taker(takerId)
                .instrument(lots.instrument(i).id()).lots(lots.lots(i)).markPrice(lots.mark(i))
                .estateLots(lots.estateLots(i)).estateRealisedUnits(lots.estateRealised(i))
                .takerLots(lots.takerLots(i)).takerRealisedUnits(lots.takerRealised(i));
            events.publishLotMoved();
        }
        for (int asset = 1; asset < contracts.maxAssets(); asset++)
        {
            if (sale.units(asset) != 0)
            {
                events.assetMoved()
                    .account(account).scope(scope).auction(auction).taker(takerId)
                    .asset(asset).amountUnits(sale.units(asset)).paid(sale.paid(asset));
                events.publishAssetMoved();
            }
        }
    }
}
