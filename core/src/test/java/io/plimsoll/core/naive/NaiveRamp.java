package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetHaircutsEncoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetInstrumentParametersEncoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersEncoder;

/**
 * From the numbers that were in force when a ramp began to those of its proposal (R14.5).
 *
 * @param surchargesPpm  initial and maintenance, of an asset; else null.
 * @param haircuts       of an asset; else null.
 * @param tiers          of an instrument; else null.
 * @param levels         of the venue; else null.
 */
record NaiveRamp(int[] surchargesPpm, List<NaiveHaircut> haircuts, List<NaiveTier> tiers, NaiveLevels levels)
{
    private static final int MAX_LENGTH = 1 << 12;

    static NaiveRamp of(final NaiveState state, final NaiveChange change)
    {
        return switch (change.template)
        {
            case SetHaircutsDecoder.TEMPLATE_ID ->
            {
                final NaiveAsset asset = state.assets.get((int)change.target);
                yield new NaiveRamp(
                    new int[]{asset.liabilityInitialPpm(), asset.liabilityMaintenancePpm()}, asset.haircuts(), null,
                    null);
            }
            case SetInstrumentParametersDecoder.TEMPLATE_ID -> new NaiveRamp(
                null, null, List.copyOf(state.instruments.get((int)change.target).terms.tiers()), null);
            default -> new NaiveRamp(null, null, null, state.levels);
        };
    }

