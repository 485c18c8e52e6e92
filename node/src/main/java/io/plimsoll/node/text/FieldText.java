package io.plimsoll.node.text;

import java.math.BigInteger;

/**
 * One number of a message as text, and back.
 */
final class FieldText
{
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final MessageCatalog catalog;
    private final Scales scales;

    FieldText(final MessageCatalog catalog, final Scales scales)
    {
        this.catalog = catalog;
        this.scales = scales;
    }

    /**
     * Append the canonical JSON value of a number.
     */
    void append(final StringBuilder out, final Field field, final long value)
    {
        switch (field.meaning())
        {
            case CHOICE -> quote(out, field.choices().name(value));
            case INSTRUMENT, SCOPE -> appendReference(
                out, scales.isDefinedHere(field) ? null : scales.symbols().instrumentSymbol((int)value), value);
            case ASSET -> appendReference(
                out, scales.isDefinedHere(field) ? null : scales.symbols().assetSymbol((int)value), value);
            case INDEX -> appendReference(
                out, scales.isDefinedHere(field) ? null : scales.symbols().indexSymbol((int)value), value);
            case TEMPLATE -> appendReference(out, catalog.typeName((int)value), value);
            case PRICE, LOTS, SETTLE_UNITS, UNITS, MONEY, ASSET_PRICE, INDEX_PRICE -> appendScaled(out, field, value);
            case TIME -> appendReference(out, value == 0 ? null : Times.text(value), value);
            default -> out.append(value);
        }
    }

    private void appendScaled(final StringBuilder out, final Field field, final long value)
    {
        final Scale scale = scales.of(field.meaning());
        if (scale == null)
        {
            out.append(value);
        }
        else
        {
            out.append('"');
            scale.append(out, value);
            out.append('"');
        }
    }

    private static void appendReference(final StringBuilder out, final String name, final long value)
    {
        if (name == null)
        {
            out.append(value);
        }
        else
        {
            quote(out, name);
        }
    }

    /**
     * Append a string that needs no escapes.
     */
    static void quote(final StringBuilder out, final String text)
    {
        out.append('"').append(text).append('"');
    }

    /**
     * The number of a JSON value.
     *
     * @throws FieldException if the value cannot stand for the field.
     */
    long parse(final Field field, final JsonValue value) throws FieldException
    {
        return switch (field.meaning())
        {
            case CHOICE -> parseChoice(field, value);
            case INSTRUMENT, SCOPE -> value instanceof JsonValue.Text text ?
                known(scales.symbols().instrumentId(text.value()), "instrument", text) :
                parseInteger(field, value, "a symbol or a number");
            case ASSET -> value instanceof JsonValue.Text text ?
                known(scales.symbols().assetId(text.value()), "asset", text) :
                parseInteger(field, value, "a symbol or a number");
            case INDEX -> value instanceof JsonValue.Text text ?
                known(scales.symbols().indexId(text.value()), "index", text) :
                parseInteger(field, value, "a symbol or a number");
            case TEMPLATE -> parseTemplate(field, value);
            case PRICE, LOTS, SETTLE_UNITS, UNITS, MONEY, ASSET_PRICE, INDEX_PRICE -> parseScaled(field, value);
            case TIME -> parseTime(value);
            default -> parseInteger(field, value, "an integer");
        };
    }

    /**
     * Nanoseconds since the epoch.
     */
    static long parseTime(final JsonValue value) throws FieldException
    {
        if (value instanceof JsonValue.Text text)
        {
            return Times.parse(text.value());
        }
        return integer(
            value, Long.MIN_VALUE, Long.MAX_VALUE, "a time like \"2021-05-19T00:00:00Z\" or integer nanoseconds");
    }

    /**
     * An integer in a range.
     *
     * @param expected what to say if it is none.
     */
    static long integer(final JsonValue value, final long min, final long max, final String expected)
        throws FieldException
    {
        if (!(value instanceof JsonValue.Digits number) || !number.isInteger())
        {
            throw new FieldException("expected " + expected + ", was " + value.describe());
        }
        final BigInteger integer = new BigInteger(number.digits());
        if (integer.compareTo(MIN) < 0 || integer.compareTo(MAX) > 0 ||
            integer.longValue() < min || integer.longValue() > max)
        {
            throw new FieldException(number.digits() + " is out of range " + min + ".." + max);
        }
        return integer.longValue();
    }

    private static long parseInteger(final Field field, final JsonValue value, final String expected)
        throws FieldException
    {
        return integer(value, field.min(), field.max(), expected);
    }

    private static long parseChoice(final Field field, final JsonValue value) throws FieldException
    {
        final Long code = value instanceof JsonValue.Text text ? field.choices().code(text.value()) : null;
        if (code == null)
        {
            throw new FieldException("expected one of " + field.choices().names() + ", was " + value.describe());
        }
        return code;
    }

    private static long known(final int id, final String kind, final JsonValue.Text text) throws FieldException
    {
        if (id < 0)
        {
            throw new FieldException("no " + kind + " " + text.describe() + " is defined before this line");
        }
        return id;
    }

    private long parseTemplate(final Field field, final JsonValue value) throws FieldException
    {
        if (!(value instanceof JsonValue.Text text))
        {
            return parseInteger(field, value, "a type or a template id");
        }
        final Template template = catalog.byName(text.value());
        if (template == null)
        {
            throw new FieldException("no command or event is called " + text.describe());
        }
        return template.id();
    }

    private long parseScaled(final Field field, final JsonValue value) throws FieldException
    {
        final Scale scale = scales.of(field.meaning());
        if (scale == null)
        {
            return parseInteger(
                field, value,
                "an integer, because " + scales.unknown(field.meaning()) + " is not defined before this line");
        }
        if (!(value instanceof JsonValue.Text text))
        {
            throw new FieldException("expected a decimal in quotes, was " + value.describe());
        }
        return scale.parse(text.value());
    }
}
