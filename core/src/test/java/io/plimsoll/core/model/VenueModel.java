package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AccountOpenedDecoder;
import io.plimsoll.core.message.AssetDefinedDecoder;
import io.plimsoll.core.message.BalanceChangedDecoder;
import io.plimsoll.core.message.CollateralTakenOverDecoder;
import io.plimsoll.core.message.FillAppliedDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.InstrumentDefinedDecoder;
import io.plimsoll.core.message.InstrumentDelistedDecoder;
import io.plimsoll.core.message.InstrumentHaltChangedDecoder;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MarginModeChangedDecoder;
import io.plimsoll.core.message.AuctionLotMovedDecoder;
import io.plimsoll.core.message.PositionDeleveragedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OrderAcceptedDecoder;
import io.plimsoll.core.message.OrderCancelRequestedDecoder;
import io.plimsoll.core.message.OrderClosedDecoder;
import io.plimsoll.core.message.PlaceOrderDecoder;
import io.plimsoll.core.message.PositionSettledDecoder;
import io.plimsoll.core.message.PositionTakenOverDecoder;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.message.SliceIssuedDecoder;

/**
 * What a venue can learn from the events: its orders, and roughly who holds what. Only steers the history.
 */
final class VenueModel
{
    private final Map<Long, ModelOrder> orders = new LinkedHashMap<>();
    private final Map<String, Long> lots = new HashMap<>();
    private final Map<String, Long> units = new HashMap<>();
    private final Map<String, Boolean> isolated = new HashMap<>();
    private final List<ModelOrder> newSlices = new ArrayList<>();
    private final List<ModelOrder> newCancels = new ArrayList<>();
    private final List<Integer> haltedInstruments = new ArrayList<>();
    private final Set<Long> knownAccounts = new HashSet<>();
    private final Set<Integer> knownAssets = new HashSet<>();
    private final Set<Integer> knownInstruments = new HashSet<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RandomWorld world;
    private ModelOrder placed;

    VenueModel(final RandomWorld world)
    {
        this.world = world;
    }

    /**
     * Remembers the order that the next OrderAccepted is about.
     */
    void onCommand(final DirectBuffer buffer)
    {
        if (header.wrap(buffer, 0).templateId() == PlaceOrderDecoder.TEMPLATE_ID)
        {
            final PlaceOrderDecoder command = new PlaceOrderDecoder().wrapAndApplyHeader(buffer, 0, header);
            placed = new ModelOrder(
                command.orderId(), command.account(), command.instrument(),
                command.sideRaw() == Side.BUY.value(), command.reduceOnlyRaw() == Flag.YES.value(),
                command.lots(), command.limitPrice(), false, false);
        }
    }

    boolean isAccountKnown(final long account)
    {
        return knownAccounts.contains(account);
    }

    boolean isAssetKnown(final int asset)
    {
        return knownAssets.contains(asset);
    }

    boolean isInstrumentKnown(final int instrument)
    {
        return knownInstruments.contains(instrument);
    }

    /**
     * Instruments that are halted now, in the order in which they were.
     */
    List<Integer> haltedInstruments()
    {
        return List.copyOf(haltedInstruments);
    }

    ModelOrder order(final long id)
    {
        return orders.get(id);
    }

    List<ModelOrder> orders()
    {
        return new ArrayList<>(orders.values());
    }

    long lots(final long account, final int instrument)
    {
        return lots.getOrDefault(key(account, instrument), 0L);
    }

    boolean isIsolated(final long account, final int instrument)
    {
        return isolated.getOrDefault(key(account, instrument), false);
    }

    /**
     * Units in the margin account that an instrument belongs to.
     */
    long balance(final long account, final int instrument, final int asset)
    {
        final int scope = isIsolated(account, instrument) ? instrument : CommandWriter.CROSS;
        return units.getOrDefault(key(account, scope) + "/" + asset, 0L);
    }

    long crossBalance(final long account, final int asset)
    {
        return units.getOrDefault(key(account, CommandWriter.CROSS) + "/" + asset, 0L);
    }

    /**
     * Slices issued since the last call.
     */
    List<ModelOrder> takeNewSlices()
    {
        final List<ModelOrder> taken = List.copyOf(newSlices);
        newSlices.clear();
        return taken;
    }

    /**
     * Orders that the core asked to cancel since the last call.
     */
    List<ModelOrder> takeNewCancels()
    {
        final List<ModelOrder> taken = List.copyOf(newCancels);
        newCancels.clear();
        return taken;
    }

