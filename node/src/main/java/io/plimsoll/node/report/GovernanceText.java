package io.plimsoll.node.report;

import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.node.text.MessageCatalog;

import java.util.List;

/**
 * Who may change parameters, and what is about to change (rulebook section 14).
 */
final class GovernanceText
{
    private static final String INDENT = "  ";

    private final PriceReplay replay;
    private final MessageCatalog catalog;
    private final ChangeSentence changes;
    private final PriceStory story;

    GovernanceText(final PriceReplay replay, final MessageCatalog catalog, final PriceStory story)
    {
        this.replay = replay;
        this.catalog = catalog;
        this.changes = new ChangeSentence(catalog, replay.numbers());
        this.story = story;
    }

    /**
     * @param operators ids, ascending.
     */
    void write(final List<Integer> operators)
    {
        final SetGovernanceDecoder rules = replay.rules().governance();
        final boolean isOn = rules != null && rules.enabled() == Flag.YES;
        story.title("Governance", isOn ? ": a change needs two operators" : ": off, one command changes a parameter");
        if (isOn)
        {
            story.line("takes", Durations.text(rules.delayNs()) + " from approval to effect, rates and levels in " +
                Durations.text(rules.rampNs()) + " at least; a proposal lives for " + Durations.text(rules.lifeNs()));
        }
        for (final int id : operators)
        {
            final SetOperatorDecoder operator = replay.rules().operator(id);
            final boolean mayPropose = operator.mayPropose() == Flag.YES;
            final boolean mayApprove = operator.mayApprove() == Flag.YES;
            story.line("operator " + id, mayPropose && mayApprove ? "may propose, and approve what another proposed" :
                mayPropose ? "may propose" : mayApprove ? "may approve" : "may do nothing");
        }
        proposals();
    }

    private void proposals()
    {
        if (replay.proposals().all().isEmpty())
        {
            return;
        }
        final TextTable table = new TextTable(INDENT, "proposal", "what", "by", "approved", "when");
        for (final OpenProposals.Proposal proposal : replay.proposals().all())
        {
            final boolean isApproved = proposal.approver != 0;
            table.row(
                Long.toString(proposal.id), catalog.typeName(proposal.command) +
                    changes.target(proposal.command, proposal.target),
                "operator " + proposal.proposer, isApproved ? "operator " + proposal.approver : "-",
                proposal.steps > 0 ? "step " + proposal.steps + " of 16 is done" :
                    isApproved ? "from " + PriceStory.at(proposal.effectiveNs) :
                    "gone at " + PriceStory.at(proposal.expiresNs));
        }
        story.table(table);
    }
}
