package io.plimsoll.node.report;

import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

import java.util.ArrayList;
import java.util.List;

/**
 * The definitions and asset prices that hold, learned from accepted commands.
 */
final class VenueBook
{
    private static final long MILLION = 1_000_000L;
    private static final int NUMERAIRE = 0;

    private final Int2ObjectHashMap<Asset> assets = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<Contract> contracts = new Int2ObjectHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private Levels levels = new Levels(1_250_000, 1_300_000, 1_100_000, 666_667, 1_000_000_000L, 5);

    /**
     * Levels in parts per million; the rulebook's defaults until they are set (R4.3).
     *
     * @param callEntryPpm       MARGIN_CALL below.
     * @param callExitPpm        FREE again from.
     * @param liquidationExitPpm LIQUIDATING ends at.
     * @param takeoverPpm        TAKEOVER below.
     * @param sliceStepNs        between two slices.
     * @param maxSlices          before a takeover.
     */
    record Levels(
        int callEntryPpm, int callExitPpm, int liquidationExitPpm, int takeoverPpm, long sliceStepNs, int maxSlices)
    {
    }

    /**
     * @param decimals one whole asset is {@code 10^decimals} units.
     * @param price    micro-units of the numeraire for one whole asset; 0 while there is none.
     */
    record Asset(int decimals, long price)
    {
    }

    /**
     * @param isInverse        if a lot has a face value.
     * @param settleAsset      id.
     * @param priceIncrementE9 parts per 10^9.
     * @param lotSizeE9        linear.
     * @param faceValue        inverse, micro-units.
     * @param tiers            ascending.
     */
    record Contract(
        boolean isInverse,
        int settleAsset,
        long priceIncrementE9,
        long lotSizeE9,
        long faceValue,
        List<Tier> tiers)
    {
        /**
         * @return number of the row that holds for a notional, from 1.
         */
        int tier(final long notional)
        {
            int row = 1;
            while (row < tiers.size() && tiers.get(row).lowerNotional() <= notional)
            {
                row++;
            }
            return row;
        }
    }

    /**
     * @param lowerNotional  micro-units.
     * @param maintenancePpm parts per million.
     * @param initialPpm     parts per million.
     */
    record Tier(long lowerNotional, int maintenancePpm, int initialPpm)
    {
    }

    Levels levels()
    {
        return levels;
    }

    /**
     * @return the asset, or null if it is not defined.
     */
    Asset asset(final int id)
    {
        return assets.get(id);
    }

    /**
     * @return the contract, or null if it is not defined.
     */
    Contract contract(final int id)
    {
        return contracts.get(id);
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
            case AssetPriceTickDecoder.TEMPLATE_ID -> learnPrice(buffer, offset);
            case DefineInstrumentDecoder.TEMPLATE_ID -> learnContract(buffer, offset);
            case SetInstrumentParametersDecoder.TEMPLATE_ID -> learnTiers(buffer, offset);
            default ->
            {
            }
        }
    }

    private void learnLevels(final DirectBuffer buffer, final int offset)
    {
        final SetRiskParametersDecoder set =
            new SetRiskParametersDecoder().wrapAndApplyHeader(buffer, offset, header);
        levels = new Levels(set.callEntryPpm(), set.callExitPpm(), set.liquidationExitPpm(), set.takeoverPpm(),
            set.sliceStepNs(), set.maxSlices());
    }

    private void learnAsset(final DirectBuffer buffer, final int offset)
    {
        final DefineAssetDecoder define = new DefineAssetDecoder().wrapAndApplyHeader(buffer, offset, header);
        final long price = define.asset() == NUMERAIRE ? MILLION : 0;
        assets.put(define.asset(), new Asset(define.decimals(), price));
    }

    private void learnPrice(final DirectBuffer buffer, final int offset)
    {
        final AssetPriceTickDecoder tick = new AssetPriceTickDecoder().wrapAndApplyHeader(buffer, offset, header);
        final Asset asset = assets.get(tick.asset());
        if (asset != null)
        {
            assets.put(tick.asset(), new Asset(asset.decimals(), tick.price()));
        }
    }

    /**
     * Learn a price that came from an index.
     */
    void learnPrice(final AssetPricedDecoder event)
    {
        final Asset asset = assets.get(event.asset());
        if (asset != null)
        {
            assets.put(event.asset(), new Asset(asset.decimals(), event.price()));
        }
    }

    private void learnContract(final DirectBuffer buffer, final int offset)
    {
        final DefineInstrumentDecoder define =
            new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header);
        final int id = define.instrument();
        final boolean isInverse = define.kind() == InstrumentKind.INVERSE;
        final int settleAsset = define.settleAsset();
        final long increment = define.priceIncrementE9();
        final long lot = define.lotSizeE9();
        final long face = define.faceValue();
        final List<Tier> tiers = new ArrayList<>();
        for (final DefineInstrumentDecoder.TiersDecoder row : define.tiers())
        {
            tiers.add(new Tier(row.lowerNotional(), row.maintenancePpm(), row.initialPpm()));
        }
        contracts.put(id, new Contract(isInverse, settleAsset, increment, lot, face, tiers));
    }

    private void learnTiers(final DirectBuffer buffer, final int offset)
    {
        final SetInstrumentParametersDecoder set =
            new SetInstrumentParametersDecoder().wrapAndApplyHeader(buffer, offset, header);
        final Contract old = contracts.get(set.instrument());
        final int id = set.instrument();
        final List<Tier> tiers = new ArrayList<>();
        for (final SetInstrumentParametersDecoder.TiersDecoder row : set.tiers())
        {
            tiers.add(new Tier(row.lowerNotional(), row.maintenancePpm(), row.initialPpm()));
        }
        if (old != null)
        {
            contracts.put(id, new Contract(
                old.isInverse(), old.settleAsset(), old.priceIncrementE9(), old.lotSizeE9(), old.faceValue(), tiers));
        }
    }
}
