package io.plimsoll.node.text;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * How a decimal stands for a number: {@code decimal = number x step / 10^digits}, exactly.
 *
 * @param step   at least 1.
 * @param digits behind the point, 0..18.
 * @param rule   what the step is, for an error message: {@code BTC-PERP's price increment 0.1}.
 */
record Scale(long step, int digits, String rule)
{
    /**
     * Micro-units of the numeraire.
     */
    static final Scale MONEY = new Scale(1, 6, "0.000001, the unit of money");

    private static final int MAX_TEXT_LENGTH = 64;
    private static final BigInteger MIN = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    /**
     * A step in its plain decimal form.
     *
     * @param step   at least 1.
     * @param digits behind the point.
     * @return the text.
     */
    static String text(final long step, final int digits)
    {
        final StringBuilder out = new StringBuilder();
        append(out, step, digits);
        return out.toString();
    }

    /**
     * Append the decimal of a number, without superfluous zeros.
     */
    void append(final StringBuilder out, final long number)
    {
        final long high = Math.multiplyHigh(number, step);
        final long low = number * step;
        if (high == low >> 63)
        {
            append(out, low, digits);
            return;
        }
        final BigInteger product = BigInteger.valueOf(number).multiply(BigInteger.valueOf(step));
        out.append(new BigDecimal(product, digits).stripTrailingZeros().toPlainString());
    }

    /**
     * The number that a decimal stands for.
     *
     * @param text digits with an optional sign and fraction; no exponent.
     * @return the number.
     * @throws FieldException if the text is no decimal, no multiple of the step, or stands for more than 64 bits.
     */
    long parse(final String text) throws FieldException
    {
        if (!isDecimal(text))
        {
            throw new FieldException("'" + text + "' is not a plain decimal like 43000.5");
        }
        final BigDecimal scaled = new BigDecimal(text).movePointRight(digits).stripTrailingZeros();
        if (scaled.scale() > 0)
        {
            throw notMultiple(text);
        }
        final BigInteger[] parts = scaled.toBigIntegerExact().divideAndRemainder(BigInteger.valueOf(step));
        if (parts[1].signum() != 0)
        {
            throw notMultiple(text);
        }
        if (parts[0].compareTo(MIN) < 0 || parts[0].compareTo(MAX) > 0)
        {
            throw new FieldException(text + " is out of range: 64 bits hold " + text(Long.MIN_VALUE) +
                " to " + text(Long.MAX_VALUE));
        }
        return parts[0].longValue();
    }

    private String text(final long number)
    {
        final StringBuilder out = new StringBuilder();
        append(out, number);
        return out.toString();
    }

    private FieldException notMultiple(final String text)
    {
        return new FieldException(text + " is not a multiple of " + rule);
    }

    private static boolean isDecimal(final String text)
    {
        final int length = text.length();
        int i = text.startsWith("-") ? 1 : 0;
        final int whole = digits(text, i);
        i += whole;
        if (whole == 0 || length > MAX_TEXT_LENGTH)
        {
            return false;
        }
        if (i == length)
        {
            return true;
        }
        final int fraction = digits(text, i + 1);
        return text.charAt(i) == '.' && fraction > 0 && i + 1 + fraction == length;
    }

    private static int digits(final String text, final int from)
    {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9')
        {
            i++;
        }
        return i - from;
    }

    private static void append(final StringBuilder out, final long value, final int digits)
    {
        if (value < 0)
        {
            out.append('-');
        }
        final String all = value < 0 ? Long.toString(value).substring(1) : Long.toString(value);
        final int whole = all.length() - digits;
        if (whole > 0)
        {
            out.append(all, 0, whole);
        }
        else
        {
            out.append('0');
        }
        int end = all.length();
        while (end > Math.max(whole, 0) && all.charAt(end - 1) == '0')
        {
            end--;
        }
        if (end > Math.max(whole, 0))
        {
            out.append('.').append("0".repeat(Math.max(-whole, 0))).append(all, Math.max(whole, 0), end);
        }
    }
}
