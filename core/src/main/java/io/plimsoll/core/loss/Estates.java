package io.plimsoll.core.loss;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.outcome.LiquidationEvents;
import io.plimsoll.core.outcome.LossEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.OrderCancels;
import io.plimsoll.core.settlement.Settlement;

import java.util.Arrays;

/**
 * Settles estates: positions and balances change hands, pools owe what is missing (rulebook R7.2, R7.6).
 */
public final class Estates
{
    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final Market market;
    private final RiskParameters parameters;
    private final Valuation valuation;
    private final Settlement settlement;
    private final OrderCancels cancels;
    private final Takeover takeover;
    private final Pools pools;
    private final Funds funds;
    private final LegPnl pnl;
    private final Deleveraging deleveraging;
    private final LiquidationEvents events;
    private final LossEvents lossEvents;
    private final long[] losses = new long[Accounts.MAX_POOLS];
    private final long[] deficits = new long[Accounts.MAX_POOLS];

    Estates(
        final Accounts book,
        final Market market,
        final RiskParameters parameters,
        final Valuation valuation,
        final Settlement settlement,
        final OrderCancels cancels,
        final Pools pools,
        final Funds funds,
        final LegPnl pnl,
        final Deleveraging deleveraging,
        final LiquidationEvents events,
        final LossEvents lossEvents)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.market = market;
        this.parameters = parameters;
        this.valuation = valuation;
        this.settlement = settlement;
        this.cancels = cancels;
        this.pools = pools;
        this.funds = funds;
        this.pnl = pnl;
        this.deleveraging = deleveraging;
        this.events = events;
        this.lossEvents = lossEvents;
        takeover = new Takeover(book, market, valuation, settlement, cancels, events);
    }

    /**
     * Settle an estate. The margin account ends FREE and with exactly nothing; deficits wait for {@link Losses}. The
     * valuation is another one afterwards.
     *
     * @param account row, in TAKEOVER or BANKRUPT, without a deadline.
     * @param pool    of the estate.
     */
    public void settle(final int account, final int pool)
    {
        settlement.settleFunding(account);
        cancels.cancelAll(account, CancelCause.TAKEOVER);
        valuation.evaluate(account);
        deleverage(account, pool);
        final long equity = valuation.equityNoHaircut();
        final long deficit = LegPnl.deficit(equity);
        divide(deficit, pool);
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            takePosition(account, leg, equity);
        }
        final long surplus = Math.min(equity, accounts.numeraire(account));
        takeover.takeBalances(account, book.backstop(pool));
        owe(pool);
        tellSettled(account, pool, equity, deficit, funds.shareSurplus(pool, surplus));
        final int zone = accounts.zone(account);
        accounts.zone(account, Zone.FREE);
        events.zone(accounts.id(account), accounts.scope(account), zone, Zone.FREE)
            .equity(0).equityNoHaircut(0).maintenanceMargin(0).initialMargin(0)
            .marketVersion(market.version()).parameterVersion(parameters.version());
        events.publishZone();
    }

    private void deleverage(final int account, final int pool)
    {
        final PoolRules rules = pools.of(pool).rules();
        final long deficit = LegPnl.deficit(valuation.equityNoHaircut());
        if (deficit == 0 || !rules.isRanked())
        {
            return;
        }
        final long coverage =
            Math.max(0, Math.addExact(funds.payable(pool), funds.trancheLeft(pool)) - pools.owed(pool));
        if (deficit > coverage)
        {
            deleveraging.carryOut(account, valuation, rules.lossRule(), funds.bound(pool), deficit, coverage);
            valuation.evaluate(account);
        }
    }

    /**
     * Pools owe in proportion to what their legs have lost; if none has, it is all the estate's pool's.
     */
    private void divide(final long deficit, final int estatePool)
    {
        Arrays.fill(losses, 0);
        Arrays.fill(deficits, 0);
        if (deficit == 0)
        {
            return;
        }
        boolean isAnyLost = false;
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            final int pool = valuation.legInstrument(leg).riskPool();
            losses[pool] = Math.max(0, -pnl.ofPool(valuation, pool));
            isAnyLost |= losses[pool] > 0;
        }
        if (isAnyLost)
        {
            Share.divide(deficit, losses, deficits);
        }
        else
        {
            deficits[estatePool] = deficit;
        }
    }

    private void takePosition(final int account, final int leg, final long equity)
    {
        final Instrument instrument = valuation.legInstrument(leg);
        final int row = valuation.legRow(leg);
        final long lots = valuation.legLots(leg);
        final long mark = market.mark(instrument.id());
        final long cost = instrument.worth(lots, mark);
        final int backstop = book.backstop(instrument.riskPool());
        settlement.trade(row, instrument, -lots, -cost);
        final int taken = book.ensurePosition(backstop, instrument);
        final long realised = settlement.trade(taken, instrument, lots, cost);
        takeover.rehomeSlices(row, taken);
        events.positionTakenOver()
            .account(accounts.id(account)).scope(accounts.scope(account)).backstop(accounts.id(backstop))
            .instrument(instrument.id()).lots(lots).costUnits(cost).markPrice(mark)
            .bankruptcyPrice(BankruptcyPrice.of(
                instrument, lots, mark, equity, market.assetPrice(instrument.settleAsset())))
            .backstopLots(positions.lots(taken)).backstopCostUnits(positions.cost(taken))
            .backstopRealisedUnits(realised);
        events.publishPositionTakenOver();
        book.releaseIfEmpty(taken, instrument);
        book.releaseIfEmpty(row, instrument);
    }

    /**
     * The estate's backstop bears the whole estate, so the others' backstops pay it their pools' parts.
     */
    private void owe(final int estatePool)
    {
        for (int pool = 0; pool < deficits.length; pool++)
        {
            final long deficit = deficits[pool];
            if (deficit != 0 && pool != estatePool)
            {
                book.credit(book.backstop(pool), 0, -deficit);
                book.credit(book.backstop(estatePool), 0, deficit);
            }
            pools.owe(pool, deficit);
        }
    }

    private void tellSettled(
        final int account, final int pool, final long equity, final long deficit, final long surplusToFund)
    {
        int owing = 0;
        for (final long part : deficits)
        {
            owing += part == 0 ? 0 : 1;
        }
        lossEvents.estateSettled()
            .account(accounts.id(account)).scope(accounts.scope(account)).riskPool(pool).equityNoHaircut(equity)
            .deficit(deficit).surplusToFund(surplusToFund);
        lossEvents.beginShares(owing);
        for (int i = 0; i < deficits.length; i++)
        {
            if (deficits[i] != 0)
            {
                lossEvents.nextShare(i, losses[i], deficits[i]);
            }
        }
        lossEvents.publishEstateSettled();
    }
}
