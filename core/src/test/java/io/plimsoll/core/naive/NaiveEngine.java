package io.plimsoll.core.naive;

import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AdvanceTimeDecoder;
import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.AuditStateDecoder;
import io.plimsoll.core.message.CloseOrderDecoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.DepositDecoder;
import io.plimsoll.core.message.FillDecoder;
import io.plimsoll.core.message.FundingTickDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.NoteIntakeDecoder;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PriceTickDecoder;
import io.plimsoll.core.message.QueryMarginDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetLeverageDecoder;
import io.plimsoll.core.message.SetMarginModeDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import io.plimsoll.core.message.TransferMarginDecoder;
import io.plimsoll.core.message.WithdrawDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;

/**
 * The rulebook, word for word: after every command every margin account is evaluated. The core must give the same
 * events, byte for byte (but for the state hash, which only the core has).
 */
public final class NaiveEngine implements StateMachine
{
    private static final long LAST_STEPS_NS = Long.MAX_VALUE - 1_000_000_000_000_000_000L;

    private final NaiveState state;
    private final NaiveEvents events = new NaiveEvents();
    private final NaiveDefinitions definitions;
    private final NaiveFunds funds;
    private final NaiveMarket market;
    private final NaiveTrading trading;
    private final NaiveTrade trade;
    private final NaiveReports reports;
    private final NaiveWindows capacity;
    private final NaiveLiquidation liquidation;
    private final NaiveZones zones;
    private final NaiveWaterfall waterfall;
    private final NaiveRuleCommands ruleCommands;
    private final NaivePricing pricing;
    private final NaivePriceCommands priceCommands;
    private final NaiveControlCommands controlCommands;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long lastSequence;
    /**
     * A change is being applied: its reason is not told.
     */
    private boolean isChange;
    private Reason changeReason;

