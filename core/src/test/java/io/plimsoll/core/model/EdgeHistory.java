package io.plimsoll.core.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.naive.NaiveEngine;
import io.plimsoll.core.naive.NaiveProbe;

/**
 * A few accounts with positions so small that every rounding shows, and a market that goes from one edge of a zone to
 * the next: one step short of it, then over it.
 */
public final class EdgeHistory implements History
{
    private static final CoreLimits LIMITS = new CoreLimits(64, 256, 256, 512, 8, 4);
    private static final long MONEY = 1_000_000L;
    private static final long PPM = 1_000_000L;
    private static final int RULES_PER_MILLE = 600;
    private static final int CONTROLS_PER_MILLE = 300;
    private static final long BACKSTOP = 900;
    private static final long RICH = 901;
    private static final int ACCOUNTS = 24;
    private static final int COIN = 1;
    private static final int STABLE = 2;
    /**
     * One lot of this contract is a few micro-units, so that rounding outweighs what a lot changes.
     */
    private static final int DUST = 4;
    private static final List<ContractSpec> CONTRACTS = List.of(
        new ContractSpec(0, false, 0, 0, 1_000_000L, 1_000_000L, 0, 10_000_000L, 1_000_000L, 50_000L),
        new ContractSpec(1, false, 0, 0, 1_000_000L, 3_000_000L, 0, 1_000_000L, 1_000_000L, 2_000L),
        new ContractSpec(2, false, STABLE, 0, 1_000_000L, 1_000_000L, 0, 10_000_000L, 1_000_000L, 30_000L),
        new ContractSpec(3, true, COIN, 0, 1_000_000L, 0, 100_000L, 1_000_000_000L, 1_000_000L, 50_000_000L),
        new ContractSpec(DUST, false, 0, 0, 1_000_000L, 1_000_000L, 0, 100_000L, 1_000_000L, 20L));

    private final RandomSource random;
    private final CommandWriter writer = new CommandWriter();
    private final NaiveEngine naive = new NaiveEngine(LIMITS);
    private final ArrayDeque<Move> plan = new ArrayDeque<>();
    private final List<ContractSpec> contracts = new ArrayList<>();
    private final long[] marks = new long[CONTRACTS.size()];
    private final long[] fundingIndices = new long[CONTRACTS.size()];
    private final long[] prices = {MONEY, 50_000 * MONEY, MONEY};
    private final long[] initialPpm = new long[CONTRACTS.size()];
    private final EdgeRules rules;
    private final EdgePools pools;
    private final EdgePrices sources;
    /**
     * Null: not in this history.
     */
    private final EdgeControls controls;
    private long sequence;
    private long timeNs = 1;
    private long nextOrderId = 1;

    /**
     * A history that is fixed by its seed and by the events that it is told.
     *
     * @param seed of every choice.
     */
    public EdgeHistory(final long seed)
    {
        random = new RandomSource(seed);
        final boolean isPlain = random.chance(600);
        contracts.add(CONTRACTS.get(0));
        contracts.add(CONTRACTS.get(1));
        contracts.add(CONTRACTS.get(DUST));
        if (!isPlain)
        {
            contracts.add(CONTRACTS.get(2));
            contracts.add(CONTRACTS.get(3));
        }
        // Of a source of its own: histories without rules are what they always were.
        rules = new RandomSource(~seed).chance(RULES_PER_MILLE) ?
            new EdgeRules(random, writer, contracts) : null;
        controls = new RandomSource(seed * 31 + 7).chance(CONTROLS_PER_MILLE) ?
            new EdgeControls(random, writer, contracts) : null;
        planOpening(isPlain && random.coin());
        pools = new EdgePools(random, writer, seed);
        plan.addAll(pools.isRuled() ? pools.opening() : List.of());
        sources = new EdgePrices(random, writer, contracts, plan, () -> timeNs, marks, seed);
        if (sources.isPriced())
        {
            sources.planOpening();
        }
    }

