package io.plimsoll.core.report;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.outcome.ReportEvents;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.settlement.Settlement;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * The numbers of a margin account, as they are or after a hypothetical fill (rulebook R3.7, R3.8): the code of the hot
 * path, asked politely.
 */
public final class MarginReport
{
    private final Accounts book;
    private final AccountTable accounts;
    private final PositionTable positions;
    private final Contracts contracts;
    private final Market market;
    private final Valuation valuation;
    private final InitialMargin initialMargin;
    private final Settlement settlement;
    private final LiquidationPrice liquidationPrice;
    private final ReportEvents events;

    /**
     * Over given tables.
     *
     * @param book          of margin accounts.
     * @param contracts     listed.
     * @param market        of prices.
     * @param valuation     to evaluate with.
     * @param initialMargin to evaluate with.
     * @param settlement    for hypothetical fills.
     * @param events        to answer with.
     */
    public MarginReport(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final Valuation valuation,
        final InitialMargin initialMargin,
        final Settlement settlement,
        final ReportEvents events)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.contracts = contracts;
        this.market = market;
        this.valuation = valuation;
        this.initialMargin = initialMargin;
        this.settlement = settlement;
        this.events = events;
        liquidationPrice = new LiquidationPrice(market, valuation);
    }

    /**
     * Report after a hypothetical fill, then undo it. Open interest stays as it is.
     *
     * @param account    row.
     * @param instrument of the fill.
     * @param lots       signed, not 0.
     * @param price      in increments.
     */
    public void reportAfter(final int account, final Instrument instrument, final long lots, final long price)
    {
        positions.beginTrial();
        book.balances().beginTrial();
        final int row = book.ensurePosition(account, instrument);
        final int asset = instrument.settleAsset();
        final long lotsBefore = positions.lots(row);
        final long costBefore = positions.cost(row);
        final long indexBefore = positions.fundingIndex(row);
        final long balanceBefore = book.amount(account, asset);
        final long longLotsBefore = instrument.longLots();
        settlement.trade(row, instrument, lots, instrument.cost(lots, price));
        instrument.addLongLots(longLotsBefore - instrument.longLots());
        report(account);
        positions.lots(row, lotsBefore);
        positions.cost(row, costBefore);
        positions.fundingIndex(row, indexBefore);
        book.credit(account, asset, balanceBefore - book.amount(account, asset));
        book.releaseIfEmpty(row, instrument);
        book.balances().endTrial();
        positions.endTrial();
    }

    /**
     * Report the present numbers.
     *
     * @param account row.
     */
    public void report(final int account)
    {
        valuation.evaluate(account);
        final long equityInitial = initialMargin.equity(account);
        final long requirement = initialMargin.requirement(account);
        final int zone = accounts.zone(account);
        final int reported = zone == Zone.FREE && equityInitial < requirement ? Zone.RESTRICTED : zone;
        events.margin(accounts.id(account), accounts.scope(account), reported)
            .equity(valuation.equity()).equityInitial(equityInitial).equityNoHaircut(valuation.equityNoHaircut())
            .maintenanceMargin(valuation.maintenanceMargin()).initialMargin(requirement)
            .healthPpm(valuation.healthPpm());
        addPositions(account);
        valuation.evaluate(account);
        addBalances(account);
        events.publishMargin();
    }

    private void addPositions(final int account)
    {
        int count = 0;
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            count += isShown(row) ? 1 : 0;
        }
        events.beginPositions(count);
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            if (isShown(row))
            {
                addPosition(account, row);
            }
        }
    }

    private boolean isShown(final int row)
    {
        return positions.lots(row) != 0 || positions.buyLots(row) != 0 || positions.sellLots(row) != 0;
    }

    private void addPosition(final int account, final int row)
    {
        final Instrument instrument = contracts.instrument(positions.instrument(row));
        final long lots = positions.lots(row);
        final long mark = market.mark(instrument.id());
        final long unpaid = market.fundingIndex(instrument.id()) - positions.fundingIndex(row);
        final long unrealised =
            instrument.worth(lots, mark) - positions.cost(row) - Math.multiplyExact(lots, unpaid);
        final long notional =
            instrument.notional(Math.abs(lots), mark, market.assetPrice(instrument.settleAsset()));
        events.nextPosition()
            .instrument(instrument.id()).lots(lots).costUnits(positions.cost(row)).markPrice(mark)
            .unrealisedUnits(unrealised).notional(notional)
            .maintenanceMargin(instrument.tiers().maintenanceMargin(notional))
            .initialMargin(initialMargin.positionRequirement(row))
            .liquidationPrice(liquidationPrice.of(account, instrument, lots));
    }

    private void addBalances(final int account)
    {
        int count = 0;
        for (int asset = 0; asset < contracts.maxAssets(); asset++)
        {
            count += isHeld(account, asset) ? 1 : 0;
        }
        events.beginBalances(count);
        for (int asset = 0; asset < contracts.maxAssets(); asset++)
        {
            if (isHeld(account, asset))
            {
                events.nextBalance().asset(asset).balanceUnits(book.amount(account, asset))
                    .value(valuation.value(asset));
            }
        }
    }

    private boolean isHeld(final int account, final int asset)
    {
        if (book.amount(account, asset) != 0)
        {
            return true;
        }
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            if (valuation.legInstrument(leg).settleAsset() == asset)
            {
                return true;
            }
        }
        return false;
    }
}
