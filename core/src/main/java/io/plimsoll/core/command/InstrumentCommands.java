package io.plimsoll.core.command;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.outcome.AccountEvents;

import static io.plimsoll.core.command.Bounds.MAX_MONEY;
import static io.plimsoll.core.command.Bounds.MAX_QUANTITY;
import static io.plimsoll.core.command.Bounds.MILLION;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Contracts and their parameters. Each method applies a command or says why not.
 */
final class InstrumentCommands
{
    private static final int MAX_FEE_PPM = 100_000;
    private static final long BILLION_SQUARED = 1_000_000_000_000_000_000L;
    private static final long INVERSE_FACTOR = 1_000L;

    private final Accounts book;
    private final Contracts contracts;
    private final RiskParameters parameters;
    private final Monitor monitor;
    private final AccountEvents events;
    private final TierTable candidate = new TierTable();

    InstrumentCommands(
        final Accounts book,
        final Contracts contracts,
        final RiskParameters parameters,
        final Monitor monitor,
        final AccountEvents events)
    {
        this.book = book;
        this.contracts = contracts;
        this.parameters = parameters;
        this.monitor = monitor;
        this.events = events;
    }

    Reason define(final DefineInstrumentDecoder command)
    {
        if (!isIdentityInRange(command) || !isContractInRange(command) || !areTermsInRange(
            command.dustNotional(), command.openInterestLower(), command.openInterestUpper(), command.takerFeePpm(),
            command.liquidationFeePpm(), command.priceBandPpm()))
        {
            return Reason.OUT_OF_RANGE;
        }
        final int id = command.instrument();
        if (!contracts.hasAsset(command.settleAsset()))
        {
            return Reason.UNKNOWN_ASSET;
        }
        if (book.backstop(command.riskPool()) == AccountTable.NONE)
        {
            return Reason.UNKNOWN_RISK_POOL;
        }
        if (contracts.hasInstrument(id))
        {
            return Reason.DUPLICATE_ID;
        }
        if (command.kindRaw() == InstrumentKind.OPTION.value())
        {
            return Reason.UNSUPPORTED_KIND;
        }
        final boolean isInverse = command.kindRaw() == InstrumentKind.INVERSE.value();
        final Asset settle = contracts.asset(command.settleAsset());
        final long valueFactor = isInverse ? coinConstant(command, settle) : tickValue(command, settle);
        if (valueFactor < 1 || !isExact(command, settle, isInverse, valueFactor))
        {
            return Reason.INEXACT_CONTRACT;
        }
        final Reason reason = readTiers(command.tiers());
        if (reason != null)
        {
            return reason;
        }
        list(command, settle, isInverse, valueFactor);
        return null;
    }

    private void list(
        final DefineInstrumentDecoder command, final Asset settle, final boolean isInverse, final long valueFactor)
    {
        final Instrument instrument = new Instrument(
            command.instrument(),
            isInverse,
            settle.id(),
            command.riskPool(),
            valueFactor,
            command.faceValue(),
            settle.scale(),
            command.maxPrice(),
            command.maxPositionLots());
        instrument.parameters(
            command.dustNotional(), command.openInterestLower(), command.openInterestUpper(), command.takerFeePpm(),
            command.liquidationFeePpm(), command.priceBandPpm(), candidate);
        instrument.priceIncrementE9(command.priceIncrementE9());
        contracts.list(instrument);
        events.instrumentDefined(instrument.id(), parameters.countAccepted());
    }

    private boolean isIdentityInRange(final DefineInstrumentDecoder command)
    {
        return command.instrument() < contracts.maxInstruments() && command.riskPool() < Accounts.MAX_POOLS &&
            isWithin(command.kindRaw(), InstrumentKind.LINEAR.value(), InstrumentKind.OPTION.value()) &&
            isWithin(command.optionTypeRaw(), OptionType.NONE.value(), OptionType.PUT.value()) &&
            SymbolRule.isValid(command);
    }

    private static boolean isContractInRange(final DefineInstrumentDecoder command)
    {
        final long lotSize = command.lotSizeE9();
        final long faceValue = command.faceValue();
        final boolean isInRange = isWithin(command.priceIncrementE9(), 1, MAX_QUANTITY) &&
            isWithin(lotSize, 0, MAX_QUANTITY) && isWithin(faceValue, 0, MAX_QUANTITY) &&
            isWithin(command.maxPrice(), 1, MAX_QUANTITY) && isWithin(command.maxPositionLots(), 1, MAX_QUANTITY) &&
            command.expiryNs() >= 0;
        if (!isInRange || command.kindRaw() == InstrumentKind.OPTION.value())
        {
            return isInRange;
        }
        final boolean isShaped = command.kindRaw() == InstrumentKind.LINEAR.value() ?
            lotSize >= 1 && faceValue == 0 : lotSize == 0 && faceValue >= 1 && command.settleAsset() != 0;
        return isShaped && command.underlying() == 0 && command.strike() == 0 && command.optionTypeRaw() == 0;
    }

