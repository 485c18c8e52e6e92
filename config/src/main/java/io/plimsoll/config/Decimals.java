package io.plimsoll.config;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Plain decimals of configuration files: {@code 1_000_000}, {@code 0.001}, {@code -3}; rates also as {@code 0.4%}.
 */
final class Decimals
{
    private static final Pattern PLAIN = Pattern.compile("-?[0-9][0-9_]{0,40}(\\.[0-9]{1,20})?");
    private static final int PERCENT_DIGITS = 2;

    private Decimals()
    {
    }

    /**
     * @return the number, or null if the text is no plain decimal.
     */
    static BigDecimal parse(final String text)
    {
        return PLAIN.matcher(text).matches() ? new BigDecimal(text.replace("_", "")) : null;
    }

    /**
     * @return the number, where 40 % is 0.4; or null if the text is neither a plain decimal nor a percentage.
     */
    static BigDecimal parseRate(final String text)
    {
        if (!text.endsWith("%"))
        {
            return parse(text);
        }
        final BigDecimal percent = parse(text.substring(0, text.length() - 1).strip());
        return percent == null ? null : percent.movePointLeft(PERCENT_DIGITS);
    }

    /**
     * @param value  to scale.
     * @param digits behind the point that one stands for.
     * @return {@code value x 10^digits}, or null if that is not whole or has more than 64 bits.
     */
    static Long scaled(final BigDecimal value, final int digits)
    {
        final BigDecimal scaled = value.movePointRight(digits).stripTrailingZeros();
        return scaled.scale() > 0 || scaled.precision() - scaled.scale() > 18 ? null : scaled.longValueExact();
    }

    /**
     * @return the plain text of {@code value / 10^digits}.
     */
    static String text(final long value, final int digits)
    {
        return BigDecimal.valueOf(value, digits).stripTrailingZeros().toPlainString();
    }
}
