package io.plimsoll.core.loss;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.HaircutReason;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.outcome.LossEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.Settlement;

/**
 * Closes the legs of a bankrupt estate against those who gain from them, best score first, at the price at which the
 * estate owes nothing (rulebook R7.6).
 */
final class Deleveraging
{
    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Market market;
    private final Settlement settlement;
    private final Valuation valuation;
    private final LegPnl pnl;
    private final Ranking ranking;
    private final TouchedAccounts touched;
    private final LossEvents events;

    private int estate;
    private int lossRule;
    private HaircutReason reason;
    private long deficit;
    private long coverage;

    Deleveraging(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final Settlement settlement,
        final Valuation valuation,
        final LegPnl pnl,
        final Ranking ranking,
        final TouchedAccounts touched,
        final LossEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.contracts = contracts;
        this.market = market;
        this.settlement = settlement;
        this.valuation = valuation;
        this.pnl = pnl;
        this.ranking = ranking;
        this.touched = touched;
        this.events = events;
    }

    /**
     * Deleverage against an estate. What finds nobody stays with it.
     *
     * @param account      row of the estate.
     * @param ofEstate     its valuation, which stays as it is.
     * @param rule         of the estate's pool, a ranked one.
     * @param why          the fund does not pay.
     * @param owed         by the estate, money.
     * @param stillCovered what fund and tranche could still pay, money.
     */
    void carryOut(
        final int account,
        final Valuation ofEstate,
        final int rule,
        final HaircutReason why,
        final long owed,
        final long stillCovered)
    {
        estate = account;
        lossRule = rule;
        reason = why;
        deficit = owed;
        coverage = stillCovered;
        final long equity = ofEstate.equityNoHaircut();
        for (int leg = 0; leg < ofEstate.legCount(); leg++)
        {
            final Instrument instrument = ofEstate.legInstrument(leg);
            final long price = BankruptcyPrice.of(
                instrument, ofEstate.legLots(leg), market.mark(instrument.id()),
                BankruptcyShare.of(equity, ofEstate.legMargin(leg), ofEstate.maintenanceMargin()),
                market.assetPrice(instrument.settleAsset()));
            if (price != BankruptcyPrice.NO_PRICE)
            {
                close(instrument, ofEstate.legRow(leg), price);
            }
        }
    }

    private void close(final Instrument instrument, final int position, final long price)
    {
        rank(instrument, positions.lots(position) < 0, lossRule, accounts.id(estate));
        for (int place = 0; place < ranking.count() && positions.lots(position) != 0; place++)
        {
            trade(instrument, position, price, place);
        }
        book.releaseIfEmpty(position, instrument);
    }

    /**
     * Rank the holders of one side of an instrument: customers who have not been taken over.
     *
     * @param instrument held.
     * @param isLong     side.
     * @param rule       a ranked one.
     * @param exceptId   account that is left out; 0 for none.
     */
    void rank(final Instrument instrument, final boolean isLong, final int rule, final long exceptId)
    {
        ranking.clear();
        for (int row = 0; row < positions.highWater(); row++)
        {
            final long lots = positions.lots(row);
            if (lots != 0 && lots > 0 == isLong && positions.instrument(row) == instrument.id())
            {
                final int account = positions.account(row);
                if (accounts.isWatched(account) && accounts.id(account) != exceptId)
                {
                    ranking.add(account, score(account, row, rule));
                }
            }
        }
        ranking.sortByKey();
    }

    private long score(final int account, final int position, final int rule)
    {
        valuation.evaluate(account);
        int leg = 0;
        while (valuation.legRow(leg) != position)
        {
            leg++;
        }
        final long equity = valuation.equityNoHaircut();
        final long wallet = equity - pnl.ofAll(valuation);
        return AdlScore.of(
            rule, pnl.ofLeg(valuation, leg), pnl.entryValue(valuation, leg), valuation.legNotional(leg), wallet,
            valuation.maintenanceMargin(), equity);
    }

    private void trade(final Instrument instrument, final int position, final long price, final int place)
    {
        final int winner = ranking.account(ranking.entry(place));
        final int won = book.position(winner, instrument.id());
        final long estateLots = positions.lots(position);
        final long size = Math.min(Math.abs(estateLots), Math.abs(positions.lots(won)));
        final long lots = estateLots > 0 ? size : -size;
        final long cost = instrument.cost(lots, price);
        if (!canBear(winner, instrument, lots, cost))
        {
            return;
        }
        final long estateCost = instrument.cost(-lots, price);
        contracts.asset(instrument.settleAsset()).bookDust(cost + estateCost);
        final long realised = settlement.trade(won, instrument, lots, cost);
        settlement.trade(position, instrument, -lots, estateCost);
        events.deleveraged()
            .account(accounts.id(winner)).scope(accounts.scope(winner)).instrument(instrument.id())
            .lossRule(LossRule.get((short)lossRule)).reason(reason).rank(place + 1).candidates(ranking.count())
            .scorePpm(ranking.key(ranking.entry(place))).lots(lots).price(price)
            .markPrice(market.mark(instrument.id())).realisedPnlUnits(realised).positionLots(positions.lots(won))
            .bankrupt(accounts.id(estate)).bankruptScope(accounts.scope(estate)).deficit(deficit)
            .coverage(coverage);
        events.publishDeleveraged();
        touched.add(winner);
        book.releaseIfEmpty(won, instrument);
    }

    /**
     * Would he not be bankrupt himself, for what the trade loses against the mark?
     */
    private boolean canBear(final int winner, final Instrument instrument, final long lots, final long cost)
    {
        valuation.evaluate(winner);
        final long lossUnits = Math.max(0, cost - instrument.worth(lots, market.mark(instrument.id())));
        final long loss = instrument.money(lossUnits, market.assetPrice(instrument.settleAsset()));
        return valuation.equityNoHaircut() >= loss;
    }
}
