package io.plimsoll.core.naive;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;

import static io.plimsoll.core.naive.NaiveMath.PPM;
import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Assets, contracts and parameters: what may be defined and what not (R1.2 to R1.5, R2.2, R3.2, R4.3).
 */
final class NaiveDefinitions
{
    private static final long MAX_CONTRACT_NUMBER = 1_000_000_000_000_000L;
    private static final long MAX_NOTIONAL = 100_000_000_000_000_000L;
    private static final long MAX_UNITS = 1_000_000_000_000_000_000L;
    private static final long MAX_ASSET_PRICE = 10_000_000_000_000L;
    private static final int MAX_RISK_POOL = 63;

    private final NaiveState state;
    private final NaiveEvents events;

    NaiveDefinitions(final NaiveState state, final NaiveEvents events)
    {
        this.state = state;
        this.events = events;
    }

    Reason defineAsset(final DefineAssetDecoder command)
    {
        final int id = command.asset();
        final byte[] name = new byte[DefineAssetDecoder.nameLength()];
        command.getName(name, 0);
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(id, 0, state.limits.maxAssets() - 1L)
            .range(command.decimals(), 0, 9)
            .range(command.maxPrice(), 1, MAX_ASSET_PRICE)
            .when(!NaiveSchedule.isName(name), Reason.OUT_OF_RANGE)
            .when(state.assets.containsKey(id), Reason.DUPLICATE_ID);
        final long cap = command.initialCapUnits();
        final int initialPpm = command.liabilityInitialPpm();
        final int maintenancePpm = command.liabilityMaintenancePpm();
        final int decimals = command.decimals();
        final long maxPrice = command.maxPrice();
        final List<NaiveHaircut> rows = new ArrayList<>();
        command.haircuts().forEach(
            row -> rows.add(new NaiveHaircut(row.fromUnits(), row.initialPpm(), row.maintenancePpm())));
        collateral(verdict, id, cap, initialPpm, maintenancePpm, rows).when(
            id == NaiveAsset.NUMERAIRE && (decimals != 6 || maxPrice != NaiveAsset.NUMERAIRE_PRICE),
            Reason.HAIRCUTS_INVALID);
        if (verdict.isClear())
        {
            final NaiveAsset asset = new NaiveAsset(id, decimals, maxPrice);
            asset.terms(cap, initialPpm, maintenancePpm, rows);
            state.assets.put(id, asset);
            state.parameterVersion++;
            events.assetDefined(id, state.parameterVersion);
        }
        return verdict.reason();
    }

