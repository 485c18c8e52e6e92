package io.plimsoll.core.model;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

import org.agrona.DirectBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.core.naive.NaiveEngine;

/**
 * Very many like accounts in few coordinates, and prices that jump: one command concerns many accounts at once.
 */
final class CrowdHistory implements History
{
    private static final long BACKSTOP = 9_000;
    private static final long MAKER = 9_001;
    private static final long MONEY = 1_000_000;
    private static final long PRICE = 100_000;
    private static final long ASSET_PRICE = 100 * MONEY;
    private static final long LOT_VALUE = PRICE * 100;
    private static final int CONTRACTS = 2;
    private static final long[][] TIERS = {{0, 10_000, 20_000}, {3_000 * MONEY, 20_000, 40_000}};

    private final NaiveEngine naive;
    private final CommandWriter writer = new CommandWriter();
    private final SplittableRandom random;
    private final ArrayDeque<Runnable> planned = new ArrayDeque<>();
    private final long[] marks = {PRICE, PRICE};
    private final int crowd;
    private long assetPrice = ASSET_PRICE;
    private long funding;
    private long nextOrderId = 1;
    private long sequence;
    private long timeNs = 1_700_000_000_000_000_000L;
    private int changes;
    private int mostChanges;

    CrowdHistory(final long seed, final int crowd)
    {
        this.crowd = crowd;
        random = new SplittableRandom(seed);
        naive = new NaiveEngine(new CoreLimits(crowd + 8, 2 * crowd + 64, crowd + 8, 4 * crowd, CONTRACTS, 2));
        define();
        for (int account = 1; account <= crowd; account++)
        {
            enter(account);
        }
    }

    private void define()
    {
        plan(() -> writer.defineAsset(
            0, 6, "USD", MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}}));
        plan(() -> writer.defineAsset(
            1, 6, "COIN", 1_000_000 * MONEY, 0, new int[]{0, 0}, new long[][]{{0, 100_000, 50_000}}));
        plan(() -> writer.assetPriceTick(1, assetPrice));
        plan(() -> writer.openAccount(BACKSTOP, AccountKind.BACKSTOP, 0));
        plan(() -> writer.openAccount(MAKER, AccountKind.CUSTOMER, 0));
        plan(() -> writer.deposit(MAKER, 0, 1_000_000_000 * MONEY));
        for (int i = 0; i < CONTRACTS; i++)
        {
            final int id = i;
            plan(() -> writer.defineInstrument(
                new ContractSpec(id, false, 0, 0, 100_000_000, 1_000_000, 0, 1_000_000, 1_000_000_000, 1),
                InstrumentKind.LINEAR, new TermsSpec(0, 0, 0, 0, 0, 50_000, TIERS)));
            plan(() -> writer.priceTick(id, marks[id]));
        }
    }

    /**
     * About ten times leveraged, half of it on coins.
     */
    private void enter(final int account)
    {
        final int contract = random.nextInt(CONTRACTS);
        final long lots = 20 + random.nextInt(400);
        final long money = lots * LOT_VALUE / (8 + random.nextInt(6));
        final boolean isLong = random.nextInt(4) > 0;
        plan(() -> writer.openAccount(account, AccountKind.CUSTOMER, 0));
        if (random.nextBoolean())
        {
            plan(() -> writer.deposit(account, 1, money / 2 * MONEY / ASSET_PRICE));
            plan(() -> writer.deposit(account, 0, money / 2));
        }
        else
        {
            plan(() -> writer.deposit(account, 0, money));
        }
        trade(account, contract, lots, isLong);
        if (random.nextInt(3) == 0)
        {
            trade(account, 1 - contract, lots / 4 + 1, !isLong);
        }
    }

    private void trade(final long account, final int contract, final long lots, final boolean isLong)
    {
        final long id = nextOrderId;
        nextOrderId += 2;
        plan(() -> order(id, isLong ? account : MAKER, contract, lots, true));
        plan(() -> order(id + 1, isLong ? MAKER : account, contract, lots, false));
        plan(() -> writer.fill(id, contract, marks[contract], lots, id, id + 1, new long[]{0, 0}));
    }

    private void order(
        final long id, final long account, final int contract, final long lots, final boolean isBuy)
    {
        writer.placeOrder(
            new ModelOrder(id, account, contract, isBuy, false, lots, marks[contract], false, false));
    }

    private void plan(final Runnable command)
    {
        planned.add(command);
    }

    @Override
    public void next()
    {
        sequence++;
        timeNs += 1_000_000;
        if (planned.isEmpty())
        {
            move();
        }
        planned.remove().run();
    }

    private void move()
    {
        final int kind = random.nextInt(100);
        final int contract = random.nextInt(CONTRACTS);
        if (kind < 55)
        {
            marks[contract] = jump(marks[contract], PRICE);
            plan(() -> writer.priceTick(contract, marks[contract]));
        }
        else if (kind < 70)
        {
            assetPrice = jump(assetPrice, ASSET_PRICE);
            plan(() -> writer.assetPriceTick(1, assetPrice));
        }
        else if (kind < 78)
        {
            funding += random.nextLong(-100_000, 100_000);
            final long index = funding;
            plan(() -> writer.fundingTick(contract, index));
        }
        else if (kind < 90)
        {
            final long account = 1 + random.nextInt(crowd);
            plan(() -> writer.deposit(account, 0, random.nextInt(400) * MONEY));
        }
        else
        {
            trade(1 + random.nextInt(crowd), contract, 20 + random.nextInt(400), random.nextBoolean());
        }
    }

    /**
     * Mostly a little, sometimes by up to 6 %, and never far from where it began.
     */
    private long jump(final long price, final long home)
    {
        final int mostPpm = random.nextInt(4) == 0 ? 60_000 : 4_000;
        final long next = price + price * random.nextInt(-mostPpm, mostPpm) / 1_000_000;
        return next + (home - next) / 20;
    }

    @Override
    public void nextQuery(final long account, final int scope)
    {
        sequence++;
        writer.queryMargin(account, scope, 0, 0, 0);
    }

    @Override
    public void nextAudit()
    {
        sequence++;
        writer.auditState();
    }

    @Override
    public void onEvent(
        final long ofSequence, final int ordinal, final DirectBuffer event, final int offset, final int length)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(event, offset);
        if (header.templateId() == OrderCancelRequestedDecoder.TEMPLATE_ID)
        {
            final long order =
                new OrderCancelRequestedDecoder().wrapAndApplyHeader(event, offset, header).orderId();
            plan(() -> writer.closeOrder(order));
        }
        changes += header.templateId() == ZoneChangedDecoder.TEMPLATE_ID ? 1 : 0;
    }

    @Override
    public void endOfCommand()
    {
        mostChanges = Math.max(mostChanges, changes);
        changes = 0;
    }

    /**
     * Changes of zone that one command led to, at most.
     */
    int mostChanges()
    {
        return mostChanges;
    }

    @Override
    public NaiveEngine naive()
    {
        return naive;
    }

    @Override
    public DirectBuffer buffer()
    {
        return writer.buffer();
    }

    @Override
    public int length()
    {
        return writer.length();
    }

    @Override
    public long sequence()
    {
        return sequence;
    }

    @Override
    public long timeNs()
    {
        return timeNs;
    }
}
