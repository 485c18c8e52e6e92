package io.plimsoll.core.model;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.InstrumentKind;

/**
 * Definitions and parameters, valid and not quite valid.
 */
final class RandomTerms
{
    private static final long MONEY = 1_000_000L;
    private static final int[] DEFAULT_LEVELS = {1_250_000, 1_300_000, 1_100_000, 666_667};

    private final Stage stage;
    private final RandomSource random;
    private final CommandWriter writer;
    private final RandomTiers tiers;

    RandomTerms(final Stage stage)
    {
        this.stage = stage;
        this.random = stage.random();
        this.writer = stage.writer();
        this.tiers = new RandomTiers(stage);
    }

    /**
     * A definition of something that the world needs.
     */
    boolean defineAsset(final int asset)
    {
        final boolean isNumeraire = asset == RandomWorld.NUMERAIRE;
        writer.defineAsset(
            asset, RandomWorld.DECIMALS[asset], "A-" + asset, RandomWorld.MAX_PRICES[asset],
            isNumeraire ? 0 : capUnits(asset), isNumeraire ? new int[]{0, 0} : surcharges(),
            isNumeraire ? new long[][]{{0, 0, 0}} : haircuts(asset));
        return true;
    }

    boolean defineInstrument(final ContractSpec contract)
    {
        writer.defineInstrument(
            contract, contract.isInverse() ? InstrumentKind.INVERSE : InstrumentKind.LINEAR, terms(contract));
        return true;
    }

    boolean openBackstop(final int pool)
    {
        writer.openAccount(stage.world().backstop(pool), AccountKind.BACKSTOP, pool);
        return true;
    }

    boolean openCustomer(final long account)
    {
        writer.openAccount(account, AccountKind.CUSTOMER, 0);
        return true;
    }

    /**
     * Defines what the world needs and a spoilt command has not brought about.
     */
    boolean makeUpFor()
    {
        final int asset = random.index(RandomWorld.ASSETS);
        final int pool = random.index(stage.world().pools);
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long account = random.chance(200) ?
            random.pick(stage.world().makers()) : random.pick(stage.world().customers());
        if (!stage.venue().isAssetKnown(asset))
        {
            return defineAsset(asset);
        }
        if (!stage.venue().isAccountKnown(stage.world().backstop(pool)))
        {
            return openBackstop(pool);
        }
        if (!stage.venue().isInstrumentKnown(contract.id()))
        {
            return defineInstrument(contract);
        }
        return !stage.venue().isAccountKnown(account) && random.chance(300) && openCustomer(account);
    }

    /**
     * New haircuts, terms or levels under live positions.
     */
    boolean change()
    {
        final int kind = random.index(10);
        if (kind < 3)
        {
            final int asset = random.between(0, RandomWorld.ASSETS);
            writer.setHaircuts(asset, capUnits(asset), surcharges(), haircuts(asset));
        }
        else if (kind < 8)
        {
            final ContractSpec contract = random.pick(stage.world().contracts());
            final int unknown = random.chance(20) ? RandomWorld.MAX_CONTRACTS : 0;
            writer.setInstrumentParameters(contract.id() + unknown, terms(contract));
        }
        else
        {
            levels();
        }
        return true;
    }

    /**
     * Definitions that are too late, contradictory or out of bounds.
     */
    boolean defineOddly()
    {
        switch (random.index(7))
        {
            case 0 -> defineAsset(random.index(RandomWorld.ASSETS));
            case 1 -> oddAsset();
            case 2 -> defineInstrument(random.pick(stage.world().contracts()));
            case 3, 4 -> oddInstrument();
            case 5 -> openCustomer(random.pick(stage.world().customers()));
            default -> writer.openAccount(
                random.pick(0, -1, 5_000, 901), random.coin() ? AccountKind.BACKSTOP : AccountKind.CUSTOMER,
                random.between(0, 70));
        }
        return true;
    }

    private void oddAsset()
    {
        final long[][] rows = haircuts(RandomWorld.COIN);
        rows[random.index(rows.length)][random.index(3)] = random.between(-2L, 1_100_000L);
        writer.defineAsset(
            (int)random.pick(0, 4, 5, 6, 65_535), random.between(0, 11), random.chance(200) ? "no name" : "ok",
            random.pick(0, 1, MONEY, 10_000_000_000_000L, 10_000_000_000_001L), random.pick(-1, 0, 7),
            new int[]{random.between(0, 1_000_001), random.between(0, 1_000_001)},
            random.coin() ? rows : haircuts(RandomWorld.COIN));
    }

