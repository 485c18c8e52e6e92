package io.plimsoll.core.governance;

import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.HaircutSchedule;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.GroupSizeEncodingDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteOrder;

/**
 * Moves rates, surcharges and levels from what was in force at step 1 to what was proposed, in 16 steps (rulebook
 * R14.5). A step is the proposed command with other numbers: {@code (from * (16 - k) + to * k) / 16} at step k, rounded
 * up for initial rates and for the exit of MARGIN_CALL, else down. So what stands above something at both ends stands
 * above it at each step.
 */
final class Ramp
{
    /**
     * Steps of a ramp.
     */
    static final int STEPS = 16;

    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int GROUP_HEADER = GroupSizeEncodingDecoder.ENCODED_LENGTH;
    private static final int ROWS_OFFSET = 2;
    private static final int LEVELS = 5;
    private static final int CALL_EXIT = 1;
    private static final int SURCHARGES = 2;
    /**
     * A row of either schedule: its lower end, then its two rates.
     */
    private static final int ROW_LENGTH = SetHaircutsDecoder.HaircutsDecoder.sbeBlockLength();
    private static final int RATES_OFFSET = Long.BYTES;

    private final Contracts contracts;
    private final RiskParameters parameters;
    private final Proposals proposals;
    private final UnsafeBuffer command = new UnsafeBuffer(new byte[ProposalLayout.MAX_COMMAND_LENGTH]);

    Ramp(final Contracts contracts, final RiskParameters parameters, final Proposals proposals)
    {
        this.contracts = contracts;
        this.parameters = parameters;
        this.proposals = proposals;
    }

    /**
     * Before step 1: may it begin, and from which numbers?
     *
     * @return reason why not, or null.
     */
    Reason begin(final int slot)
    {
        final int templateId = proposals.templateId(slot);
        final int target = (int)proposals.target(slot);
        if (templateId == SetHaircutsDecoder.TEMPLATE_ID && !contracts.hasAsset(target))
        {
            return Reason.UNKNOWN_ASSET;
        }
        if (templateId == SetInstrumentParametersDecoder.TEMPLATE_ID && !contracts.hasInstrument(target))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        if (isUnderWay(templateId, target))
        {
            return Reason.DUPLICATE_ID;
        }
        final Reason reason = compareRows(slot, templateId, target);
        if (reason == null)
        {
            final int count = numbers(templateId, proposals.buffer(), proposals.commandOffset(slot));
            for (int i = 0; i < count; i++)
            {
                proposals.number(slot, i, inForce(templateId, target, i));
            }
        }
        return reason;
    }

    private boolean isUnderWay(final int templateId, final int target)
    {
        for (int slot = 0; slot < Proposals.LIMIT; slot++)
        {
            if (proposals.id(slot) != 0 && proposals.steps(slot) > 0 && proposals.templateId(slot) == templateId &&
                proposals.target(slot) == target)
            {
                return true;
            }
        }
        return false;
    }

    private Reason compareRows(final int slot, final int templateId, final int target)
    {
        if (templateId == SetRiskParametersDecoder.TEMPLATE_ID)
        {
            return null;
        }
        final boolean areTiers = templateId == SetInstrumentParametersDecoder.TEMPLATE_ID;
        final Reason reason = areTiers ? Reason.TIERS_INVALID : Reason.HAIRCUTS_INVALID;
        final DirectBuffer buffer = proposals.buffer();
        final int offset = proposals.commandOffset(slot);
        final int count = rows(templateId, buffer, offset);
        if (count != (areTiers ? tiers(target).count() : haircuts(target).count()))
        {
            return reason;
        }
        final int first = firstRow(templateId, offset);
        for (int row = 0; row < count; row++)
        {
            final long lower = areTiers ? tiers(target).lower(row) : haircuts(target).from(row);
            if (buffer.getLong(first + row * ROW_LENGTH, ORDER) != lower)
            {
                return reason;
            }
        }
        return null;
    }

