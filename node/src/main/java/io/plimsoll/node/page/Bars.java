package io.plimsoll.node.page;

import java.util.Locale;

/**
 * A list of horizontal bars, each of one or two parts, on a common scale.
 */
public final class Bars
{
    private static final double PERCENT = 100;

    private final StringBuilder html = new StringBuilder();
    private final double longest;
    private final String firstColor;
    private final String secondColor;

    /**
     * An empty list.
     *
     * @param heading     over the bars.
     * @param longest     value that fills the whole width.
     * @param firstColor  name of the style sheet's colour for the first part.
     * @param firstLabel  what the first part is, or null when there is only one kind.
     * @param secondColor colour of the second part, or null.
     * @param secondLabel what the second part is, or null.
     */
    public Bars(
        final String heading,
        final double longest,
        final String firstColor,
        final String firstLabel,
        final String secondColor,
        final String secondLabel)
    {
        this.longest = longest;
        this.firstColor = firstColor;
        this.secondColor = secondColor;
        html.append("<div>\n<h3>").append(Html.escape(heading)).append("</h3>\n");
        if (firstLabel != null)
        {
            html.append("<p class=\"key\">").append(swatch(firstColor)).append(Html.escape(firstLabel))
                .append(swatch(secondColor)).append(Html.escape(secondLabel)).append("</p>\n");
        }
    }

    /**
     * One bar.
     *
     * @param label   left of it.
     * @param first   length of the first part.
     * @param second  length of the second part.
     * @param figures right of it.
     */
    public void add(final String label, final double first, final double second, final String figures)
    {
        html.append("<div class=\"bar\"><span>").append(Html.escape(label)).append("</span><span class=\"track\">")
            .append(part(firstColor, first)).append(secondColor == null ? "" : part(secondColor, second))
            .append("</span><span class=\"number\">").append(Html.escape(figures)).append("</span></div>\n");
    }

    /**
     * The list as a piece of a page.
     *
     * @return the piece.
     */
    public String html()
    {
        return html + "</div>\n";
    }

    private String part(final String color, final double value)
    {
        return String.format(Locale.ROOT, "<i style=\"width:%.2f%%;background:var(--%s)\"></i>",
            PERCENT * value / longest, color);
    }

    private static String swatch(final String color)
    {
        return "<i style=\"background:var(--" + color + ")\"></i>";
    }
}
