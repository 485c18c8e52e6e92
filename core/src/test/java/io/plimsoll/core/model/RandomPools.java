package io.plimsoll.core.model;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MessageHeaderDecoder;

/**
 * Pools with rules: funds rich and poor, auctions of all kinds and who bids in them, and crashes that take several
 * accounts at once.
 */
final class RandomPools
{
    static final long FIRST_FUND = 801;
    static final long COMMON_FUND = 850;

    private static final long MONEY = 1_000_000L;
    private static final long MAX_MONEY = 100_000_000_000_000_000L;
    private static final long E9 = 1_000_000_000L;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long[] CAPS = {0, 0, 1, 5 * MONEY, 500 * MONEY, 100_000 * MONEY, MAX_MONEY};
    private static final AuctionCurve[] CURVES =
        {AuctionCurve.NONE, AuctionCurve.STAIR, AuctionCurve.LINEAR, AuctionCurve.HEALTH};

    /**
     * An auction that is running.
     */
    private record Offer(long account, int scope)
    {
    }

    private final Stage stage;
    private final RandomSource random;
    private final VenueModel venue;
    private final CommandWriter writer;
    private final RandomCrashes crashes;
    private final List<Offer> offers = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final boolean isRuled;
    /**
     * Auctions are the rule here.
     */
    private final boolean isAuctioning;

    /**
     * @param seed that decides whether there are pool rules at all, apart from every other choice.
     */
    RandomPools(final Stage stage, final long seed)
    {
        this.stage = stage;
        this.random = stage.random();
        this.venue = stage.venue();
        this.writer = stage.writer();
        this.crashes = new RandomCrashes(stage);
        final RandomSource own = new RandomSource(seed * 31 + 7);
        isRuled = own.chance(650);
        isAuctioning = own.chance(600);
    }

    /**
     * Does this world use pool rules? The seed decides.
     */
    boolean isRuled()
    {
        return isRuled;
    }

    /**
     * Funds, their money and the rules.
     */
    void planOpening()
    {
        if (!isRuled)
        {
            return;
        }
        stage.plan().add(() -> open(COMMON_FUND, AccountKind.COMMON_FUND, 0));
        for (int pool = 0; pool < stage.world().pools; pool++)
        {
            final int id = pool;
            if (random.chance(850))
            {
                stage.plan().add(() -> open(FIRST_FUND + id, AccountKind.INSURANCE_FUND, id));
            }
            if (random.chance(900))
            {
                stage.plan().add(() -> poolRules(id));
                stage.plan().add(() -> provide(FIRST_FUND + id));
            }
            if (isAuctioning)
            {
                stage.plan().add(() -> auctionRules(id));
            }
        }
        stage.plan().add(() -> provide(COMMON_FUND));
    }

    /**
     * One of all the things that happen to pools.
     */
    boolean move()
    {
        final int kind = random.index(1000);
        if (kind < 60)
        {
            return poolRules(random.index(stage.world().pools));
        }
        if (kind < 120)
        {
            return auctionRules(random.index(stage.world().pools));
        }
        if (kind < 280)
        {
            return provide(anyFund());
        }
        if (kind < 360)
        {
            return takeBack(anyFund());
        }
        if (kind < 480)
        {
            writer.queryPool(random.chance(30) ? random.between(0, 70) : random.index(stage.world().pools));
            return true;
        }
        if (kind < 640)
        {
            return queryRank();
        }
        if (kind < 700)
        {
            return oddly();
        }
        if (kind < 760)
        {
            return touchEstate();
        }
        return kind < 820 ? crashes.crash() : bid();
    }

