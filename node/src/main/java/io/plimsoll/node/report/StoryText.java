package io.plimsoll.node.report;

/**
 * Lines of text, sentences broken at blanks.
 */
final class StoryText
{
    private static final int WIDTH = 100;
    private static final String HANGING = "      ";

    private final StringBuilder out = new StringBuilder();

    /**
     * A sentence; what does not fit goes on below, indented.
     *
     * @param head what stands before it.
     * @param text the sentence.
     */
    void wrap(final String head, final String text)
    {
        wrap(head, text, HANGING);
    }

    /**
     * A sentence; what does not fit goes on below.
     *
     * @param head    what stands before it.
     * @param text    the sentence.
     * @param hanging what stands before the lines below.
     */
    void wrap(final String head, final String text, final String hanging)
    {
        final StringBuilder current = new StringBuilder(head);
        boolean isFirst = true;
        for (final String word : text.split(" "))
        {
            if (!isFirst && current.length() + 1 + word.length() > WIDTH)
            {
                line(current.toString());
                current.setLength(0);
                current.append(hanging);
                isFirst = true;
            }
            current.append(isFirst ? "" : " ").append(word);
            isFirst = false;
        }
        line(current.toString());
    }

    void line(final String text)
    {
        out.append(text).append('\n');
    }

    void append(final String text)
    {
        out.append(text);
    }

    String text()
    {
        return out.toString();
    }
}