    /**
     * Write the command of a step, to be found in {@link #command()} from 0 on.
     */
    void encode(final int slot, final int step)
    {
        final int templateId = proposals.templateId(slot);
        command.putBytes(0, proposals.buffer(), proposals.commandOffset(slot), proposals.commandLength(slot));
        final int count = numbers(templateId, command, 0);
        for (int i = 0; i < count; i++)
        {
            final int at = numberOffset(templateId, i);
            final long weighted = (long)proposals.number(slot, i) * (STEPS - step) +
                (long)command.getInt(at, ORDER) * step;
            command.putInt(at, (int)(isRoundedUp(templateId, i) ?
                -Math.floorDiv(-weighted, STEPS) : Math.floorDiv(weighted, STEPS)), ORDER);
        }
    }

    DirectBuffer command()
    {
        return command;
    }

    /**
     * How many numbers a command moves.
     */
    static int numbers(final int templateId, final DirectBuffer buffer, final int offset)
    {
        return switch (templateId)
        {
            case SetRiskParametersDecoder.TEMPLATE_ID -> LEVELS;
            case SetHaircutsDecoder.TEMPLATE_ID -> SURCHARGES + 2 * rows(templateId, buffer, offset);
            default -> 2 * rows(templateId, buffer, offset);
        };
    }

    private static int rows(final int templateId, final DirectBuffer buffer, final int offset)
    {
        return buffer.getShort(firstRow(templateId, offset) - GROUP_HEADER + ROWS_OFFSET, ORDER) & 0xFFFF;
    }

    private static int firstRow(final int templateId, final int offset)
    {
        return offset + HEADER + GROUP_HEADER + (templateId == SetHaircutsDecoder.TEMPLATE_ID ?
            SetHaircutsDecoder.BLOCK_LENGTH : SetInstrumentParametersDecoder.BLOCK_LENGTH);
    }

    /**
     * Where a number stands in the command: levels and surcharges one behind the other, rates in pairs.
     */
    private static int numberOffset(final int templateId, final int i)
    {
        if (templateId == SetRiskParametersDecoder.TEMPLATE_ID)
        {
            return HEADER + SetRiskParametersDecoder.callEntryPpmEncodingOffset() + i * Integer.BYTES;
        }
        final int before = templateId == SetHaircutsDecoder.TEMPLATE_ID ? SURCHARGES : 0;
        if (i < before)
        {
            return HEADER + SetHaircutsDecoder.liabilityInitialPpmEncodingOffset() + i * Integer.BYTES;
        }
        final int k = i - before;
        return firstRow(templateId, 0) + k / 2 * ROW_LENGTH + RATES_OFFSET + k % 2 * Integer.BYTES;
    }

    /**
     * Of a row of haircuts the initial rate comes first, of a tier the maintenance rate.
     */
    private static boolean isRoundedUp(final int templateId, final int i)
    {
        return switch (templateId)
        {
            case SetRiskParametersDecoder.TEMPLATE_ID -> i == CALL_EXIT;
            case SetHaircutsDecoder.TEMPLATE_ID -> i >= SURCHARGES && (i - SURCHARGES) % 2 == 0;
            default -> i % 2 == 1;
        };
    }

    private int inForce(final int templateId, final int target, final int i)
    {
        return switch (templateId)
        {
            case SetRiskParametersDecoder.TEMPLATE_ID -> level(i);
            case SetHaircutsDecoder.TEMPLATE_ID -> haircut(haircuts(target), i);
            default -> i % 2 == 0 ? tiers(target).maintenancePpm(i / 2) : tiers(target).initialPpm(i / 2);
        };
    }

    private int level(final int i)
    {
        return switch (i)
        {
            case 0 -> parameters.callEntryPpm();
            case CALL_EXIT -> parameters.callExitPpm();
            case 2 -> parameters.liquidationExitPpm();
            case 3 -> parameters.takeoverPpm();
            default -> parameters.positivePnlInitialPpm();
        };
    }

    private static int haircut(final HaircutSchedule haircuts, final int i)
    {
        if (i < SURCHARGES)
        {
            return i == 0 ? haircuts.liabilityInitialPpm() : haircuts.liabilityMaintenancePpm();
        }
        final int row = (i - SURCHARGES) / 2;
        return (i - SURCHARGES) % 2 == 0 ? haircuts.initialPpm(row) : haircuts.maintenancePpm(row);
    }

    private HaircutSchedule haircuts(final int asset)
    {
        return contracts.asset(asset).haircuts();
    }

    private TierTable tiers(final int instrument)
    {
        return contracts.instrument(instrument).tiers();
    }
}