    @Override
    public void next()
    {
        sequence++;
        timeNs += random.between(0L, 100_000_000L);
        boolean isWritten = false;
        while (!isWritten)
        {
            isWritten = !plan.isEmpty() ? plan.poll().write() :
                pools.isRuled() && random.chance(150) ? pools.move() :
                sources.isPriced() && random.chance(120) ? sources.move() : pick();
        }
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
    public void endOfCommand()
    {
        // What the venue does is no concern of this history: slices expire.
    }

    @Override
    public void onEvent(
        final long eventSequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        pools.onEvent(buffer, offset);
        sources.onEvent(buffer, offset);
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

    private void planOpening(final boolean isCashOnly)
    {
        writeLater(() -> writer.defineAsset(
            0, 6, "USD", MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}}));
        writeLater(() -> writer.defineAsset(
            COIN, 8, "BTC", 1_000_000 * MONEY, 0, new int[]{60_000, 50_000}, haircuts()));
        writeLater(() -> writer.defineAsset(
            STABLE, 6, "USDC", 10 * MONEY, 0, new int[]{40_000, 30_000}, haircuts()));
        writeLater(() -> writer.assetPriceTick(COIN, prices[COIN]));
        writeLater(() -> writer.assetPriceTick(STABLE, prices[STABLE]));
        writeLater(() -> writer.openAccount(BACKSTOP, AccountKind.BACKSTOP, 0));
        writeLater(() -> writer.openAccount(RICH, AccountKind.CUSTOMER, 0));
        for (int asset = 0; asset < prices.length; asset++)
        {
            final int id = asset;
            writeLater(() -> writer.deposit(RICH, id, 1_000_000 * MONEY));
        }
        for (final ContractSpec contract : contracts)
        {
            marks[contract.id()] = contract.basePrice();
            writeLater(() -> writer.defineInstrument(
                contract, contract.isInverse() ? InstrumentKind.INVERSE : InstrumentKind.LINEAR, terms(contract)));
            writeLater(() -> writer.priceTick(contract.id(), contract.basePrice()));
        }
        writeLater(this::levels);
        if (rules != null)
        {
            rules.opening().forEach(this::writeLater);
        }
        if (controls != null)
        {
            controls.opening().forEach(this::writeLater);
        }
        for (int i = 1; i <= ACCOUNTS; i++)
        {
            final long account = i;
            writeLater(() -> writer.openAccount(account, AccountKind.CUSTOMER, 0));
            planPosition(account, random.pick(contracts), isCashOnly);
            final int further = rules != null ? 800 : isCashOnly ? 200 : 400;
            if (random.chance(further))
            {
                planPosition(account, random.pick(contracts), isCashOnly);
            }
            if (rules != null && random.chance(further))
            {
                planPosition(account, random.pick(contracts), isCashOnly);
            }
        }
    }

    /**
     * Money for a position and little more, and the position.
     */
    private void planPosition(final long account, final ContractSpec contract, final boolean isCashOnly)
    {
        final long lots = contract.id() == DUST ? random.magnitude(20_000) :
            random.coin() ? random.between(1L, 60L) : random.magnitude(3_000);
        final boolean isBuy = random.coin();
        plan.add(() ->
        {
            final long notional = lots * (contract.isInverse() ?
                contract.faceValue() : contract.id() == 1 ? 3 * marks[1] : marks[contract.id()]);
            final long needed = notional * initialPpm[contract.id()] / PPM + 3;
            final int asset = isCashOnly ? 0 : random.index(prices.length);
            final long units = asset == COIN ? needed / 500 + 1 : needed;
            writer.deposit(account, asset, random.share(units, 1_000, 1_500) + 1);
            return true;
        });
        plan.add(() -> place(account, contract, isBuy ? lots : -lots));
        plan.add(() -> place(RICH, contract, isBuy ? -lots : lots));
        plan.add(() ->
        {
            final long last = nextOrderId - 1;
            writer.fill(
                last, contract.id(), marks[contract.id()], lots, isBuy ? last - 1 : last, isBuy ? last : last - 1,
                new long[]{0, 0});
            return true;
        });
        plan.add(() -> close(nextOrderId - 1));
        plan.add(() -> close(nextOrderId - 2));
    }

    private boolean pick()
    {
        if (rules != null && random.chance(120))
        {
            rules.write();
            return true;
        }
        if (controls != null && random.chance(150))
        {
            controls.write();
            return true;
        }
        final int kind = random.index(100);
        final ContractSpec contract = random.pick(contracts);
        final int id = contract.id();
        if (kind < 72)
        {
            return probe();
        }
        if (kind < 80)
        {
            return fund(id, fundingIndices[id] + random.between(-4, 4));
        }
        if (kind < 88)
        {
            return tick(id, Math.max(1, marks[id] + random.between(-3, 3)));
        }
        if (kind < 92)
        {
            return tickAsset(random.between(COIN, STABLE), 0);
        }
        if (kind < 96)
        {
            writer.deposit(random.between(1L, ACCOUNTS), random.index(prices.length), random.between(1L, 9L));
            return true;
        }
        if (kind < 98)
        {
            writer.withdraw(random.between(1L, ACCOUNTS), random.index(prices.length), random.between(1L, 9L));
            return true;
        }
        if (random.chance(200))
        {
            levels();
        }
        else
        {
            writer.setInstrumentParameters(id, terms(contract));
        }
        return true;
    }

