package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.EstateSettledDecoder;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.message.ZoneChangedDecoder;

/**
 * What must add up in the events of losses, whatever the history (R7.2 to R7.5).
 */
final class LossInvariants
{
    private final List<String> broken = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long haircutsMissing;
    private boolean isEstateSettled;

    /**
     * Looks at the next event of a command.
     */
    void onEvent(final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case LossAllocatedDecoder.TEMPLATE_ID ->
                allocated(new LossAllocatedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case HaircutAppliedDecoder.TEMPLATE_ID ->
                cut(new HaircutAppliedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case FundChangedDecoder.TEMPLATE_ID ->
                changed(new FundChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case EstateSettledDecoder.TEMPLATE_ID ->
                settled(new EstateSettledDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AuctionTakenDecoder.TEMPLATE_ID ->
                taken(new AuctionTakenDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ZoneChangedDecoder.TEMPLATE_ID ->
                zone(new ZoneChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    /**
     * What a command has left open is broken.
     *
     * @return what does not add up, in words; emptied by this call.
     */
    List<String> endOfCommand()
    {
        check(haircutsMissing == 0, "haircuts missing: " + haircutsMissing);
        check(!isEstateSettled, "an estate was settled and not given back");
        haircutsMissing = 0;
        isEstateSettled = false;
        final List<String> found = List.copyOf(broken);
        broken.clear();
        return found;
    }

    private void allocated(final LossAllocatedDecoder event)
    {
        check(haircutsMissing == 0, "haircuts missing: " + haircutsMissing);
        check(
            event.fundPaid() + event.commonPaid() + event.winnersPaid() + event.uncovered() == event.deficit(),
            event);
        check(
            event.deficit() > 0 && event.fundPaid() >= 0 && event.commonPaid() >= 0 && event.winnersPaid() >= 0 &&
                event.uncovered() >= 0 && event.fundPaid() <= Math.max(0, event.fundBefore()),
            event);
        check(event.winnersPaid() <= event.positivePnl() && event.fundPeak() >= event.fundBefore(), event);
        haircutsMissing = event.winnersPaid();
    }

    private void cut(final HaircutAppliedDecoder event)
    {
        haircutsMissing -= event.haircut();
        check(
            event.haircut() > 0 && event.haircut() <= event.positivePnl() &&
                event.positivePnl() <= event.equityNoHaircut() && event.rank() >= 1 &&
                event.rank() <= event.winners(),
            event);
    }

    private void changed(final FundChangedDecoder event)
    {
        check(event.amount() != 0 && event.balance() >= 0, event);
        check(event.peak() == 0 || event.peak() >= event.balance(), event);
    }

    private void settled(final EstateSettledDecoder event)
    {
        final String text = event.toString();
        check(event.deficit() >= 0 && event.surplusToFund() >= 0, text);
        check(event.deficit() == 0 || event.surplusToFund() == 0, text);
        long sum = 0;
        final long deficit = event.deficit();
        for (final EstateSettledDecoder.SharesDecoder share : event.shares())
        {
            check(share.deficit() > 0, text);
            sum += share.deficit();
        }
        check(sum == deficit, text);
        isEstateSettled = true;
    }

    private void taken(final AuctionTakenDecoder event)
    {
        check(event.fractionE9() >= 1 && event.fractionE9() <= event.wantedE9(), event);
        check(event.fundPaid() == 0 || event.fundPaid() == event.premium(), event);
    }

    /**
     * After EstateSettled comes the end of the estate, with exactly nothing.
     */
    private void zone(final ZoneChangedDecoder event)
    {
        if (isEstateSettled)
        {
            isEstateSettled = false;
            check(event.toZone() == Zone.FREE && event.equity() == 0 && event.equityNoHaircut() == 0, event);
            check(event.maintenanceMargin() == 0 && event.initialMargin() == 0, event);
        }
    }

    private void check(final boolean isSo, final Object what)
    {
        if (!isSo)
        {
            broken.add(String.valueOf(what));
        }
    }
}
