package io.plimsoll.node.report;

import io.plimsoll.core.message.AccountOpenedDecoder;
import io.plimsoll.core.message.BalanceCause;
import io.plimsoll.core.message.BalanceChangedDecoder;
import io.plimsoll.core.message.CollateralTakenOverDecoder;
import io.plimsoll.core.message.CoolOffBeganDecoder;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.LeverageChangedDecoder;
import io.plimsoll.core.message.MarginModeChangedDecoder;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderAcceptedDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.OrderClosedDecoder;
import io.plimsoll.core.message.OrderDeniedDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceCause;
import io.plimsoll.core.message.SliceIssuedDecoder;
import io.plimsoll.core.message.ZoneChangedDecoder;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;
import org.agrona.DirectBuffer;

/**
 * Says in a sentence what an event means for an account.
 */
final class EventSentence
{
    private final MessageCatalog catalog;
    private final NumberText numbers;
    private final ZoneSentence zones;
    private final WaterfallSentence waterfall;
    private final PriceSentence prices;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PlaceOrderDecoder placeOrder = new PlaceOrderDecoder();
    private String order = "";

    EventSentence(final MessageCatalog catalog, final NumberText numbers, final VenueBook venue)
    {
        this.catalog = catalog;
        this.numbers = numbers;
        this.zones = new ZoneSentence(numbers, venue);
        this.waterfall = new WaterfallSentence(numbers);
        this.prices = new PriceSentence(numbers);
    }

    /**
     * Note what the next events answer to.
     *
     * @param buffer holding a command.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     */
    void command(final DirectBuffer buffer, final int offset, final int length)
    {
        order = "";
        if (catalog.isValid(buffer, offset, length))
        {
            header.wrap(buffer, offset);
            if (header.templateId() == PlaceOrderDecoder.TEMPLATE_ID)
            {
                placeOrder.wrapAndApplyHeader(buffer, offset, header);
                final int instrument = placeOrder.instrument();
                order = (placeOrder.side() == Side.BUY ? " to buy " : " to sell ") +
                    lots(instrument, placeOrder.lots()) + " at " +
                    numbers.price(instrument, placeOrder.limitPrice()) +
                    (placeOrder.reduceOnly() == Flag.YES ? " reduce-only" : "");
            }
        }
    }

