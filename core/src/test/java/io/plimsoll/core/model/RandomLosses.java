package io.plimsoll.core.model;

import java.util.List;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * Funds, pools' rules, auctions and bids for them.
 */
final class RandomLosses
{
    private static final long MONEY = 1_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long MAX_MONEY = 100_000_000_000_000_000L;
    private static final int PPM = 1_000_000;
    private static final long E9 = 1_000_000_000L;
    private static final int LONGEST_STAIR = 100_000;

    private final Stage stage;
    private final RandomSource random;
    private final CommandWriter writer;
    private final NaiveEngine engine;

    RandomLosses(final Stage stage, final NaiveEngine engine)
    {
        this.stage = stage;
        this.random = stage.random();
        this.writer = stage.writer();
        this.engine = engine;
    }

    void planOpening()
    {
        for (int pool = 0; pool < stage.world().pools; pool++)
        {
            final int id = pool;
            final boolean hasFund = random.chance(700);
            final boolean hasRules = random.chance(800);
            if (hasFund)
            {
                stage.plan().add(() -> open(RandomWorld.fund(id), AccountKind.INSURANCE_FUND, id));
                stage.plan().add(() -> endow(RandomWorld.fund(id)));
            }
            if (hasRules)
            {
                stage.plan().add(() -> poolRules(id));
            }
            if (hasRules && random.chance(700))
            {
                stage.plan().add(() -> auctionRules(id));
            }
        }
        if (random.chance(600))
        {
            stage.plan().add(() -> open(RandomWorld.COMMON_FUND, AccountKind.COMMON_FUND, 0));
            stage.plan().add(() -> endow(RandomWorld.COMMON_FUND));
        }
    }

    private boolean open(final long account, final AccountKind kind, final int pool)
    {
        writer.openAccount(account, kind, pool);
        return true;
    }

    /**
     * Money for a fund, in or out.
     */
    boolean fund()
    {
        final long account = random.chance(250) ? RandomWorld.COMMON_FUND :
            RandomWorld.fund(random.index(stage.world().pools));
        if (random.chance(700))
        {
            return endow(account);
        }
        writer.withdraw(account, random.chance(900) ? 0 : 1, random.between(1L, 5_000L) * MONEY);
        return true;
    }

    private boolean endow(final long account)
    {
        final int asset = random.chance(930) ? 0 : random.between(1, RandomWorld.ASSETS - 1);
        final long money = random.chance(150) ? 1 : random.between(1L, random.pick(50, 3_000, 100_000)) * MONEY;
        writer.deposit(account, asset, stage.market().units(asset, money));
        return true;
    }

    boolean poolRules()
    {
        return poolRules(somePool());
    }

    private boolean poolRules(final int pool)
    {
        writer.setPoolRules(
            pool, LossRule.get((short)random.index(5)),
            new int[]{somePart(), somePart(), random.chance(400) ? 0 : somePart()},
            new long[]
            {
                random.chance(600) ? 0 : someMoney(), random.chance(600) ? 0 : someMoney(),
                random.chance(400) ? 0 : someMoney()
            },
            new long[]
            {
                random.chance(100) ? random.pick(8, 9, 100_000_000_000_000_000L) :
                    random.between(SECOND_NS, 200 * SECOND_NS),
                random.chance(600) ? 0 : random.chance(100) ? 1 : random.between(SECOND_NS / 2, 60 * SECOND_NS)
            });
        return true;
    }

    boolean auctionRules()
    {
        return auctionRules(somePool());
    }

    private boolean auctionRules(final int pool)
    {
        final long tailNs = random.chance(60) ? random.pick(1, 2, 16) :
            random.between(SECOND_NS / 4, random.pick(2, 8, 30) * SECOND_NS);
        final long stepNs = random.chance(200) ? Math.max(1, tailNs / LONGEST_STAIR + 1) :
            Math.max(1, tailNs / random.between(1, 30));
        writer.setAuctionRules(
            pool, AuctionCurve.get((short)(random.chance(150) ? 0 : random.between(1, 3))),
            random.coin() ? AuctionGoal.RESTORE : AuctionGoal.SELL_ALL, (int)random.pick(0, 1, 2, 5),
            new int[]
            {
                random.chance(600) ? random.between(900_000, 1_100_000) : (int)random.pick(1, PPM, 2 * PPM),
                random.chance(800) ? random.between(700_000, 999_000) : (int)random.pick(1, PPM - 1),
                random.chance(400) ? 0 : random.chance(900) ? random.between(100_000, 900_000) : PPM - 1,
                random.chance(800) ? random.between(0, 400_000) : (int)random.pick(0, PPM),
                random.chance(700) ? (int)random.pick(0, 1_000, 100_000) : somePart()
            },
            new long[]{stepNs, tailNs, random.chance(100) ? 1 : random.between(SECOND_NS / 4, 20 * SECOND_NS)});
        return true;
    }