    /**
     * What is offered is bid for; what has been reset is bid for again.
     */
    void onEvent(final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case AuctionStartedDecoder.TEMPLATE_ID ->
            {
                final AuctionStartedDecoder event =
                    new AuctionStartedDecoder().wrapAndApplyHeader(buffer, offset, header);
                offers.add(new Offer(event.account(), event.scope()));
                for (int i = random.index(5); i > 0; i--)
                {
                    stage.plan().add(this::bid);
                }
            }
            case AuctionResetDecoder.TEMPLATE_ID -> stage.plan().add(this::bid);
            case AuctionEndedDecoder.TEMPLATE_ID ->
            {
                final AuctionEndedDecoder event =
                    new AuctionEndedDecoder().wrapAndApplyHeader(buffer, offset, header);
                offers.remove(new Offer(event.account(), event.scope()));
            }
            default ->
            {
            }
        }
    }

    private boolean open(final long account, final AccountKind kind, final int pool)
    {
        writer.openAccount(account, kind, pool);
        return true;
    }

    private long anyFund()
    {
        return random.chance(200) ? COMMON_FUND : FIRST_FUND + random.index(stage.world().pools);
    }

    private boolean poolRules(final int pool)
    {
        final LossRule rule = LossRule.get((short)random.pick(0, 1, 1, 1, 2, 2, 3, 3, 4, 4));
        writer.setPoolRules(
            pool, rule,
            new int[]{share(), share(), random.chance(400) ? 0 : share()},
            new long[]{random.pick(CAPS), random.pick(CAPS), random.pick(CAPS)},
            new long[]
            {
                random.pick(8, 9, 1_000, SECOND_NS / 5, 3 * SECOND_NS, 60 * SECOND_NS, MAX_MONEY),
                random.pick(0, 0, 1, SECOND_NS / 10, 4 * SECOND_NS)
            });
        return true;
    }

    private boolean auctionRules(final int pool)
    {
        final long tailNs = random.pick(1, 7, SECOND_NS / 20, SECOND_NS, SECOND_NS, 4 * SECOND_NS, 30 * SECOND_NS);
        final int curve = isAuctioning ? random.between(0, 20) == 0 ? 0 : random.between(1, 3) : random.index(4);
        writer.setAuctionRules(
            pool, CURVES[curve], random.coin() ? AuctionGoal.SELL_ALL : AuctionGoal.RESTORE,
            (int)random.pick(0, 1, 1, 2, 5),
            new int[]
            {
                random.chance(300) ? random.between(1, 2_000_000) : random.between(800_000, 1_100_000),
                random.chance(100) ? (int)random.pick(1, 999_999) : random.between(700_000, 999_000),
                random.chance(400) ? 0 : random.between(0, 999_999),
                random.between(0, random.chance(200) ? 1_000_000 : 200_000),
                random.chance(500) ? 0 : random.between(0, random.chance(100) ? 1_000_000 : 100_000)
            },
            new long[]
            {
                Math.max(1, tailNs / random.pick(1, 2, 7, 30)), tailNs,
                random.pick(1, SECOND_NS / 10, SECOND_NS, 10 * SECOND_NS)
            });
        return true;
    }

    private int share()
    {
        return random.chance(150) ? 1_000_000 : random.chance(150) ? 0 : random.between(0, 1_000_000);
    }

    private boolean provide(final long fund)
    {
        final int asset = random.chance(900) ? 0 : random.index(RandomWorld.ASSETS);
        final long money = random.chance(500) ? random.between(1L, 200L * MONEY) :
            random.chance(900) ? random.between(1_000L, 200_000L) * MONEY : random.magnitude(MAX_MONEY / 2);
        writer.deposit(fund, asset, asset == 0 ? money : stage.market().units(asset, money));
        return true;
    }

    private boolean takeBack(final long fund)
    {
        final int asset = random.chance(930) ? 0 : random.index(RandomWorld.ASSETS);
        final long held = venue.crossBalance(fund, asset);
        writer.withdraw(fund, asset, random.chance(100) ? Math.max(1, held) :
            Math.max(1, random.share(Math.max(0, held), 0, random.chance(100) ? 1_200 : 500)));
        return true;
    }

    private boolean queryRank()
    {
        final ContractSpec contract = random.pick(stage.world().contracts());
        final long account = random.chance(970) ? stage.world().anyone(random) : random.pick(424_242, FIRST_FUND);
        final boolean isIsolated = venue.isIsolated(account, contract.id());
        writer.queryAdlRank(
            account, isIsolated != random.chance(40) ? contract.id() : random.chance(20) ? 77 : CommandWriter.CROSS,
            random.chance(20) ? 78 : contract.id());
        return true;
    }

    /**
     * A bid for what is on offer, or now and then for what is not.
     */
    private boolean bid()
    {
        if (offers.isEmpty() && !random.chance(60))
        {
            return false;
        }
        final boolean isOffer = !offers.isEmpty() && random.chance(970);
        final Offer offer = isOffer ? random.pick(offers) :
            new Offer(random.chance(900) ? stage.world().anyone(random) : 424_242, anyScope());
        writer.takeAuction(
            taker(offer), offer.account(), offer.scope(),
            random.chance(350) ? E9 : random.chance(40) ? random.pick(0, -1, E9 + 1, Long.MAX_VALUE) :
                random.chance(300) ? random.magnitude(E9) : random.between(1L, E9),
            random.chance(550) ? -MAX_MONEY : random.chance(700) ? random.between(-1_000L, 10L) * MONEY :
                random.pick(0, 1, 500 * MONEY, MAX_MONEY, MAX_MONEY, MAX_MONEY + 1, Long.MIN_VALUE));
        return true;
    }

    private int anyScope()
    {
        return random.chance(700) ? CommandWriter.CROSS : random.between(0, RandomWorld.MAX_CONTRACTS + 1);
    }

    private long taker(final Offer offer)
    {
        final int choice = random.index(100);
        if (choice < 5)
        {
            return random.pick(
                offer.account(), offer.account(), 424_242, FIRST_FUND, COMMON_FUND, stage.world().backstop(0));
        }
        return choice < 50 ? random.pick(stage.world().makers()) :
            choice < 70 ? RandomWorld.WHALE : random.pick(stage.world().customers());
    }

    /**
     * Nobody but the core may touch an estate.
     */
    private boolean touchEstate()
    {
        if (offers.isEmpty())
        {
            return false;
        }
        final Offer offer = random.pick(offers);
        final ContractSpec contract = offer.scope() == CommandWriter.CROSS ?
            random.pick(stage.world().contracts()) : stage.world().contract(offer.scope());
        final long units = random.between(1L, 1_000L * MONEY);
        switch (random.index(6))
        {
            case 0 -> writer.deposit(offer.account(), random.index(RandomWorld.ASSETS), units);
            case 1 -> writer.withdraw(offer.account(), random.index(RandomWorld.ASSETS), units);
            case 2 -> writer.transferMargin(offer.account(), contract.id(), random.coin() ? units : -units);
            case 3 -> writer.setMarginMode(
                offer.account(), contract.id(), random.coin() ? MarginMode.ISOLATED : MarginMode.CROSS);
            case 4 -> writer.setLeverage(offer.account(), contract.id(), random.between(0, 20));
            default -> writer.placeOrder(new ModelOrder(
                900_001_000L + random.index(1000), offer.account(), contract.id(), random.coin(), random.coin(), 1,
                stage.market().mark(contract.id()), false, false));
        }
        return true;
    }

    /**
     * What funds may not do, and rules out of bounds.
     */
    private boolean oddly()
    {
        final int contract = random.pick(stage.world().contracts()).id();
        final long fund = anyFund();
        switch (random.index(12))
        {
            case 0 -> writer.placeOrder(new ModelOrder(
                900_000_000L + random.index(1000), fund, contract, random.coin(), false, 1,
                stage.market().mark(contract), false, false));
            case 1 -> writer.setLeverage(fund, contract, 5);
            case 2 -> writer.setMarginMode(fund, contract, MarginMode.ISOLATED);
            case 3 -> writer.transferMargin(fund, contract, random.between(-5, 5));
            case 4 -> writer.openAccount(
                random.pick(FIRST_FUND + 30, fund), random.coin() ? AccountKind.INSURANCE_FUND :
                    AccountKind.COMMON_FUND, (int)random.pick(0, 0, 1, 63, 64));
            case 5, 6, 7 ->
            {
                poolRules((int)random.pick(0, 0, 63, 64));
                spoilLong(random.pick(15, 23, 31, 39, 47));
            }
            default ->
            {
                auctionRules((int)random.pick(0, 0, 63, 64));
                spoilLong(random.pick(26, 34, 42));
            }
        }
        return true;
    }

    private void spoilLong(final long bodyOffset)
    {
        if (random.coin())
        {
            writer.buffer().putLong(
                MessageHeaderDecoder.ENCODED_LENGTH + (int)bodyOffset,
                random.pick(0, -1, 7, MAX_MONEY + 1, Long.MAX_VALUE), ByteOrder.LITTLE_ENDIAN);
        }
        else
        {
            writer.putByte(random.between(2, 6), (int)random.pick(4, 5, 255));
        }
    }
}