    /**
     * Up to an edge of a random account, and over it.
     */
    private boolean probe()
    {
        final List<long[]> keys = naive.marginAccounts();
        final long account = random.pick(keys)[0];
        final NaiveProbe probe = naive.probe();
        final List<Integer> instruments = probe.instruments(account, CommandWriter.CROSS);
        final List<Integer> assets = probe.assets(account, CommandWriter.CROSS);
        if (instruments.isEmpty())
        {
            return false;
        }
        final int kind = random.index(10);
        final int id = random.pick(instruments);
        final boolean isUp = random.coin();
        if (kind < 2 && !assets.isEmpty())
        {
            final int asset = random.pick(assets);
            return approach(
                prices[asset], probe.assetBoundary(account, CommandWriter.CROSS, asset, isUp), prices[asset] / 10,
                price -> tickAsset(asset, price));
        }
        if (kind < 4)
        {
            return approach(
                fundingIndices[id],
                probe.fundingBoundary(account, CommandWriter.CROSS, id, isUp ? 5_000 : -5_000), 5_000,
                index -> fund(id, index));
        }
        return approach(
            marks[id], probe.markBoundary(account, CommandWriter.CROSS, id, isUp), marks[id] / 5,
            mark -> tick(id, mark));
    }

    /**
     * A move to a value.
     */
    @FunctionalInterface
    private interface Step
    {
        boolean to(long value);
    }

    private boolean approach(final long start, final long boundary, final long farthest, final Step step)
    {
        if (boundary == NaiveProbe.NONE || Math.abs(boundary - start) > farthest)
        {
            return false;
        }
        final long direction = Long.signum(boundary - start);
        final long distance = Math.abs(boundary - start);
        if (distance > 8 && random.coin())
        {
            final long early = boundary - direction * random.between(2L, Math.min(distance - 1, 40));
            plan.add(() -> step.to(early));
        }
        if (distance > 1)
        {
            plan.add(() -> step.to(boundary - direction));
        }
        if (random.chance(800))
        {
            plan.add(() -> step.to(boundary));
        }
        return false;
    }

    private boolean tick(final int instrument, final long mark)
    {
        marks[instrument] = mark;
        if (sources.isIndexed(instrument) && !random.chance(5))
        {
            return sources.tick(instrument, mark);
        }
        writer.priceTick(instrument, mark);
        return true;
    }

    private boolean tickAsset(final int asset, final long price)
    {
        prices[asset] = price > 0 ? price : Math.max(1, prices[asset] + random.between(-2_000L, 2_000L));
        writer.assetPriceTick(asset, prices[asset]);
        return true;
    }

    private boolean fund(final int instrument, final long indexUnits)
    {
        fundingIndices[instrument] = indexUnits;
        writer.fundingTick(instrument, indexUnits);
        return true;
    }

    private boolean place(final long account, final ContractSpec contract, final long lots)
    {
        writer.placeOrder(new ModelOrder(
            nextOrderId++, account, contract.id(), lots > 0, false, Math.abs(lots), marks[contract.id()], false,
            false));
        return true;
    }

    private boolean close(final long orderId)
    {
        writer.closeOrder(orderId);
        return true;
    }

    private void levels()
    {
        final int callEntry = random.between(1_000_002, 1_400_000);
        writer.setRiskParameters(
            new int[]
            {
                callEntry, random.between(callEntry + 1, 1_900_000), random.between(1_000_001, callEntry),
                random.between(300_000, 999_999)
            },
            1_000_000, random.between(100_000_000L, 5_000_000_000L), random.between(1, 5));
    }

    private TermsSpec terms(final ContractSpec contract)
    {
        final long[][] tiers = new long[random.between(1, 3)][];
        long bound = 0;
        int maintenance = random.chance(150) ? random.between(400_000, 700_000) : random.between(3_000, 150_000);
        for (int row = 0; row < tiers.length; row++)
        {
            tiers[row] = new long[]{bound, maintenance, Math.min(1_000_000, maintenance * 14L / 10)};
            bound += random.between(1L, random.pick(2, 10, 100)) * MONEY;
            maintenance = random.between(maintenance, Math.min(714_000, maintenance * 2));
        }
        initialPpm[contract.id()] = tiers[tiers.length - 1][2];
        return new TermsSpec(0, 0, 0, random.between(0, 1_000), random.between(0, 5_000), 50_000, tiers);
    }

    private long[][] haircuts()
    {
        return random.chance(300) ? new long[][]{{0, 0, 0}} :
            new long[][]{{0, 90_000, 70_000}, {random.between(1L, 100_000L), 120_000, 90_000}};
    }

    private void writeLater(final Runnable write)
    {
        plan.add(() ->
        {
            write.run();
            return true;
        });
    }
}
