package io.plimsoll.node.divergence.record;

import io.plimsoll.core.message.AssetState;
import io.plimsoll.core.message.AssetWeightedDecoder;
import io.plimsoll.core.message.AssetCause;
import io.plimsoll.core.message.BoundsPublishedDecoder;
import io.plimsoll.core.message.BreakerChangedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.IndexPublishedDecoder;
import io.plimsoll.core.message.LiquidationRefusedDecoder;
import io.plimsoll.core.message.MarkPublishedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SourceChangedDecoder;
import io.plimsoll.core.message.SourceStatus;
import io.plimsoll.core.message.Validity;
import io.plimsoll.node.crash.book.Books;
import io.plimsoll.node.divergence.market.DivergenceMarket;
import io.plimsoll.node.divergence.record.Frames.Line;
import io.plimsoll.node.divergence.record.Frames.State;
import io.plimsoll.node.divergence.record.Happening.Kind;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * What the core decided about prices: which source counted, which index was valid, where marks and bounds stood, when
 * liquidation was refused, and what breakers did.
 */
final class PriceRecord
{
    private static final String COIN = ", the coin";

    private final DivergenceMarket market;
    private final Frames frames;
    private final Words words;
    private final long[][] prices;
    private final int[][] states;
    private final SourceStatus[][] statuses;
    private final List<Happening> happenings = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SourceChangedDecoder source = new SourceChangedDecoder();
    private final IndexPublishedDecoder index = new IndexPublishedDecoder();
    private final MarkPublishedDecoder mark = new MarkPublishedDecoder();
    private final LiquidationRefusedDecoder refused = new LiquidationRefusedDecoder();
    private final AssetWeightedDecoder weighted = new AssetWeightedDecoder();
    private final BoundsPublishedDecoder bounds = new BoundsPublishedDecoder();
    private final BreakerChangedDecoder breaker = new BreakerChangedDecoder();
    private int frame = -1;

    PriceRecord(final DivergenceMarket market, final Frames frames)
    {
        this.market = market;
        this.frames = frames;
        words = new Words(market);
        prices = new long[Line.values().length][market.market().size()];
        states = new int[State.values().length][market.market().size()];
        statuses = new SourceStatus[market.market().size()][Long.SIZE];
    }

    void startFrame(final int number)
    {
        frame = number;
        for (final State state : State.values())
        {
            for (int instrument = 0; instrument < market.market().size(); instrument++)
            {
                frames.state(state, instrument, frame, states[state.ordinal()][instrument]);
            }
        }
    }

    void endFrame(final Books books)
    {
        for (int instrument = 0; instrument < market.market().size(); instrument++)
        {
            prices[Line.MARK.ordinal()][instrument] = books.mark(instrument);
            for (final Line line : Line.values())
            {
                frames.price(line, instrument, frame, prices[line.ordinal()][instrument]);
            }
        }
    }

    List<Happening> happenings()
    {
        return new ArrayList<>(happenings);
    }

    void onEvent(final long timeNs, final int template, final DirectBuffer buffer, final int offset)
    {
        switch (template)
        {
            case SourceChangedDecoder.TEMPLATE_ID ->
                onSource(timeNs, source.wrapAndApplyHeader(buffer, offset, header));
            case IndexPublishedDecoder.TEMPLATE_ID ->
                onIndex(timeNs, index.wrapAndApplyHeader(buffer, offset, header));
            case MarkPublishedDecoder.TEMPLATE_ID -> onMark(mark.wrapAndApplyHeader(buffer, offset, header));
            case LiquidationRefusedDecoder.TEMPLATE_ID ->
                onRefused(timeNs, refused.wrapAndApplyHeader(buffer, offset, header));
            case AssetWeightedDecoder.TEMPLATE_ID ->
                onWeighted(timeNs, weighted.wrapAndApplyHeader(buffer, offset, header));
            case BoundsPublishedDecoder.TEMPLATE_ID -> onBounds(bounds.wrapAndApplyHeader(buffer, offset, header));
            case BreakerChangedDecoder.TEMPLATE_ID ->
                onBreaker(timeNs, breaker.wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    private void onSource(final long timeNs, final SourceChangedDecoder event)
    {
        final int instrument = event.index();
        statuses[instrument][event.source()] = event.toStatus();
        boolean isDropped = false;
        for (final SourceStatus status : statuses[instrument])
        {
            isDropped |= status != null && status != SourceStatus.LIVE && status != SourceStatus.NONE;
        }
        state(State.SOURCE, instrument, isDropped ? 1 : 0);
        if (event.fromStatus() != SourceStatus.NONE)
        {
            add(timeNs, Kind.SOURCE, instrument, market.source(event.source()).name() + ": " + event.fromStatus() +
                " to " + event.toStatus(), words.source(event));
        }
    }

    private void onIndex(final long timeNs, final IndexPublishedDecoder event)
    {
        final int instrument = event.index();
        prices[Line.INDEX.ordinal()][instrument] = event.price();
        final int before = states[State.VALIDITY.ordinal()][instrument];
        if (event.validity().value() != before)
        {
            state(State.VALIDITY, instrument, event.validity().value());
            add(timeNs, Kind.INDEX, instrument, Validity.get((short)before) + " to " + event.validity(),
                words.index(event));
        }
    }

    private void onMark(final MarkPublishedDecoder event)
    {
        prices[Line.STABLE.ordinal()][event.instrument()] = event.stablePrice();
    }

    private void onRefused(final long timeNs, final LiquidationRefusedDecoder event)
    {
        final boolean isBegun = event.refused() == Flag.YES;
        final String what = isBegun ? "liquidation refused: " + event.cause() : "liquidation again: " + event.cause();
        if (event.asset() != 0)
        {
            happenings.add(new Happening(
                timeNs, Kind.REFUSAL, -1, words.coin(event.asset()) + COIN, what, words.assetRefusal(event)));
            return;
        }
        state(State.REFUSED, event.instrument(), isBegun ? 1 : 0);
        add(timeNs, Kind.REFUSAL, event.instrument(), what, words.refusal(event));
    }

    /** Each ramp's beginning and end; steps are its line. */
    private void onWeighted(final long timeNs, final AssetWeightedDecoder event)
    {
        if (event.cause() != AssetCause.RAMP || event.state() == AssetState.FAILED ||
            event.state() == AssetState.NORMAL)
        {
            happenings.add(new Happening(timeNs, Kind.ASSET, -1, words.coin(event.asset()) + COIN,
                event.state() + " by " + event.cause(), words.weight(event)));
        }
    }

    private void onBounds(final BoundsPublishedDecoder event)
    {
        prices[Line.LOWER.ordinal()][event.instrument()] = event.lower();
        prices[Line.UPPER.ordinal()][event.instrument()] = event.upper();
    }

    private void onBreaker(final long timeNs, final BreakerChangedDecoder event)
    {
        state(State.BREAKER, event.instrument(), event.toState().value());
        add(timeNs, Kind.BREAKER, event.instrument(),
            event.fromState() + " to " + event.toState() + ": " + event.cause(), words.breaker(event));
    }

    private void state(final State state, final int instrument, final int value)
    {
        states[state.ordinal()][instrument] = value;
        if (frame >= 0)
        {
            frames.state(state, instrument, frame, value);
        }
    }

    private void add(
        final long timeNs, final Kind kind, final int instrument, final String what, final String numbers)
    {
        if (frame >= 0)
        {
            happenings.add(new Happening(timeNs, kind, instrument, words.symbol(instrument), what, numbers));
        }
    }
}