    /**
     * A bid for an estate that waits for one, if there is any.
     */
    boolean take()
    {
        final List<long[]> estates = engine.estates();
        if (estates.isEmpty())
        {
            return false;
        }
        final long[] estate = random.pick(estates);
        final long taker = random.chance(30) ? estate[0] :
            random.chance(800) ? random.pick(stage.world().makers()) : stage.world().anyone(random);
        final long premium = random.chance(700) ? -MAX_MONEY : random.chance(500) ? 0 :
            random.between(-1_000L, 1_000L) * MONEY;
        writer.takeAuction(taker, estate[0], (int)estate[1], someFraction(), premium);
        return true;
    }

    boolean ask()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long account = stage.world().anyone(random);
        if (random.chance(400))
        {
            writer.queryPool(random.chance(50) ? (int)random.pick(3, 63, 64, 65_535) : somePool());
            return true;
        }
        final boolean isIsolated = stage.venue().isIsolated(account, contract.id());
        writer.queryAdlRank(
            random.chance(20) ? 424_242 : account,
            isIsolated != random.chance(60) ? contract.id() : CommandWriter.CROSS,
            random.chance(30) ? 77 : contract.id());
        return true;
    }

    /**
     * Bounds that are passed, auctions that nobody holds, enums that nobody knows.
     */
    boolean oddly()
    {
        switch (random.index(4))
        {
            case 0 -> oddPoolRules();
            case 1 -> oddAuctionRules();
            case 2 -> writer.takeAuction(
                stage.world().anyone(random), random.chance(900) ? stage.world().anyone(random) : 0,
                random.chance(900) ? CommandWriter.CROSS : (int)random.pick(0, 1, 77),
                random.pick(0, -1, 1, E9, E9 + 1, Long.MAX_VALUE),
                random.pick(0, MAX_MONEY, MAX_MONEY + 1, -MAX_MONEY - 1, Long.MIN_VALUE));
            default -> writer.takeAuction(
                RandomWorld.fund(0), random.pick(stage.world().customers()), CommandWriter.CROSS, E9, 0);
        }
        return true;
    }

    private void oddPoolRules()
    {
        writer.setPoolRules(
            (int)random.pick(0, 0, 63, 64), LossRule.BACKSTOP,
            new int[]{oddPart(), oddPart(), oddPart()},
            new long[]
            {
                random.pick(0, -1, MAX_MONEY + 1), random.pick(0, 0, -1, MAX_MONEY),
                random.pick(0, 0, MAX_MONEY + 1, MAX_MONEY)
            },
            new long[]{random.pick(8, 7, 100_000_000_000_000_001L, 8), random.pick(0, -1, 1_000_000_000_000_001L)});
        if (random.chance(300))
        {
            writer.putByte(Short.BYTES, (int)random.pick(5, 255));
        }
    }

    private void oddAuctionRules()
    {
        writer.setAuctionRules(
            (int)random.pick(0, 0, 63, 64), AuctionCurve.STAIR, AuctionGoal.SELL_ALL,
            (int)random.pick(0, 1_000, 1_001),
            new int[]
            {
                (int)random.pick(1, 0, 2 * PPM, 2 * PPM + 1), (int)random.pick(PPM - 1, 1, 0, PPM),
                (int)random.pick(0, PPM - 1, PPM, -1), oddPart(), oddPart()
            },
            new long[]
            {
                random.pick(1, 0, SECOND_NS), random.pick(LONGEST_STAIR, LONGEST_STAIR + 1, SECOND_NS, 0),
                random.pick(1, 0, 1_000_000_000_000_001L)
            });
        if (random.chance(300))
        {
            writer.putByte(Short.BYTES + random.index(2), (int)random.pick(4, 255));
        }
    }

    private int somePool()
    {
        return random.index(stage.world().pools);
    }

    private int somePart()
    {
        return random.chance(150) ? (int)random.pick(0, PPM) : random.between(0, PPM);
    }

    private int oddPart()
    {
        return (int)random.pick(0, 1, PPM, PPM, PPM + 1, -1);
    }

    private long someMoney()
    {
        return random.chance(100) ? random.pick(1, MAX_MONEY) :
            random.between(1L, random.pick(20, 2_000, 100_000)) * MONEY;
    }

    private long someFraction()
    {
        final int kind = random.index(100);
        if (kind < 35)
        {
            return E9;
        }
        if (kind < 45)
        {
            return random.pick(1, 2, E9 - 1, E9 / 2, E9 / 3);
        }
        return kind < 85 ? random.between(E9 / 100, E9) : random.magnitude(E9);
    }
}
