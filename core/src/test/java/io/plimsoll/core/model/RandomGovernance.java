package io.plimsoll.core.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeSteppedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;

/**
 * Operators, proposals of every governed command, ramps, approvals and revocations; and those who still try it alone.
 */
final class RandomGovernance
{
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int OPERATORS = 4;
    private static final int PROPOSALS = 24;
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int GROUP_HEADER = 4;
    private static final int[] DEFAULT_LEVELS = {1_250_000, 1_300_000, 1_100_000, 666_667};

    private final Stage stage;
    private final RandomSource random;
    private final RuleWriter rules;
    /**
     * What is proposed is written here.
     */
    private final CommandWriter inner = new CommandWriter();
    private final RuleWriter innerRules = new RuleWriter(inner);
    private final RandomTerms innerTerms;
    private final RandomWaterfall innerWaterfall;
    private final RandomPools innerPools;
    private final RandomBreakers innerBreakers;
    private final RandomActions innerActions;
    /**
     * Last of haircuts, terms and levels that were sent, by template and target.
     */
    private final Map<String, byte[]> sent = new TreeMap<>();
    private final MessageHeaderDecoder eventHeader = new MessageHeaderDecoder();
    private long timeNs;
    private long lastProposal = 1;
    private long lastRamp = 1;
    /**
     * A ramp that has taken a step and may still be revoked; 0: none.
     */
    private long running;

    RandomGovernance(final Stage stage, final long seed)
    {
        this.stage = stage;
        this.random = stage.random();
        this.rules = new RuleWriter(stage.writer());
        final Stage proposals = new Stage(
            stage.random(), stage.world(), stage.venue(), stage.market(), inner, new ArrayDeque<>());
        innerTerms = new RandomTerms(proposals);
        innerWaterfall = new RandomWaterfall(proposals);
        innerPools = new RandomPools(proposals, seed);
        innerBreakers = new RandomBreakers(proposals);
        innerActions = new RandomActions(proposals);
    }

    /**
     * Numbers that a ramp can begin from, and operators. Governance itself comes later.
     */
    void planOpening(final RandomTerms terms)
    {
        for (int i = 0; i < 6; i++)
        {
            stage.plan().add(terms::change);
        }
        stage.plan().add(() ->
        {
            stage.writer().setRiskParameters(DEFAULT_LEVELS, 1_000_000, SECOND_NS, 5);
            return true;
        });
        stage.plan().add(this::govern);
        stage.plan().add(() -> operator(1, true, false));
        stage.plan().add(() -> operator(2, true, true));
        stage.plan().add(() -> operator(3, false, true));
    }

    /**
     * Before each command.
     */
    void onTime(final long newTimeNs)
    {
        timeNs = newTimeNs;
        innerActions.onTime(newTimeNs);
    }

