package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.List;

import io.plimsoll.core.message.PositionDeleveragedEncoder;

import static io.plimsoll.core.naive.NaiveMath.big;
import static io.plimsoll.core.naive.NaiveMath.floorMulDiv;

/**
 * Closes a bankrupt estate's legs against those who have won most (R7.6).
 */
final class NaiveDeleverage
{
    /**
     * What all events of one estate tell.
     */
    private record Cause(NaiveMarginAccount estate, NaivePool pool, long deficit, long coverage)
    {
    }

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaivePools pools;
    private final NaiveScores scores;
    private final NaiveEvents events;

    NaiveDeleverage(final NaiveState state, final NaiveMargin margin, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.pools = new NaivePools(state, events);
        this.scores = new NaiveScores(state, margin);
        this.events = events;
    }

    /**
     * If the pool's rule ranks, and fund and tranche cannot pay what the estate lacks.
     */
    void run(final NaiveMarginAccount estate, final NaivePool pool)
    {
        final long equityRaw = margin.equityRaw(estate);
        final BigInteger payable = big(pool.payable(state.timeNs)).add(big(pools.tranche(pool)));
        final long coverage = payable.subtract(big(pool.deficit)).max(BigInteger.ZERO).longValueExact();
        final long deficit = NaiveEstates.deficit(equityRaw);
        if (!NaiveScores.isRanked(pool.lossRule()) || deficit <= coverage)
        {
            return;
        }
        final Cause cause = new Cause(estate, pool, deficit, coverage);
        final long maintenance = margin.maintenance(estate);
        for (final NaivePosition leg : List.copyOf(estate.positions()))
        {
            final long legMaintenance = leg.instrument.maintenance(leg.lots, leg.instrument.mark);
            final long share = maintenance == 0 ? 0 : floorMulDiv(equityRaw, legMaintenance, maintenance);
            final long price = NaiveSlice.bankruptcyPrice(leg, share);
            if (price > 0)
            {
                close(cause, leg.instrument, price);
            }
        }
    }

    private void close(final Cause cause, final NaiveInstrument instrument, final long price)
    {
        final int side = Long.signum(cause.estate().lots(instrument));
        final List<NaiveScores.Candidate> candidates =
            scores.ranked(instrument, -side, cause.pool().lossRule(), cause.estate().account);
        for (int i = 0; i < candidates.size(); i++)
        {
            final NaiveMarginAccount winner = candidates.get(i).owner();
            final long lots = side * Math.min(
                Math.absExact(cause.estate().lots(instrument)), Math.absExact(winner.lots(instrument)));
            if (lots != 0 && isAbleToLose(winner, instrument, lots, price))
            {
                final long realised = trade(cause.estate(), winner, instrument, lots, price);
                tell(cause, candidates, i, instrument, lots, price, realised);
            }
        }
    }

    /**
     * Nobody is made bankrupt by it.
     */
    private boolean isAbleToLose(
        final NaiveMarginAccount winner, final NaiveInstrument instrument, final long lots, final long price)
    {
        final BigInteger lossUnits = instrument.cost(lots, price).subtract(instrument.worth(lots, instrument.mark));
        final long loss = instrument.settleAsset.roundedUpValue(lossUnits.max(BigInteger.ZERO));
        return margin.equityRaw(winner) - loss >= 0;
    }

    private long trade(
        final NaiveMarginAccount estate,
        final NaiveMarginAccount winner,
        final NaiveInstrument instrument,
        final long lots,
        final long price)
    {
        final BigInteger cost = instrument.cost(lots, price);
        final BigInteger estateCost = instrument.cost(-lots, price);
        final NaiveAsset asset = instrument.settleAsset;
        final long realised = winner.trade(instrument, lots, cost.longValueExact());
        estate.trade(instrument, -lots, estateCost.longValueExact());
        asset.dust = asset.dust.add(cost).add(estateCost);
        state.isAnybodyTouched = true;
        return realised;
    }

    private void tell(
        final Cause cause,
        final List<NaiveScores.Candidate> candidates,
        final int index,
        final NaiveInstrument instrument,
        final long lots,
        final long price,
        final long realised)
    {
        final NaiveMarginAccount winner = candidates.get(index).owner();
        events.send(new PositionDeleveragedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(winner.account.id).scope(winner.scope).instrument(instrument.id)
            .lossRule(cause.pool().lossRule()).reason(cause.pool().bound(state.timeNs))
            .rank(index + 1).candidates(candidates.size()).scorePpm(candidates.get(index).score())
            .lots(lots).price(price).markPrice(instrument.mark).realisedPnlUnits(realised)
            .positionLots(winner.lots(instrument))
            .bankrupt(cause.estate().account.id).bankruptScope(cause.estate().scope)
            .deficit(cause.deficit()).coverage(cause.coverage()).encodedLength());
    }
}
