package io.plimsoll.core.model;

import java.util.TreeSet;

/**
 * Tier tables: gentle for the most part, some with rates at which a requirement outgrows the P&amp;L, and some with a
 * bound right beside a live position.
 */
final class RandomTiers
{
    private static final long MONEY = 1_000_000L;
    private static final int TOO_MANY = 17;

    private final Stage stage;
    private final RandomSource random;

    RandomTiers(final Stage stage)
    {
        this.stage = stage;
        this.random = stage.random();
    }

    long[][] tiers(final ContractSpec contract, final boolean isFlawed)
    {
        final boolean isHarsh = random.chance(stage.world().isEdge ? 300 : 120);
        final int most = isHarsh ? 790_000 : 640_000;
        int maintenance = random.between(3_000, isHarsh ? 600_000 : 40_000);
        int leastInitial = 0;
        final TreeSet<Long> bounds = bounds(contract);
        final long[][] tiers = new long[bounds.size()][];
        int row = 0;
        for (final long bound : bounds)
        {
            final int initial = Math.min(1_000_000, maintenance * random.between(150, 220) / 100);
            leastInitial = Math.max(leastInitial, initial);
            tiers[row] = new long[]{bound, maintenance, leastInitial};
            maintenance = Math.min(most, maintenance + random.between(0, maintenance * 2));
            row++;
        }
        if (isFlawed)
        {
            spoil(tiers);
        }
        return random.chance(2) ? new long[TOO_MANY][3] : tiers;
    }

    private TreeSet<Long> bounds(final ContractSpec contract)
    {
        final TreeSet<Long> bounds = new TreeSet<>();
        bounds.add(0L);
        final int rows = random.between(0, 3);
        long bound = 0;
        for (int i = 0; i < rows; i++)
        {
            bound += random.between(1L, random.pick(2, 100, 20_000, 400_000)) * MONEY;
            bounds.add(bound);
        }
        for (final long account : stage.world().customers())
        {
            final long lots = Math.abs(stage.venue().lots(account, contract.id()));
            final long notional = lots * stage.market().lotMoney(contract);
            if (lots > 0 && bounds.size() < 6 && random.chance(stage.world().isEdge ? 400 : 60))
            {
                bounds.add(random.share(notional, 960, 1_040) / MONEY * MONEY);
            }
        }
        return bounds;
    }

    private void spoil(final long[][] tiers)
    {
        final int row = random.index(tiers.length);
        switch (random.index(4))
        {
            case 0 -> tiers[row][0] += random.pick(-1, 1, MONEY);
            case 1 -> tiers[row][1] = random.pick(0, 1_000_001, tiers[row][2] + 1);
            case 2 -> tiers[row][2] = tiers[row][1];
            default -> tiers[row][0] = 0;
        }
    }
}