    Reason setHaircuts(final SetHaircutsDecoder command)
    {
        final int id = command.asset();
        final long cap = command.initialCapUnits();
        final int initialPpm = command.liabilityInitialPpm();
        final int maintenancePpm = command.liabilityMaintenancePpm();
        final List<NaiveHaircut> rows = new ArrayList<>();
        command.haircuts().forEach(
            row -> rows.add(new NaiveHaircut(row.fromUnits(), row.initialPpm(), row.maintenancePpm())));
        final NaiveVerdict verdict =
            new NaiveVerdict().when(!state.assets.containsKey(id), Reason.UNKNOWN_ASSET);
        collateral(verdict, id, cap, initialPpm, maintenancePpm, rows);
        if (verdict.isClear())
        {
            state.assets.get(id).terms(cap, initialPpm, maintenancePpm, rows);
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.ASSET, id, state.parameterVersion);
        }
        return verdict.reason();
    }

    Reason defineInstrument(final DefineInstrumentDecoder command)
    {
        final int id = command.instrument();
        final byte[] name = new byte[DefineInstrumentDecoder.nameLength()];
        command.getName(name, 0);
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(id, 0, state.limits.maxInstruments() - 1L)
            .range(command.kindRaw(), InstrumentKind.LINEAR.value(), InstrumentKind.OPTION.value())
            .range(command.optionTypeRaw(), OptionType.NONE.value(), OptionType.PUT.value())
            .range(command.riskPool(), 0, MAX_RISK_POOL)
            .when(!NaiveSchedule.isName(name), Reason.OUT_OF_RANGE)
            .range(command.priceIncrementE9(), 1, MAX_CONTRACT_NUMBER)
            .range(command.lotSizeE9(), 0, MAX_CONTRACT_NUMBER)
            .range(command.faceValue(), 0, MAX_CONTRACT_NUMBER)
            .range(command.maxPrice(), 1, MAX_CONTRACT_NUMBER)
            .range(command.maxPositionLots(), 1, MAX_CONTRACT_NUMBER)
            .range(command.expiryNs(), 0, Long.MAX_VALUE)
            .when(!isKindConsistent(command), Reason.OUT_OF_RANGE)
            .when(!state.assets.containsKey(command.settleAsset()), Reason.UNKNOWN_ASSET)
            .when(!state.backstops.containsKey(command.riskPool()), Reason.UNKNOWN_RISK_POOL)
            .when(state.instruments.containsKey(id), Reason.DUPLICATE_ID)
            .when(command.kindRaw() == InstrumentKind.OPTION.value(), Reason.UNSUPPORTED_KIND);
        final NaiveInstrument instrument = verdict.isClear() ? contract(command) : null;
        verdict.when(verdict.isClear() && instrument == null, Reason.INEXACT_CONTRACT);
        final List<NaiveTier> tiers = new ArrayList<>();
        final NaiveTerms terms = new NaiveTerms(
            command.dustNotional(), command.openInterestLower(), command.openInterestUpper(),
            command.takerFeePpm(), command.liquidationFeePpm(), command.priceBandPpm(), tiers);
        command.tiers().forEach(
            row -> tiers.add(new NaiveTier(row.lowerNotional(), row.maintenancePpm(), row.initialPpm())));
        terms(verdict, terms);
        if (verdict.isClear())
        {
            instrument.terms = terms;
            instrument.priceIncrementE9 = command.priceIncrementE9();
            state.instruments.put(id, instrument);
            state.parameterVersion++;
            events.instrumentDefined(id, state.parameterVersion);
        }
        return verdict.reason();
    }

    Reason setInstrumentParameters(final SetInstrumentParametersDecoder command)
    {
        final int id = command.instrument();
        final List<NaiveTier> tiers = new ArrayList<>();
        final NaiveTerms terms = new NaiveTerms(
            command.dustNotional(), command.openInterestLower(), command.openInterestUpper(),
            command.takerFeePpm(), command.liquidationFeePpm(), command.priceBandPpm(), tiers);
        command.tiers().forEach(
            row -> tiers.add(new NaiveTier(row.lowerNotional(), row.maintenancePpm(), row.initialPpm())));
        final NaiveVerdict verdict = terms(
            new NaiveVerdict().when(!state.instruments.containsKey(id), Reason.UNKNOWN_INSTRUMENT), terms);
        if (verdict.isClear())
        {
            state.instruments.get(id).terms = terms;
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.INSTRUMENT, id, state.parameterVersion);
        }
        return verdict.reason();
    }

    Reason setRiskParameters(final SetRiskParametersDecoder command)
    {
        final NaiveLevels levels = new NaiveLevels(
            command.callEntryPpm(), command.callExitPpm(), command.liquidationExitPpm(), command.takeoverPpm(),
            command.positivePnlInitialPpm(), command.sliceStepNs(), command.maxSlices());
        boolean isAgreed = levels.isOrdered();
        for (final NaiveInstrument instrument : state.instruments())
        {
            isAgreed &= levels.agreesWith(instrument.terms.tiers());
        }
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(levels.positivePnlInitialPpm(), 0, PPM)
            .range(levels.sliceStepNs(), 1, MAX_CONTRACT_NUMBER)
            .range(levels.maxSlices(), 1, 1000)
            .when(!isAgreed, Reason.LEVELS_CONTRADICT);
        if (verdict.isClear())
        {
            state.levels = levels;
            state.parameterVersion++;
            events.parametersChanged(ParameterScope.RISK, 0, state.parameterVersion);
        }
        return verdict.reason();
    }

    private static NaiveVerdict collateral(
        final NaiveVerdict verdict,
        final int asset,
        final long cap,
        final int initialPpm,
        final int maintenancePpm,
        final List<NaiveHaircut> rows)
    {
        return verdict
            .range(cap, 0, MAX_UNITS)
            .range(initialPpm, 0, PPM)
            .range(maintenancePpm, 0, PPM)
            .when(maintenancePpm > initialPpm, Reason.HAIRCUTS_INVALID)
            .when(!NaiveSchedule.isHaircutSchedule(rows), Reason.HAIRCUTS_INVALID)
            .when(
                asset == NaiveAsset.NUMERAIRE &&
                    (cap != 0 || initialPpm != 0 || maintenancePpm != 0 || !NaiveSchedule.isZero(rows)),
                Reason.HAIRCUTS_INVALID);
    }

    private NaiveVerdict terms(final NaiveVerdict verdict, final NaiveTerms terms)
    {
        return verdict
            .range(terms.dustNotional(), 0, MAX_NOTIONAL)
            .range(terms.openInterestLower(), 0, MAX_NOTIONAL)
            .range(terms.openInterestUpper(), 0, MAX_NOTIONAL)
            .when(
                terms.openInterestUpper() > 0 && terms.openInterestLower() >= terms.openInterestUpper(),
                Reason.OUT_OF_RANGE)
            .range(terms.takerFeePpm(), 0, 100_000)
            .range(terms.liquidationFeePpm(), 0, 100_000)
            .range(terms.priceBandPpm(), 1, PPM - 1)
            .when(!NaiveSchedule.isTierTable(terms.tiers()), Reason.TIERS_INVALID)
            .when(!state.levels.agreesWith(terms.tiers()), Reason.LEVELS_CONTRADICT);
    }

    private static boolean isKindConsistent(final DefineInstrumentDecoder command)
    {
        final int kind = command.kindRaw();
        if (kind == InstrumentKind.OPTION.value())
        {
            return true;
        }
        final boolean isPlain = command.underlying() == 0 && command.strike() == 0 &&
            command.optionTypeRaw() == OptionType.NONE.value();
        return isPlain && (kind == InstrumentKind.LINEAR.value() ?
            command.lotSizeE9() >= 1 && command.faceValue() == 0 :
            command.faceValue() >= 1 && command.lotSizeE9() == 0 && command.settleAsset() != NaiveAsset.NUMERAIRE);
    }

    /**
     * The contract, or null if it would not be exact (R1.3 to R1.5).
     */
    private NaiveInstrument contract(final DefineInstrumentDecoder command)
    {
        final NaiveAsset asset = state.assets.get(command.settleAsset());
        final BigInteger lots = big(command.maxPositionLots());
        if (command.kindRaw() == InstrumentKind.INVERSE.value())
        {
            final BigInteger coin = whole(
                big(command.faceValue()).multiply(big(asset.unitsPerWhole)).multiply(big(1000)),
                big(command.priceIncrementE9()));
            final boolean isExact = coin != null &&
                lots.multiply(big(command.faceValue())).compareTo(big(MAX_NOTIONAL)) <= 0 &&
                lots.multiply(coin).compareTo(big(MAX_NOTIONAL)) <= 0;
            return !isExact ? null : NaiveInstrument.inverse(
                command.instrument(), asset, command.riskPool(), command.maxPrice(), command.maxPositionLots(),
                command.faceValue(), coin.longValueExact());
        }
        final BigInteger tick = whole(
            big(command.priceIncrementE9()).multiply(big(command.lotSizeE9())).multiply(big(asset.unitsPerWhole)),
            BigInteger.TEN.pow(18));
        if (tick == null)
        {
            return null;
        }
        final BigInteger units = lots.multiply(big(command.maxPrice())).multiply(tick);
        final boolean isExact = units.compareTo(big(MAX_NOTIONAL)) <= 0 &&
            units.multiply(big(asset.maxPrice)).compareTo(
                big(MAX_NOTIONAL).multiply(big(asset.unitsPerWhole))) <= 0;
        return !isExact ? null : NaiveInstrument.linear(
            command.instrument(), asset, command.riskPool(), command.maxPrice(), command.maxPositionLots(),
            tick.longValueExact());
    }

    /**
     * The quotient if it is a whole number of at least 1, else null.
     */
    private static BigInteger whole(final BigInteger dividend, final BigInteger divisor)
    {
        final BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return parts[1].signum() == 0 && parts[0].signum() > 0 ? parts[0] : null;
    }
}
