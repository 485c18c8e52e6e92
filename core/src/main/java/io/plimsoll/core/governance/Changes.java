package io.plimsoll.core.governance;

import io.plimsoll.core.CommandClock;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.ChangeEnd;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.outcome.ChangeEvents;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;
import org.agrona.DirectBuffer;

import java.nio.ByteOrder;

/**
 * Operators, proposals and ramps (rulebook section 14).
 */
public final class Changes
{
    /**
     * Words of eight bytes that a proposed command may take.
     */
    public static final int MAX_WORDS = ProposalLayout.MAX_WORDS;

    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final ByteOrder ORDER = ByteOrder.LITTLE_ENDIAN;

    private final CommandClock clock;
    private final CommandShape shape;
    private final ChangeEvents events;
    private final GovernanceRules rules = new GovernanceRules();
    private final Operators operators = new Operators();
    private final Proposals proposals = new Proposals();
    private final StepLimits limits;
    private final DueChanges due;

    /**
     * Nobody is an operator yet, and nothing is governed.
     *
     * @param clock      of commands.
     * @param contracts  listed.
     * @param parameters in force.
     * @param shape      of commands that may be proposed.
     * @param events     to tell with.
     */
    public Changes(
        final CommandClock clock,
        final Contracts contracts,
        final RiskParameters parameters,
        final CommandShape shape,
        final ChangeEvents events)
    {
        this.clock = clock;
        this.shape = shape;
        this.events = events;
        limits = new StepLimits(contracts, parameters);
        due = new DueChanges(rules, proposals, new Ramp(contracts, parameters, proposals), events);
    }

    /**
     * Who applies what is due.
     *
     * @param changeTarget that applies commands.
     */
    public void applyTo(final ChangeTarget changeTarget)
    {
        due.applyTo(changeTarget);
    }

    /**
     * Who is told of assets listed under governance.
     *
     * @param listener that takes their weight.
     */
    public void tellListings(final ListingListener listener)
    {
        due.tellListings(listener);
    }

    /**
     * May a command be given directly?
     *
     * @param templateId of the command.
     * @param buffer     holding it.
     * @param offset     of its header.
     * @return reason why not, or null.
     */
    public Reason refusal(final int templateId, final DirectBuffer buffer, final int offset)
    {
        return rules.isOn() && Governed.isGoverned(templateId, buffer, offset) ? Reason.GOVERNED : null;
    }

    /**
     * What a governed command is about.
     *
     * @param templateId of the command.
     * @param buffer     holding it.
     * @param offset     of its header.
     * @return instrument, asset, pool, index, class or operator; 0 for the venue.
     */
    public long subject(final int templateId, final DirectBuffer buffer, final int offset)
    {
        return Governed.target(templateId, buffer, offset);
    }

    /**
     * Is governance on?
     *
     * @return true if so.
     */
    public boolean isOn()
    {
        return rules.isOn();
    }

    /**
     * Switch governance on or off, or set its durations.
     *
     * @param isOn    from now on.
     * @param delayNs from approval to effect, at least.
     * @param lifeNs  of a proposal that is not approved.
     * @param rampNs  shortest ramp.
     * @return reason why not, or null.
     */
    public Reason govern(final boolean isOn, final long delayNs, final long lifeNs, final long rampNs)
    {
        if (isOn && !operators.areEnough())
        {
            return Reason.GOVERNANCE_INVALID;
        }
        rules.set(isOn, delayNs, lifeNs, rampNs);
        return null;
    }

    /**
     * Give an operator his roles.
     *
     * @param id         1 to 64.
     * @param mayPropose if he may.
     * @param mayApprove if he may.
     * @return reason why not, or null.
     */
    public Reason operator(final int id, final boolean mayPropose, final boolean mayApprove)
    {
        if (rules.isOn() && !operators.areEnoughWith(id, mayPropose, mayApprove))
        {
            return Reason.GOVERNANCE_INVALID;
        }
        operators.set(id, mayPropose, mayApprove);
        return null;
    }

    /**
     * Propose a command.
     *
     * @param id          of the proposal, positive.
     * @param operator    1 to 64.
     * @param effectiveNs not before.
     * @param rampNs      over which it comes into effect; 0 or 16 and more.
     * @param buffer      holding the command.
     * @param offset      of its header.
     * @param available   bytes that were given for it, at most {@link #MAX_WORDS} words.
     * @return reason why not, or null.
     */
    public Reason propose(
        final long id,
        final int operator,
        final long effectiveNs,
        final long rampNs,
        final DirectBuffer buffer,
        final int offset,
        final int available)
    {
        final int length = rules.isOn() ? shape.length(buffer, offset, available) : -1;
        if (length < 0 || !areZero(buffer, offset + length, offset + available))
        {
            return Reason.OUT_OF_RANGE;
        }
        final int templateId = templateId(buffer, offset);
        if (!Governed.isGoverned(templateId, buffer, offset) || rampNs != 0 && !Governed.isRamped(templateId))
        {
            return Reason.OUT_OF_RANGE;
        }
        final Reason reason = judge(id, operator, rampNs, templateId, buffer, offset);
        if (reason == null)
        {
            final long expiresNs = Proposals.sum(Math.max(clock.nowNs(), effectiveNs), rules.lifeNs());
            final int slot = proposals.add(id, operator, effectiveNs, expiresNs, rampNs);
            proposals.command(slot, buffer, offset, length);
            events.proposed(id, operator, templateId, proposals.target(slot), effectiveNs, expiresNs, rampNs);
        }
        return reason;
    }