    /**
     * An empty venue.
     *
     * @param limits of the tables that the core would have.
     */
    public NaiveEngine(final CoreLimits limits)
    {
        state = new NaiveState(limits);
        final NaiveMargin margin = new NaiveMargin(state);
        capacity = new NaiveWindows(state);
        state.capacity = capacity;
        waterfall = new NaiveWaterfall(state, margin, events);
        pricing = new NaivePricing(state, events);
        priceCommands = new NaivePriceCommands(pricing);
        controlCommands = new NaiveControlCommands(state, pricing, events);
        pricing.changes.connect(this::applyChange);
        definitions = new NaiveDefinitions(state, events);
        funds = new NaiveFunds(state, margin, events);
        market = new NaiveMarket(state, pricing, events);
        trading = new NaiveTrading(state, margin, events);
        trade = new NaiveTrade(state, margin, waterfall, events);
        reports = new NaiveReports(state, margin, events);
        final NaiveQueue queue = new NaiveQueue(state, margin, capacity, events);
        liquidation = new NaiveLiquidation(state, margin, capacity, queue, waterfall, events);
        zones = new NaiveZones(state, margin, liquidation);
        waterfall.connect(liquidation, zones);
        state.aftermath = new NaiveAftermath(waterfall, liquidation);
        ruleCommands = new NaiveRuleCommands(
            market, new NaiveRules(state, capacity, liquidation, events),
            new NaiveDelisting(state, new NaiveCancels(state, events), liquidation, waterfall, events),
            queue, waterfall);
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public void apply(
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final EventSink sink)
    {
        if (sequence != lastSequence + 1)
        {
            throw new IllegalStateException("sequence " + sequence + " after " + lastSequence);
        }
        lastSequence = sequence;
        events.begin(sequence, sink);
        final int command = NaiveFrame.templateId(buffer, offset, length);
        final Reason notUnderstood = NaiveFrame.check(buffer, offset, length);
        if (timeNs < state.timeNs)
        {
            events.rejected(command, notUnderstood == null ? Reason.TIME_BACKWARDS : notUnderstood, 0, 0);
            return;
        }
        final long lastTimeNs = state.timeNs;
        state.timeNs = timeNs;
        if (pricing.onTime())
        {
            zones.decide();
            afterTransitions();
        }
        if (capacity.isNewPart(lastTimeNs))
        {
            liquidation.serveQueue();
        }
        liquidation.fireTimers();
        afterTimers();
        if (notUnderstood != null)
        {
            events.rejected(command, notUnderstood, 0, 0);
        }
        else
        {
            header.wrap(buffer, offset);
            final Reason governed = pricing.changes.refusal(buffer, offset);
            if (governed != null)
            {
                answer(command, governed, 0, NaiveTargets.target(buffer, offset));
            }
            else
            {
                dispatch(command, buffer, offset);
                pricing.breakers.onEffect();
            }
        }
        zones.decide();
        afterTransitions();
        pricing.breakers.onCommandEnd();
    }

    /**
     * As the direct command at this time (R14.4).
     */
    private Reason applyChange(final DirectBuffer change)
    {
        isChange = true;
        changeReason = null;
        dispatch(header.wrap(change, 0).templateId(), change, 0);
        isChange = false;
        pricing.breakers.onEffect();
        return changeReason;
    }

    /**
     * Between the timers and the command's own effect.
     */
    private void afterTimers()
    {
        waterfall.afterTimers();
    }

    /**
     * The last thing that a command does.
     */
    private void afterTransitions()
    {
        waterfall.afterTransitions();
    }

    /**
     * {@inheritDoc}
     */
    @Override
    public long lastSequence()
    {
        return lastSequence;
    }

    /**
     * There is none: the hash is over the core's tables.
     */
    @Override
    public long stateHash()
    {
        return 0;
    }

    /**
     * There are none.
     */
    @Override
    public void save(final SnapshotOutput output)
    {
        throw new UnsupportedOperationException("the naive engine has no snapshots");
    }

    /**
     * There are none.
     */
    @Override
    public void load(final SnapshotInput input)
    {
        throw new UnsupportedOperationException("the naive engine has no snapshots");
    }

    /**
     * Limits of the tables that the core would have.
     *
     * @return the limits.
     */
    public CoreLimits limits()
    {
        return state.limits;
    }

    /**
     * R7.
     *
     * @return what does not add up, in words; empty if everything does.
     */
    public String imbalance()
    {
        return NaiveBooks.imbalance(state);
    }

    /**
     * Every margin account there is.
     *
     * @return account id and scope of each, by id, cross first.
     */
    public List<long[]> marginAccounts()
    {
        final List<long[]> keys = new ArrayList<>();
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            keys.add(new long[]{owner.account.id, owner.scope});
        }
        return keys;
    }