    private static boolean areTermsInRange(
        final long dustNotional,
        final long openInterestLower,
        final long openInterestUpper,
        final int takerFeePpm,
        final int liquidationFeePpm,
        final int priceBandPpm)
    {
        return isWithin(dustNotional, 0, MAX_MONEY) && isWithin(openInterestLower, 0, MAX_MONEY) &&
            isWithin(openInterestUpper, 0, MAX_MONEY) &&
            (openInterestUpper == 0 || openInterestLower < openInterestUpper) &&
            isWithin(takerFeePpm, 0, MAX_FEE_PPM) && isWithin(liquidationFeePpm, 0, MAX_FEE_PPM) &&
            isWithin(priceBandPpm, 1, MILLION - 1);
    }

    /**
     * Settle units per lot and increment: increment x lot x scale / 10^18.
     */
    private static long tickValue(final DefineInstrumentDecoder command, final Asset settle)
    {
        return Bounds.wholeQuotient(
            command.priceIncrementE9(), command.lotSizeE9(), BILLION_SQUARED / settle.scale());
    }

    /**
     * K of the coin value {@code lots * K / price}: face value x scale x 10^3 / increment.
     */
    private static long coinConstant(final DefineInstrumentDecoder command, final Asset settle)
    {
        return Bounds.wholeQuotient(
            command.faceValue(), settle.scale() * INVERSE_FACTOR, command.priceIncrementE9());
    }

    private static boolean isExact(
        final DefineInstrumentDecoder command, final Asset settle, final boolean isInverse, final long valueFactor)
    {
        final long lots = command.maxPositionLots();
        if (isInverse)
        {
            return Bounds.isProductWithin(lots, 1, command.faceValue(), MAX_MONEY) &&
                Bounds.isProductWithin(lots, 1, valueFactor, MAX_MONEY);
        }
        final long maxPrice = command.maxPrice();
        return Bounds.isProductWithin(lots, maxPrice, valueFactor, MAX_MONEY) &&
            WideMath.isWithin(lots * maxPrice * valueFactor, settle.maxPrice(), settle.scale(), MAX_MONEY);
    }

    private Reason readTiers(final DefineInstrumentDecoder.TiersDecoder rows)
    {
        candidate.clear();
        if (rows.count() > TierTable.MAX_ROWS)
        {
            return Reason.TIERS_INVALID;
        }
        while (rows.hasNext())
        {
            rows.next();
            candidate.add(rows.lowerNotional(), rows.maintenancePpm(), rows.initialPpm());
        }
        return judgeTiers();
    }

    private Reason judgeTiers()
    {
        if (!candidate.isValid())
        {
            return Reason.TIERS_INVALID;
        }
        return candidate.isInitialAbove(parameters.callEntryPpm()) ? null : Reason.LEVELS_CONTRADICT;
    }

    Reason setParameters(final SetInstrumentParametersDecoder command)
    {
        if (!areTermsInRange(
            command.dustNotional(), command.openInterestLower(), command.openInterestUpper(), command.takerFeePpm(),
            command.liquidationFeePpm(), command.priceBandPpm()))
        {
            return Reason.OUT_OF_RANGE;
        }
        final int id = command.instrument();
        if (!contracts.hasInstrument(id))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        final SetInstrumentParametersDecoder.TiersDecoder rows = command.tiers();
        candidate.clear();
        if (rows.count() > TierTable.MAX_ROWS)
        {
            return Reason.TIERS_INVALID;
        }
        while (rows.hasNext())
        {
            rows.next();
            candidate.add(rows.lowerNotional(), rows.maintenancePpm(), rows.initialPpm());
        }
        final Reason reason = judgeTiers();
        if (reason == null)
        {
            contracts.instrument(id).parameters(
                command.dustNotional(), command.openInterestLower(), command.openInterestUpper(),
                command.takerFeePpm(), command.liquidationFeePpm(), command.priceBandPpm(), candidate);
            events.parametersChanged(ParameterScope.INSTRUMENT, id, parameters.countAccepted());
            monitor.onInstrumentParameters(id);
        }
        return reason;
    }
}