    private Reason judge(
        final long id,
        final int operator,
        final long rampNs,
        final int templateId,
        final DirectBuffer buffer,
        final int offset)
    {
        if (proposals.find(id) != Proposals.NONE)
        {
            return Reason.DUPLICATE_ID;
        }
        if (proposals.isFull())
        {
            return Reason.TABLE_FULL;
        }
        if (!operators.isKnown(operator))
        {
            return Reason.UNKNOWN_OPERATOR;
        }
        if (!operators.mayPropose(operator))
        {
            return Reason.NOT_PERMITTED;
        }
        if (!limits.allow(templateId, buffer, offset))
        {
            return Reason.STEP_TOO_LARGE;
        }
        return isTooSoon(rampNs, templateId, buffer, offset + BODY) ? Reason.TOO_SOON : null;
    }

    private boolean isTooSoon(final long rampNs, final int templateId, final DirectBuffer buffer, final int body)
    {
        final long duration = switch (templateId)
        {
            case FailAssetDecoder.TEMPLATE_ID ->
                buffer.getLong(body + FailAssetDecoder.rampNsEncodingOffset(), ORDER);
            case SetAssetRulesDecoder.TEMPLATE_ID ->
                buffer.getLong(body + SetAssetRulesDecoder.rampNsEncodingOffset(), ORDER);
            default -> Governed.isRamped(templateId) ? rampNs : Long.MAX_VALUE;
        };
        return duration < rules.rampNs();
    }

    /**
     * Approve a proposal of somebody else.
     *
     * @param id       of the proposal.
     * @param operator 1 to 64.
     * @return reason why not, or null.
     */
    public Reason approve(final long id, final int operator)
    {
        if (!operators.isKnown(operator))
        {
            return Reason.UNKNOWN_OPERATOR;
        }
        final int slot = proposals.find(id);
        if (!operators.mayApprove(operator) || slot != Proposals.NONE && proposals.proposer(slot) == operator)
        {
            return Reason.NOT_PERMITTED;
        }
        if (slot == Proposals.NONE || proposals.isApproved(slot))
        {
            return Reason.UNKNOWN_PROPOSAL;
        }
        final long effectiveNs = Math.max(
            proposals.effectiveNs(slot), Proposals.sum(clock.nowNs(), rules.delayNs()));
        proposals.approve(slot, effectiveNs);
        events.approved(id, proposals.proposer(slot), operator, effectiveNs);
        return null;
    }

    /**
     * Take a proposal back, or stop its ramp.
     *
     * @param id       of the proposal.
     * @param operator 1 to 64.
     * @return reason why not, or null.
     */
    public Reason revoke(final long id, final int operator)
    {
        if (!operators.isKnown(operator))
        {
            return Reason.UNKNOWN_OPERATOR;
        }
        final int slot = proposals.find(id);
        if (slot == Proposals.NONE)
        {
            return Reason.UNKNOWN_PROPOSAL;
        }
        due.end(slot, ChangeEnd.REVOKED, operator, null);
        return null;
    }

    /**
     * Time has come to a command: take steps, apply, let expire (rulebook R8.11a).
     *
     * @return true if anything was applied.
     */
    public boolean onTime()
    {
        return due.onTime(clock.nowNs());
    }

    private static int templateId(final DirectBuffer buffer, final int offset)
    {
        return buffer.getShort(offset + Short.BYTES, ORDER) & 0xFFFF;
    }

    private static boolean areZero(final DirectBuffer buffer, final int from, final int to)
    {
        for (int i = from; i < to; i++)
        {
            if (buffer.getByte(i) != 0)
            {
                return false;
            }
        }
        return true;
    }

    /**
     * Add what differs from a venue that does not know governance.
     *
     * @param hash to add to.
     */
    public void addTo(final StateHash hash)
    {
        if (!rules.isUnset() || !operators.isEmpty() || !proposals.isEmpty())
        {
            rules.addTo(hash);
            operators.addTo(hash);
            proposals.addTo(hash);
        }
    }

    /**
     * Write it.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        writer.begin(Section.GOVERNANCE);
        rules.save(writer);
        operators.save(writer);
        proposals.save(writer);
        writer.end();
    }

    /**
     * Read it.
     *
     * @param reader of the snapshot.
     * @throws io.plimsoll.core.snapshot.SnapshotException if it could not have come about.
     */
    public void load(final SnapshotReader reader)
    {
        reader.open(Section.GOVERNANCE);
        rules.load(reader);
        operators.load(reader);
        proposals.load(reader, shape);
        reader.close();
        if (rules.isOn() && !operators.areEnough())
        {
            throw reader.failure("governance without operators");
        }
        if (rules.isUnset() && !proposals.isEmpty())
        {
            throw reader.failure("proposals without governance");
        }
    }
}
