package io.plimsoll.core.outcome;

import io.plimsoll.core.message.IndexPublishedEncoder;
import io.plimsoll.core.message.IndexReportedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SourceChangedEncoder;

/**
 * Events about sources and indices: calls -> bytes. The schema says what the fields mean.
 */
public final class IndexEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final SourceChangedEncoder sourceChanged = new SourceChangedEncoder();
    private final IndexPublishedEncoder published = new IndexPublishedEncoder();
    private final IndexReportedEncoder reported = new IndexReportedEncoder();
    private IndexReportedEncoder.SourcesEncoder sources;

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public IndexEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start the note that a source counts in another way; the caller adds what is known of it and calls
     * {@link #publishSourceChanged()}.
     *
     * @return encoder to fill in.
     */
    public SourceChangedEncoder sourceChanged()
    {
        return sourceChanged.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the note that was filled in.
     */
    public void publishSourceChanged()
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + sourceChanged.encodedLength());
    }

    /**
     * Start the note that an index has changed; the caller adds the numbers and calls {@link #publishPublished()}.
     *
     * @return encoder to fill in.
     */
    public IndexPublishedEncoder published()
    {
        return published.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the note that was filled in.
     */
    public void publishPublished()
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + published.encodedLength());
    }

    /**
     * Start a report of an index; the caller adds numbers and sources, and calls {@link #publishReported()}.
     *
     * @return encoder to fill in.
     */
    public IndexReportedEncoder reported()
    {
        return reported.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Sources follow.
     *
     * @param count of them.
     */
    public void beginSources(final int count)
    {
        sources = reported.sourcesCount(count);
    }

    /**
     * One more source.
     *
     * @return encoder to fill in.
     */
    public IndexReportedEncoder.SourcesEncoder nextSource()
    {
        return sources.next();
    }

    /**
     * Publish the report that was filled in.
     */
    public void publishReported()
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + reported.encodedLength());
    }
}
