package io.plimsoll.core.command;

import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.HaircutSchedule;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;

import static io.plimsoll.core.command.Bounds.MILLION;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Assets, haircuts and venue-wide levels. Each method applies a command or says why not.
 */
final class DefinitionCommands
{
    private static final int MAX_DECIMALS = 9;
    private static final int NUMERAIRE_DECIMALS = 6;
    private static final long MAX_ASSET_PRICE = 10_000_000_000_000L;
    private static final int MAX_SLICES = 1000;

    private final Contracts contracts;
    private final RiskParameters parameters;
    private final Monitor monitor;
    private final AccountEvents events;
    private final HaircutSchedule candidate = new HaircutSchedule();

    DefinitionCommands(
        final Contracts contracts, final RiskParameters parameters, final Monitor monitor, final AccountEvents events)
    {
        this.contracts = contracts;
        this.parameters = parameters;
        this.monitor = monitor;
        this.events = events;
    }

    Reason defineAsset(final DefineAssetDecoder command)
    {
        final int id = command.asset();
        final int decimals = command.decimals();
        final long maxPrice = command.maxPrice();
        if (id >= contracts.maxAssets() || decimals > MAX_DECIMALS || !SymbolRule.isValid(command) ||
            !isWithin(maxPrice, 1, MAX_ASSET_PRICE) ||
            !areTermsInRange(
                command.initialCapUnits(), command.liabilityInitialPpm(), command.liabilityMaintenancePpm()))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (contracts.hasAsset(id))
        {
            return Reason.DUPLICATE_ID;
        }
        candidate.reset(
            command.initialCapUnits(), command.liabilityInitialPpm(), command.liabilityMaintenancePpm());
        final DefineAssetDecoder.HaircutsDecoder rows = command.haircuts();
        if (rows.count() > HaircutSchedule.MAX_ROWS)
        {
            return Reason.HAIRCUTS_INVALID;
        }
        while (rows.hasNext())
        {
            rows.next();
            candidate.add(rows.fromUnits(), rows.initialPpm(), rows.maintenancePpm());
        }
        final boolean isNumeraireLike = candidate.isNeutral() && decimals == NUMERAIRE_DECIMALS && maxPrice == MILLION;
        if (!candidate.isValid() || id == 0 && !isNumeraireLike)
        {
            return Reason.HAIRCUTS_INVALID;
        }
        contracts.list(new Asset(id, decimals, maxPrice, candidate));
        events.assetDefined(id, parameters.countAccepted());
        return null;
    }

    Reason setHaircuts(final SetHaircutsDecoder command)
    {
        final int id = command.asset();
        if (!areTermsInRange(
            command.initialCapUnits(), command.liabilityInitialPpm(), command.liabilityMaintenancePpm()))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!contracts.hasAsset(id))
        {
            return Reason.UNKNOWN_ASSET;
        }
        candidate.reset(
            command.initialCapUnits(), command.liabilityInitialPpm(), command.liabilityMaintenancePpm());
        final SetHaircutsDecoder.HaircutsDecoder rows = command.haircuts();
        if (rows.count() > HaircutSchedule.MAX_ROWS)
        {
            return Reason.HAIRCUTS_INVALID;
        }
        while (rows.hasNext())
        {
            rows.next();
            candidate.add(rows.fromUnits(), rows.initialPpm(), rows.maintenancePpm());
        }
        if (!candidate.isValid() || id == 0 && !candidate.isNeutral())
        {
            return Reason.HAIRCUTS_INVALID;
        }
        contracts.asset(id).haircuts().copyFrom(candidate);
        events.parametersChanged(ParameterScope.ASSET, id, parameters.countAccepted());
        if (id != 0)
        {
            monitor.onAssetParameters(id);
        }
        return null;
    }

    private static boolean areTermsInRange(final long capUnits, final int initialPpm, final int maintenancePpm)
    {
        return isWithin(capUnits, 0, Bounds.MAX_UNITS) && isWithin(initialPpm, 0, MILLION) &&
            isWithin(maintenancePpm, 0, MILLION);
    }

    Reason setRiskParameters(final SetRiskParametersDecoder command)
    {
        if (!isWithin(command.positivePnlInitialPpm(), 0, MILLION) ||
            !isWithin(command.sliceStepNs(), 1, Bounds.MAX_QUANTITY) || !isWithin(command.maxSlices(), 1, MAX_SLICES))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (!RiskParameters.areLevelsOrdered(
            command.callEntryPpm(), command.callExitPpm(), command.liquidationExitPpm(), command.takeoverPpm()) ||
            !isInitialAbove(command.callEntryPpm()))
        {
            return Reason.LEVELS_CONTRADICT;
        }
        parameters.set(
            command.callEntryPpm(),
            command.callExitPpm(),
            command.liquidationExitPpm(),
            command.takeoverPpm(),
            command.positivePnlInitialPpm(),
            command.sliceStepNs(),
            command.maxSlices());
        events.parametersChanged(ParameterScope.RISK, 0, parameters.countAccepted());
        monitor.onRiskParameters();
        return null;
    }

    private boolean isInitialAbove(final int levelPpm)
    {
        for (int id = 0; id < contracts.maxInstruments(); id++)
        {
            if (contracts.hasInstrument(id) && !contracts.instrument(id).tiers().isInitialAbove(levelPpm))
            {
                return false;
            }
        }
        return true;
    }
}
