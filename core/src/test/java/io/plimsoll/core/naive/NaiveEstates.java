package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.EstateSettledEncoder;
import io.plimsoll.core.message.FundCause;
import io.plimsoll.core.message.PositionTakenOverEncoder;
import io.plimsoll.core.message.Zone;

/**
 * An estate changes hands, and pools owe what is missing (R7.2).
 */
final class NaiveEstates
{
    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaivePools pools;
    private final NaiveDeleverage deleverage;
    private final NaiveEvents events;

    NaiveEstates(final NaiveState state, final NaiveMargin margin, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.pools = new NaivePools(state, events);
        this.deleverage = new NaiveDeleverage(state, margin, events);
        this.events = events;
    }

    /**
     * The account ends with exactly nothing.
     */
    void settle(final NaiveMarginAccount estate, final NaivePool pool)
    {
        estate.settleFunding();
        for (final NaiveOrder order : state.openOrders(estate))
        {
            order.isCancelRequested = true;
            events.orderCancelRequested(order, CancelCause.TAKEOVER);
        }
        deleverage.run(estate, pool);
        final long equityRaw = margin.equityRaw(estate);
        final long deficit = deficit(equityRaw);
        final TreeMap<Integer, Long> losses = losses(estate);
        final TreeMap<Integer, Long> owed = owed(deficit, losses, pool);
        for (final NaivePosition position : List.copyOf(estate.positions()))
        {
            movePosition(estate, position.instrument, equityRaw);
        }
        final long surplus = equityRaw <= 0 || !pool.hasRules() ? 0 : pools.contribution(
            pool, Math.min(equityRaw, estate.balance(NaiveAsset.NUMERAIRE)), pool.rules.surplusSharePpm());
        moveBalances(estate, state.backstop(pool.id));
        owed.forEach((id, part) -> owe(state.pool(id), part, pool));
        pools.contribute(pool, FundCause.SURPLUS, surplus);
        tell(estate, pool, equityRaw, surplus, losses, owed);
        events.zoneChanged(estate, estate.zone, Zone.FREE, margin.numbers(estate), state);
        estate.zone = Zone.FREE;
    }

    /**
     * What an estate lacks; money saturates (R1.5).
     */
    static long deficit(final long equityRaw)
    {
        return Math.max(0, NaiveMath.money(NaiveMath.big(equityRaw).negate()));
    }

    /**
     * What the estate's legs lose in each pool; pools without a loss are left out.
     */
    private TreeMap<Integer, Long> losses(final NaiveMarginAccount estate)
    {
        final TreeMap<Integer, Long> losses = new TreeMap<>();
        for (final NaivePosition position : estate.positions())
        {
            final int pool = position.instrument.riskPool;
            final long money = margin.unrealisedMoney(estate, leg -> leg.instrument.riskPool == pool);
            if (money < 0)
            {
                losses.put(pool, -money);
            }
        }
        return losses;
    }

    /**
     * Who owes how much of a deficit; pools that owe nothing are left out.
     */
    private static TreeMap<Integer, Long> owed(
        final long deficit, final TreeMap<Integer, Long> losses, final NaivePool estatePool)
    {
        final TreeMap<Integer, Long> owed = new TreeMap<>();
        if (losses.isEmpty())
        {
            owed.put(estatePool.id, deficit);
        }
        else
        {
            final long[] parts = NaiveShares.split(deficit, new ArrayList<>(losses.values()));
            int next = 0;
            for (final int pool : losses.keySet())
            {
                owed.put(pool, parts[next]);
                next++;
            }
        }
        owed.values().removeIf(part -> part == 0);
        return owed;
    }

    /**
     * At the mark: the loss stays with the estate.
     */
    private void movePosition(
        final NaiveMarginAccount estate, final NaiveInstrument instrument, final long equityRaw)
    {
        final NaivePosition position = estate.position(instrument).copy();
        final NaiveAccount backstop = state.backstop(instrument.riskPool);
        final long worth = instrument.worth(position.lots, instrument.mark).longValueExact();
        estate.trade(instrument, -position.lots, -worth);
        final long realised = backstop.cross.trade(instrument, position.lots, worth);
        final NaivePosition after = backstop.cross.position(instrument);
        moveSlices(estate, instrument, backstop.cross);
        events.send(new PositionTakenOverEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(estate.account.id).scope(estate.scope).backstop(backstop.id).instrument(instrument.id)
            .lots(position.lots).costUnits(worth).markPrice(instrument.mark)
            .bankruptcyPrice(NaiveSlice.bankruptcyPrice(position, equityRaw))
            .backstopLots(after.lots).backstopCostUnits(after.costUnits)
            .backstopRealisedUnits(realised).encodedLength());
    }

    /**
     * R6.9.
     */
    private void moveSlices(
        final NaiveMarginAccount from, final NaiveInstrument instrument, final NaiveMarginAccount to)
    {
        for (final NaiveOrder order : state.knownOrders(from))
        {
            if (order.isSlice && order.instrument == instrument)
            {
                order.owner = to;
            }
        }
    }

    private void moveBalances(final NaiveMarginAccount estate, final NaiveAccount backstop)
    {
        for (final int asset : new ArrayList<>(estate.heldAssets()))
        {
            final long units = estate.balance(asset);
            estate.addBalance(asset, -units);
            backstop.cross.addBalance(asset, units);
            events.collateralTakenOver(estate, backstop, asset, units);
        }
    }

    /**
     * The estate pool's backstop has the whole deficit; the others give it their parts.
     */
    private void owe(final NaivePool pool, final long part, final NaivePool estatePool)
    {
        pool.deficit = NaiveMath.saturatedSum(pool.deficit, part);
        state.backstop(pool.id).cross.addBalance(NaiveAsset.NUMERAIRE, -part);
        state.backstop(estatePool.id).cross.addBalance(NaiveAsset.NUMERAIRE, part);
    }

    private void tell(
        final NaiveMarginAccount estate,
        final NaivePool pool,
        final long equityRaw,
        final long surplus,
        final TreeMap<Integer, Long> losses,
        final TreeMap<Integer, Long> owed)
    {
        final EstateSettledEncoder encoder =
            new EstateSettledEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header());
        encoder.account(estate.account.id).scope(estate.scope).riskPool(pool.id).equityNoHaircut(equityRaw)
            .deficit(deficit(equityRaw)).surplusToFund(surplus);
        final EstateSettledEncoder.SharesEncoder shares = encoder.sharesCount(owed.size());
        owed.forEach((id, part) ->
            shares.next().riskPool(id).loss(losses.getOrDefault(id, 0L)).deficit(part));
        events.send(encoder.encodedLength());
    }
}
