package io.plimsoll.node.whatif;

import io.plimsoll.config.AssetSettings;
import io.plimsoll.config.InstrumentSettings;
import io.plimsoll.config.RiskLevels;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The parameters that hold in a run, learned from the commands that its core accepted, in the terms of a configuration.
 */
final class RecordedVenue
{
    /**
     * What a core starts with (rulebook R4.3).
     */
    static final RiskLevels DEFAULT_LEVELS =
        new RiskLevels(1_250_000, 1_300_000, 1_100_000, 666_667, 1_000_000, 1_000_000_000L, 5);

    private final Map<Integer, AssetSettings> assets = new TreeMap<>();
    private final Map<Integer, InstrumentSettings> instruments = new TreeMap<>();
    private final Map<Integer, Long> backstops = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private RiskLevels levels = DEFAULT_LEVELS;
    private boolean hasOwnLevels;
    private int laterChanges;

    RiskLevels levels()
    {
        return levels;
    }

    /**
     * @return true if a command has set the levels; else they are the core's defaults.
     */
    boolean hasOwnLevels()
    {
        return hasOwnLevels;
    }

    Map<Integer, AssetSettings> assets()
    {
        return assets;
    }

    Map<Integer, InstrumentSettings> instruments()
    {
        return instruments;
    }

    /**
     * @return backstop account by risk pool.
     */
    Map<Integer, Long> backstops()
    {
        return backstops;
    }

    /**
     * @return commands that changed what had been set before.
     */
    int laterChanges()
    {
        return laterChanges;
    }

