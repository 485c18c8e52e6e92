package io.plimsoll.node.text;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.GroupSizeEncodingDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

import java.util.HashMap;
import java.util.Map;

/**
 * Names and scales of assets, instruments and indices, learned from the definitions that pass by.
 * <p>
 * The first definition of an id counts, as in the core, where a second one is a duplicate; a definition that cannot be
 * right by itself (no increment, too many decimals) is not learned. A name that another id has already taken is not
 * used. A proposed definition is learned like one that is given directly: nothing else in the stream of commands tells
 * the names of what is listed by proposal.
 */
public final class Symbols
{
    static final int E9_DIGITS = 9;
    private static final int MAX_DECIMALS = 9;
    private static final int NOT_DEFINED = -1;

    private final Int2ObjectHashMap<Asset> assets = new Int2ObjectHashMap<>();
    private final Int2ObjectHashMap<Instrument> instruments = new Int2ObjectHashMap<>();
    private final Map<String, Integer> assetIds = new HashMap<>();
    private final Map<String, Integer> instrumentIds = new HashMap<>();
    private final Int2ObjectHashMap<Index> indices = new Int2ObjectHashMap<>();
    private final Map<String, Integer> indexIds = new HashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final DefineAssetDecoder defineAsset = new DefineAssetDecoder();
    private final DefineInstrumentDecoder defineInstrument = new DefineInstrumentDecoder();
    private final SetIndexDecoder setIndex = new SetIndexDecoder();
    private final GroupSizeEncodingDecoder dimensions = new GroupSizeEncodingDecoder();

    /**
     * An asset's name and scale.
     *
     * @param name  or its number if the name belongs to another asset.
     * @param units scale of its balances.
     */
    record Asset(String name, Scale units)
    {
    }

    /**
     * An instrument's name and scales.
     *
     * @param name        or its number if the name belongs to another instrument.
     * @param isInverse   if its lots are contracts.
     * @param settleAsset id.
     * @param price       scale of its prices.
     * @param lots        scale of its lots.
     */
    record Instrument(String name, boolean isInverse, int settleAsset, Scale price, Scale lots)
    {
    }

    /**
     * An index' name and scale.
     *
     * @param name  or its number if the name belongs to another index.
     * @param price scale of its prices.
     */
    record Index(String name, Scale price)
    {
    }

    /**
     * Learn from a valid message; messages other than definitions teach nothing.
     *
     * @param buffer holding the message.
     * @param offset of the message header.
     */
    public void learn(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        if (header.templateId() == ProposeChangeDecoder.TEMPLATE_ID)
        {
            learnProposed(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH + ProposeChangeDecoder.BLOCK_LENGTH);
        }
        else
        {
            learnDefinition(buffer, offset);
        }
    }

    /**
     * The proposal is valid; what it proposes need not be.
     */
    private void learnProposed(final DirectBuffer buffer, final int group)
    {
        final int length = dimensions.wrap(buffer, group).numInGroup() * NestedCommand.WORD_LENGTH;
        final int inside = group + Group.HEADER_LENGTH;
        final int body = inside + MessageHeaderDecoder.ENCODED_LENGTH;
        if (length < MessageHeaderDecoder.ENCODED_LENGTH)
        {
            return;
        }
        header.wrap(buffer, inside);
        final boolean isWhole = header.schemaId() == MessageHeaderDecoder.SCHEMA_ID &&
            header.version() == MessageHeaderDecoder.SCHEMA_VERSION &&
            MessageHeaderDecoder.ENCODED_LENGTH + header.blockLength() <= length;
        final boolean isDefinition = isWhole && switch (header.templateId())
        {
            case DefineAssetDecoder.TEMPLATE_ID -> header.blockLength() == DefineAssetDecoder.BLOCK_LENGTH &&
                isName(buffer, body + DefineAssetDecoder.nameEncodingOffset());
            case DefineInstrumentDecoder.TEMPLATE_ID -> header.blockLength() == DefineInstrumentDecoder.BLOCK_LENGTH &&
                isName(buffer, body + DefineInstrumentDecoder.nameEncodingOffset());
            case SetIndexDecoder.TEMPLATE_ID -> header.blockLength() == SetIndexDecoder.BLOCK_LENGTH &&
                isName(buffer, body + SetIndexDecoder.nameEncodingOffset());
            default -> false;
        };
        if (isDefinition)
        {
            learnDefinition(buffer, inside);
        }
    }

    private static boolean isName(final DirectBuffer buffer, final int index)
    {
        return Shape.name(buffer, index, SetIndexDecoder.nameLength()) != null;
    }

    private void learnDefinition(final DirectBuffer buffer, final int offset)
    {
        if (header.templateId() == DefineAssetDecoder.TEMPLATE_ID)
        {
            defineAsset.wrapAndApplyHeader(buffer, offset, header);
            learnAsset();
        }
        else if (header.templateId() == DefineInstrumentDecoder.TEMPLATE_ID)
        {
            defineInstrument.wrapAndApplyHeader(buffer, offset, header);
            learnInstrument();
        }
        else if (header.templateId() == SetIndexDecoder.TEMPLATE_ID)
        {
            setIndex.wrapAndApplyHeader(buffer, offset, header);
            learnIndex();
        }
    }

    private void learnAsset()
    {
        final int id = defineAsset.asset();
        final Asset asset = asset(defineAsset.name(), defineAsset.decimals());
        if (asset != null && !assets.containsKey(id))
        {
            final boolean isFree = assetIds.putIfAbsent(asset.name(), id) == null;
            assets.put(id, isFree ? asset : asset(Integer.toString(id), defineAsset.decimals()));
        }
    }

