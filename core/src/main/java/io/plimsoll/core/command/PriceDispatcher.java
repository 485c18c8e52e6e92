package io.plimsoll.core.command;

import io.plimsoll.core.message.BookTickDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.FundingRateTickDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.QueryIndexDecoder;
import io.plimsoll.core.message.QueryPriceDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.core.message.SourceTickDecoder;
import org.agrona.DirectBuffer;

/**
 * Bytes to calls for sources, marks, volatility and breakers: one reusable decoder per command.
 */
final class PriceDispatcher
{
    private static final int VERSION = MessageHeaderDecoder.SCHEMA_VERSION;

    private final IndexCommands indices;
    private final PriceCommands prices;
    private final BreakerCommands breakers;
    private final Refusals refusals;

    private final SourceTickDecoder sourceTick = new SourceTickDecoder();
    private final SetIndexDecoder setIndex = new SetIndexDecoder();
    private final QueryIndexDecoder queryIndex = new QueryIndexDecoder();
    private final BookTickDecoder bookTick = new BookTickDecoder();
    private final FundingRateTickDecoder fundingRateTick = new FundingRateTickDecoder();
    private final SetMarkRulesDecoder setMarkRules = new SetMarkRulesDecoder();
    private final SetAssetRulesDecoder setAssetRules = new SetAssetRulesDecoder();
    private final SetActionTableDecoder setActionTable = new SetActionTableDecoder();
    private final FailAssetDecoder failAsset = new FailAssetDecoder();
    private final QueryPriceDecoder queryPrice = new QueryPriceDecoder();
    private final SetVolatilityRulesDecoder setVolatilityRules = new SetVolatilityRulesDecoder();
    private final SetBreakerRulesDecoder setBreakerRules = new SetBreakerRulesDecoder();
    private final SetVenueBreakerDecoder setVenueBreaker = new SetVenueBreakerDecoder();

    PriceDispatcher(
        final IndexCommands indices,
        final PriceCommands prices,
        final BreakerCommands breakers,
        final Refusals refusals)
    {
        this.indices = indices;
        this.prices = prices;
        this.breakers = breakers;
        this.refusals = refusals;
    }

    /**
     * Apply a command that has been checked to be well-formed.
     *
     * @param templateId of the command.
     * @param buffer     holding it.
     * @param body       where its fields start.
     */
    void dispatch(final int templateId, final DirectBuffer buffer, final int body)
    {
        switch (templateId)
        {
            case SourceTickDecoder.TEMPLATE_ID -> onSourceTick(buffer, body);
            case SetIndexDecoder.TEMPLATE_ID -> onSetIndex(buffer, body);
            case QueryIndexDecoder.TEMPLATE_ID -> onQueryIndex(buffer, body);
            case BookTickDecoder.TEMPLATE_ID -> onBookTick(buffer, body);
            case FundingRateTickDecoder.TEMPLATE_ID -> onFundingRateTick(buffer, body);
            case SetMarkRulesDecoder.TEMPLATE_ID -> onSetMarkRules(buffer, body);
            case SetAssetRulesDecoder.TEMPLATE_ID -> onSetAssetRules(buffer, body);
            case SetActionTableDecoder.TEMPLATE_ID -> onSetActionTable(buffer, body);
            case FailAssetDecoder.TEMPLATE_ID -> onFailAsset(buffer, body);
            case QueryPriceDecoder.TEMPLATE_ID -> onQueryPrice(buffer, body);
            case SetVolatilityRulesDecoder.TEMPLATE_ID -> onSetVolatilityRules(buffer, body);
            case SetBreakerRulesDecoder.TEMPLATE_ID -> onSetBreakerRules(buffer, body);
            case SetVenueBreakerDecoder.TEMPLATE_ID -> onSetVenueBreaker(buffer, body);
            default -> throw new IllegalStateException("no case for template " + templateId);
        }
    }

    private void onSourceTick(final DirectBuffer buffer, final int body)
    {
        sourceTick.wrap(buffer, body, SourceTickDecoder.BLOCK_LENGTH, VERSION);
        tell(SourceTickDecoder.TEMPLATE_ID, indices.tick(sourceTick), sourceTick.pulledBy(), sourceTick.index());
    }