    /**
     * Learn from a command that the core accepted.
     */
    void learn(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case SetRiskParametersDecoder.TEMPLATE_ID -> learnLevels(buffer, offset);
            case DefineAssetDecoder.TEMPLATE_ID -> learnAsset(buffer, offset);
            case SetHaircutsDecoder.TEMPLATE_ID -> learnHaircuts(buffer, offset);
            case DefineInstrumentDecoder.TEMPLATE_ID -> learnInstrument(buffer, offset);
            case SetInstrumentParametersDecoder.TEMPLATE_ID -> learnParameters(buffer, offset);
            case OpenAccountDecoder.TEMPLATE_ID -> learnBackstop(buffer, offset);
            default ->
            {
            }
        }
    }

    private void learnLevels(final DirectBuffer buffer, final int offset)
    {
        final SetRiskParametersDecoder set = new SetRiskParametersDecoder().wrapAndApplyHeader(buffer, offset, header);
        levels = new RiskLevels(set.callEntryPpm(), set.callExitPpm(), set.liquidationExitPpm(), set.takeoverPpm(),
            set.positivePnlInitialPpm(), set.sliceStepNs(), set.maxSlices());
        laterChanges += hasOwnLevels ? 1 : 0;
        hasOwnLevels = true;
    }

    private void learnAsset(final DirectBuffer buffer, final int offset)
    {
        final DefineAssetDecoder define = new DefineAssetDecoder().wrapAndApplyHeader(buffer, offset, header);
        final int id = define.asset();
        final int decimals = define.decimals();
        final String name = define.name();
        final long maxPrice = define.maxPrice();
        final long cap = define.initialCapUnits();
        final int initial = define.liabilityInitialPpm();
        final int maintenance = define.liabilityMaintenancePpm();
        final List<AssetSettings.Haircut> rows = new ArrayList<>();
        for (final DefineAssetDecoder.HaircutsDecoder row : define.haircuts())
        {
            rows.add(new AssetSettings.Haircut(row.fromUnits(), row.initialPpm(), row.maintenancePpm()));
        }
        assets.put(id, new AssetSettings(id, name, decimals, maxPrice, cap, initial, maintenance, rows));
    }

    private void learnHaircuts(final DirectBuffer buffer, final int offset)
    {
        final SetHaircutsDecoder set = new SetHaircutsDecoder().wrapAndApplyHeader(buffer, offset, header);
        final AssetSettings old = assets.get(set.asset());
        final long cap = set.initialCapUnits();
        final int initial = set.liabilityInitialPpm();
        final int maintenance = set.liabilityMaintenancePpm();
        final List<AssetSettings.Haircut> rows = new ArrayList<>();
        for (final SetHaircutsDecoder.HaircutsDecoder row : set.haircuts())
        {
            rows.add(new AssetSettings.Haircut(row.fromUnits(), row.initialPpm(), row.maintenancePpm()));
        }
        assets.put(old.id(), new AssetSettings(
            old.id(), old.name(), old.decimals(), old.maxPrice(), cap, initial, maintenance, rows));
        laterChanges++;
    }

    private void learnInstrument(final DirectBuffer buffer, final int offset)
    {
        final DefineInstrumentDecoder define =
            new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header);
        final InstrumentSettings plain = new InstrumentSettings(
            define.instrument(), define.name(), define.kind() == InstrumentKind.INVERSE, define.settleAsset(),
            define.riskPool(), define.priceIncrementE9(), define.lotSizeE9(), define.faceValue(), define.maxPrice(),
            define.maxPositionLots(), define.expiryNs(), define.dustNotional(), define.openInterestLower(),
            define.openInterestUpper(), define.takerFeePpm(), define.liquidationFeePpm(), define.priceBandPpm(),
            List.of());
        final List<InstrumentSettings.Tier> rows = new ArrayList<>();
        for (final DefineInstrumentDecoder.TiersDecoder row : define.tiers())
        {
            rows.add(new InstrumentSettings.Tier(row.lowerNotional(), row.maintenancePpm(), row.initialPpm()));
        }
        instruments.put(plain.id(), with(plain, plain.dustNotional(), plain.openInterestLower(),
            plain.openInterestUpper(), plain.takerFeePpm(), plain.liquidationFeePpm(), plain.priceBandPpm(), rows));
    }

    private void learnParameters(final DirectBuffer buffer, final int offset)
    {
        final SetInstrumentParametersDecoder set =
            new SetInstrumentParametersDecoder().wrapAndApplyHeader(buffer, offset, header);
        final InstrumentSettings old = instruments.get(set.instrument());
        final long dust = set.dustNotional();
        final long lower = set.openInterestLower();
        final long upper = set.openInterestUpper();
        final int taker = set.takerFeePpm();
        final int liquidation = set.liquidationFeePpm();
        final int band = set.priceBandPpm();
        final List<InstrumentSettings.Tier> rows = new ArrayList<>();
        for (final SetInstrumentParametersDecoder.TiersDecoder row : set.tiers())
        {
            rows.add(new InstrumentSettings.Tier(row.lowerNotional(), row.maintenancePpm(), row.initialPpm()));
        }
        instruments.put(old.id(), with(old, dust, lower, upper, taker, liquidation, band, rows));
        laterChanges++;
    }

    private static InstrumentSettings with(
        final InstrumentSettings old,
        final long dust,
        final long lower,
        final long upper,
        final int taker,
        final int liquidation,
        final int band,
        final List<InstrumentSettings.Tier> tiers)
    {
        return new InstrumentSettings(
            old.id(), old.name(), old.isInverse(), old.settleAsset(), old.riskPool(), old.priceIncrementE9(),
            old.lotSizeE9(), old.faceValue(), old.maxPrice(), old.maxPositionLots(), old.expiryNs(),
            dust, lower, upper, taker, liquidation, band, List.copyOf(tiers));
    }

    private void learnBackstop(final DirectBuffer buffer, final int offset)
    {
        final OpenAccountDecoder open = new OpenAccountDecoder().wrapAndApplyHeader(buffer, offset, header);
        if (open.kind() == AccountKind.BACKSTOP)
        {
            backstops.put(open.riskPool(), open.account());
        }
    }
}
