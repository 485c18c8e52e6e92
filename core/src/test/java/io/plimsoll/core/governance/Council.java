package io.plimsoll.core.governance;

import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.ApproveChangeEncoder;
import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.ChangeApprovedDecoder;
import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeProposedDecoder;
import io.plimsoll.core.message.ChangeSteppedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.ProposeChangeEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RevokeChangeEncoder;
import io.plimsoll.core.model.CoreVenue;
import io.plimsoll.core.model.MessageText;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

/**
 * A venue under governance. Operators: 1 and 2 may do both, 3 may only propose, 4 may only approve. A change takes
 * effect 1,000 ns after its approval, a proposal lives 10,000 ns, a ramp takes 160 ns and more. Asset 1 is collateral
 * at 10, instrument 0 linear at 100.
 */
public final class Council
{
    /**
     * Of the core.
     */
    public static final CoreLimits LIMITS = new CoreLimits(64, 64, 64, 64, 8, 8);

    static final long DELAY = 1_000;
    static final long LIFE = 10_000;
    static final long RAMP = 160;
    static final int BOTH = 1;
    static final int OTHER = 2;
    static final int PROPOSER = 3;
    static final int APPROVER = 4;
    static final int[] SURCHARGES = {50_000, 40_000};
    static final long[][] HAIRCUTS = {{0, 100_001, 50_000}, {1_000_000_000L, 200_000, 150_007}};
    static final int[] RATES = {500, 5_000, 50_000};
    static final long[][] TIERS = {{0, 50_000, 100_000}, {1_000_000_000_000L, 100_000, 200_000}};
    static final int[] LEVELS = {1_250_000, 1_300_000, 1_100_000, 666_667, 1_000_000};

    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;

    private final CoreVenue venue = new CoreVenue(LIMITS);
    private long timeNs = 1_000_000_000_000L;

    Council()
    {
        venue.asset(1, 6, 1_000 * CoreVenue.MONEY, 0, SURCHARGES, HAIRCUTS);
        venue.linear(0, 0, Proposed.UNIT, Proposed.UNIT, 10_000, 1_000_000, TIERS)
            .terms(0, new long[3], RATES, TIERS);
        venue.mark(0, 100).price(1, 10 * CoreVenue.MONEY);
        venue.customer(11, 0, 10_000 * CoreVenue.MONEY).customer(12, 0, 10_000 * CoreVenue.MONEY)
            .deposit(11, 1, 2_000_000_000L).trade(11, 12, 0, 50, 100);
        send(Proposed.operator(BOTH, true, true)).send(Proposed.operator(OTHER, true, true))
            .send(Proposed.operator(PROPOSER, true, false)).send(Proposed.operator(APPROVER, false, true))
            .send(Proposed.ofEachTemplate().get(61)).accepted();
    }

    /**
     * With governance on.
     */
    static Council governed()
    {
        return new Council().send(Proposed.governance(true, DELAY, LIFE, RAMP)).accepted();
    }

    /**
     * A core with a proposal, an approved one, and a ramp half-way.
     *
     * @return the core.
     */
    public static RiskCore withRamp()
    {
        final Council council = governed()
            .propose(1, BOTH, 0, RAMP, Proposed.haircuts(1, 0, new int[]{60_000, 50_000}, HAIRCUTS)).approve(1, OTHER)
            .after(DELAY).propose(2, OTHER, 0, 0, Proposed.asset(2))
            .propose(3, PROPOSER, 0, 0, Proposed.capacity(0, 5)).approve(3, APPROVER);
        council.after(RAMP / 2);
        return council.core();
    }

    CoreVenue venue()
    {
        return venue;
    }

    RiskCore core()
    {
        return venue.core();
    }

    /**
     * Time of the last command.
     */
    long timeNs()
    {
        return timeNs;
    }

    Council after(final long durationNs)
    {
        timeNs += durationNs;
        venue.after(durationNs);
        return this;
    }

