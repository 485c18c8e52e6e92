package io.plimsoll.node.report;

import io.plimsoll.core.message.ChangeApprovedDecoder;
import io.plimsoll.core.message.ChangeEnd;
import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeProposedDecoder;
import io.plimsoll.core.message.ChangeSteppedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.ProposeChangeDecoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.nio.ByteOrder;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Changes that were proposed and have not ended, with the commands that they will be.
 */
final class OpenProposals
{
    private final Map<Long, Proposal> proposals = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private DirectBuffer proposed;

    /**
     * A proposal.
     */
    static final class Proposal
    {
        long id;
        int command;
        long target;
        int proposer;
        int approver;
        long effectiveNs;
        long expiresNs;
        int steps;
        private DirectBuffer change;
    }

    /**
     * Note a command, of which the events tell what became of it.
     */
    void command(final DirectBuffer buffer, final int offset)
    {
        proposed = null;
        if (header.wrap(buffer, offset).templateId() == ProposeChangeDecoder.TEMPLATE_ID)
        {
            final ProposeChangeDecoder command =
                new ProposeChangeDecoder().wrapAndApplyHeader(buffer, offset, header);
            final ProposeChangeDecoder.ChangeDecoder words = command.change();
            final UnsafeBuffer copy = new UnsafeBuffer(new byte[words.count() * Long.BYTES]);
            for (int i = 0; words.hasNext(); i++)
            {
                copy.putLong(i * Long.BYTES, words.next().word(), ByteOrder.LITTLE_ENDIAN);
            }
            proposed = copy;
        }
    }

    /**
     * Note an event.
     *
     * @param rules that learn what has been applied.
     */
    void event(final DirectBuffer buffer, final int offset, final PriceRules rules)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case ChangeProposedDecoder.TEMPLATE_ID ->
                proposed(new ChangeProposedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ChangeApprovedDecoder.TEMPLATE_ID ->
                approved(new ChangeApprovedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ChangeSteppedDecoder.TEMPLATE_ID ->
                stepped(new ChangeSteppedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ChangeEndedDecoder.TEMPLATE_ID ->
                ended(new ChangeEndedDecoder().wrapAndApplyHeader(buffer, offset, header), rules);
            default ->
            {
            }
        }
    }

    private void proposed(final ChangeProposedDecoder event)
    {
        final Proposal proposal = new Proposal();
        proposal.id = event.proposal();
        proposal.command = event.command();
        proposal.target = event.target();
        proposal.proposer = event.operatorId();
        proposal.effectiveNs = event.effectiveNs();
        proposal.expiresNs = event.expiresNs();
        proposal.change = proposed;
        proposals.put(proposal.id, proposal);
    }

    private void approved(final ChangeApprovedDecoder event)
    {
        final Proposal proposal = proposals.get(event.proposal());
        if (proposal != null)
        {
            proposal.approver = event.operatorId();
            proposal.effectiveNs = event.effectiveNs();
        }
    }

    private void stepped(final ChangeSteppedDecoder event)
    {
        final Proposal proposal = proposals.get(event.proposal());
        if (proposal != null)
        {
            proposal.steps = event.step();
        }
    }

    private void ended(final ChangeEndedDecoder event, final PriceRules rules)
    {
        final Proposal proposal = proposals.remove(event.proposal());
        if (proposal != null && proposal.change != null && event.end() == ChangeEnd.APPLIED)
        {
            rules.learn(proposal.change, 0, proposal.change.capacity());
        }
    }

    Collection<Proposal> all()
    {
        return proposals.values();
    }
}
