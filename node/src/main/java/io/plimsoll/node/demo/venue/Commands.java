package io.plimsoll.node.demo.venue;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AdvanceTimeEncoder;
import io.plimsoll.core.message.AssetPriceTickEncoder;
import io.plimsoll.core.message.AuditStateEncoder;
import io.plimsoll.core.message.CloseOrderEncoder;
import io.plimsoll.core.message.DepositEncoder;
import io.plimsoll.core.message.FillEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.FundingTickEncoder;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.OpenAccountEncoder;
import io.plimsoll.core.message.PlaceOrderEncoder;
import io.plimsoll.core.message.PriceTickEncoder;
import io.plimsoll.core.message.QueryMarginEncoder;
import io.plimsoll.core.message.SetLeverageEncoder;
import io.plimsoll.core.message.SetMarginModeEncoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.TransferMarginEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Encodes commands and sends them at the current market time.
 */
public final class Commands
{
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int CAPACITY = 1024;

    private final CommandPort port;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final OpenAccountEncoder openAccount = new OpenAccountEncoder();
    private final DepositEncoder deposit = new DepositEncoder();
    private final TransferMarginEncoder transferMargin = new TransferMarginEncoder();
    private final SetMarginModeEncoder setMarginMode = new SetMarginModeEncoder();
    private final SetLeverageEncoder setLeverage = new SetLeverageEncoder();
    private final PriceTickEncoder priceTick = new PriceTickEncoder();
    private final AssetPriceTickEncoder assetPriceTick = new AssetPriceTickEncoder();
    private final FundingTickEncoder fundingTick = new FundingTickEncoder();
    private final PlaceOrderEncoder placeOrder = new PlaceOrderEncoder();
    private final CloseOrderEncoder closeOrder = new CloseOrderEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final AdvanceTimeEncoder advanceTime = new AdvanceTimeEncoder();
    private final QueryMarginEncoder queryMargin = new QueryMarginEncoder();
    private final AuditStateEncoder auditState = new AuditStateEncoder();
    private long timeNs;
    private long count;

    /**
     * Commands that go through a door.
     *
     * @param port into the engine.
     */
    public Commands(final CommandPort port)
    {
        this.port = port;
    }

    /**
     * Move the market's time; the commands that follow carry it.
     *
     * @param newTimeNs nanoseconds since the epoch, not older than before.
     */
    public void at(final long newTimeNs)
    {
        timeNs = newTimeNs;
    }

    /**
     * The market's time.
     *
     * @return nanoseconds since the epoch.
     */
    public long timeNs()
    {
        return timeNs;
    }

    /**
     * Number of commands sent.
     *
     * @return the number.
     */
    public long count()
    {
        return count;
    }

    /**
     * Wait for the events of everything sent.
     */
    public void awaitEvents()
    {
        port.awaitEvents();
    }

    /**
     * For commands that are encoded elsewhere.
     *
     * @return where they are encoded, from its beginning.
     */
    public MutableDirectBuffer buffer()
    {
        return buffer;
    }

    /**
     * For commands that are encoded elsewhere.
     *
     * @return the encoder of headers.
     */
    public MessageHeaderEncoder header()
    {
        return header;
    }

    /**
     * Send what was encoded into the buffer.
     *
     * @param encodedLength without the message header, bytes.
     */
    public void sendEncoded(final int encodedLength)
    {
        port.send(timeNs, buffer, 0, HEADER + encodedLength);
        count++;
    }

    /**
     * Open an account of the first pool.
     *
     * @param account id.
     * @param kind    of account.
     */
    public void openAccount(final long account, final AccountKind kind)
    {
        openAccount(account, kind, 0);
    }

    /**
     * Open an account.
     *
     * @param account  id.
     * @param kind     of account.
     * @param riskPool of a backstop or fund; else 0.
     */
    public void openAccount(final long account, final AccountKind kind, final int riskPool)
    {
        openAccount.wrapAndApplyHeader(buffer, 0, header).account(account).kind(kind).riskPool(riskPool);
        sendEncoded(OpenAccountEncoder.BLOCK_LENGTH);
    }

    /**
     * Deposit.
     *
     * @param account     id.
     * @param asset       id.
     * @param amountUnits of the asset.
     */
    public void deposit(final long account, final int asset, final long amountUnits)
    {
        deposit.wrapAndApplyHeader(buffer, 0, header).account(account).asset(asset).amountUnits(amountUnits);
        sendEncoded(DepositEncoder.BLOCK_LENGTH);
    }

    /**
     * Move margin to an isolated position.
     *
     * @param account     id.
     * @param instrument  id.
     * @param amountUnits micro-USDT.
     */
    public void transferMargin(final long account, final int instrument, final long amountUnits)
    {
        transferMargin.wrapAndApplyHeader(buffer, 0, header)
            .account(account).instrument(instrument).amountUnits(amountUnits);
        sendEncoded(TransferMarginEncoder.BLOCK_LENGTH);
    }