    /**
     * What was written last, to propose something near it one day.
     */
    void onCommand(final DirectBuffer buffer, final int length)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, 0);
        final int template = header.templateId();
        if (length >= HEADER + 2 && (template == SetHaircutsDecoder.TEMPLATE_ID ||
            template == SetInstrumentParametersDecoder.TEMPLATE_ID))
        {
            remember(template + "/" + buffer.getShort(HEADER), buffer, length);
        }
        else if (template == SetRiskParametersDecoder.TEMPLATE_ID)
        {
            remember(template + "/", buffer, length);
        }
    }

    /**
     * Hears of steps that ramps take.
     */
    void onEvent(final DirectBuffer buffer, final int offset)
    {
        final int template = eventHeader.wrap(buffer, offset).templateId();
        if (template == ChangeSteppedDecoder.TEMPLATE_ID)
        {
            running = new ChangeSteppedDecoder().wrapAndApplyHeader(buffer, offset, eventHeader).proposal();
        }
        else if (template == ChangeEndedDecoder.TEMPLATE_ID &&
            new ChangeEndedDecoder().wrapAndApplyHeader(buffer, offset, eventHeader).proposal() == running)
        {
            running = 0;
        }
    }

    private void remember(final String key, final DirectBuffer buffer, final int length)
    {
        final byte[] bytes = new byte[length];
        buffer.getBytes(0, bytes);
        sent.put(key, bytes);
    }

    boolean move()
    {
        if (running != 0 && random.chance(200))
        {
            rules.revokeChange(running, random.between(1, OPERATORS - 1));
            return true;
        }
        final int kind = random.index(1000);
        if (kind < 40)
        {
            return govern();
        }
        if (kind < 80)
        {
            return operator(random.chance(50) ? (int)random.pick(0, 65, 255) : random.between(1, OPERATORS),
                random.chance(450), random.chance(450));
        }
        if (kind < 480)
        {
            return propose();
        }
        if (kind < 820)
        {
            rules.approveChange(random.chance(850) ? lastProposal : proposal(), operator());
            return true;
        }
        rules.revokeChange(random.chance(800) ? lastRamp : proposal(), operator());
        return true;
    }

    private boolean govern()
    {
        rules.setGovernance(
            random.chance(700), random.chance(30) ? 0 : random.between(1L, 2 * SECOND_NS),
            random.chance(30) ? -1 : random.between(SECOND_NS, 60 * SECOND_NS),
            random.chance(60) ? random.pick(15, 16) : random.between(16L, 3 * SECOND_NS));
        return true;
    }

    private boolean operator(final int id, final boolean mayPropose, final boolean mayApprove)
    {
        rules.setOperator(id, mayPropose, mayApprove);
        return true;
    }

    private long proposal()
    {
        return random.chance(20) ? random.pick(0, -1, 1_000) : random.between(1, PROPOSALS);
    }

    private int operator()
    {
        return random.chance(30) ? (int)random.pick(0, 5, 65) : random.between(1, OPERATORS - 1);
    }

    private boolean propose()
    {
        final boolean isRamp = random.chance(500) && near();
        final boolean isListed = !isRamp && random.chance(100);
        if (isListed)
        {
            list();
        }
        else if (!isRamp)
        {
            write();
        }
        final long someRampNs = random.chance(50) ? random.pick(0, 15, 16) :
            random.between(16L, random.pick(8, 30) * SECOND_NS);
        final long rampNs = isRamp ? someRampNs : random.chance(30) ? 16 : 0;
        final int length = random.chance(20) ? inner.length() - 1 : inner.length();
        lastProposal = proposal();
        lastRamp = isRamp ? lastProposal : lastRamp;
        rules.proposeChange(
            lastProposal, operator(),
            random.chance(600) ? 0 : timeNs + random.between(-SECOND_NS, 4 * SECOND_NS), rampNs, inner.buffer(),
            length, random.chance(100) ? random.between(1, 3) : 0);
        if ((isRamp || isListed) && random.chance(800))
        {
            final long proposed = lastProposal;
            stage.plan().addFirst(() -> approve(proposed));
        }
        return true;
    }

    private boolean approve(final long proposal)
    {
        rules.approveChange(proposal, random.between(2, OPERATORS - 1));
        return true;
    }

    /**
     * A governed command, for the most part.
     */
    private void write()
    {
        boolean isWritten = false;
        while (!isWritten)
        {
            isWritten = switch (random.index(12))
            {
                case 0 -> innerTerms.change();
                case 1 -> innerTerms.defineOddly();
                case 2 -> innerWaterfall.rules();
                case 3 -> innerWaterfall.capacity();
                case 4 -> innerWaterfall.riskClass();
                case 5 -> innerWaterfall.halt();
                case 6 -> innerPools.move();
                case 7, 8 -> innerBreakers.move();
                case 9 -> innerActions.move();
                case 10 -> list();
                default -> governance();
            };
        }
    }

    /**
     * A new asset; now and then an old contract goes.
     */
    private boolean list()
    {
        if (random.chance(100))
        {
            return innerWaterfall.delist();
        }
        inner.defineAsset(
            random.between(RandomWorld.ASSETS, RandomWorld.ASSETS + 1), 6, "NEW", 1_000_000_000L, 0, new int[]{0, 0},
            new long[][]{{0, random.between(10_000L, 90_000L), 10_000}});
        return true;
    }

    private boolean governance()
    {
        if (random.coin())
        {
            innerRules.setOperator(random.between(1, OPERATORS), random.chance(600), random.chance(600));
        }
        else
        {
            innerRules.setGovernance(
                random.chance(800), random.between(1L, SECOND_NS), random.between(SECOND_NS, 30 * SECOND_NS), 16);
        }
        return true;
    }

    /**
     * Something like what was sent before, each rate a little different.
     */
    private boolean near()
    {
        if (sent.isEmpty())
        {
            return false;
        }
        final List<byte[]> all = new ArrayList<>(sent.values());
        final byte[] bytes = random.pick(all);
        final UnsafeBuffer to = inner.buffer();
        to.putBytes(0, bytes);
        inner.length(bytes.length);
        final int template = new MessageHeaderDecoder().wrap(to, 0).templateId();
        final int most = (int)random.pick(0, 1_000, 20_000, 60_000);
        if (template == SetRiskParametersDecoder.TEMPLATE_ID)
        {
            for (int field = 0; field < 5; field++)
            {
                shift(to, HEADER + field * Integer.BYTES, most);
            }
            return true;
        }
        final boolean isTerms = template == SetInstrumentParametersDecoder.TEMPLATE_ID;
        final int rows = HEADER + GROUP_HEADER +
            (isTerms ? SetInstrumentParametersDecoder.BLOCK_LENGTH : SetHaircutsDecoder.BLOCK_LENGTH);
        final int rate = random.between(-most, most);
        for (int row = rows; row + 16 <= bytes.length; row += 16)
        {
            // Maintenance and initial alike, so that they keep their order.
            to.putInt(row + 8, Math.max(1, to.getInt(row + 8) + rate));
            to.putInt(row + 12, Math.max(1, to.getInt(row + 12) + rate));
        }
        return true;
    }

    private void shift(final UnsafeBuffer to, final int offset, final int most)
    {
        to.putInt(offset, to.getInt(offset) + random.between(-most / 2, most / 2));
    }
}
