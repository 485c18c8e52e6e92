package io.plimsoll.node.divergence.record;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.message.AuctionAssetMovedDecoder;
import io.plimsoll.core.message.AuctionLotMovedDecoder;
import io.plimsoll.core.message.CollateralTakenOverDecoder;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.demo.venue.Commands;
import io.plimsoll.node.divergence.market.DivergenceMarket;
import org.agrona.DirectBuffer;

import java.util.List;

/**
 * Reads the engine's events and keeps what prices did and what was lost by them. Events come after the books had them.
 */
public final class DivergenceRecord implements EventSink
{
    private static final int FRAME_SECONDS = 60;

    private final DivergenceMarket market;
    private final int framesPerCandle;
    private final Frames frames;
    private final PriceRecord prices;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final FillAppliedDecoder fill = new FillAppliedDecoder();
    private final PositionTakenOverDecoder takenOver = new PositionTakenOverDecoder();
    private final AuctionLotMovedDecoder lotMoved = new AuctionLotMovedDecoder();
    private final AuctionAssetMovedDecoder assetMoved = new AuctionAssetMovedDecoder();
    private final CollateralTakenOverDecoder collateral = new CollateralTakenOverDecoder();
    private Books books;
    private Commands commands;
    private int frame = -1;
    private long coinsMicros;
    private long soldMicros;

    /**
     * An empty record.
     *
     * @param market of the window.
     */
    public DivergenceRecord(final DivergenceMarket market)
    {
        this.market = market;
        framesPerCandle = Math.max(1, market.day().candleSeconds() / FRAME_SECONDS);
        frames = new Frames(market.market().size(), market.market().candleCount() * framesPerCandle);
        prices = new PriceRecord(market, frames);
    }

    /**
     * Begin.
     *
     * @param clock that knows the time.
     * @param held  that events go to before they come here.
     */
    public void attach(final Commands clock, final Books held)
    {
        commands = clock;
        books = held;
    }

    /**
     * A part of a candle begins.
     *
     * @param candle index.
     * @param tick   part, from 0.
     */
    public void startTick(final int candle, final int tick)
    {
        final int next = candle * framesPerCandle + tick * framesPerCandle / market.day().ticksPerCandle();
        if (next != frame)
        {
            close();
            frame = next;
            prices.startFrame(frame);
        }
    }

    /**
     * The window is over.
     */
    public void close()
    {
        if (frame >= 0)
        {
            prices.endFrame(books);
        }
    }

    @Override
    public void onEvent(
        final long sequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        switch (header.templateId())
        {
            case FillAppliedDecoder.TEMPLATE_ID -> onFill(fill.wrapAndApplyHeader(buffer, offset, header));
            case PositionTakenOverDecoder.TEMPLATE_ID ->
            {
                takenOver.wrapAndApplyHeader(buffer, offset, header);
                lost(books.worthMicros(takenOver.instrument(), takenOver.lots()));
            }
            case AuctionLotMovedDecoder.TEMPLATE_ID ->
            {
                lotMoved.wrapAndApplyHeader(buffer, offset, header);
                lost(books.worthMicros(lotMoved.instrument(), lotMoved.lots()));
            }
            case AuctionAssetMovedDecoder.TEMPLATE_ID ->
            {
                assetMoved.wrapAndApplyHeader(buffer, offset, header);
                coin(assetMoved.asset(), assetMoved.amountUnits());
            }
            case CollateralTakenOverDecoder.TEMPLATE_ID ->
            {
                collateral.wrapAndApplyHeader(buffer, offset, header);
                coin(collateral.asset(), collateral.amountUnits());
            }
            default -> prices.onEvent(commands == null ? 0 : commands.timeNs(), header.templateId(), buffer, offset);
        }
    }

    private void onFill(final FillAppliedDecoder event)
    {
        if (event.liquidation() == Flag.YES)
        {
            final long notional = Math.abs(market.market().marks().contract(event.instrument())
                .worthMicros(event.lots(), event.price()));
            soldMicros += notional;
            lost(notional);
        }
    }

    private void lost(final long signedMicros)
    {
        if (frame >= 0)
        {
            frames.lost(frame, Math.abs(signedMicros));
        }
    }

    private void coin(final int asset, final long units)
    {
        if (asset != 0 && units > 0)
        {
            coinsMicros += books.coinsMicros(asset, units);
        }
    }

    /**
     * Prices and states over time.
     *
     * @return the frames.
     */
    public Frames frames()
    {
        return frames;
    }

    /**
     * Parts that a candle is cut into.
     *
     * @return the number.
     */
    public int framesPerCandle()
    {
        return framesPerCandle;
    }

    /**
     * What was decided about prices.
     *
     * @return in order.
     */
    public List<Happening> happenings()
    {
        return prices.happenings();
    }

    /**
     * Positions that were sold in slices, taken in auctions or taken over.
     *
     * @return notional, micro-USDT.
     */
    public long lostMicros()
    {
        long sum = 0;
        for (int i = 0; i < frames.size(); i++)
        {
            sum += frames.lostMicros(i);
        }
        return sum;
    }

    /**
     * Of them sold in slices.
     *
     * @return notional, micro-USDT.
     */
    public long soldMicros()
    {
        return soldMicros;
    }

    /**
     * Coins that went from customers to takers and backstops.
     *
     * @return worth at the price of then, micro-USDT.
     */
    public long coinsMicros()
    {
        return coinsMicros;
    }
}
