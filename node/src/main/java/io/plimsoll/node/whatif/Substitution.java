package io.plimsoll.node.whatif;

import io.plimsoll.config.AssetSettings;
import io.plimsoll.config.InstrumentSettings;
import io.plimsoll.config.RiskLevels;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineAssetEncoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DefineInstrumentEncoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OptionType;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetHaircutsEncoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetInstrumentParametersEncoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the configuration's values in the place of recorded ones, command by command of the same kind: a definition
 * becomes the same definition with other parameters, and a later change sets what holds already, so it changes nothing
 * but the count of parameter versions, as the recorded one did.
 */
final class Substitution
{
    private static final int CAPACITY = 2048;
    private static final int BODY = MessageHeaderEncoder.ENCODED_LENGTH;

    private final Overlay overlay;
    private final RecordedVenue recorded = new RecordedVenue();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, String> noted = new HashMap<>();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder recordedHeader = new MessageHeaderDecoder();
    private int length;
    private int count;

    Substitution(final Overlay overlay)
    {
        this.overlay = overlay;
    }

    /**
     * The levels that must hold before the first command, where the journal sets none and the file does.
     *
     * @param isSetByJournal if some command of the journal sets the levels.
     * @return true if there is a command to apply first: {@link #buffer()}.
     */
    boolean opens(final boolean isSetByJournal)
    {
        final RiskLevels levels = overlay.levels();
        if (isSetByJournal || levels == null || levels.equals(RecordedVenue.DEFAULT_LEVELS))
        {
            return false;
        }
        note(0, RecordedVenue.DEFAULT_LEVELS);
        encode(levels);
        return true;
    }

    /**
     * @param sequence      of a recorded command.
     * @param commandBuffer holding a command that defines or changes parameters and that the recorded core accepted.
     * @param offset        of its header.
     * @return true if another command stands in for it: {@link #buffer()}; false if it stays as it is.
     */
    boolean replaces(final long sequence, final DirectBuffer commandBuffer, final int offset)
    {
        recorded.learn(commandBuffer, offset);
        recordedHeader.wrap(commandBuffer, offset);
        final int templateId = recordedHeader.templateId();
        final boolean isReplaced = switch (templateId)
        {
            case SetRiskParametersDecoder.TEMPLATE_ID -> levels(sequence);
            case DefineAssetDecoder.TEMPLATE_ID -> asset(sequence,
                new DefineAssetDecoder().wrapAndApplyHeader(commandBuffer, offset, recordedHeader).asset(), true);
            case SetHaircutsDecoder.TEMPLATE_ID -> asset(sequence,
                new SetHaircutsDecoder().wrapAndApplyHeader(commandBuffer, offset, recordedHeader).asset(), false);
            case DefineInstrumentDecoder.TEMPLATE_ID -> instrument(sequence, new DefineInstrumentDecoder()
                .wrapAndApplyHeader(commandBuffer, offset, recordedHeader).instrument(), true);
            case SetInstrumentParametersDecoder.TEMPLATE_ID -> instrument(sequence,
                new SetInstrumentParametersDecoder()
                    .wrapAndApplyHeader(commandBuffer, offset, recordedHeader).instrument(), false);
            default -> false;
        };
        count += isReplaced ? 1 : 0;
        return isReplaced;
    }

    private boolean levels(final long sequence)
    {
        if (overlay.levels() == null)
        {
            return false;
        }
        note(sequence, recorded.levels());
        encode(overlay.levels());
        return true;
    }

    private void note(final long sequence, final RiskLevels levels)
    {
        note(Change.between(
            sequence, "risk", SettingsText.of(levels), SettingsText.of(overlay.levels())));
    }

    /**
     * A later change that leaves a recorded value as it was tells nothing new.
     */
    private void note(final List<Change> found)
    {
        for (final Change change : found)
        {
            if (!change.recorded().equals(noted.put(change.path(), change.recorded())))
            {
                changes.add(change);
            }
        }
    }

    private boolean asset(final long sequence, final int id, final boolean isDefinition)
    {
        final AssetSettings asset = overlay.asset(id);
        if (asset == null)
        {
            return false;
        }
        note(Change.between(sequence, "assets." + asset.name(),
            SettingsText.of(recorded.assets().get(id)), SettingsText.of(asset)));
        if (isDefinition)
        {
            define(asset);
        }
        else
        {
            set(asset);
        }
        return true;
    }

    private boolean instrument(final long sequence, final int id, final boolean isDefinition)
    {
        final InstrumentSettings instrument = overlay.instrument(id);
        if (instrument == null)
        {
            return false;
        }
        final String settle = overlay.assetName(instrument.settleAsset());
        note(Change.between(sequence, "instruments." + instrument.name(),
            SettingsText.of(recorded.instruments().get(id), settle), SettingsText.of(instrument, settle)));
        if (isDefinition)
        {
            define(instrument, recorded.instruments().get(id).expiryNs());
        }
        else
        {
            set(instrument);
        }
        return true;
    }