    private void onSetIndex(final DirectBuffer buffer, final int body)
    {
        setIndex.wrap(buffer, body, SetIndexDecoder.BLOCK_LENGTH, VERSION);
        tell(SetIndexDecoder.TEMPLATE_ID, indices.set(setIndex), 0, setIndex.index());
    }

    private void onQueryIndex(final DirectBuffer buffer, final int body)
    {
        queryIndex.wrap(buffer, body, QueryIndexDecoder.BLOCK_LENGTH, VERSION);
        tell(QueryIndexDecoder.TEMPLATE_ID, indices.query(queryIndex), 0, queryIndex.index());
    }

    private void onBookTick(final DirectBuffer buffer, final int body)
    {
        bookTick.wrap(buffer, body, BookTickDecoder.BLOCK_LENGTH, VERSION);
        tell(BookTickDecoder.TEMPLATE_ID, prices.book(bookTick), 0, bookTick.instrument());
    }

    private void onFundingRateTick(final DirectBuffer buffer, final int body)
    {
        fundingRateTick.wrap(buffer, body, FundingRateTickDecoder.BLOCK_LENGTH, VERSION);
        tell(FundingRateTickDecoder.TEMPLATE_ID, prices.fundingRate(fundingRateTick), 0, fundingRateTick.instrument());
    }

    private void onSetMarkRules(final DirectBuffer buffer, final int body)
    {
        setMarkRules.wrap(buffer, body, SetMarkRulesDecoder.BLOCK_LENGTH, VERSION);
        tell(SetMarkRulesDecoder.TEMPLATE_ID, prices.setMark(setMarkRules), 0, setMarkRules.instrument());
    }

    private void onSetAssetRules(final DirectBuffer buffer, final int body)
    {
        setAssetRules.wrap(buffer, body, SetAssetRulesDecoder.BLOCK_LENGTH, VERSION);
        tell(SetAssetRulesDecoder.TEMPLATE_ID, prices.setAsset(setAssetRules), 0, setAssetRules.asset());
    }

    private void onSetActionTable(final DirectBuffer buffer, final int body)
    {
        setActionTable.wrap(buffer, body, SetActionTableDecoder.BLOCK_LENGTH, VERSION);
        tell(SetActionTableDecoder.TEMPLATE_ID, prices.setActions(setActionTable), 0, 0);
    }

    private void onFailAsset(final DirectBuffer buffer, final int body)
    {
        failAsset.wrap(buffer, body, FailAssetDecoder.BLOCK_LENGTH, VERSION);
        tell(FailAssetDecoder.TEMPLATE_ID, prices.failAsset(failAsset), 0, failAsset.asset());
    }

    private void onQueryPrice(final DirectBuffer buffer, final int body)
    {
        queryPrice.wrap(buffer, body, QueryPriceDecoder.BLOCK_LENGTH, VERSION);
        tell(QueryPriceDecoder.TEMPLATE_ID, prices.query(queryPrice), 0, queryPrice.instrument());
    }

    private void onSetVolatilityRules(final DirectBuffer buffer, final int body)
    {
        setVolatilityRules.wrap(buffer, body, SetVolatilityRulesDecoder.BLOCK_LENGTH, VERSION);
        tell(SetVolatilityRulesDecoder.TEMPLATE_ID, breakers.setVolatility(setVolatilityRules),
            0, setVolatilityRules.instrument());
    }

    private void onSetBreakerRules(final DirectBuffer buffer, final int body)
    {
        setBreakerRules.wrap(buffer, body, SetBreakerRulesDecoder.BLOCK_LENGTH, VERSION);
        tell(SetBreakerRulesDecoder.TEMPLATE_ID, breakers.setBreaker(setBreakerRules), 0, setBreakerRules.instrument());
    }

    private void onSetVenueBreaker(final DirectBuffer buffer, final int body)
    {
        setVenueBreaker.wrap(buffer, body, SetVenueBreakerDecoder.BLOCK_LENGTH, VERSION);
        tell(SetVenueBreakerDecoder.TEMPLATE_ID, breakers.setVenue(setVenueBreaker), 0, 0);
    }

    private void tell(final int templateId, final Reason reason, final long account, final long reference)
    {
        refusals.tell(templateId, reason, account, reference);
    }
}
