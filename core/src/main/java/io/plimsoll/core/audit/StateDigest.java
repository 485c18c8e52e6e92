package io.plimsoll.core.audit;

import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.OrderTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.auction.AuctionBook;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.governance.Changes;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.HaircutSchedule;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.loss.Pools;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.mark.PriceState;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.price.Volatilities;

/**
 * Feeds all state that can reach an event to a hash: parameters in force, contracts, market, tables. The index is left
 * out: it is derived, and only decides how often an account is looked at.
 */
public final class StateDigest
{
    private static final int RECORD_LENGTH = 64;

    private final Accounts book;
    private final Contracts contracts;
    private final Market market;
    private final RiskParameters parameters;
    private final LiquidationDigest liquidation;
    private final Pools pools;
    private final AuctionBook auctions;
    private final Indices indices;
    private final PriceState prices;
    private final Breakers breakers;
    private final Changes changes;

    /**
     * Over given state.
     *
     * @param book       of margin accounts.
     * @param contracts  listed.
     * @param market     of prices.
     * @param parameters in force.
     * @param liquidation rules and capacity.
     * @param pools      of risk.
     * @param auctions   that are running, and their rules.
     * @param indices    of prices.
     * @param prices     that come from indices, and what they may be used for.
     * @param breakers   and measured volatilities.
     * @param changes    of parameters, proposed and approved.
     */
    public StateDigest(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final LiquidationDigest liquidation,
        final Pools pools,
        final AuctionBook auctions,
        final Indices indices,
        final PriceState prices,
        final Breakers breakers,
        final Changes changes)
    {
        this.book = book;
        this.contracts = contracts;
        this.market = market;
        this.parameters = parameters;
        this.liquidation = liquidation;
        this.pools = pools;
        this.auctions = auctions;
        this.indices = indices;
        this.prices = prices;
        this.breakers = breakers;
        this.changes = changes;
    }

    /**
     * Hash the state.
     *
     * @param sequence of the last command.
     * @param timeNs   of the last command.
     * @param sliceIds given out.
     * @return 64-bit hash.
     */
    public long hash(final long sequence, final long timeNs, final long sliceIds)
    {
        final StateHash hash = new StateHash();
        hash.add(sequence).add(timeNs).add(sliceIds).add(market.version());
        addParameters(hash);
        for (int id = 0; id < contracts.maxAssets(); id++)
        {
            if (contracts.hasAsset(id))
            {
                addAsset(hash, contracts.asset(id));
            }
        }
        for (int id = 0; id < contracts.maxInstruments(); id++)
        {
            if (contracts.hasInstrument(id))
            {
                addInstrument(hash, contracts.instrument(id));
            }
        }
        liquidation.add(hash);
        addTables(hash);
        pools.addTo(hash);
        auctions.addTo(hash);
        indices.addTo(hash);
        prices.addTo(hash);
        breakers.addTo(hash);
        changes.addTo(hash);
        return hash.value();
    }

    private void addParameters(final StateHash hash)
    {
        hash.add(parameters.version())
            .add(parameters.callEntryPpm())
            .add(parameters.callExitPpm())
            .add(parameters.liquidationExitPpm())
            .add(parameters.takeoverPpm())
            .add(parameters.positivePnlInitialPpm())
            .add(parameters.sliceStepNs())
            .add(parameters.maxSlices());
    }

    private void addAsset(final StateHash hash, final Asset asset)
    {
        final HaircutSchedule haircuts = asset.haircuts();
        hash.add(asset.id()).add(asset.scale()).add(asset.maxPrice()).add(market.assetPrice(asset.id()))
            .add(asset.netDepositUnits()).add(asset.feeUnits()).add(asset.dustUnits())
            .add(haircuts.initialCapUnits()).add(haircuts.liabilityInitialPpm())
            .add(haircuts.liabilityMaintenancePpm()).add(haircuts.count());
        for (int k = 0; k < haircuts.count(); k++)
        {
            hash.add(haircuts.from(k)).add(haircuts.initialPpm(k)).add(haircuts.maintenancePpm(k));
        }
    }

    private void addInstrument(final StateHash hash, final Instrument instrument)
    {
        final TierTable tiers = instrument.tiers();
        hash.add(instrument.id()).add(instrument.isInverse() ? 1 : 0).add(instrument.settleAsset())
            .add(instrument.riskPool()).add(instrument.valueFactor()).add(instrument.faceValue())
            .add(instrument.maxPrice()).add(instrument.maxPositionLots()).add(instrument.dustNotional())
            .add(instrument.openInterestLower()).add(instrument.openInterestUpper())
            .add(instrument.takerFeePpm()).add(instrument.liquidationFeePpm()).add(instrument.priceBandPpm())
            .add(instrument.longLots()).add(market.mark(instrument.id())).add(market.fundingIndex(instrument.id()))
            .add(tiers.count());
        if (instrument.tradingState() != Instrument.TRADING)
        {
            hash.add(instrument.tradingState());
        }
        final Volatilities volatilities = market.volatilities();
        if (volatilities.presentPpm(instrument.id()) != 0)
        {
            hash.add(volatilities.longRunPpm(instrument.id())).add(volatilities.presentPpm(instrument.id()));
        }
        for (int k = 0; k < tiers.count(); k++)
        {
            hash.add(tiers.lower(k)).add(tiers.maintenancePpm(k)).add(tiers.initialPpm(k));
        }
    }

    private void addTables(final StateHash hash)
    {
        hash.addRecords(
            book.accounts().memory(), RECORD_LENGTH, AccountTable.hashedLength(), book.accounts().highWater());
        hash.addRecords(
            book.positions().memory(),
            PositionTable.stride(),
            PositionTable.hashedLength(),
            book.positions().highWater());
        hash.addRecords(
            book.balances().memory(),
            BalanceTable.stride(),
            BalanceTable.hashedLength(),
            book.balances().highWater());
        hash.addRecords(
            book.orders().memory(), OrderTable.stride(), OrderTable.stride(), book.orders().highWater());
    }
}