    /**
     * Any command, which may be refused.
     */
    Council send(final ToIntFunction<MutableDirectBuffer> message)
    {
        venue.spoil(writer -> writer.length(message.applyAsInt(writer.buffer()))).pass();
        return this;
    }

    Council propose(
        final long id,
        final int operator,
        final long effectiveNs,
        final long rampNs,
        final ToIntFunction<MutableDirectBuffer> change)
    {
        return propose(id, operator, effectiveNs, rampNs, change, 0);
    }

    /**
     * With so many words too many.
     */
    Council propose(
        final long id,
        final int operator,
        final long effectiveNs,
        final long rampNs,
        final ToIntFunction<MutableDirectBuffer> change,
        final int more)
    {
        return send(proposal(id, operator, effectiveNs, rampNs, change, more));
    }

    static ToIntFunction<MutableDirectBuffer> proposal(
        final long id,
        final int operator,
        final long effectiveNs,
        final long rampNs,
        final ToIntFunction<MutableDirectBuffer> change,
        final int more)
    {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[1024]);
        final int words = (change.applyAsInt(bytes) + 7) / 8 + more;
        return buffer ->
        {
            final ProposeChangeEncoder encoder = new ProposeChangeEncoder()
                .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
                .proposal(id).operatorId((short)operator).effectiveNs(effectiveNs).rampNs(rampNs);
            final ProposeChangeEncoder.ChangeEncoder group = encoder.changeCount(words);
            for (int i = 0; i < words; i++)
            {
                group.next().word(bytes.getLong(i * 8));
            }
            return HEADER + encoder.encodedLength();
        };
    }

    Council approve(final long id, final int operator)
    {
        return send(approval(id, operator));
    }

    static ToIntFunction<MutableDirectBuffer> approval(final long id, final int operator)
    {
        return buffer -> HEADER + new ApproveChangeEncoder()
            .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .proposal(id).operatorId((short)operator).encodedLength();
    }

    Council revoke(final long id, final int operator)
    {
        return send(revocation(id, operator));
    }

    static ToIntFunction<MutableDirectBuffer> revocation(final long id, final int operator)
    {
        return buffer -> HEADER + new RevokeChangeEncoder()
            .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .proposal(id).operatorId((short)operator).encodedLength();
    }

    /**
     * The last command was taken.
     */
    Council accepted()
    {
        assertNull(venue.refusal(), this::text);
        return this;
    }

    /**
     * The last command was refused, and changed nothing.
     */
    Council refused(final Reason reason)
    {
        assertEquals(reason, venue.refusal(), this::text);
        assertEquals(1, venue.events().size(), this::text);
        return this;
    }

    /**
     * Exactly these events were told.
     */
    Council expect(final String... events)
    {
        assertEquals(List.of(events), venue.events().stream().map(Council::words).toList());
        return this;
    }

    /**
     * Of the events of a kind, these.
     */
    Council expectOf(final String name, final String... events)
    {
        assertEquals(
            List.of(events),
            venue.events().stream().map(Council::words).filter(event -> event.startsWith(name + " ")).toList());
        return this;
    }

    String text()
    {
        return venue.events().stream().map(Council::words).collect(Collectors.joining("\n"));
    }

    private static String words(final UnsafeBuffer event)
    {
        final MessageHeaderDecoder h = new MessageHeaderDecoder();
        final String text = switch (h.wrap(event, 0).templateId())
        {
            case 192 -> new ChangeProposedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            case 193 -> new ChangeApprovedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            case 194 -> new ChangeSteppedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            case 135 -> new AssetWeightedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            case 195 -> new ChangeEndedDecoder().wrapAndApplyHeader(event, 0, h).toString();
            default -> MessageText.of(event, event.capacity());
        };
        return text.replaceFirst("^\\[(\\w+)\\]\\(.*?\\):", "$1 ");
    }
}