    private void encode(final RiskLevels levels)
    {
        final SetRiskParametersEncoder encoder = new SetRiskParametersEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .callEntryPpm(levels.callEntryPpm()).callExitPpm(levels.callExitPpm())
            .liquidationExitPpm(levels.liquidationExitPpm()).takeoverPpm(levels.takeoverPpm())
            .positivePnlInitialPpm(levels.positivePnlInitialPpm())
            .sliceStepNs(levels.sliceStepNs()).maxSlices(levels.maxSlices());
        length = BODY + encoder.encodedLength();
    }

    private void define(final AssetSettings asset)
    {
        final DefineAssetEncoder encoder = new DefineAssetEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .asset(asset.id()).decimals((short)asset.decimals()).name(asset.name()).maxPrice(asset.maxPrice())
            .initialCapUnits(asset.initialCapUnits())
            .liabilityInitialPpm(asset.liabilityInitialPpm())
            .liabilityMaintenancePpm(asset.liabilityMaintenancePpm());
        final DefineAssetEncoder.HaircutsEncoder rows = encoder.haircutsCount(asset.haircuts().size());
        asset.haircuts().forEach(row -> rows.next()
            .fromUnits(row.fromUnits()).initialPpm(row.initialPpm()).maintenancePpm(row.maintenancePpm()));
        length = BODY + encoder.encodedLength();
    }

    private void set(final AssetSettings asset)
    {
        final SetHaircutsEncoder encoder = new SetHaircutsEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .asset(asset.id()).initialCapUnits(asset.initialCapUnits())
            .liabilityInitialPpm(asset.liabilityInitialPpm())
            .liabilityMaintenancePpm(asset.liabilityMaintenancePpm());
        final SetHaircutsEncoder.HaircutsEncoder rows = encoder.haircutsCount(asset.haircuts().size());
        asset.haircuts().forEach(row -> rows.next()
            .fromUnits(row.fromUnits()).initialPpm(row.initialPpm()).maintenancePpm(row.maintenancePpm()));
        length = BODY + encoder.encodedLength();
    }

    /**
     * The recorded definition with other parameters: what a configuration cannot say stays.
     */
    private void define(final InstrumentSettings instrument, final long expiryNs)
    {
        final DefineInstrumentEncoder encoder = new DefineInstrumentEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument.id())
            .kind(instrument.isInverse() ? InstrumentKind.INVERSE :
                InstrumentKind.LINEAR)
            .optionType(OptionType.NONE)
            .settleAsset(instrument.settleAsset()).riskPool(instrument.riskPool()).underlying(0)
            .name(instrument.name())
            .priceIncrementE9(instrument.priceIncrementE9()).lotSizeE9(instrument.lotSizeE9())
            .faceValue(instrument.faceValue()).maxPrice(instrument.maxPrice())
            .maxPositionLots(instrument.maxPositionLots()).strike(0).expiryNs(expiryNs)
            .dustNotional(instrument.dustNotional())
            .openInterestLower(instrument.openInterestLower()).openInterestUpper(instrument.openInterestUpper())
            .takerFeePpm(instrument.takerFeePpm()).liquidationFeePpm(instrument.liquidationFeePpm())
            .priceBandPpm(instrument.priceBandPpm());
        final DefineInstrumentEncoder.TiersEncoder rows = encoder.tiersCount(instrument.tiers().size());
        instrument.tiers().forEach(row -> rows.next()
            .lowerNotional(row.lowerNotional()).maintenancePpm(row.maintenancePpm()).initialPpm(row.initialPpm()));
        length = BODY + encoder.encodedLength();
    }

    private void set(final InstrumentSettings instrument)
    {
        final SetInstrumentParametersEncoder encoder = new SetInstrumentParametersEncoder();
        encoder.wrapAndApplyHeader(buffer, 0, header)
            .instrument(instrument.id()).dustNotional(instrument.dustNotional())
            .openInterestLower(instrument.openInterestLower()).openInterestUpper(instrument.openInterestUpper())
            .takerFeePpm(instrument.takerFeePpm()).liquidationFeePpm(instrument.liquidationFeePpm())
            .priceBandPpm(instrument.priceBandPpm());
        final SetInstrumentParametersEncoder.TiersEncoder rows = encoder.tiersCount(instrument.tiers().size());
        instrument.tiers().forEach(row -> rows.next()
            .lowerNotional(row.lowerNotional()).maintenancePpm(row.maintenancePpm()).initialPpm(row.initialPpm()));
        length = BODY + encoder.encodedLength();
    }

    DirectBuffer buffer()
    {
        return buffer;
    }

    /**
     * @return length of the command in {@link #buffer()}, which begins at 0.
     */
    int length()
    {
        return length;
    }

    /**
     * @return parameters that hold other values, in the order of the commands that set them.
     */
    List<Change> changes()
    {
        return changes;
    }

    /**
     * @return commands replaced, whether or not they came out different.
     */
    int count()
    {
        return count;
    }
}
