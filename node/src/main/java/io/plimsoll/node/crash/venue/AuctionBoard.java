package io.plimsoll.node.crash.venue;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionResetDecoder;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.AuctionTakenDecoder;
import io.plimsoll.core.message.FundChangedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.TakeAuctionDecoder;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The auctions that are running, in the order in which they began, as the events tell it.
 */
public final class AuctionBoard implements EventSink
{
    private static final long REFUSED_WAIT_NS = 15_000_000_000L;

    private final Map<Long, Auction> running = new LinkedHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AuctionStartedDecoder started = new AuctionStartedDecoder();
    private final AuctionResetDecoder reset = new AuctionResetDecoder();
    private final AuctionTakenDecoder taken = new AuctionTakenDecoder();
    private final AuctionEndedDecoder ended = new AuctionEndedDecoder();
    private final RejectedDecoder rejected = new RejectedDecoder();
    private final FundChangedDecoder fundChanged = new FundChangedDecoder();
    private final long[] fundMicros;
    private long timeNs;

    /**
     * No auctions.
     *
     * @param pools number of risk pools.
     */
    public AuctionBoard(final int pools)
    {
        fundMicros = new long[pools];
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case AuctionStartedDecoder.TEMPLATE_ID ->
                onStarted(started.wrapAndApplyHeader(buffer, offset, header));
            case AuctionResetDecoder.TEMPLATE_ID ->
            {
                reset.wrapAndApplyHeader(buffer, offset, header);
                running.get(reset.auction()).restart(timeNs);
            }
            case AuctionTakenDecoder.TEMPLATE_ID ->
            {
                taken.wrapAndApplyHeader(buffer, offset, header);
                running.get(taken.auction()).onTaken(taken);
            }
            case AuctionEndedDecoder.TEMPLATE_ID ->
                running.remove(ended.wrapAndApplyHeader(buffer, offset, header).auction());
            case RejectedDecoder.TEMPLATE_ID -> onRejected(rejected.wrapAndApplyHeader(buffer, offset, header));
            case FundChangedDecoder.TEMPLATE_ID -> onFund(fundChanged.wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    private void onStarted(final AuctionStartedDecoder event)
    {
        final Auction auction = new Auction(
            event.account(), event.scope(), event.riskPool(), event.curve(), event.goal());
        auction.restart(timeNs);
        running.put(event.auction(), auction);
    }

    private void onRejected(final RejectedDecoder event)
    {
        if (event.command() == TakeAuctionDecoder.TEMPLATE_ID && event.reason() != Reason.PREMIUM_BELOW_LIMIT)
        {
            for (final Auction auction : running.values())
            {
                if (auction.account() == event.reference())
                {
                    auction.waitUntil(timeNs + REFUSED_WAIT_NS);
                }
            }
        }
    }

    private void onFund(final FundChangedDecoder event)
    {
        if (event.fund() == CrashAccounts.fund(event.riskPool()))
        {
            fundMicros[event.riskPool()] = event.balance();
        }
    }

    /**
     * The time of the commands that are sent from here on.
     *
     * @param newTimeNs nanoseconds since the epoch.
     */
    public void at(final long newTimeNs)
    {
        timeNs = newTimeNs;
    }

    /**
     * Whether there is any.
     *
     * @return true if an auction is running.
     */
    public boolean isRunning()
    {
        return !running.isEmpty();
    }

    long fundMicros(final int pool)
    {
        return fundMicros[pool];
    }

    List<Auction> auctions()
    {
        return new ArrayList<>(running.values());
    }
}
