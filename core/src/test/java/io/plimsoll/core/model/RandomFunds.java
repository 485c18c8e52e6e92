package io.plimsoll.core.model;

import io.plimsoll.core.message.MarginMode;

/**
 * Money in, out and across; margin modes and leverages.
 */
final class RandomFunds
{
    private static final long MONEY = 1_000_000L;
    private static final long MAX_MONEY = 100_000_000_000_000_000L;
    private static final long MAX_UNITS = 1_000_000_000_000_000_000L;

    private final Stage stage;
    private final RandomSource random;
    private final VenueModel venue;
    private final RandomMarket market;
    private final CommandWriter writer;

    RandomFunds(final Stage stage)
    {
        this.stage = stage;
        this.random = stage.random();
        this.venue = stage.venue();
        this.market = stage.market();
        this.writer = stage.writer();
    }

    /**
     * Something sensible for whoever it is.
     */
    boolean deposit()
    {
        long account = stage.world().anyone(random);
        for (int i = 0; i < 4 && !isBroke(account); i++)
        {
            account = stage.world().anyone(random);
        }
        return endow(account, random.index(RandomWorld.ASSETS));
    }

    /**
     * The largest balance that money allows (R1.5).
     */
    private static long most(final int asset)
    {
        return MAX_MONEY / RandomWorld.MAX_PRICES[asset] * RandomWorld.UNITS[asset];
    }

    private boolean isBroke(final long account)
    {
        long money = 0;
        for (int asset = 0; asset < RandomWorld.ASSETS; asset++)
        {
            money += market.money(asset, venue.crossBalance(account, asset));
        }
        return money <= 10 * MONEY;
    }

    boolean endow(final long account, final int asset)
    {
        if (account == RandomWorld.WHALE)
        {
            final int kind = random.chance(600) ? 0 : asset;
            final long most = most(kind);
            writer.deposit(
                account, kind, random.chance(400) ? Math.max(1, most - venue.crossBalance(account, kind)) :
                    random.share(most, 300, 700));
            return true;
        }
        final boolean isRich = account > 900;
        final long money = (isRich ? random.between(1_000_000L, 30_000_000L) : random.between(50L, 40_000L)) * MONEY;
        writer.deposit(account, asset, market.units(asset, money));
        return true;
    }

    boolean withdraw()
    {
        final long account = stage.world().anyone(random);
        final int asset = random.index(RandomWorld.ASSETS);
        final long held = venue.crossBalance(account, asset);
        if (held <= 0 && random.chance(900))
        {
            return false;
        }
        writer.withdraw(account, asset, random.chance(200) ? Math.max(1, held) :
            random.chance(950) ? Math.max(1, random.share(Math.max(0, held), 0, 1_050)) : random.magnitude(MAX_UNITS));
        return true;
    }

    /**
     * Into an isolated position, out of it, or where there is none.
     */
    boolean transfer()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long account = stage.world().anyone(random);
        final int asset = contract.settleAsset();
        final boolean isIsolated = venue.isIsolated(account, contract.id());
        if (!isIsolated && random.chance(900))
        {
            return false;
        }
        final boolean isInward = random.chance(600);
        final long held = isInward ?
            venue.crossBalance(account, asset) : venue.balance(account, contract.id(), asset);
        final long units = random.chance(150) ? held : random.share(Math.max(0, held), 0, 900);
        writer.transferMargin(account, contract.id(), isInward ? Math.max(1, units) : -Math.max(1, units));
        return true;
    }

    /**
     * A switch of mode; one to ISOLATED is given money to live on.
     */
    boolean switchMode()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long account = stage.world().anyone(random);
        final boolean isIsolated = venue.isIsolated(account, contract.id());
        if (isIsolated && venue.lots(account, contract.id()) != 0 && random.chance(800))
        {
            return false;
        }
        final boolean isToIsolated = isIsolated == random.chance(30);
        if (isToIsolated)
        {
            return isolate(account, contract);
        }
        writer.setMarginMode(account, contract.id(), MarginMode.CROSS);
        return true;
    }

    /**
     * Switches to ISOLATED and provides for it.
     */
    boolean isolate(final long account, final ContractSpec contract)
    {
        final int asset = contract.settleAsset();
        final long money = contract.id() == RandomWorld.TINY && random.chance(800) ?
            random.between(1_000L, 500_000L) : random.between(100L, 20_000L) * MONEY;
        final long units = market.units(asset, money);
        stage.plan().addFirst(() -> transferUnits(account, contract.id(), units));
        stage.plan().addFirst(() -> depositUnits(account, asset, units + units / 2));
        writer.setMarginMode(account, contract.id(), MarginMode.ISOLATED);
        return true;
    }

    boolean leverage()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        writer.setLeverage(
            stage.world().anyone(random), contract.id(),
            random.chance(300) ? 0 : random.chance(40) ? 1001 : random.between(1, 100));
        return true;
    }

    /**
     * Amounts at and beyond the bounds.
     */
    boolean oddly()
    {
        final int asset = random.between(0, RandomWorld.ASSETS);
        final long units = random.pick(0, -1, MAX_UNITS, MAX_UNITS + 1, Long.MAX_VALUE, Long.MIN_VALUE, 1);
        final long account = random.chance(900) ? stage.world().anyone(random) : random.pick(0, -4, 777_777);
        switch (random.index(3))
        {
            case 0 -> writer.deposit(account, asset, units);
            case 1 -> writer.withdraw(account, asset, units);
            default -> writer.transferMargin(account, random.between(0, 6), units);
        }
        return true;
    }

    private boolean depositUnits(final long account, final int asset, final long units)
    {
        writer.deposit(account, asset, units);
        return true;
    }

    private boolean transferUnits(final long account, final int instrument, final long units)
    {
        writer.transferMargin(account, instrument, units);
        return true;
    }
}