    /**
     * @param account that the story is about.
     * @param buffer  holding an event.
     * @param offset  of the message header.
     * @return the sentence, or null if the event is not about the account.
     */
    String of(final long account, final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        return switch (header.templateId())
        {
            case RejectedDecoder.TEMPLATE_ID ->
                rejected(account, new RejectedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AccountOpenedDecoder.TEMPLATE_ID ->
                opened(account, new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case BalanceChangedDecoder.TEMPLATE_ID ->
                balance(account, new BalanceChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case MarginModeChangedDecoder.TEMPLATE_ID ->
                mode(account, new MarginModeChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case LeverageChangedDecoder.TEMPLATE_ID ->
                leverage(account, new LeverageChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case OrderAcceptedDecoder.TEMPLATE_ID ->
                accepted(account, new OrderAcceptedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case OrderDeniedDecoder.TEMPLATE_ID ->
                denied(account, new OrderDeniedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case OrderClosedDecoder.TEMPLATE_ID ->
                closed(account, new OrderClosedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case OrderCancelRequestedDecoder.TEMPLATE_ID ->
                cancel(account, new OrderCancelRequestedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case FillAppliedDecoder.TEMPLATE_ID ->
                fill(account, new FillAppliedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ZoneChangedDecoder.TEMPLATE_ID ->
                zone(account, new ZoneChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SliceIssuedDecoder.TEMPLATE_ID ->
                slice(account, new SliceIssuedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case PositionTakenOverDecoder.TEMPLATE_ID ->
                position(account, new PositionTakenOverDecoder().wrapAndApplyHeader(buffer, offset, header));
            case CollateralTakenOverDecoder.TEMPLATE_ID ->
                collateral(account, new CollateralTakenOverDecoder().wrapAndApplyHeader(buffer, offset, header));
            case CoolOffBeganDecoder.TEMPLATE_ID ->
                coolOff(account, new CoolOffBeganDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> waterfall.of(account, buffer, offset);
        };
    }

    private String rejected(final long account, final RejectedDecoder event)
    {
        if (event.account() != account)
        {
            return null;
        }
        final String command = catalog.typeName(event.command());
        final String about = event.reference() == 0 ? "" : " about " + event.reference();
        return (command == null ? "command " + event.command() : command) + about + " was refused: " + event.reason() +
            ReasonWords.of(event.reason());
    }

    private String opened(final long account, final AccountOpenedDecoder event)
    {
        return event.account() == account ? "opened as " + event.kind() : null;
    }

    private String balance(final long account, final BalanceChangedDecoder event)
    {
        if (event.account() != account)
        {
            return null;
        }
        final long amount = event.amountUnits();
        final String text = numbers.units(event.asset(), Math.abs(amount));
        final String change;
        if (event.cause() == BalanceCause.MARGIN_TRANSFER)
        {
            change = (amount > 0 ? "received " : "gave ") + text + " by margin transfer";
        }
        else
        {
            change = (event.cause() == BalanceCause.DEPOSIT ? "deposited " : "withdrew ") + text;
        }
        return change + inScope(event.scope()) + "; the balance is now " +
            numbers.units(event.asset(), event.balanceUnits());
    }

    private String mode(final long account, final MarginModeChangedDecoder event)
    {
        return event.account() == account ? "switched " +
            numbers.symbols().instrumentName(event.instrument()) + " to " + event.mode() + " margin" : null;
    }

    private String leverage(final long account, final LeverageChangedDecoder event)
    {
        if (event.account() != account)
        {
            return null;
        }
        final String instrument = numbers.symbols().instrumentName(event.instrument());
        return event.leverage() == 0 ? "gave up the choice of leverage in " + instrument :
            "chose leverage " + event.leverage() + " in " + instrument;
    }

    private String accepted(final long account, final OrderAcceptedDecoder event)
    {
        return event.account() == account ?
            "order " + event.orderId() + order + " was accepted" : null;
    }

    private String denied(final long account, final OrderDeniedDecoder event)
    {
        if (event.account() != account)
        {
            return null;
        }
        final String numbersOfIt = event.reason() == Reason.INSUFFICIENT_MARGIN ?
            ": initial equity " + NumberText.money(event.equityInitial()) + " is below the initial margin " +
            NumberText.money(event.initialMargin()) + " with it" : ReasonWords.of(event.reason());
        return "order " + event.orderId() + order + inScope(event.scope()) + " was denied, " + event.reason() +
            numbersOfIt;
    }

    private String closed(final long account, final OrderClosedDecoder event)
    {
        return event.account() == account ? "order " + event.orderId() + " is closed with " +
            lots(event.instrument(), event.unfilledLots()) + " unfilled" : null;
    }

    private String cancel(final long account, final OrderCancelRequestedDecoder event)
    {
        return event.account() == account ? "order " + event.orderId() + " with " +
            lots(event.instrument(), event.openLots()) + " open must be cancelled: " + event.cause() : null;
    }

    private String fill(final long account, final FillAppliedDecoder event)
    {
        if (event.account() != account)
        {
            return null;
        }
        final int instrument = event.instrument();
        final String fees = event.liquidationFeeUnits() == 0 ? "" :
            ", liquidation fee " + numbers.settle(instrument, event.liquidationFeeUnits());
        return (event.liquidation() == Flag.YES ? "a slice " : "") + (event.lots() > 0 ? "bought " : "sold ") +
            lots(instrument, Math.abs(event.lots())) + inScope(event.scope()) + " at " +
            numbers.price(instrument, event.price()) + " (order " + event.orderId() + ", trade " + event.tradeId() +
            "): realised " + numbers.settle(instrument, event.realisedPnlUnits()) + ", fee " +
            numbers.settle(instrument, event.feeUnits()) + fees + "; the position is now " +
            numbers.lots(instrument, event.positionLots());
    }

    private String zone(final long account, final ZoneChangedDecoder event)
    {
        return event.account() == account ? zones.of(event) : null;
    }

    private String slice(final long account, final SliceIssuedDecoder event)
    {
        if (event.account() != account)
        {
            return null;
        }
        final int instrument = event.instrument();
        final String bankruptcy = event.bankruptcyPrice() == 0 ? "no bankruptcy price" :
            "bankruptcy price " + numbers.price(instrument, event.bankruptcyPrice());
        final boolean isCut = event.wantedLots() > event.lots();
        final String wanted = isCut ? " of " + numbers.lots(instrument, event.wantedLots()) + " wanted" : "";
        final boolean isCall = event.cause() == SliceCause.MARGIN_CALL;
        final String next = event.deadlineNs() == 0 ? "" : (isCall ? "; the next deadline is " :
            "; the next step is due at ") + Times.shortText(event.deadlineNs());
        return (isCall ? "slice of margin call " : "slice ") + event.slice() +
            inScope(event.scope()) + ": " +
            (event.side() == Side.BUY ? "buy " : "sell ") + lots(instrument, event.lots()) + wanted + " at " +
            numbers.price(instrument, event.limitPrice()) + " or better (mark " +
            numbers.price(instrument, event.markPrice()) + ", " + bankruptcy + ")" + next;
    }

    private String position(final long account, final PositionTakenOverDecoder event)
    {
        final int instrument = event.instrument();
        final String what = lots(instrument, event.lots()) + " with cost " +
            numbers.settle(instrument, event.costUnits());
        if (event.backstop() == account)
        {
            return "as the backstop took over " + what + " from account " + event.account() + inScope(event.scope()) +
                "; the position is now " + numbers.lots(instrument, event.backstopLots());
        }
        return event.account() == account ?
            "position " + what + inScope(event.scope()) + " went to backstop " + event.backstop() + ", mark " +
            numbers.price(instrument, event.markPrice()) + ", bankruptcy price " +
            (event.bankruptcyPrice() == 0 ? "none" : numbers.price(instrument, event.bankruptcyPrice())) : null;
    }

    private String collateral(final long account, final CollateralTakenOverDecoder event)
    {
        final String what = (event.amountUnits() < 0 ? "the debt of " : "the balance of ") +
            numbers.units(event.asset(), Math.abs(event.amountUnits()));
        if (event.backstop() == account)
        {
            return "as the backstop took over " + what + " from account " + event.account() + inScope(event.scope());
        }
        return event.account() == account ?
            what + inScope(event.scope()) + " went to backstop " + event.backstop() : null;
    }

    private String coolOff(final long account, final CoolOffBeganDecoder event)
    {
        return event.account() == account ? prices.coolOff(event) : null;
    }

    private String lots(final int instrument, final long lots)
    {
        return numbers.lots(instrument, lots) + " " + numbers.symbols().instrumentName(instrument);
    }

    private String inScope(final int scope)
    {
        return scope == MarginReportedDecoder.scopeNullValue() ? "" :
            " in isolated " + numbers.symbols().instrumentName(scope);
    }
}
