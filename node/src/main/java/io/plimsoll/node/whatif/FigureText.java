package io.plimsoll.node.whatif;

import io.plimsoll.node.text.NumberText;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Figures as people read them. Money from a thousand on is rounded to cents; the JSON form has every digit.
 */
final class FigureText
{
    /**
     * Stands for no value.
     */
    static final String NONE = "-";

    private static final long ROUNDED_FROM_MICROS = 1_000_000_000L;
    private static final int MONEY_DIGITS = 6;
    private static final int CENT_DIGITS = 2;

    private FigureText()
    {
    }

    static String[] row(final Figure figure, final RunFigures recorded, final RunFigures whatIf)
    {
        return row(figure.label(), figure.unit(), recorded.value(figure), whatIf.value(figure));
    }

    static String[] row(final String label, final Figure.Unit unit, final long recorded, final long whatIf)
    {
        return new String[]{label, text(unit, recorded), text(unit, whatIf), change(unit, recorded, whatIf)};
    }

    static String text(final Figure.Unit unit, final long value)
    {
        if (value == RunFigures.NONE)
        {
            return NONE;
        }
        return switch (unit)
        {
            case COUNT -> String.format(Locale.ROOT, "%,d", value);
            case MONEY -> money(value);
            case PPM -> NumberText.percent(value);
        };
    }

    private static String money(final long micros)
    {
        return Math.abs(micros) < ROUNDED_FROM_MICROS ? NumberText.money(micros) : NumberText.grouped(
            BigDecimal.valueOf(micros, MONEY_DIGITS).setScale(CENT_DIGITS, RoundingMode.HALF_UP).toPlainString());
    }

    private static String change(final Figure.Unit unit, final long recorded, final long whatIf)
    {
        if (recorded == RunFigures.NONE || whatIf == RunFigures.NONE)
        {
            return recorded == whatIf ? "0" : NONE;
        }
        final long change = whatIf - recorded;
        return change == 0 ? "0" : (change > 0 ? "+" : "") + text(unit, change);
    }
}