    private void learnInstrument()
    {
        final int id = defineInstrument.instrument();
        final Instrument instrument = instrument(defineInstrument, defineInstrument.name());
        if (instrument != null && !instruments.containsKey(id))
        {
            final boolean isFree = instrumentIds.putIfAbsent(instrument.name(), id) == null;
            instruments.put(id, isFree ? instrument : instrument(defineInstrument, Integer.toString(id)));
        }
    }

    private void learnIndex()
    {
        final int id = setIndex.index();
        final Index index = index(setIndex.name(), setIndex.priceIncrementE9());
        if (index != null && !indices.containsKey(id))
        {
            final boolean isFree = indexIds.putIfAbsent(index.name(), id) == null;
            indices.put(id, isFree ? index : index(Integer.toString(id), setIndex.priceIncrementE9()));
        }
    }

    /**
     * Id of an instrument.
     *
     * @param symbol of the instrument.
     * @return its id, or -1 if no such instrument has been defined.
     */
    public int instrumentId(final String symbol)
    {
        return instrumentIds.getOrDefault(symbol, NOT_DEFINED);
    }

    /**
     * Id of an asset.
     *
     * @param symbol of the asset.
     * @return its id, or -1 if no such asset has been defined.
     */
    public int assetId(final String symbol)
    {
        return assetIds.getOrDefault(symbol, NOT_DEFINED);
    }

    /**
     * Id of an index.
     *
     * @param symbol of the index.
     * @return its id, or -1 if no such index has been set.
     */
    public int indexId(final String symbol)
    {
        return indexIds.getOrDefault(symbol, NOT_DEFINED);
    }

    /**
     * Name of an instrument.
     *
     * @param id of the instrument.
     * @return its symbol, or its number if it has none.
     */
    public String instrumentName(final int id)
    {
        final String symbol = instrumentSymbol(id);
        return symbol == null ? Integer.toString(id) : symbol;
    }

    /**
     * Name of an asset.
     *
     * @param id of the asset.
     * @return its symbol, or its number if it has none.
     */
    public String assetName(final int id)
    {
        final String symbol = assetSymbol(id);
        return symbol == null ? Integer.toString(id) : symbol;
    }

    /**
     * Name of an index.
     *
     * @param id of the index.
     * @return its symbol, or its number if it has none.
     */
    public String indexName(final int id)
    {
        final String symbol = indexSymbol(id);
        return symbol == null ? Integer.toString(id) : symbol;
    }

    /**
     * @return the symbol that stands for the index in text, or null if only its number does.
     */
    String indexSymbol(final int id)
    {
        final Index index = indices.get(id);
        return index != null && indexId(index.name()) == id ? index.name() : null;
    }

    /**
     * @return the symbol that stands for the instrument in text, or null if only its number does.
     */
    String instrumentSymbol(final int id)
    {
        final Instrument instrument = instruments.get(id);
        return instrument != null && instrumentId(instrument.name()) == id ? instrument.name() : null;
    }

    /**
     * @return the symbol that stands for the asset in text, or null if only its number does.
     */
    String assetSymbol(final int id)
    {
        final Asset asset = assets.get(id);
        return asset != null && assetId(asset.name()) == id ? asset.name() : null;
    }

    /**
     * @return the instrument, or null if it has not been defined.
     */
    Instrument instrument(final int id)
    {
        return instruments.get(id);
    }

    /**
     * @return the index, or null if it has not been set.
     */
    Index index(final int id)
    {
        return indices.get(id);
    }

    /**
     * @return the scale of an asset's units, or null if it has not been defined.
     */
    Scale units(final int asset)
    {
        final Asset known = assets.get(asset);
        return known == null ? null : known.units();
    }

    /**
     * @return the asset that a definition describes, or null if it cannot be right.
     */
    static Asset asset(final String name, final int decimals)
    {
        if (decimals > MAX_DECIMALS)
        {
            return null;
        }
        final String rule = "the unit of " + name + ", " + Scale.text(1, decimals);
        return new Asset(name, new Scale(1, decimals, rule));
    }

    /**
     * @return the index that a setting describes, or null if it cannot be right.
     */
    static Index index(final String name, final long incrementE9)
    {
        if (incrementE9 <= 0)
        {
            return null;
        }
        final String rule = name + "'s price increment " + Scale.text(incrementE9, E9_DIGITS);
        return new Index(name, new Scale(incrementE9, E9_DIGITS, rule));
    }

    /**
     * Reads only the fields of the block up to the lot size.
     *
     * @return the instrument that a definition describes, or null if it cannot be right.
     */
    static Instrument instrument(final DefineInstrumentDecoder definition, final String name)
    {
        final long increment = definition.priceIncrementE9();
        final boolean isInverse = definition.kindRaw() == InstrumentKind.INVERSE.value();
        final long lot = definition.lotSizeE9();
        if (increment <= 0 || !isInverse && lot <= 0)
        {
            return null;
        }
        final Scale price = new Scale(
            increment, E9_DIGITS, name + "'s price increment " + Scale.text(increment, E9_DIGITS));
        final Scale lots = isInverse ?
            new Scale(1, 0, "one contract of " + name) :
            new Scale(lot, E9_DIGITS, name + "'s lot size " + Scale.text(lot, E9_DIGITS));
        return new Instrument(name, isInverse, definition.settleAsset(), price, lots);
    }
}
