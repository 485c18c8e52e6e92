package io.plimsoll.node.scenario;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.Symbols;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts the events of a run, keeps the first refusals, and follows zones.
 */
public final class RunTally implements EventSink
{
    /**
     * Refusals and zones beyond are only counted.
     */
    public static final int MAX_SHOWN = 20;

    private final MessageCatalog catalog;
    private final Symbols symbols;
    private final Map<Integer, Long> counts = new TreeMap<>();
    private final List<String> refusals = new ArrayList<>();
    private final Map<String, Zone> zones = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RejectedDecoder rejected = new RejectedDecoder();
    private final OrderDeniedDecoder denied = new OrderDeniedDecoder();
    private final ZoneChangedDecoder zoneChanged = new ZoneChangedDecoder();
    private long refusalCount;
    private long eventCount;

    /**
     * Nothing has happened yet.
     *
     * @param catalog of all messages.
     * @param symbols that are known.
     */
    public RunTally(final MessageCatalog catalog, final Symbols symbols)
    {
        this.catalog = catalog;
        this.symbols = symbols;
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        eventCount++;
        counts.merge(header.templateId(), 1L, Long::sum);
        switch (header.templateId())
        {
            case RejectedDecoder.TEMPLATE_ID -> onRejected(sequence, buffer, offset);
            case OrderDeniedDecoder.TEMPLATE_ID -> onDenied(sequence, buffer, offset);
            case ZoneChangedDecoder.TEMPLATE_ID -> onZone(buffer, offset);
            default ->
            {
            }
        }
    }

    private void onRejected(final long sequence, final DirectBuffer buffer, final int offset)
    {
        rejected.wrapAndApplyHeader(buffer, offset, header);
        final String command = catalog.typeName(rejected.command());
        refuse(sequence, (command == null ? "command " + rejected.command() : command) +
            (rejected.account() == 0 ? "" : " of account " + rejected.account()) +
            (rejected.reference() == 0 ? "" : " about " + rejected.reference()) + ": " + rejected.reason());
    }

    private void onDenied(final long sequence, final DirectBuffer buffer, final int offset)
    {
        denied.wrapAndApplyHeader(buffer, offset, header);
        refuse(sequence, "order " + denied.orderId() + " of account " + denied.account() + " denied: " +
            denied.reason());
    }

    private void refuse(final long sequence, final String text)
    {
        refusalCount++;
        if (refusals.size() < MAX_SHOWN)
        {
            refusals.add("#" + sequence + "  " + text);
        }
    }

    private void onZone(final DirectBuffer buffer, final int offset)
    {
        zoneChanged.wrapAndApplyHeader(buffer, offset, header);
        final int scope = zoneChanged.scope();
        final String account = "account " + zoneChanged.account() +
            (scope == ZoneChangedDecoder.scopeNullValue() ? "" : " in isolated " + symbols.instrumentName(scope));
        if (zoneChanged.toZone() == Zone.FREE)
        {
            zones.remove(account);
        }
        else
        {
            zones.put(account, zoneChanged.toZone());
        }
    }

    /**
     * How many events there were.
     *
     * @return the number of events.
     */
    public long eventCount()
    {
        return eventCount;
    }

    /**
     * What happened.
     *
     * @param commands  applied.
     * @param stateHash at the end.
     * @return several lines.
     */
    public String text(final long commands, final long stateHash)
    {
        final StringBuilder out = new StringBuilder();
        out.append(commands).append(" commands, ").append(eventCount).append(" events, state hash ")
            .append(String.format("%016x", stateHash)).append('\n');
        for (final Map.Entry<Integer, Long> entry : counts.entrySet())
        {
            out.append(String.format("  %-22s %,12d%n", catalog.typeName(entry.getKey()), entry.getValue()));
        }
        out.append(refusalCount == 0 ? "nothing was refused\n" : "refused:\n");
        refusals.forEach(refusal -> out.append("  ").append(refusal).append('\n'));
        more(out, refusalCount - refusals.size());
        out.append(zones.isEmpty() ? "all margin accounts are FREE\n" : "not FREE at the end:\n");
        zones.entrySet().stream().limit(MAX_SHOWN).forEach(entry ->
            out.append("  ").append(entry.getKey()).append(": ").append(entry.getValue()).append('\n'));
        more(out, zones.size() - MAX_SHOWN);
        return out.toString();
    }

    private static void more(final StringBuilder out, final long count)
    {
        if (count > 0)
        {
            out.append("  and ").append(count).append(" more\n");
        }
    }
}
