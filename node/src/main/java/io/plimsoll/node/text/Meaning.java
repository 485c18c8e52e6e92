package io.plimsoll.node.text;

import java.util.Locale;

/**
 * What a number stands for: the semantic types of the message schema.
 */
enum Meaning
{
    /** A count, a version, or a number without a scale of its own. */
    COUNT,
    /** Fixed-length name. */
    NAME,
    /** One of a set of names. */
    CHOICE,
    ACCOUNT,
    ID,
    INSTRUMENT,
    ASSET,
    /** Instrument of an isolated margin account, or null. */
    SCOPE,
    /** Multiples of the price increment of the instrument. */
    PRICE,
    /** Lots of the instrument. */
    LOTS,
    /** Units of the settle asset of the instrument. */
    SETTLE_UNITS,
    /** Units of the asset. */
    UNITS,
    /** Micro-units of the numeraire for one whole asset. */
    ASSET_PRICE,
    /** Micro-units of the numeraire. */
    MONEY,
    PPM,
    E9,
    /** Nanoseconds since the epoch. */
    TIME,
    /** Nanoseconds. */
    DURATION,
    /** Template id of a message. */
    TEMPLATE,
    /** Price index. */
    INDEX,
    /** Multiples of the price increment of the index. */
    INDEX_PRICE,
    /** Eight bytes of another command; the group of them is shown as that command. */
    MESSAGE;

    /**
     * @param semanticType of the schema, in camel case; null for none.
     * @return what it means.
     */
    static Meaning of(final String semanticType)
    {
        if (semanticType == null)
        {
            return COUNT;
        }
        return valueOf(semanticType.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
    }

    boolean isScaledByInstrument()
    {
        return this == PRICE || this == LOTS || this == SETTLE_UNITS;
    }

    boolean isScaledByAsset()
    {
        return this == UNITS;
    }

    boolean isScaledByIndex()
    {
        return this == INDEX_PRICE;
    }

    /**
     * @return true if its scale is that of something that the message or row names before it.
     */
    boolean isScaledByReference()
    {
        return isScaledByInstrument() || isScaledByAsset() || isScaledByIndex();
    }
}
