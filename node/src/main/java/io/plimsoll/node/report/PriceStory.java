package io.plimsoll.node.report;

import io.plimsoll.core.message.Validity;
import io.plimsoll.node.text.Times;

/**
 * Lines of a report on prices: a label, and what there is to say about it.
 */
final class PriceStory
{
    private static final int LABEL_WIDTH = 12;
    private static final String HANGING = " ".repeat(LABEL_WIDTH + 2);

    private final StoryText story = new StoryText();
    private final Style style;

    PriceStory(final Style style)
    {
        this.style = style;
    }

    void title(final String name, final String rest)
    {
        story.line("");
        story.line(style.bold(name) + rest);
    }

    void line(final String label, final String text)
    {
        story.wrap("  " + label + " ".repeat(Math.max(1, LABEL_WIDTH - label.length())), text, HANGING);
    }

    void table(final TextTable table)
    {
        story.append(table.text(style));
    }

    void plain(final String text)
    {
        story.append(text);
    }

    /**
     * @return the validity, coloured.
     */
    String validity(final Validity validity)
    {
        return validity == Validity.VALID ? style.good(validity.name()) : style.bad(validity.name());
    }

    /**
     * @return what is well or what needs attention, coloured.
     */
    String state(final boolean isWell, final String text)
    {
        return isWell ? style.good(text) : style.bad(text);
    }

    static String at(final long timeNs)
    {
        return Times.shortText(timeNs);
    }

    String text()
    {
        return story.text();
    }
}