    void onEvent(final DirectBuffer buffer, final int offset)
    {
        switch (header.wrap(buffer, offset).templateId())
        {
            case AccountOpenedDecoder.TEMPLATE_ID -> knownAccounts.add(
                new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header).account());
            case AssetDefinedDecoder.TEMPLATE_ID ->
                knownAssets.add(new AssetDefinedDecoder().wrapAndApplyHeader(buffer, offset, header).asset());
            case InstrumentDefinedDecoder.TEMPLATE_ID -> knownInstruments.add(
                new InstrumentDefinedDecoder().wrapAndApplyHeader(buffer, offset, header).instrument());
            case OrderAcceptedDecoder.TEMPLATE_ID -> orders.put(placed.id(), placed);
            case OrderClosedDecoder.TEMPLATE_ID ->
                orders.remove(new OrderClosedDecoder().wrapAndApplyHeader(buffer, offset, header).orderId());
            case OrderCancelRequestedDecoder.TEMPLATE_ID ->
                onCancel(new OrderCancelRequestedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SliceIssuedDecoder.TEMPLATE_ID ->
                onSlice(new SliceIssuedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case FillAppliedDecoder.TEMPLATE_ID ->
                onFill(new FillAppliedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case BalanceChangedDecoder.TEMPLATE_ID ->
                onBalance(new BalanceChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case CollateralTakenOverDecoder.TEMPLATE_ID ->
                onCollateral(new CollateralTakenOverDecoder().wrapAndApplyHeader(buffer, offset, header));
            case PositionTakenOverDecoder.TEMPLATE_ID ->
                onTakeover(new PositionTakenOverDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AuctionLotMovedDecoder.TEMPLATE_ID ->
                onLotMoved(new AuctionLotMovedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case PositionDeleveragedDecoder.TEMPLATE_ID ->
                onDeleveraged(new PositionDeleveragedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case MarginModeChangedDecoder.TEMPLATE_ID ->
                onMode(new MarginModeChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case InstrumentHaltChangedDecoder.TEMPLATE_ID ->
                onHalt(new InstrumentHaltChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
            case InstrumentDelistedDecoder.TEMPLATE_ID ->
                onDelisting(new InstrumentDelistedDecoder().wrapAndApplyHeader(buffer, offset, header).instrument());
            case PositionSettledDecoder.TEMPLATE_ID ->
                onSettlement(new PositionSettledDecoder().wrapAndApplyHeader(buffer, offset, header));
            default ->
            {
            }
        }
    }

    private void onCancel(final OrderCancelRequestedDecoder event)
    {
        final ModelOrder order = orders.get(event.orderId()).cancelRequested();
        orders.put(order.id(), order);
        newCancels.add(order);
    }

    private void onSlice(final SliceIssuedDecoder event)
    {
        final ModelOrder slice = new ModelOrder(
            event.orderId(), event.account(), event.instrument(), event.side() == Side.BUY, true,
            event.lots(), event.limitPrice(), true, false);
        orders.put(slice.id(), slice);
        newSlices.add(slice);
    }

    private void onFill(final FillAppliedDecoder event)
    {
        final ModelOrder order = orders.get(event.orderId()).filled(Math.abs(event.lots()));
        orders.put(order.id(), order);
        if (order.openLots() == 0)
        {
            orders.remove(order.id());
        }
        lots.put(key(event.account(), event.instrument()), event.positionLots());
        final ContractSpec contract = world.contract(event.instrument());
        if (contract != null)
        {
            units.merge(
                key(event.account(), event.scope()) + "/" + contract.settleAsset(),
                event.realisedPnlUnits() - event.feeUnits() - event.liquidationFeeUnits(),
                Long::sum);
        }
    }

    private void onBalance(final BalanceChangedDecoder event)
    {
        units.put(key(event.account(), event.scope()) + "/" + event.asset(), event.balanceUnits());
    }

    private void onCollateral(final CollateralTakenOverDecoder event)
    {
        units.put(key(event.account(), event.scope()) + "/" + event.asset(), 0L);
    }

    private void onTakeover(final PositionTakenOverDecoder event)
    {
        lots.put(key(event.account(), event.instrument()), 0L);
        lots.put(key(event.backstop(), event.instrument()), event.backstopLots());
    }

    private void onHalt(final InstrumentHaltChangedDecoder event)
    {
        haltedInstruments.remove((Integer)event.instrument());
        if (event.halted() == Flag.YES)
        {
            haltedInstruments.add(event.instrument());
        }
    }

    private void onDelisting(final int instrument)
    {
        haltedInstruments.remove((Integer)instrument);
        world.close(instrument);
    }

    private void onSettlement(final PositionSettledDecoder event)
    {
        lots.put(key(event.account(), event.instrument()), 0L);
    }

    private void onLotMoved(final AuctionLotMovedDecoder event)
    {
        lots.put(key(event.account(), event.instrument()), event.estateLots());
        lots.put(key(event.taker(), event.instrument()), event.takerLots());
    }

    private void onDeleveraged(final PositionDeleveragedDecoder event)
    {
        lots.put(key(event.account(), event.instrument()), event.positionLots());
        lots.merge(key(event.bankrupt(), event.instrument()), -event.lots(), Long::sum);
    }

    private void onMode(final MarginModeChangedDecoder event)
    {
        isolated.put(key(event.account(), event.instrument()), event.mode() == MarginMode.ISOLATED);
    }

    private static String key(final long account, final int part)
    {
        return account + "/" + part;
    }
}
