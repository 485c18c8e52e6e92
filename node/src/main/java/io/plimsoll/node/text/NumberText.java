package io.plimsoll.node.text;

/**
 * Numbers for people: with thousands separators, in the units of their instrument or asset. Numbers whose scale is not
 * known are shown as they are.
 */
public final class NumberText
{
    private static final int GROUP = 3;
    private static final int PERCENT_DIGITS = 4;
    private static final Scale PERCENT = new Scale(1, PERCENT_DIGITS, "0.0001 %");

    private final Symbols symbols;

    /**
     * Shows with the symbols that are known.
     *
     * @param symbols that are known.
     */
    public NumberText(final Symbols symbols)
    {
        this.symbols = symbols;
    }

    /**
     * The names that are known.
     *
     * @return the symbols.
     */
    public Symbols symbols()
    {
        return symbols;
    }

    /**
     * A price.
     *
     * @param instrument that it is of.
     * @param increments multiples of its price increment.
     * @return the price in the quote currency.
     */
    public String price(final int instrument, final long increments)
    {
        final Symbols.Instrument known = symbols.instrument(instrument);
        return text(known == null ? null : known.price(), increments);
    }

    /**
     * A price of an index.
     *
     * @param index      that it is of.
     * @param increments multiples of its price increment.
     * @return the price in the numeraire.
     */
    public String indexPrice(final int index, final long increments)
    {
        final Symbols.Index known = symbols.index(index);
        return text(known == null ? null : known.price(), increments);
    }

    /**
     * A number of lots.
     *
     * @param instrument that they are of.
     * @param lots       signed.
     * @return base units of a linear contract, whole contracts of an inverse one.
     */
    public String lots(final int instrument, final long lots)
    {
        final Symbols.Instrument known = symbols.instrument(instrument);
        return text(known == null ? null : known.lots(), lots);
    }

    /**
     * An amount of an instrument's settle asset.
     *
     * @param instrument that it is of.
     * @param units      of its settle asset.
     * @return the amount with the asset's name.
     */
    public String settle(final int instrument, final long units)
    {
        final Symbols.Instrument known = symbols.instrument(instrument);
        return known == null ? units + " units" : units(known.settleAsset(), units);
    }

    /**
     * An amount of an asset.
     *
     * @param asset that it is of.
     * @param units 10^-decimals of the asset.
     * @return the amount with the asset's name.
     */
    public String units(final int asset, final long units)
    {
        return plainUnits(asset, units) + " " + symbols.assetName(asset);
    }

    /**
     * An amount of an asset.
     *
     * @param asset that it is of.
     * @param units 10^-decimals of the asset.
     * @return the amount without the asset's name.
     */
    public String plainUnits(final int asset, final long units)
    {
        return text(symbols.units(asset), units);
    }

    /**
     * An amount of the numeraire.
     *
     * @param micros micro-units.
     * @return the amount.
     */
    public static String money(final long micros)
    {
        return text(Scale.MONEY, micros);
    }

    /**
     * A share.
     *
     * @param ppm parts per million.
     * @return the percentage.
     */
    public static String percent(final long ppm)
    {
        return text(PERCENT, ppm) + " %";
    }

    /**
     * A plain decimal with thousands separators.
     *
     * @param decimal digits, maybe with sign and fraction.
     * @return the same with a comma between groups of three whole digits.
     */
    public static String grouped(final String decimal)
    {
        final int begin = decimal.startsWith("-") ? 1 : 0;
        final int point = decimal.indexOf('.') < 0 ? decimal.length() : decimal.indexOf('.');
        final StringBuilder out = new StringBuilder(decimal);
        for (int i = point - GROUP; i > begin; i -= GROUP)
        {
            out.insert(i, ',');
        }
        return out.toString();
    }

    /**
     * Whether an instrument is defined.
     *
     * @param instrument id.
     * @return true if it is.
     */
    public boolean hasInstrument(final int instrument)
    {
        return symbols.instrument(instrument) != null;
    }

    /**
     * The lots that a text stands for.
     *
     * @param instrument that they are of.
     * @param text       base units of a linear contract, whole contracts of an inverse one; signed.
     * @return the number of lots.
     * @throws IllegalArgumentException if the text is no multiple of a lot.
     */
    public long parseLots(final int instrument, final String text)
    {
        return parse(symbols.instrument(instrument).lots(), text);
    }

    /**
     * The price that a text stands for.
     *
     * @param instrument that it is of.
     * @param text       in the quote currency.
     * @return multiples of the price increment.
     * @throws IllegalArgumentException if the text is no multiple of the price increment.
     */
    public long parsePrice(final int instrument, final String text)
    {
        return parse(symbols.instrument(instrument).price(), text);
    }

    private static long parse(final Scale scale, final String text)
    {
        try
        {
            return scale.parse(text);
        }
        catch (final FieldException ex)
        {
            throw new IllegalArgumentException(ex.getMessage());
        }
    }

    private static String text(final Scale scale, final long number)
    {
        final StringBuilder out = new StringBuilder();
        if (scale == null)
        {
            return out.append(number).toString();
        }
        scale.append(out, number);
        return grouped(out.toString());
    }
}
