package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorPpm;

/**
 * Equity and requirements of a margin account, worked out afresh on every question (rulebook sections 2 and 3).
 */
final class NaiveMargin
{
    private final NaiveState state;

    NaiveMargin(final NaiveState state)
    {
        this.state = state;
    }

    NaiveNumbers numbers(final NaiveMarginAccount owner)
    {
        return new NaiveNumbers(
            equity(owner), equityInitial(owner), equityRaw(owner), maintenance(owner), initial(owner));
    }

    /**
     * E of R2.3.
     */
    long equity(final NaiveMarginAccount owner)
    {
        long equity = 0;
        for (final int asset : assets(owner))
        {
            equity = Math.addExact(equity, value(owner, asset));
        }
        return equity;
    }

    /**
     * One asset's share in E, its unrealised P&L included.
     */
    long value(final NaiveMarginAccount owner, final int asset)
    {
        return state.assets.get(asset).maintenanceValue(
            big(owner.balance(asset)).add(unrealisedUnits(owner, asset)));
    }

    /**
     * E_raw of R2.3.
     */
    long equityRaw(final NaiveMarginAccount owner)
    {
        long equity = 0;
        for (final int asset : assets(owner))
        {
            final BigInteger units = big(owner.balance(asset)).add(unrealisedUnits(owner, asset));
            equity = Math.addExact(equity, state.assets.get(asset).rawValue(units));
        }
        return equity;
    }

    /**
     * E_init of R2.3.
     */
    long equityInitial(final NaiveMarginAccount owner)
    {
        long equity = 0;
        for (final int asset : assets(owner))
        {
            final BigInteger unrealised = strictUnits(owner, asset);
            final BigInteger counted = unrealised.signum() > 0 ?
                floorPpm(unrealised, state.levels.positivePnlInitialPpm()) : unrealised;
            final BigInteger units = big(owner.balance(asset)).add(counted);
            equity = Math.addExact(equity, state.assets.get(asset).initialValue(units, state.timeNs));
        }
        return equity;
    }

    /**
     * MM of R3.2.
     */
    long maintenance(final NaiveMarginAccount owner)
    {
        long maintenance = 0;
        for (final NaivePosition position : owner.positions())
        {
            maintenance = NaiveMath.saturatedSum(
                maintenance, position.instrument.maintenance(position.lots, position.instrument.mark));
        }
        return maintenance;
    }

    /**
     * IM over all instruments with a position or open orders.
     */
    long initial(final NaiveMarginAccount owner)
    {
        long initial = 0;
        for (final int instrument : instruments(owner))
        {
            initial = NaiveMath.saturatedSum(initial, requirement(owner, state.instruments.get(instrument)));
        }
        return initial;
    }

    /**
     * The worst side of one instrument (R3.4).
     */
    long requirement(final NaiveMarginAccount owner, final NaiveInstrument instrument)
    {
        return Math.max(need(owner, instrument, true), need(owner, instrument, false));
    }

    /**
     * P&L and funding of some legs in money: netted per settle asset, without haircut, saturated (R7.2, R7.5).
     */
    long unrealisedMoney(final NaiveMarginAccount owner, final Predicate<NaivePosition> isMeant)
    {
        final TreeMap<Integer, BigInteger> units = new TreeMap<>();
        for (final NaivePosition position : owner.positions())
        {
            if (isMeant.test(position))
            {
                units.merge(
                    position.instrument.settleAsset.id, position.unrealisedUnits(position.instrument.mark),
                    BigInteger::add);
            }
        }
        BigInteger money = BigInteger.ZERO;
        for (final int asset : units.keySet())
        {
            money = money.add(big(state.assets.get(asset).rawValue(units.get(asset))));
        }
        return NaiveMath.money(money);
    }

    /**
     * health of R4.4.
     */
    static long health(final long equity, final long maintenance)
    {
        if (maintenance == 0)
        {
            return equity < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return NaiveMath.saturated(
            NaiveMath.floorDiv(big(equity).multiply(big(NaiveMath.PPM)), big(maintenance)));
    }

    /**
     * Assets with a balance or a position settled in them, ascending.
     */
    TreeSet<Integer> assets(final NaiveMarginAccount owner)
    {
        final TreeSet<Integer> assets = new TreeSet<>(owner.heldAssets());
        for (final NaivePosition position : owner.positions())
        {
            assets.add(position.instrument.settleAsset.id);
        }
        return assets;
    }

    /**
     * Instruments with a position or open orders, ascending.
     */
    TreeSet<Integer> instruments(final NaiveMarginAccount owner)
    {
        final TreeSet<Integer> instruments = new TreeSet<>();
        for (final NaivePosition position : owner.positions())
        {
            instruments.add(position.instrument.id);
        }
        for (final NaiveOrder order : state.openOrders(owner))
        {
            instruments.add(order.instrument.id);
        }
        return instruments;
    }

    private BigInteger unrealisedUnits(final NaiveMarginAccount owner, final int asset)
    {
        BigInteger units = BigInteger.ZERO;
        for (final NaivePosition position : owner.positions())
        {
            if (position.instrument.settleAsset.id == asset)
            {
                units = units.add(position.unrealisedUnits(position.instrument.mark));
            }
        }
        return units;
    }

    /**
     * As {@link #unrealisedUnits}, each leg at the worse of mark and stable price (R8.6).
     */
    private BigInteger strictUnits(final NaiveMarginAccount owner, final int asset)
    {
        BigInteger units = BigInteger.ZERO;
        for (final NaivePosition position : owner.positions())
        {
            final NaiveInstrument instrument = position.instrument;
            if (instrument.settleAsset.id == asset)
            {
                units = units.add(position.unrealisedUnits(position.lots > 0 ?
                    instrument.stable.least(instrument.mark, state.timeNs) :
                    instrument.stable.most(instrument.mark, state.timeNs)));
            }
        }
        return units;
    }

    private long need(final NaiveMarginAccount owner, final NaiveInstrument instrument, final boolean isBuy)
    {
        final BigInteger open = state.openLots(owner, instrument, isBuy);
        final long lots = big(owner.lots(instrument)).add(isBuy ? open : open.negate()).longValueExact();
        long need = instrument.terms.initial(
            instrument.notional(lots, instrument.mark),
            owner.account.leverage(instrument.id),
            state.openInterest(instrument));
        for (final NaiveOrder order : state.openOrders(owner))
        {
            if (order.instrument == instrument && order.isBuy == isBuy)
            {
                need = NaiveMath.saturatedSum(need, instrument.settleAsset.roundedUpValue(order.lossUnits()));
            }
        }
        return need;
    }
}
