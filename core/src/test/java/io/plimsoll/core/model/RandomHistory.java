package io.plimsoll.core.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.naive.NaiveEngine;

/**
 * A seeded history over all kinds of commands. It listens to the events of the naive engine, so that fills, closes and
 * counter orders follow what that engine decided.
 */
public final class RandomHistory implements History
{
    private static final int SPOILT_PER_MILLE = 25;
    private static final int PLANNED_PER_MILLE = 750;
    private static final int RULES_PER_MILLE = 600;

    /**
     * A move and how often it is made, in proportion.
     */
    private record Choice(int weight, Move move)
    {
    }

    private final RandomSource random;
    private final RandomWorld world;
    private final CommandWriter writer = new CommandWriter();
    private final VenueModel venue;
    private final ArrayDeque<Move> plan = new ArrayDeque<>();
    private final RandomMarket market;
    private final RandomTerms terms;
    private final RandomOrders orders;
    private final RandomFunds funds;
    private final RandomPools pools;
    private final RandomFaults faults;
    private final NaiveEngine naive;
    private final RandomProbes probes;
    private final RandomWaterfall waterfall;
    private final RandomPrices prices;
    private final RandomControls controls;
    private final List<Choice> choices = new ArrayList<>();
    private int totalWeight;
    private long sequence;
    private long timeNs = 1_700_000_000_000_000_000L;
    private long commandTimeNs;

    /**
     * A history that is fixed by its seed and by the events that it is told.
     *
     * @param seed of every choice.
     */
    public RandomHistory(final long seed)
    {
        this(seed, true);
    }

    private RandomHistory(final long seed, final boolean mayBePriced)
    {
        random = new RandomSource(seed);
        // Of a source of its own: worlds without rules are what they always were.
        world = new RandomWorld(random, new RandomSource(~seed).chance(RULES_PER_MILLE));
        venue = new VenueModel(world);
        market = new RandomMarket(random, world);
        final Stage stage = new Stage(random, world, venue, market, writer, plan);
        terms = new RandomTerms(stage);
        orders = new RandomOrders(stage);
        funds = new RandomFunds(stage);
        pools = new RandomPools(stage, seed);
        faults = new RandomFaults(stage);
        naive = new NaiveEngine(world.limits());
        prices = new RandomPrices(stage, seed, mayBePriced, () -> commandTimeNs);
        probes = new RandomProbes(stage, naive, prices);
        waterfall = new RandomWaterfall(stage);
        controls = new RandomControls(stage, seed, mayBePriced);
        planOpening();
        choose();
    }

    /**
     * A history of the same kinds of commands as before there were indices, breakers and governed changes.
     *
     * @param seed of every choice.
     * @return the history.
     */
    public static RandomHistory withoutPrices(final long seed)
    {
        return new RandomHistory(seed, false);
    }