    /**
     * What speaks against a ramp that is about to begin: lowest of target, other ramps, rows.
     */
    static Reason refusal(final NaiveState state, final NaiveChange change, final Collection<NaiveChange> all)
    {
        final boolean isHaircuts = change.template == SetHaircutsDecoder.TEMPLATE_ID;
        final boolean isTiers = change.template == SetInstrumentParametersDecoder.TEMPLATE_ID;
        final NaiveAsset asset = isHaircuts ? state.assets.get((int)change.target) : null;
        final NaiveInstrument instrument = isTiers ? state.instruments.get((int)change.target) : null;
        return new NaiveVerdict()
            .when(isHaircuts && asset == null, Reason.UNKNOWN_ASSET)
            .when(isTiers && instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(
                all.stream().anyMatch(other -> other != change && other.steps > 0 &&
                    other.template == change.template && other.target == change.target),
                Reason.DUPLICATE_ID)
            .when(
                asset != null && !lowerEnds(haircuts(change.command)).equals(lowerEnds(asset.haircuts())),
                Reason.HAIRCUTS_INVALID)
            .when(
                instrument != null && !lowers(tiers(change.command)).equals(lowers(instrument.terms.tiers())),
                Reason.TIERS_INVALID)
            .reason();
    }

    /**
     * The direct command of one step.
     */
    DirectBuffer command(final NaiveChange change, final int step)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[MAX_LENGTH]);
        return switch (change.template)
        {
            case SetHaircutsDecoder.TEMPLATE_ID -> haircuts(change.command, buffer, step);
            case SetInstrumentParametersDecoder.TEMPLATE_ID -> tiers(change.command, buffer, step);
            default -> levels(change.command, buffer, step);
        };
    }

    private DirectBuffer haircuts(final DirectBuffer command, final UnsafeBuffer buffer, final int step)
    {
        final SetHaircutsDecoder to = new SetHaircutsDecoder().wrapAndApplyHeader(
            command, 0, new MessageHeaderDecoder());
        final List<NaiveHaircut> rows = haircuts(command);
        final SetHaircutsEncoder.HaircutsEncoder group = new SetHaircutsEncoder()
            .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .asset(to.asset()).initialCapUnits(to.initialCapUnits())
            .liabilityInitialPpm(down(surchargesPpm[0], to.liabilityInitialPpm(), step))
            .liabilityMaintenancePpm(down(surchargesPpm[1], to.liabilityMaintenancePpm(), step))
            .haircutsCount(rows.size());
        for (int i = 0; i < rows.size(); i++)
        {
            group.next().fromUnits(rows.get(i).fromUnits())
                .initialPpm(up(haircuts.get(i).initialPpm(), rows.get(i).initialPpm(), step))
                .maintenancePpm(down(haircuts.get(i).maintenancePpm(), rows.get(i).maintenancePpm(), step));
        }
        return buffer;
    }

    private DirectBuffer tiers(final DirectBuffer command, final UnsafeBuffer buffer, final int step)
    {
        final SetInstrumentParametersDecoder to = new SetInstrumentParametersDecoder().wrapAndApplyHeader(
            command, 0, new MessageHeaderDecoder());
        final List<NaiveTier> rows = tiers(command);
        final SetInstrumentParametersEncoder.TiersEncoder group = new SetInstrumentParametersEncoder()
            .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .instrument(to.instrument()).dustNotional(to.dustNotional())
            .openInterestLower(to.openInterestLower()).openInterestUpper(to.openInterestUpper())
            .takerFeePpm(to.takerFeePpm()).liquidationFeePpm(to.liquidationFeePpm())
            .priceBandPpm(to.priceBandPpm()).tiersCount(rows.size());
        for (int i = 0; i < rows.size(); i++)
        {
            group.next().lowerNotional(rows.get(i).lowerNotional())
                .maintenancePpm(down(tiers.get(i).maintenancePpm(), rows.get(i).maintenancePpm(), step))
                .initialPpm(up(tiers.get(i).initialPpm(), rows.get(i).initialPpm(), step));
        }
        return buffer;
    }

    private DirectBuffer levels(final DirectBuffer command, final UnsafeBuffer buffer, final int step)
    {
        final SetRiskParametersDecoder to = new SetRiskParametersDecoder().wrapAndApplyHeader(
            command, 0, new MessageHeaderDecoder());
        new SetRiskParametersEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .callEntryPpm(down(levels.callEntryPpm(), to.callEntryPpm(), step))
            .callExitPpm(up(levels.callExitPpm(), to.callExitPpm(), step))
            .liquidationExitPpm(down(levels.liquidationExitPpm(), to.liquidationExitPpm(), step))
            .takeoverPpm(down(levels.takeoverPpm(), to.takeoverPpm(), step))
            .positivePnlInitialPpm(down(levels.positivePnlInitialPpm(), to.positivePnlInitialPpm(), step))
            .sliceStepNs(to.sliceStepNs()).maxSlices(to.maxSlices());
        return buffer;
    }

    private static int down(final long from, final long to, final int step)
    {
        return (int)Math.floorDiv(from * (NaiveChange.STEPS - step) + to * step, NaiveChange.STEPS);
    }

    private static int up(final long from, final long to, final int step)
    {
        return -down(-from, -to, step);
    }

    private static List<NaiveHaircut> haircuts(final DirectBuffer command)
    {
        final List<NaiveHaircut> rows = new ArrayList<>();
        new SetHaircutsDecoder().wrapAndApplyHeader(command, 0, new MessageHeaderDecoder()).haircuts().forEach(
            row -> rows.add(new NaiveHaircut(row.fromUnits(), row.initialPpm(), row.maintenancePpm())));
        return rows;
    }

    private static List<NaiveTier> tiers(final DirectBuffer command)
    {
        final List<NaiveTier> rows = new ArrayList<>();
        new SetInstrumentParametersDecoder().wrapAndApplyHeader(command, 0, new MessageHeaderDecoder()).tiers()
            .forEach(row -> rows.add(new NaiveTier(row.lowerNotional(), row.maintenancePpm(), row.initialPpm())));
        return rows;
    }

    private static List<Long> lowerEnds(final List<NaiveHaircut> rows)
    {
        final List<Long> ends = new ArrayList<>();
        rows.forEach(row -> ends.add(row.fromUnits()));
        return ends;
    }

    private static List<Long> lowers(final List<NaiveTier> rows)
    {
        final List<Long> ends = new ArrayList<>();
        rows.forEach(row -> ends.add(row.lowerNotional()));
        return ends;
    }
}
