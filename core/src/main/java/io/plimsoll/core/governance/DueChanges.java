package io.plimsoll.core.governance;

import io.plimsoll.core.message.ChangeEnd;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.outcome.ChangeEvents;

/**
 * What becomes of proposals as time goes on: they expire, take effect, or go up their ramp (rulebook R14.4, R14.5).
 */
final class DueChanges
{
    private final GovernanceRules rules;
    private final Proposals proposals;
    private final Ramp ramp;
    private final ChangeEvents events;
    private ChangeTarget target;
    private ListingListener listings;

    DueChanges(
        final GovernanceRules rules, final Proposals proposals, final Ramp ramp, final ChangeEvents events)
    {
        this.rules = rules;
        this.proposals = proposals;
        this.ramp = ramp;
        this.events = events;
    }

    void applyTo(final ChangeTarget changeTarget)
    {
        target = changeTarget;
    }

    void tellListings(final ListingListener listener)
    {
        listings = listener;
    }

    /**
     * Do all that is due, in the order in which it was.
     *
     * @return true if anything was applied.
     */
    boolean onTime(final long nowNs)
    {
        boolean isApplied = false;
        while (proposals.nextDueNs() <= nowNs)
        {
            final int slot = proposals.due(nowNs);
            if (slot == Proposals.NONE)
            {
                break;
            }
            if (!proposals.isApproved(slot))
            {
                end(slot, ChangeEnd.EXPIRED, 0, null);
            }
            else
            {
                isApplied |= proposals.rampNs(slot) == 0 ? take(slot) : step(slot);
            }
        }
        return isApplied;
    }

    private boolean take(final int slot)
    {
        final int templateId = proposals.templateId(slot);
        final Reason reason = target.apply(templateId, proposals.buffer(), proposals.commandOffset(slot));
        if (reason != null)
        {
            end(slot, ChangeEnd.REFUSED, 0, reason);
            return false;
        }
        final long asset = proposals.target(slot);
        if (templateId == DefineAssetDecoder.TEMPLATE_ID && asset != 0 && rules.isOn() && listings != null)
        {
            listings.onListed((int)asset);
        }
        end(slot, ChangeEnd.APPLIED, 0, null);
        return true;
    }

    private boolean step(final int slot)
    {
        final int step = proposals.steps(slot) + 1;
        Reason reason = step == 1 ? ramp.begin(slot) : null;
        if (reason == null)
        {
            ramp.encode(slot, step);
            reason = target.apply(proposals.templateId(slot), ramp.command(), 0);
        }
        if (reason != null)
        {
            end(slot, ChangeEnd.REFUSED, 0, reason);
            return false;
        }
        proposals.step(slot, step);
        final boolean isLast = step == Ramp.STEPS;
        events.stepped(proposals.id(slot), step, isLast ? 0 : proposals.stepNs(slot, step + 1));
        if (isLast)
        {
            end(slot, ChangeEnd.APPLIED, 0, null);
        }
        return true;
    }

    void end(final int slot, final ChangeEnd end, final int operator, final Reason reason)
    {
        events.ended(
            proposals.id(slot), end, operator, reason == null ? 0 : reason.value(), proposals.steps(slot));
        proposals.remove(slot);
    }
}
