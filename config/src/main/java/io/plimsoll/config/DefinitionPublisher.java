package io.plimsoll.config;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.DefineAssetEncoder;
import io.plimsoll.core.message.DefineInstrumentEncoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.SetRiskParametersEncoder;
import org.agrona.ExpandableArrayBuffer;

/**
 * Encodes a configuration as the commands that define it.
 */
final class DefinitionPublisher
{
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CommandSink sink;

    DefinitionPublisher(final CommandSink sink)
    {
        this.sink = sink;
    }

    void levels(final RiskLevels levels)
    {
        final SetRiskParametersEncoder encoder = new SetRiskParametersEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .callEntryPpm(levels.callEntryPpm())
            .callExitPpm(levels.callExitPpm())
            .liquidationExitPpm(levels.liquidationExitPpm())
            .takeoverPpm(levels.takeoverPpm())
            .positivePnlInitialPpm(levels.positivePnlInitialPpm())
            .sliceStepNs(levels.sliceStepNs())
            .maxSlices(levels.maxSlices());
        publish(encoder.encodedLength());
    }

    void asset(final AssetSettings asset)
    {
        final DefineAssetEncoder encoder = new DefineAssetEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .asset(asset.id())
            .decimals((short)asset.decimals())
            .name(asset.name())
            .maxPrice(asset.maxPrice())
            .initialCapUnits(asset.initialCapUnits())
            .liabilityInitialPpm(asset.liabilityInitialPpm())
            .liabilityMaintenancePpm(asset.liabilityMaintenancePpm());
        final DefineAssetEncoder.HaircutsEncoder rows = encoder.haircutsCount(asset.haircuts().size());
        for (final AssetSettings.Haircut row : asset.haircuts())
        {
            rows.next()
                .fromUnits(row.fromUnits())
                .initialPpm(row.initialPpm())
                .maintenancePpm(row.maintenancePpm());
        }
        publish(encoder.encodedLength());
    }

    void backstop(final PoolSettings pool)
    {
        final OpenAccountEncoder encoder = new OpenAccountEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .account(pool.backstopAccount())
            .kind(AccountKind.BACKSTOP)
            .riskPool(pool.id());
        publish(encoder.encodedLength());
    }

    void instrument(final InstrumentSettings instrument)
    {
        final DefineInstrumentEncoder encoder = new DefineInstrumentEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument.id())
            .kind(instrument.isInverse() ? InstrumentKind.INVERSE : InstrumentKind.LINEAR)
            .optionType(OptionType.NONE)
            .settleAsset(instrument.settleAsset())
            .riskPool(instrument.riskPool())
            .underlying(0)
            .name(instrument.name())
            .priceIncrementE9(instrument.priceIncrementE9())
            .lotSizeE9(instrument.lotSizeE9())
            .faceValue(instrument.faceValue())
            .maxPrice(instrument.maxPrice())
            .maxPositionLots(instrument.maxPositionLots())
            .strike(0)
            .expiryNs(instrument.expiryNs())
            .dustNotional(instrument.dustNotional())
            .openInterestLower(instrument.openInterestLower())
            .openInterestUpper(instrument.openInterestUpper())
            .takerFeePpm(instrument.takerFeePpm())
            .liquidationFeePpm(instrument.liquidationFeePpm())
            .priceBandPpm(instrument.priceBandPpm());
        final DefineInstrumentEncoder.TiersEncoder rows = encoder.tiersCount(instrument.tiers().size());
        for (final InstrumentSettings.Tier row : instrument.tiers())
        {
            rows.next()
                .lowerNotional(row.lowerNotional())
                .maintenancePpm(row.maintenancePpm())
                .initialPpm(row.initialPpm());
        }
        publish(encoder.encodedLength());
    }

    private void publish(final int bodyLength)
    {
        sink.onCommand(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + bodyLength);
    }
}
