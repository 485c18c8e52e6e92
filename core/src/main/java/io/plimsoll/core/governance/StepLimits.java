package io.plimsoll.core.governance;

import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.HaircutSchedule;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import org.agrona.DirectBuffer;

/**
 * How far one change may go from what is in force (rulebook R14.3). Compiled in: who can change parameters must not be
 * able to change this. The proposed numbers may be anything.
 */
final class StepLimits
{
    private static final int MAX_HAIRCUT_STEP_PPM = 100_000;
    private static final int MAX_TIER_STEP_PPM = 50_000;
    private static final int MAX_FEE_STEP_PPM = 10_000;
    private static final int MAX_BAND_STEP_PPM = 50_000;
    private static final int MAX_LEVEL_STEP_PPM = 100_000;
    private static final int MAX_SHARE_STEP_PPM = 250_000;
    private static final int HEADER = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

    private final Contracts contracts;
    private final RiskParameters parameters;
    private final SetHaircutsDecoder setHaircuts = new SetHaircutsDecoder();
    private final SetInstrumentParametersDecoder setInstrumentParameters = new SetInstrumentParametersDecoder();
    private final SetRiskParametersDecoder setRiskParameters = new SetRiskParametersDecoder();
    private final RateRows inForce = new RateRows();
    private final RateRows proposed = new RateRows();

    StepLimits(final Contracts contracts, final RiskParameters parameters)
    {
        this.contracts = contracts;
        this.parameters = parameters;
    }

    /**
     * Is a command within the limits? What has no limits, or no target yet, is.
     */
    boolean allow(final int templateId, final DirectBuffer buffer, final int offset)
    {
        final int body = offset + HEADER;
        return switch (templateId)
        {
            case SetHaircutsDecoder.TEMPLATE_ID -> allowHaircuts(
                setHaircuts.wrap(buffer, body, SetHaircutsDecoder.BLOCK_LENGTH, VERSION));
            case SetInstrumentParametersDecoder.TEMPLATE_ID -> allowTerms(
                setInstrumentParameters.wrap(buffer, body, SetInstrumentParametersDecoder.BLOCK_LENGTH, VERSION));
            case SetRiskParametersDecoder.TEMPLATE_ID -> allowLevels(
                setRiskParameters.wrap(buffer, body, SetRiskParametersDecoder.BLOCK_LENGTH, VERSION));
            default -> true;
        };
    }

    private boolean allowHaircuts(final SetHaircutsDecoder command)
    {
        if (!contracts.hasAsset(command.asset()))
        {
            return true;
        }
        final HaircutSchedule haircuts = contracts.asset(command.asset()).haircuts();
        inForce.clear();
        for (int k = 0; k < haircuts.count(); k++)
        {
            inForce.add(haircuts.from(k), haircuts.initialPpm(k), haircuts.maintenancePpm(k));
        }
        proposed.clear();
        final SetHaircutsDecoder.HaircutsDecoder rows = command.haircuts();
        while (rows.hasNext())
        {
            rows.next();
            proposed.add(rows.fromUnits(), rows.initialPpm(), rows.maintenancePpm());
        }
        return isNear(haircuts.liabilityInitialPpm(), command.liabilityInitialPpm(), MAX_HAIRCUT_STEP_PPM) &&
            isNear(haircuts.liabilityMaintenancePpm(), command.liabilityMaintenancePpm(), MAX_HAIRCUT_STEP_PPM) &&
            isWithinFactor(haircuts.initialCapUnits(), command.initialCapUnits()) &&
            proposed.areNear(inForce, MAX_HAIRCUT_STEP_PPM);
    }

    private boolean allowTerms(final SetInstrumentParametersDecoder command)
    {
        if (!contracts.hasInstrument(command.instrument()))
        {
            return true;
        }
        final Instrument instrument = contracts.instrument(command.instrument());
        final TierTable tiers = instrument.tiers();
        inForce.clear();
        for (int k = 0; k < tiers.count(); k++)
        {
            inForce.add(tiers.lower(k), tiers.initialPpm(k), tiers.maintenancePpm(k));
        }
        proposed.clear();
        final SetInstrumentParametersDecoder.TiersDecoder rows = command.tiers();
        while (rows.hasNext())
        {
            rows.next();
            proposed.add(rows.lowerNotional(), rows.initialPpm(), rows.maintenancePpm());
        }
        return isNear(instrument.takerFeePpm(), command.takerFeePpm(), MAX_FEE_STEP_PPM) &&
            isNear(instrument.liquidationFeePpm(), command.liquidationFeePpm(), MAX_FEE_STEP_PPM) &&
            isNear(instrument.priceBandPpm(), command.priceBandPpm(), MAX_BAND_STEP_PPM) &&
            isWithinFactor(instrument.dustNotional(), command.dustNotional()) &&
            isWithinFactor(instrument.openInterestLower(), command.openInterestLower()) &&
            isWithinFactor(instrument.openInterestUpper(), command.openInterestUpper()) &&
            proposed.areNear(inForce, MAX_TIER_STEP_PPM);
    }

    private boolean allowLevels(final SetRiskParametersDecoder command)
    {
        return isNear(parameters.callEntryPpm(), command.callEntryPpm(), MAX_LEVEL_STEP_PPM) &&
            isNear(parameters.callExitPpm(), command.callExitPpm(), MAX_LEVEL_STEP_PPM) &&
            isNear(parameters.liquidationExitPpm(), command.liquidationExitPpm(), MAX_LEVEL_STEP_PPM) &&
            isNear(parameters.takeoverPpm(), command.takeoverPpm(), MAX_LEVEL_STEP_PPM) &&
            isNear(parameters.positivePnlInitialPpm(), command.positivePnlInitialPpm(), MAX_SHARE_STEP_PPM) &&
            isWithinFactor(parameters.sliceStepNs(), command.sliceStepNs()) &&
            isWithinFactor(parameters.maxSlices(), command.maxSlices());
    }

    private static boolean isNear(final int before, final int after, final int limit)
    {
        return Math.abs((long)after - before) <= limit;
    }

    /**
     * At most twice, at least half, unless one of both is 0.
     */
    private static boolean isWithinFactor(final long before, final long after)
    {
        // What is in force is far below 2^62; what is proposed may be anything.
        return before == 0 || after == 0 || after <= 2 * before && after >= before - before / 2;
    }
}
