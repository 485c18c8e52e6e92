package io.plimsoll.node.report;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Symbols;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * Applies commands to a fresh core, and keeps which rules of prices took effect, and what became of assets on the way.
 */
public final class PriceReplay
{
    private final StateMachine core;
    private final MessageCatalog catalog;
    private final Symbols symbols = new Symbols();
    private final NumberText numbers = new NumberText(symbols);
    private final VenueBook venue = new VenueBook();
    private final PriceRules rules = new PriceRules();
    private final OpenProposals proposals = new OpenProposals();
    private final Map<Integer, DirectBuffer> priced = new TreeMap<>();
    private final Map<Integer, DirectBuffer> weighted = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long timeNs;
    private boolean isRejected;
    private boolean hasPrices;

    /**
     * Nothing is applied yet.
     *
     * @param catalog of all messages.
     * @param core    fresh.
     */
    public PriceReplay(final MessageCatalog catalog, final StateMachine core)
    {
        this.catalog = catalog;
        this.core = core;
    }

    /**
     * Apply a whole journal.
     *
     * @param directory of the journal.
     * @param progress  that hears how far it is.
     */
    public void journal(final Path directory, final ReplayProgress progress)
    {
        CommandWalk.run(directory, core, Long.MAX_VALUE, progress, commands ->
            apply(commands.timeNs(), commands.buffer(), commands.offset(), commands.length()));
        hasPrices = true;
    }

    /**
     * Apply a command that comes from outside: from now on there are prices to show, and not only rules.
     *
     * @param commandTimeNs of the command.
     * @param buffer        holding the message header and body.
     * @param offset        of the message header.
     * @param length        of header and body in bytes.
     */
    public void command(final long commandTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        apply(commandTimeNs, buffer, offset, length);
        hasPrices = true;
    }

    /**
     * Apply a command that defines the venue.
     *
     * @param commandTimeNs of the command.
     * @param buffer        holding the message header and body.
     * @param offset        of the message header.
     * @param length        of header and body in bytes.
     */
    public void define(final long commandTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        apply(commandTimeNs, buffer, offset, length);
    }

    private void apply(final long commandTimeNs, final DirectBuffer buffer, final int offset, final int length)
    {
        isRejected = false;
        timeNs = Math.max(timeNs, commandTimeNs);
        final boolean isValid = catalog.isValid(buffer, offset, length);
        if (isValid)
        {
            proposals.command(buffer, offset);
        }
        core.apply(core.lastSequence() + 1, commandTimeNs, buffer, offset, length, this::onEvent);
        if (isValid && !isRejected)
        {
            symbols.learn(buffer, offset);
            venue.learn(buffer, offset);
            rules.learn(buffer, offset, length);
        }
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case RejectedDecoder.TEMPLATE_ID -> isRejected = true;
            case AssetPricedDecoder.TEMPLATE_ID ->
                priced.put(new AssetPricedDecoder().wrapAndApplyHeader(buffer, offset, header).asset(),
                    copy(buffer, offset, length));
            case AssetWeightedDecoder.TEMPLATE_ID ->
                weighted.put(new AssetWeightedDecoder().wrapAndApplyHeader(buffer, offset, header).asset(),
                    copy(buffer, offset, length));
            default -> proposals.event(buffer, offset, rules);
        }
    }

    private static DirectBuffer copy(final DirectBuffer buffer, final int offset, final int length)
    {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        return new UnsafeBuffer(copy);
    }

    /**
     * The last command applied.
     *
     * @return its sequence; 0 if there is none.
     */
    public long sequence()
    {
        return core.lastSequence();
    }

    /**
     * @return false where the rules are all there is to show.
     */
    boolean hasPrices()
    {
        return hasPrices;
    }

    long timeNs()
    {
        return timeNs;
    }

    NumberText numbers()
    {
        return numbers;
    }

    VenueBook venue()
    {
        return venue;
    }

    PriceRules rules()
    {
        return rules;
    }

    OpenProposals proposals()
    {
        return proposals;
    }

    /**
     * @return how the asset was priced last; null if its index never did.
     */
    AssetPricedDecoder priced(final int asset)
    {
        final DirectBuffer event = priced.get(asset);
        return event == null ? null : new AssetPricedDecoder().wrapAndApplyHeader(event, 0, header);
    }

    /**
     * @return what the asset weighs; null if it never failed.
     */
    AssetWeightedDecoder weighted(final int asset)
    {
        final DirectBuffer event = weighted.get(asset);
        return event == null ? null : new AssetWeightedDecoder().wrapAndApplyHeader(event, 0, header);
    }

    PriceQuery query()
    {
        return new PriceQuery(core, timeNs);
    }
}