    private void oddInstrument()
    {
        final ContractSpec like = random.pick(stage.world().contracts());
        final ContractSpec odd = new ContractSpec(
            (int)random.pick(7, 8, 9, 11, 12, 70), like.isInverse(),
            random.chance(800) ? like.settleAsset() : random.between(0, 6),
            random.chance(800) ? like.riskPool() : random.between(0, 64),
            random.chance(700) ? like.incrementE9() : random.magnitude(2_000_000_000_000_000L),
            random.chance(700) ? like.lotSizeE9() : random.magnitude(2_000_000_000_000_000L),
            random.chance(700) ? like.faceValue() : random.magnitude(2_000_000_000_000_000L),
            random.chance(700) ? like.maxPrice() : random.magnitude(2_000_000_000_000_000L),
            random.chance(700) ? like.maxPositionLots() : random.magnitude(2_000_000_000_000_000L),
            like.basePrice());
        final InstrumentKind kind = random.chance(100) ? InstrumentKind.OPTION :
            like.isInverse() != random.chance(30) ? InstrumentKind.INVERSE : InstrumentKind.LINEAR;
        writer.defineInstrument(odd, kind, terms(like));
    }

    private void levels()
    {
        final int[] levels = random.chance(400) ? DEFAULT_LEVELS.clone() : new int[]
        {
            random.between(1_050_000, 1_500_000), random.between(1_200_000, 1_800_000),
            random.between(1_000_001, 1_250_000), random.between(200_000, 999_999)
        };
        if (random.chance(50))
        {
            levels[random.index(4)] = (int)random.pick(0, -1, 1_000_000, 10_000_001, 2_000_000);
        }
        writer.setRiskParameters(
            levels, random.chance(600) ? 1_000_000 : random.between(-1, 1_000_001),
            random.chance(20) ? random.pick(0, -5, 1) : random.between(200_000_000L, 3_000_000_000L),
            random.chance(20) ? (int)random.pick(0, 1001) : random.between(1, 5));
    }

    /**
     * Valid for the most part; one in forty has a flaw.
     */
    private TermsSpec terms(final ContractSpec contract)
    {
        final long lot = stage.market().lotMoney(contract);
        final long lower = random.chance(300) ? random.between(0L, 5_000_000L) * MONEY : 0;
        final long upper = random.chance(300) ? lower + random.between(1L, 20_000_000L) * MONEY : 0;
        final boolean isFlawed = random.chance(25);
        final long[][] rows = tiers.tiers(contract, isFlawed);
        if (!isFlawed)
        {
            stage.market().initialPpm(contract, rows[0][2]);
        }
        return new TermsSpec(
            random.chance(500) ? 0 : lot * random.between(0, 8), lower,
            isFlawed && random.chance(300) ? Math.max(1, lower - 1) : upper,
            isFlawed && random.chance(200) ? 100_001 : random.between(0, 1_500),
            random.between(0, 12_000),
            isFlawed && random.chance(200) ? 1_000_000 : random.between(2_000, 150_000),
            rows);
    }

    private long capUnits(final int asset)
    {
        return asset >= RandomWorld.ASSETS || asset == 0 || random.chance(600) ? 0 :
            stage.market().units(asset, random.between(1L, 100_000_000L) * MONEY);
    }

    private int[] surcharges()
    {
        final int initial = random.chance(400) ? 0 : random.between(0, 200_000);
        return new int[]{initial, random.chance(20) ? initial + 1 : random.between(0, initial)};
    }

    private long[][] haircuts(final int asset)
    {
        if (asset == 0 && random.chance(800))
        {
            return new long[][]{{0, 0, 0}};
        }
        final long[][] rows = new long[random.between(1, 3)][];
        final boolean isHarsh = random.chance(100);
        long from = 0;
        int maintenance = random.chance(300) ? 0 : random.between(0, isHarsh ? 600_000 : 60_000);
        int initial = maintenance;
        for (int row = 0; row < rows.length; row++)
        {
            initial = Math.min(1_000_000, Math.max(initial, maintenance + random.between(0, 80_000)));
            rows[row] = new long[]{from, initial, maintenance};
            from += stage.market().units(Math.min(asset, RandomWorld.ASSETS - 1), random.between(1L, 90_000L) * MONEY);
            maintenance = Math.min(1_000_000, maintenance + random.between(0, 90_000));
        }
        if (random.chance(20))
        {
            rows[random.index(rows.length)][random.index(3)] = random.pick(-1, 1_000_001, 0);
        }
        return rows;
    }
}