    /**
     * Margin accounts that have been taken over and not yet settled (R6.13).
     *
     * @return account id and scope of each, by id, cross first.
     */
    public List<long[]> estates()
    {
        final List<long[]> keys = new ArrayList<>();
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            if (owner.zone == Zone.TAKEOVER || owner.zone == Zone.BANKRUPT)
            {
                keys.add(new long[]{owner.account.id, owner.scope});
            }
        }
        return keys;
    }

    /**
     * R5.1 to R5.3, R6.6, R6.12: timers are where they may be, and who waits has none.
     *
     * @return what is wrong, in words; empty if nothing is.
     */
    public String strayTimers()
    {
        final StringBuilder found = new StringBuilder();
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            final boolean hasDeadline = owner.deadlineNs != NaiveMarginAccount.NO_DEADLINE;
            final boolean isRight = switch (owner.zone)
            {
                case FREE -> !hasDeadline && !owner.isWaiting && owner.slices == 0 && owner.calls == 0;
                case MARGIN_CALL -> !owner.isWaiting && owner.slices == 0 && owner.calls > 0;
                case LIQUIDATING -> owner.calls == 0 &&
                    (hasDeadline != owner.isWaiting || !owner.isWaiting && state.timeNs > LAST_STEPS_NS);
                default -> !owner.isWaiting && owner.slices == 0 && owner.calls == 0;
            };
            if (!isRight || hasDeadline && owner.deadlineNs <= state.timeNs)
            {
                found.append("account ").append(owner.account.id).append('/').append(owner.scope).append(" in ")
                    .append(owner.zone).append(": deadline ").append(owner.deadlineNs).append(", waiting ")
                    .append(owner.isWaiting).append(", slices ").append(owner.slices).append(", calls ")
                    .append(owner.calls).append('\n');
            }
        }
        return found.toString();
    }

    /**
     * Questions about where zones end.
     *
     * @return the probe; it changes nothing.
     */
    public NaiveProbe probe()
    {
        return new NaiveProbe(state, zones);
    }

    private void dispatch(final int command, final DirectBuffer buffer, final int offset)
    {
        switch (command)
        {
            case DefineAssetDecoder.TEMPLATE_ID -> onDefineAsset(buffer, offset);
            case SetHaircutsDecoder.TEMPLATE_ID -> onSetHaircuts(buffer, offset);
            case DefineInstrumentDecoder.TEMPLATE_ID -> onDefineInstrument(buffer, offset);
            case SetInstrumentParametersDecoder.TEMPLATE_ID -> onSetInstrumentParameters(buffer, offset);
            case SetRiskParametersDecoder.TEMPLATE_ID -> onSetRiskParameters(buffer, offset);
            case OpenAccountDecoder.TEMPLATE_ID -> onOpenAccount(buffer, offset);
            case DepositDecoder.TEMPLATE_ID -> onDeposit(buffer, offset);
            case WithdrawDecoder.TEMPLATE_ID -> onWithdraw(buffer, offset);
            case TransferMarginDecoder.TEMPLATE_ID -> onTransferMargin(buffer, offset);
            case SetMarginModeDecoder.TEMPLATE_ID -> onSetMarginMode(buffer, offset);
            case SetLeverageDecoder.TEMPLATE_ID -> onSetLeverage(buffer, offset);
            case PriceTickDecoder.TEMPLATE_ID -> onPriceTick(buffer, offset);
            case AssetPriceTickDecoder.TEMPLATE_ID -> onAssetPriceTick(buffer, offset);
            case FundingTickDecoder.TEMPLATE_ID -> onFundingTick(buffer, offset);
            case PlaceOrderDecoder.TEMPLATE_ID -> onPlaceOrder(buffer, offset);
            case CloseOrderDecoder.TEMPLATE_ID -> onCloseOrder(buffer, offset);
            case FillDecoder.TEMPLATE_ID -> onFill(buffer, offset);
            case AdvanceTimeDecoder.TEMPLATE_ID -> answer(command, null, 0, 0);
            case QueryMarginDecoder.TEMPLATE_ID -> onQueryMargin(buffer, offset);
            case AuditStateDecoder.TEMPLATE_ID -> answer(command, reports.auditState(), 0, 0);
            case NoteIntakeDecoder.TEMPLATE_ID -> answer(command, reports.noteIntake(
                new NoteIntakeDecoder().wrapAndApplyHeader(buffer, offset, header)), 0, 0);
            default -> onRuleCommand(command, buffer, offset);
        }
    }

    private void onDefineAsset(final DirectBuffer buffer, final int offset)
    {
        final DefineAssetDecoder decoder = new DefineAssetDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), definitions.defineAsset(decoder), 0, decoder.asset());
    }

    private void onSetHaircuts(final DirectBuffer buffer, final int offset)
    {
        final SetHaircutsDecoder decoder = new SetHaircutsDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), definitions.setHaircuts(decoder), 0, decoder.asset());
    }

    private void onDefineInstrument(final DirectBuffer buffer, final int offset)
    {
        final DefineInstrumentDecoder decoder =
            new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), definitions.defineInstrument(decoder), 0, decoder.instrument());
    }

    private void onSetInstrumentParameters(final DirectBuffer buffer, final int offset)
    {
        final SetInstrumentParametersDecoder decoder =
            new SetInstrumentParametersDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), definitions.setInstrumentParameters(decoder), 0, decoder.instrument());
    }

    private void onSetRiskParameters(final DirectBuffer buffer, final int offset)
    {
        final SetRiskParametersDecoder decoder =
            new SetRiskParametersDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), definitions.setRiskParameters(decoder), 0, 0);
    }

    private void onOpenAccount(final DirectBuffer buffer, final int offset)
    {
        final OpenAccountDecoder decoder = new OpenAccountDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), funds.openAccount(decoder), decoder.account(), 0);
    }

    private void onDeposit(final DirectBuffer buffer, final int offset)
    {
        final DepositDecoder decoder = new DepositDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), funds.deposit(decoder), decoder.account(), decoder.asset());
    }

    private void onWithdraw(final DirectBuffer buffer, final int offset)
    {
        final WithdrawDecoder decoder = new WithdrawDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), funds.withdraw(decoder), decoder.account(), decoder.asset());
    }

    private void onTransferMargin(final DirectBuffer buffer, final int offset)
    {
        final TransferMarginDecoder decoder =
            new TransferMarginDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), funds.transferMargin(decoder), decoder.account(), decoder.instrument());
    }

    private void onSetMarginMode(final DirectBuffer buffer, final int offset)
    {
        final SetMarginModeDecoder decoder = new SetMarginModeDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), funds.setMarginMode(decoder), decoder.account(), decoder.instrument());
    }

    private void onSetLeverage(final DirectBuffer buffer, final int offset)
    {
        final SetLeverageDecoder decoder = new SetLeverageDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), funds.setLeverage(decoder), decoder.account(), decoder.instrument());
    }

    private void onPriceTick(final DirectBuffer buffer, final int offset)
    {
        final PriceTickDecoder decoder = new PriceTickDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), market.priceTick(decoder), 0, decoder.instrument());
    }

    private void onAssetPriceTick(final DirectBuffer buffer, final int offset)
    {
        final AssetPriceTickDecoder decoder =
            new AssetPriceTickDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), market.assetPriceTick(decoder), 0, decoder.asset());
    }

    private void onFundingTick(final DirectBuffer buffer, final int offset)
    {
        final FundingTickDecoder decoder = new FundingTickDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), market.fundingTick(decoder), 0, decoder.instrument());
    }

    private void onPlaceOrder(final DirectBuffer buffer, final int offset)
    {
        final PlaceOrderDecoder decoder = new PlaceOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), trading.placeOrder(decoder), decoder.account(), decoder.orderId());
    }

    private void onCloseOrder(final DirectBuffer buffer, final int offset)
    {
        final CloseOrderDecoder decoder = new CloseOrderDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), trading.closeOrder(decoder), 0, decoder.orderId());
    }

    private void onFill(final DirectBuffer buffer, final int offset)
    {
        final FillDecoder decoder = new FillDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), trade.fill(decoder), 0, decoder.tradeId());
        waterfall.afterFill();
    }

    private void onQueryMargin(final DirectBuffer buffer, final int offset)
    {
        final QueryMarginDecoder decoder = new QueryMarginDecoder().wrapAndApplyHeader(buffer, offset, header);
        answer(decoder.sbeTemplateId(), reports.queryMargin(decoder), decoder.account(), decoder.instrument());
    }

    private void onRuleCommand(final int command, final DirectBuffer buffer, final int offset)
    {
        if (NaiveControlCommands.isOne(command))
        {
            answer(command, controlCommands.dispatch(command, buffer, offset), 0, controlCommands.reference());
            return;
        }
        if (NaivePriceCommands.isOne(command))
        {
            final Reason reason = priceCommands.dispatch(command, buffer, offset);
            answer(command, reason, priceCommands.account(), priceCommands.reference());
            return;
        }
        final Reason reason = ruleCommands.dispatch(command, buffer, offset);
        answer(command, reason, ruleCommands.account(), ruleCommands.reference());
    }

    /**
     * A reason is an answer; without one the command has answered for itself.
     */
    private void answer(final int command, final Reason reason, final long account, final long reference)
    {
        if (isChange)
        {
            changeReason = reason;
        }
        else if (reason != null)
        {
            events.rejected(command, reason, account, reference);
        }
    }
}
