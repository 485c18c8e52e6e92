package io.plimsoll.node.report;

/**
 * Colour and weight of text on a terminal, or none.
 */
public final class Style
{
    /**
     * Plain text.
     */
    public static final Style PLAIN = new Style(false);
    /**
     * For terminals that understand escape sequences.
     */
    public static final Style TERMINAL = new Style(true);

    private static final String RESET = "\u001B[0m";

    private final boolean isColoured;

    private Style(final boolean isColoured)
    {
        this.isColoured = isColoured;
    }

    /**
     * Heavy.
     *
     * @param text to show.
     * @return the text.
     */
    public String bold(final String text)
    {
        return wrap("\u001B[1m", text);
    }

    /**
     * What is well.
     *
     * @param text to show.
     * @return the text.
     */
    public String good(final String text)
    {
        return wrap("\u001B[32m", text);
    }

    /**
     * What needs attention.
     *
     * @param text to show.
     * @return the text.
     */
    public String warn(final String text)
    {
        return wrap("\u001B[33m", text);
    }

    /**
     * What is wrong.
     *
     * @param text to show.
     * @return the text.
     */
    public String bad(final String text)
    {
        return wrap("\u001B[31m", text);
    }

    private String wrap(final String code, final String text)
    {
        return isColoured ? code + text + RESET : text;
    }
}
