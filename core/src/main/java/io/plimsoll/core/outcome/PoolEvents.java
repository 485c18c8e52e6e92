package io.plimsoll.core.outcome;

import io.plimsoll.core.message.AdlRankReportedEncoder;
import io.plimsoll.core.message.InstrumentDelistedEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.PoolReportedEncoder;
import io.plimsoll.core.message.PositionSettledEncoder;

/**
 * Answers about pools and ranks, and events of a delisting: calls -> bytes. The schema says what the fields mean.
 */
public final class PoolEvents
{
    private final Outcome outcome;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final PoolReportedEncoder pool = new PoolReportedEncoder();
    private final AdlRankReportedEncoder rank = new AdlRankReportedEncoder();
    private final InstrumentDelistedEncoder delisted = new InstrumentDelistedEncoder();
    private final PositionSettledEncoder settled = new PositionSettledEncoder();

    /**
     * Into a given outcome.
     *
     * @param outcome of the command at hand.
     */
    public PoolEvents(final Outcome outcome)
    {
        this.outcome = outcome;
    }

    /**
     * Start a report of a pool; the caller fills it in and calls {@link #publishPool()}.
     *
     * @return encoder to fill in.
     */
    public PoolReportedEncoder pool()
    {
        return pool.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the report that was filled in.
     */
    public void publishPool()
    {
        publish(pool.encodedLength());
    }

    /**
     * Start a report of a rank; the caller fills it in and calls {@link #publishRank()}.
     *
     * @return encoder to fill in.
     */
    public AdlRankReportedEncoder rank()
    {
        return rank.wrapAndApplyHeader(outcome.buffer(), 0, header);
    }

    /**
     * Publish the report that was filled in.
     */
    public void publishRank()
    {
        publish(rank.encodedLength());
    }

    /**
     * An instrument was delisted.
     *
     * @param instrument      id.
     * @param settlementPrice in increments.
     * @param positions       settled.
     */
    public void delisted(final int instrument, final long settlementPrice, final int positions)
    {
        delisted.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .instrument(instrument).settlementPrice(settlementPrice).positions(positions);
        publish(delisted.encodedLength());
    }

    /**
     * A position was closed at the settlement price.
     *
     * @param account          id.
     * @param scope            of the margin account.
     * @param instrument       id.
     * @param lots             signed, before.
     * @param price            in increments.
     * @param realisedPnlUnits settle units.
     */
    public void settled(
        final long account,
        final int scope,
        final int instrument,
        final long lots,
        final long price,
        final long realisedPnlUnits)
    {
        settled.wrapAndApplyHeader(outcome.buffer(), 0, header)
            .account(account).scope(scope).instrument(instrument).lots(lots).price(price)
            .realisedPnlUnits(realisedPnlUnits);
        publish(settled.encodedLength());
    }

    private void publish(final int encodedLength)
    {
        outcome.publish(MessageHeaderEncoder.ENCODED_LENGTH + encodedLength);
    }
}
