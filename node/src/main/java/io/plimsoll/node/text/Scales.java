package io.plimsoll.node.text;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import org.agrona.DirectBuffer;

import java.util.List;

/**
 * The scales of the numbers of one message, found as reading or writing goes through it.
 * <p>
 * The instrument, asset or index is the row's if the row names one, else the message's. A definition brings its own
 * scales.
 */
final class Scales
{
    private final Symbols symbols;
    private final DefineAssetDecoder defineAsset = new DefineAssetDecoder();
    private final DefineInstrumentDecoder defineInstrument = new DefineInstrumentDecoder();
    private final SetIndexDecoder setIndex = new SetIndexDecoder();

    private Template template;
    private DirectBuffer buffer;
    private int block;
    private List<Field> rowFields;
    private int row;

    Scales(final Symbols symbols)
    {
        this.symbols = symbols;
    }

    Symbols symbols()
    {
        return symbols;
    }

    /**
     * Start with a message, of which the fields before the one that is asked for are in the buffer.
     *
     * @param newTemplate of the message.
     * @param newBuffer   holding the message.
     * @param offset      of the message header.
     */
    void message(final Template newTemplate, final DirectBuffer newBuffer, final int offset)
    {
        template = newTemplate;
        buffer = newBuffer;
        block = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        rowFields = List.of();
        defineAsset.wrap(buffer, block, DefineAssetDecoder.BLOCK_LENGTH, DefineAssetDecoder.SCHEMA_VERSION);
        defineInstrument.wrap(
            buffer, block, DefineInstrumentDecoder.BLOCK_LENGTH, DefineInstrumentDecoder.SCHEMA_VERSION);
        setIndex.wrap(buffer, block, SetIndexDecoder.BLOCK_LENGTH, SetIndexDecoder.SCHEMA_VERSION);
    }

    /**
     * Go on with a row of a group.
     *
     * @param group  of the row.
     * @param offset of the row.
     */
    void row(final Group group, final int offset)
    {
        rowFields = group.fields();
        row = offset;
    }

    /**
     * @return true if the field of the message in hand is the id that the message defines, which has no symbol yet.
     */
    boolean isDefinedHere(final Field field)
    {
        return field.meaning() == Meaning.INSTRUMENT && template.id() == DefineInstrumentDecoder.TEMPLATE_ID ||
            field.meaning() == Meaning.ASSET && template.id() == DefineAssetDecoder.TEMPLATE_ID ||
            field.meaning() == Meaning.INDEX && template.id() == SetIndexDecoder.TEMPLATE_ID;
    }

    /**
     * @return the scale of a field, or null if it is not known here. Only for meanings that have a scale.
     */
    Scale of(final Meaning meaning)
    {
        return switch (meaning)
        {
            case MONEY, ASSET_PRICE -> Scale.MONEY;
            case UNITS -> units();
            case INDEX_PRICE -> index() == null ? null : index().price();
            case PRICE -> instrument() == null ? null : instrument().price();
            case LOTS -> instrument() == null ? null : instrument().lots();
            case SETTLE_UNITS -> instrument() == null ? null : symbols.units(instrument().settleAsset());
            default -> throw new IllegalArgumentException(meaning.name());
        };
    }

    /**
     * @return what an unknown scale waits for: {@code instrument 7}.
     */
    String unknown(final Meaning meaning)
    {
        if (meaning.isScaledByAsset())
        {
            return "asset " + id(Field.ASSET);
        }
        if (meaning.isScaledByIndex())
        {
            return "index " + id(Field.INDEX);
        }
        final Symbols.Instrument instrument = instrument();
        return instrument == null ? "instrument " + id(Field.INSTRUMENT) : "asset " + instrument.settleAsset();
    }

    private Scale units()
    {
        if (template.id() == DefineAssetDecoder.TEMPLATE_ID)
        {
            final Symbols.Asset asset = Symbols.asset("this asset", defineAsset.decimals());
            return asset == null ? null : asset.units();
        }
        return symbols.units((int)id(Field.ASSET));
    }

    private Symbols.Instrument instrument()
    {
        if (template.id() == DefineInstrumentDecoder.TEMPLATE_ID)
        {
            return Symbols.instrument(defineInstrument, "this instrument");
        }
        return symbols.instrument((int)id(Field.INSTRUMENT));
    }

    private Symbols.Index index()
    {
        if (template.id() == SetIndexDecoder.TEMPLATE_ID)
        {
            return Symbols.index("this index", setIndex.priceIncrementE9());
        }
        return symbols.index((int)id(Field.INDEX));
    }

    private long id(final String name)
    {
        final Field inRow = Template.find(rowFields, name);
        return inRow != null ? inRow.read(buffer, row) : template.field(name).read(buffer, block);
    }
}
