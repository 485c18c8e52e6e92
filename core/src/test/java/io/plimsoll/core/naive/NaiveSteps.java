package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * How far one proposal may go from what is in force (R14.3).
 */
final class NaiveSteps
{
    private static final long HAIRCUT_PPM = 100_000;
    private static final long TIER_PPM = 50_000;
    private static final long FEE_PPM = 10_000;
    private static final long BAND_PPM = 50_000;
    private static final long LEVEL_PPM = 100_000;
    private static final long PNL_PPM = 250_000;

    private NaiveSteps()
    {
    }

    static boolean isTooLarge(final NaiveState state, final DirectBuffer command)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(command, 0);
        return switch (header.templateId())
        {
            case SetHaircutsDecoder.TEMPLATE_ID ->
                isTooLarge(state, new SetHaircutsDecoder().wrapAndApplyHeader(command, 0, header));
            case SetInstrumentParametersDecoder.TEMPLATE_ID ->
                isTooLarge(state, new SetInstrumentParametersDecoder().wrapAndApplyHeader(command, 0, header));
            case SetRiskParametersDecoder.TEMPLATE_ID ->
                isTooLarge(state.levels, new SetRiskParametersDecoder().wrapAndApplyHeader(command, 0, header));
            default -> false;
        };
    }

    private static boolean isTooLarge(final NaiveState state, final SetHaircutsDecoder command)
    {
        final NaiveAsset asset = state.assets.get(command.asset());
        if (asset == null)
        {
            return false;
        }
        final long capUnits = command.initialCapUnits();
        final int initialPpm = command.liabilityInitialPpm();
        final int maintenancePpm = command.liabilityMaintenancePpm();
        final List<NaiveHaircut> rows = new ArrayList<>();
        command.haircuts().forEach(
            row -> rows.add(new NaiveHaircut(row.fromUnits(), row.initialPpm(), row.maintenancePpm())));
        return isFar(asset.liabilityInitialPpm(), initialPpm, HAIRCUT_PPM) ||
            isFar(asset.liabilityMaintenancePpm(), maintenancePpm, HAIRCUT_PPM) ||
            isOutOfScale(asset.initialCapUnits(), capUnits) ||
            isFar(asset.haircuts(), rows, NaiveHaircut::fromUnits, NaiveHaircut::initialPpm, HAIRCUT_PPM) ||
            isFar(asset.haircuts(), rows, NaiveHaircut::fromUnits, NaiveHaircut::maintenancePpm, HAIRCUT_PPM);
    }

    private static boolean isTooLarge(final NaiveState state, final SetInstrumentParametersDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        if (instrument == null)
        {
            return false;
        }
        final NaiveTerms old = instrument.terms;
        final boolean isTooLarge =
            isOutOfScale(old.dustNotional(), command.dustNotional()) ||
            isOutOfScale(old.openInterestLower(), command.openInterestLower()) ||
            isOutOfScale(old.openInterestUpper(), command.openInterestUpper()) ||
            isFar(old.takerFeePpm(), command.takerFeePpm(), FEE_PPM) ||
            isFar(old.liquidationFeePpm(), command.liquidationFeePpm(), FEE_PPM) ||
            isFar(old.priceBandPpm(), command.priceBandPpm(), BAND_PPM);
        final List<NaiveTier> rows = new ArrayList<>();
        command.tiers().forEach(
            row -> rows.add(new NaiveTier(row.lowerNotional(), row.maintenancePpm(), row.initialPpm())));
        return isTooLarge ||
            isFar(old.tiers(), rows, NaiveTier::lowerNotional, NaiveTier::initialPpm, TIER_PPM) ||
            isFar(old.tiers(), rows, NaiveTier::lowerNotional, NaiveTier::maintenancePpm, TIER_PPM);
    }

    private static boolean isTooLarge(final NaiveLevels old, final SetRiskParametersDecoder command)
    {
        return isFar(old.callEntryPpm(), command.callEntryPpm(), LEVEL_PPM) ||
            isFar(old.callExitPpm(), command.callExitPpm(), LEVEL_PPM) ||
            isFar(old.liquidationExitPpm(), command.liquidationExitPpm(), LEVEL_PPM) ||
            isFar(old.takeoverPpm(), command.takeoverPpm(), LEVEL_PPM) ||
            isFar(old.positivePnlInitialPpm(), command.positivePnlInitialPpm(), PNL_PPM) ||
            isOutOfScale(old.sliceStepNs(), command.sliceStepNs()) ||
            isOutOfScale(old.maxSlices(), command.maxSlices());
    }

    /**
     * Marginal rates at every lower end of either schedule.
     */
    private static <T> boolean isFar(
        final List<T> old,
        final List<T> rows,
        final ToLongFunction<T> lower,
        final ToIntFunction<T> rate,
        final long mostPpm)
    {
        final TreeSet<Long> ends = new TreeSet<>();
        old.forEach(row -> ends.add(lower.applyAsLong(row)));
        rows.forEach(row -> ends.add(lower.applyAsLong(row)));
        return ends.stream().anyMatch(
            end -> isFar(rateAt(old, lower, rate, end), rateAt(rows, lower, rate, end), mostPpm));
    }

    private static <T> long rateAt(
        final List<T> rows, final ToLongFunction<T> lower, final ToIntFunction<T> rate, final long end)
    {
        long found = 0;
        for (final T row : rows)
        {
            found = lower.applyAsLong(row) <= end ? rate.applyAsInt(row) : found;
        }
        return found;
    }

    private static boolean isFar(final long old, final long now, final long mostPpm)
    {
        return Math.abs(now - old) > mostPpm;
    }

    /**
     * Neither of both is 0, and the new one is more than twice or less than half of the old.
     */
    private static boolean isOutOfScale(final long old, final long now)
    {
        return old != 0 && now != 0 &&
            (big(now).compareTo(big(old).shiftLeft(1)) > 0 || big(now).shiftLeft(1).compareTo(big(old)) < 0);
    }
}