    /**
     * A history that comes to the last time there is, and goes on there.
     *
     * @param seed   of every choice.
     * @param leftNs time until then.
     * @return the history.
     */
    static RandomHistory untilTheEndOfTime(final long seed, final long leftNs)
    {
        final RandomHistory history = new RandomHistory(seed, true);
        history.timeNs = Long.MAX_VALUE - leftNs;
        return history;
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public NaiveEngine naive()
    {
        return naive;
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public void next()
    {
        sequence++;
        advanceClock();
        controls.onTime(timeNs);
        boolean isWritten = false;
        while (!isWritten)
        {
            isWritten = !plan.isEmpty() && random.chance(PLANNED_PER_MILLE) ?
                plan.poll().write() : pick().write();
        }
        if (random.chance(SPOILT_PER_MILLE))
        {
            faults.spoil();
        }
        venue.onCommand(writer.buffer());
        controls.onCommand(writer.buffer(), writer.length());
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public void nextQuery(final long account, final int scope)
    {
        sequence++;
        commandTimeNs = timeNs;
        writer.queryMargin(account, scope, 0, 0, 0);
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public void nextAudit()
    {
        sequence++;
        commandTimeNs = timeNs;
        writer.auditState();
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public DirectBuffer buffer()
    {
        return writer.buffer();
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public int length()
    {
        return writer.length();
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public long sequence()
    {
        return sequence;
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public long timeNs()
    {
        return commandTimeNs;
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public void onEvent(
        final long eventSequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        venue.onEvent(buffer, offset);
        pools.onEvent(buffer, offset);
        prices.onEvent(buffer, offset);
        controls.onEvent(buffer, offset);
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public void endOfCommand()
    {
        orders.answerCore();
    }

    private void advanceClock()
    {
        final int kind = random.index(1000);
        final long most = kind < 700 ? 60_000_000L : kind < 990 ? 700_000_000L : 8_000_000_000L;
        timeNs += Math.min(random.between(0L, most), Long.MAX_VALUE - timeNs);
        commandTimeNs = random.chance(6) ? timeNs - random.between(1L, 2_000_000_000L) : timeNs;
        timeNs = Math.max(timeNs, commandTimeNs);
    }

    private void planOpening()
    {
        for (int asset = 0; asset < RandomWorld.ASSETS; asset++)
        {
            final int id = asset;
            plan.add(() -> terms.defineAsset(id));
        }
        for (int pool = 0; pool < world.pools; pool++)
        {
            final int id = pool;
            plan.add(() -> terms.openBackstop(id));
            plan.add(() -> funds.endow(world.backstop(id), 0));
        }
        for (final ContractSpec contract : world.contracts())
        {
            plan.add(() -> terms.defineInstrument(contract));
        }
        final List<Long> people = new ArrayList<>(world.customers());
        people.addAll(world.makers());
        people.add(RandomWorld.WHALE);
        for (final long account : people)
        {
            plan.add(() -> terms.openCustomer(account));
            plan.add(() -> funds.endow(account, random.index(RandomWorld.ASSETS)));
        }
        for (int asset = 1; asset < RandomWorld.ASSETS; asset++)
        {
            final int id = asset;
            plan.add(() -> tickAsset(id));
        }
        for (final ContractSpec contract : world.contracts())
        {
            plan.add(() -> tick(contract));
        }
        plan.add(terms::change);
        if (world.hasRules)
        {
            waterfall.planOpening();
        }
        pools.planOpening();
        prices.planOpening();
        controls.planOpening(terms);
        for (final long account : world.isEdge ? world.customers() : List.<Long>of())
        {
            plan.add(() -> funds.isolate(account, random.pick(world.contracts())));
            plan.add(() -> funds.isolate(account, random.pick(world.contracts())));
        }
    }

    private void choose()
    {
        add((int)random.pick(320, 320, 320, 1_500, 5_000), () -> tick(random.pick(world.contracts())));
        add(world.isEdge ? 1_200 : (int)random.pick(0, 80, 200, 800), probes::probe);
        add(4, this::tickEdge);
        add(4, this::tickWrongly);
        add(50, () -> tickAsset(random.between(1, RandomWorld.ASSETS - 1)));
        add(world.isEdge ? 250 : 40, this::fund);
        add(30, this::advance);
        add(world.isEdge ? 300 : 130, orders::trade);
        add(60, orders::reduce);
        add(45, orders::rest);
        add(8, orders::oversize);
        add(50, orders::closeAny);
        add(25, orders::fillAny);
        add(12, orders::fillWrongly);
        add(5, this::closeNothing);
        add(35, funds::deposit);
        add(50, funds::withdraw);
        add(30, funds::transfer);
        add(world.isEdge ? 80 : 30, funds::switchMode);
        add(15, funds::leverage);
        add(8, funds::oddly);
        add(world.isEdge ? 60 : 16, terms::change);
        add(8, terms::defineOddly);
        add(60, terms::makeUpFor);
        add(50, this::query);
        add(6, this::audit);
        add(3, this::note);
        add(pools.isRuled() ? 130 : 0, pools::move);
        controls.choose(this::add);
        if (world.hasRules)
        {
            chooseRules();
        }
        if (prices.isPriced())
        {
            choosePrices();
        }
    }

    private void chooseRules()
    {
        add(20, waterfall::rules);
        add(25, waterfall::capacity);
        add(10, waterfall::riskClass);
        add(15, waterfall::assign);
        add(25, waterfall::volatility);
        add(45, waterfall::halt);
        add(2, waterfall::delist);
        add(15, waterfall::ask);
        add(12, waterfall::oddly);
    }

    private void choosePrices()
    {
        add(350, prices::tick);
        add(80, prices::book);
        add(40, prices::rate);
        add(14, prices::change);
        add(40, prices::query);
        add(16, prices::oddly);
    }

    private void add(final int weight, final Move move)
    {
        choices.add(new Choice(weight, move));
        totalWeight += weight;
    }

    private Move pick()
    {
        int rest = random.index(totalWeight);
        for (final Choice choice : choices)
        {
            rest -= choice.weight();
            if (rest < 0)
            {
                return choice.move();
            }
        }
        throw new IllegalStateException("no choice");
    }

    private boolean tick(final ContractSpec contract)
    {
        if (controls.tick(contract))
        {
            return true;
        }
        if (prices.isIndexed(contract.id()) && !random.chance(10))
        {
            return prices.follow(contract);
        }
        writer.priceTick(contract.id(), market.nextMark(contract));
        return true;
    }

    private boolean tickEdge()
    {
        final ContractSpec contract = random.pick(world.contracts());
        if (!random.chance(50))
        {
            return false;
        }
        plan.addFirst(() -> tick(contract));
        writer.priceTick(contract.id(), market.edgeMark(contract));
        return true;
    }

    private boolean tickWrongly()
    {
        final ContractSpec contract = random.pick(world.contracts());
        final long price = random.pick(0, -1, contract.maxPrice() + 1, Long.MAX_VALUE, 5);
        switch (random.index(3))
        {
            case 0 -> writer.priceTick(price == 5 ? 99 : contract.id(), price);
            case 1 -> writer.assetPriceTick(
                random.between(0, 5), random.pick(0, -1, 1_000_000_000_001L, Long.MAX_VALUE));
            default -> writer.fundingTick(
                random.between(7, 13), random.pick(1, 1_000_000_000_000_001L, Long.MIN_VALUE, 1_000_000_000_001L));
        }
        return true;
    }

    private boolean tickAsset(final int asset)
    {
        if (prices.isAssetIndexed(asset) && !random.chance(20))
        {
            return prices.followAsset(asset);
        }
        writer.assetPriceTick(asset, market.nextPrice(asset));
        return true;
    }

    private boolean fund()
    {
        final ContractSpec contract = random.pick(world.contracts());
        writer.fundingTick(contract.id(), market.nextFunding(contract));
        return true;
    }

    private boolean advance()
    {
        writer.advanceTime();
        return true;
    }

    private boolean closeNothing()
    {
        writer.closeOrder(random.pick(orders.someOrderIds()));
        return true;
    }

    private boolean query()
    {
        final long account = random.chance(970) ? world.anyone(random) : 424_242;
        final ContractSpec contract = random.pick(world.contracts());
        final boolean isIsolated = venue.isIsolated(account, contract.id());
        final int scope = isIsolated != random.chance(100) ? contract.id() : CommandWriter.CROSS;
        final long lots = random.chance(500) ? 0 : random.between(-1, 1) * random.magnitude(contract.maxPositionLots());
        writer.queryMargin(
            account, random.chance(10) ? 77 : scope, random.chance(30) ? 78 : contract.id(),
            random.chance(10) ? random.pick(Long.MIN_VALUE, Long.MAX_VALUE, 4_000_000_000L) : lots,
            random.chance(500) ? 0 : random.chance(100) ? random.pick(-1, contract.maxPrice() + 1) :
                market.mark(contract.id()));
        return true;
    }

    private boolean audit()
    {
        writer.auditState();
        return true;
    }

    private boolean note()
    {
        writer.noteIntake(
            random.chance(100) ? random.between(0, 255) : random.between(1, 2), random.chance(50) ? 2 : 1,
            random.chance(50) ? -1 : random.magnitude(1L << 40), random.magnitude(1L << 40),
            random.chance(50) ? -1 : timeNs);
        return true;
    }
}
