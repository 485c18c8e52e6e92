package io.plimsoll.core.model;

import java.util.List;

import io.plimsoll.core.naive.NaiveEngine;
import io.plimsoll.core.naive.NaiveProbe;

/**
 * Moves of the market that stop one step short of changing an account's zone, and then take that step.
 */
final class RandomProbes
{
    private static final int CANDIDATES = 4;
    private static final int MARK = 0;
    private static final int ASSET = 1;
    private static final int FUNDING = 2;

    /**
     * A coordinate of the market and a value of it that changes a zone.
     */
    private record Boundary(int coordinate, int id, long start, long value)
    {
        /**
         * Distance in ppm of where it starts; funding never goes far.
         */
        long distance()
        {
            return coordinate == FUNDING ? 1_000 : Math.abs(value - start) * 1_000_000L / Math.max(1, start);
        }
    }

    private final Stage stage;
    private final RandomSource random;
    private final NaiveEngine engine;
    private final RandomPrices prices;

    RandomProbes(final Stage stage, final NaiveEngine engine, final RandomPrices prices)
    {
        this.stage = stage;
        this.random = stage.random();
        this.engine = engine;
        this.prices = prices;
    }

    /**
     * Goes to the nearest of a few boundaries; a distant one is left alone, or everybody would be gone.
     */
    boolean probe()
    {
        Boundary nearest = null;
        for (int i = 0; i < CANDIDATES; i++)
        {
            final Boundary candidate = candidate();
            if (candidate != null && (nearest == null || candidate.distance() < nearest.distance()))
            {
                nearest = candidate;
            }
        }
        if (nearest == null || nearest.distance() > random.pick(3_000, 20_000, stage.world().isEdge ? 300_000 : 60_000))
        {
            return false;
        }
        final Boundary boundary = nearest;
        final long step = Long.signum(boundary.value() - boundary.start());
        if (random.chance(600))
        {
            stage.plan().addFirst(() -> move(boundary, boundary.value()));
        }
        if (Math.abs(boundary.value() - boundary.start()) > 4 && random.chance(500))
        {
            stage.plan().addFirst(() -> move(boundary, boundary.value() - step));
            return move(boundary, boundary.value() - random.between(2, 4) * step);
        }
        return move(boundary, boundary.value() - (boundary.value() - step == boundary.start() ? 0 : step));
    }

    private Boundary candidate()
    {
        final List<long[]> keys = engine.marginAccounts();
        if (keys.isEmpty())
        {
            return null;
        }
        final long[] key = random.pick(keys);
        final int scope = (int)key[1];
        final NaiveProbe probe = engine.probe();
        final List<Integer> instruments = probe.instruments(key[0], scope);
        final List<Integer> assets = probe.assets(key[0], scope);
        instruments.removeIf(id -> stage.world().contract(id) == null);
        if (instruments.isEmpty())
        {
            return null;
        }
        final int kind = random.index(10);
        if (kind < 2 && !assets.isEmpty())
        {
            final int id = random.pick(assets);
            return boundary(
                ASSET, id, stage.market().price(id), probe.assetBoundary(key[0], scope, id, random.coin()));
        }
        final int id = random.pick(instruments);
        if (kind < 5)
        {
            final ContractSpec contract = stage.world().contract(id);
            final long range = stage.market().lotUnits(contract) / 50 + 1;
            return boundary(
                FUNDING, id, stage.market().funding(id),
                probe.fundingBoundary(key[0], scope, id, random.coin() ? range : -range));
        }
        return boundary(MARK, id, stage.market().mark(id), probe.markBoundary(key[0], scope, id, random.coin()));
    }

    private static Boundary boundary(final int coordinate, final int id, final long start, final long value)
    {
        return value == NaiveProbe.NONE ? null : new Boundary(coordinate, id, start, value);
    }

    private boolean move(final Boundary boundary, final long value)
    {
        switch (boundary.coordinate())
        {
            case MARK ->
            {
                if (prices.isIndexed(boundary.id()))
                {
                    return prices.aim(boundary.id(), value);
                }
                stage.market().mark(boundary.id(), value);
                stage.writer().priceTick(boundary.id(), value);
            }
            case ASSET ->
            {
                if (prices.isAssetIndexed(boundary.id()))
                {
                    return prices.aimAsset(boundary.id(), value);
                }
                stage.market().price(boundary.id(), value);
                stage.writer().assetPriceTick(boundary.id(), value);
            }
            default ->
            {
                stage.market().funding(boundary.id(), value);
                stage.writer().fundingTick(boundary.id(), value);
            }
        }
        return true;
    }
}