    /**
     * Give a contract margin of its own.
     *
     * @param account    id.
     * @param instrument id.
     */
    public void isolate(final long account, final int instrument)
    {
        setMarginMode.wrapAndApplyHeader(buffer, 0, header)
            .account(account).instrument(instrument).mode(MarginMode.ISOLATED);
        sendEncoded(SetMarginModeEncoder.BLOCK_LENGTH);
    }

    /**
     * Choose leverage.
     *
     * @param account    id.
     * @param instrument id.
     * @param leverage   chosen.
     */
    public void setLeverage(final long account, final int instrument, final int leverage)
    {
        setLeverage.wrapAndApplyHeader(buffer, 0, header).account(account).instrument(instrument).leverage(leverage);
        sendEncoded(SetLeverageEncoder.BLOCK_LENGTH);
    }

    /**
     * A new mark.
     *
     * @param instrument id.
     * @param price      in increments.
     */
    public void priceTick(final int instrument, final long price)
    {
        priceTick.wrapAndApplyHeader(buffer, 0, header).instrument(instrument).price(price);
        sendEncoded(PriceTickEncoder.BLOCK_LENGTH);
    }

    /**
     * A new price of collateral.
     *
     * @param asset       id.
     * @param priceMicros of a whole coin, micro-USDT.
     */
    public void assetPriceTick(final int asset, final long priceMicros)
    {
        assetPriceTick.wrapAndApplyHeader(buffer, 0, header).asset(asset).price(priceMicros);
        sendEncoded(AssetPriceTickEncoder.BLOCK_LENGTH);
    }

    void fundingTick(final int instrument, final long indexUnits)
    {
        fundingTick.wrapAndApplyHeader(buffer, 0, header).instrument(instrument).indexUnits(indexUnits);
        sendEncoded(FundingTickEncoder.BLOCK_LENGTH);
    }

    /**
     * Place an order.
     *
     * @param account      id.
     * @param orderId      of the order.
     * @param instrument   id.
     * @param side         of the order.
     * @param lots         of it.
     * @param limitPrice   in increments.
     * @param isReduceOnly whether it may only reduce.
     */
    public void placeOrder(
        final long account,
        final long orderId,
        final int instrument,
        final Side side,
        final long lots,
        final long limitPrice,
        final boolean isReduceOnly)
    {
        placeOrder.wrapAndApplyHeader(buffer, 0, header)
            .account(account)
            .orderId(orderId)
            .instrument(instrument)
            .side(side)
            .reduceOnly(isReduceOnly ? Flag.YES : Flag.NO)
            .lots(lots)
            .limitPrice(limitPrice);
        sendEncoded(PlaceOrderEncoder.BLOCK_LENGTH);
    }

    void closeOrder(final long orderId)
    {
        closeOrder.wrapAndApplyHeader(buffer, 0, header).orderId(orderId);
        sendEncoded(CloseOrderEncoder.BLOCK_LENGTH);
    }

    /**
     * Report a trade.
     *
     * @param tradeId        of the trade.
     * @param instrument     id.
     * @param price          in increments.
     * @param lots           of it.
     * @param buyOrderId     of the buyer.
     * @param sellOrderId    of the seller.
     * @param buyerFeeUnits  micro-USDT.
     * @param sellerFeeUnits micro-USDT.
     */
    public void fill(
        final long tradeId,
        final int instrument,
        final long price,
        final long lots,
        final long buyOrderId,
        final long sellOrderId,
        final long buyerFeeUnits,
        final long sellerFeeUnits)
    {
        fill.wrapAndApplyHeader(buffer, 0, header)
            .tradeId(tradeId)
            .instrument(instrument)
            .price(price)
            .lots(lots)
            .buyOrderId(buyOrderId)
            .sellOrderId(sellOrderId)
            .buyerFeeUnits(buyerFeeUnits)
            .sellerFeeUnits(sellerFeeUnits);
        sendEncoded(FillEncoder.BLOCK_LENGTH);
    }

    /**
     * Move the clock alone.
     */
    public void advanceTime()
    {
        advanceTime.wrapAndApplyHeader(buffer, 0, header);
        sendEncoded(AdvanceTimeEncoder.BLOCK_LENGTH);
    }

    /**
     * Ask for the numbers of a cross margin account.
     *
     * @param account id.
     */
    public void queryMargin(final long account)
    {
        queryMargin.wrapAndApplyHeader(buffer, 0, header)
            .account(account)
            .scope(QueryMarginEncoder.scopeNullValue())
            .instrument(0)
            .lots(0)
            .price(0);
        sendEncoded(QueryMarginEncoder.BLOCK_LENGTH);
    }

    /**
     * Ask for the state hash and whether money and contracts are conserved.
     */
    public void auditState()
    {
        auditState.wrapAndApplyHeader(buffer, 0, header);
        sendEncoded(AuditStateEncoder.BLOCK_LENGTH);
    }
}
