package io.plimsoll.node.whatif;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.CloseOrderEncoder;
import io.plimsoll.core.message.DepositEncoder;
import io.plimsoll.core.message.FillEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.PlaceOrderEncoder;
import io.plimsoll.core.message.Side;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes commands that no journal holds and applies them to a run, at the time of the recorded command being played.
 */
final class ModelCommands
{
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int CAPACITY = 256;

    private final Run run;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OpenAccountEncoder openAccount = new OpenAccountEncoder();
    private final DepositEncoder deposit = new DepositEncoder();
    private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
    private final CloseOrderEncoder closeOrder = new CloseOrderEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final AdvanceTimeEncoder advanceTime = new AdvanceTimeEncoder();
    private long timeNs = Long.MIN_VALUE;

    /**
     * One trade.
     *
     * @param tradeId    of the venue.
     * @param instrument that is traded.
     * @param price      increments.
     * @param lots       positive.
     * @param buyOrder   id.
     * @param sellOrder  id.
     * @param buyerFee   settle units.
     * @param sellerFee  settle units.
     */
    record Trade(
        long tradeId,
        int instrument,
        long price,
        long lots,
        long buyOrder,
        long sellOrder,
        long buyerFee,
        long sellerFee)
    {
    }

    ModelCommands(final Run run)
    {
        this.run = run;
    }

    /**
     * @param newTimeNs of the recorded command; a core's time never goes back.
     */
    void at(final long newTimeNs)
    {
        timeNs = Math.max(timeNs, newTimeNs);
    }

    long timeNs()
    {
        return timeNs;
    }

    void advanceTime()
    {
        advanceTime.wrapAndApplyHeader(buffer, 0, header);
        run.applyModel(timeNs, buffer, 0, HEADER + AdvanceTimeEncoder.BLOCK_LENGTH);
    }

    boolean openCustomer(final long account)
    {
        openAccount.wrapAndApplyHeader(buffer, 0, header).account(account).kind(AccountKind.CUSTOMER).riskPool(0);
        return run.applyModel(timeNs, buffer, 0, HEADER + OpenAccountEncoder.BLOCK_LENGTH);
    }

    boolean deposit(final long account, final int asset, final long units)
    {
        deposit.wrapAndApplyHeader(buffer, 0, header).account(account).asset(asset).amountUnits(units);
        return run.applyModel(timeNs, buffer, 0, HEADER + DepositEncoder.BLOCK_LENGTH);
    }

    /**
     * @param isModel if no figure is to say so when it is refused.
     */
    boolean place(
        final long account,
        final long orderId,
        final int instrument,
        final boolean isSell,
        final boolean isReduceOnly,
        final long lots,
        final long limitPrice,
        final boolean isModel)
    {
        placeOrder.wrapAndApplyHeader(buffer, 0, header)
            .account(account).orderId(orderId).instrument(instrument).side(isSell ? Side.SELL : Side.BUY)
            .reduceOnly(isReduceOnly ? Flag.YES : Flag.NO).lots(lots).limitPrice(limitPrice);
        final int length = HEADER + PlaceOrderEncoder.BLOCK_LENGTH;
        return isModel ? run.applyModel(timeNs, buffer, 0, length) : run.apply(timeNs, buffer, 0, length);
    }

    boolean close(final long orderId)
    {
        closeOrder.wrapAndApplyHeader(buffer, 0, header).orderId(orderId);
        return run.applyModel(timeNs, buffer, 0, HEADER + CloseOrderEncoder.BLOCK_LENGTH);
    }

    boolean fill(final Trade trade)
    {
        fill.wrapAndApplyHeader(buffer, 0, header)
            .tradeId(trade.tradeId()).instrument(trade.instrument()).price(trade.price()).lots(trade.lots())
            .buyOrderId(trade.buyOrder()).sellOrderId(trade.sellOrder())
            .buyerFeeUnits(trade.buyerFee()).sellerFeeUnits(trade.sellerFee());
        return run.applyModel(timeNs, buffer, 0, HEADER + FillEncoder.BLOCK_LENGTH);
    }
}
