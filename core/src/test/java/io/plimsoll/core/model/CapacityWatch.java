package io.plimsoll.core.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AssetPriceTickDecoder;
import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.InstrumentDefinedDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.ParameterScope;
import io.plimsoll.core.message.ParametersChangedDecoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SliceIssuedDecoder;

import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Adds up what the events say was sent out, and compares it with the caps that the commands have set (R6.12).
 */
final class CapacityWatch
{
    private static final int PARTS = 16;

    /**
     * Notional of one slice.
     */
    private record Charge(int instrument, long part, BigInteger notional)
    {
    }

    /**
     * What a lot is worth in money: once, or for each increment of the mark, in parts of a settle asset's price.
     */
    private record Contract(boolean isInverse, int settleAsset, BigInteger worthE18)
    {
    }

    private final Map<Integer, Contract> contracts = new HashMap<>();
    private final Map<Integer, Long> assetPrices = new HashMap<>(Map.of(0, 1_000_000L));
    /**
     * Before the present command: what its timers and the queue still went by.
     */
    private final Map<Integer, Long> lastPrices = new HashMap<>();
    private final Map<Integer, Long> capacities = new HashMap<>();
    private final List<Charge> charges = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private DirectBuffer command;
    private boolean isBlind;
    private long timeNs;
    private long windowNs;
    private long venueCapacity;

    /**
     * A command, before its events.
     *
     * @param commandNs time of the command.
     * @param buffer    that it starts at 0 of.
     * @param length    in bytes.
     * @param isRefused whether it was.
     */
    void onCommand(final long commandNs, final DirectBuffer buffer, final int length, final boolean isRefused)
    {
        command = buffer;
        timeNs = commandNs;
        lastPrices.clear();
        if (!isRefused && header.wrap(buffer, 0).templateId() == AssetPriceTickDecoder.TEMPLATE_ID)
        {
            final AssetPriceTickDecoder tick = new AssetPriceTickDecoder().wrapAndApplyHeader(buffer, 0, header);
            lastPrices.put(tick.asset(), assetPrices.getOrDefault(tick.asset(), tick.price()));
            assetPrices.put(tick.asset(), tick.price());
        }
    }

    void onEvent(final DirectBuffer event, final String where)
    {
        switch (header.wrap(event, 0).templateId())
        {
            case ParametersChangedDecoder.TEMPLATE_ID ->
                onParameters(new ParametersChangedDecoder().wrapAndApplyHeader(event, 0, header).parameters());
            case InstrumentDefinedDecoder.TEMPLATE_ID -> onContract();
            case AssetPricedDecoder.TEMPLATE_ID ->
                onPrice(new AssetPricedDecoder().wrapAndApplyHeader(event, 0, header));
            case SliceIssuedDecoder.TEMPLATE_ID ->
                onSlice(new SliceIssuedDecoder().wrapAndApplyHeader(event, 0, header), where);
            default ->
            {
            }
        }
    }

    private void onPrice(final AssetPricedDecoder event)
    {
        lastPrices.put(event.asset(), assetPrices.getOrDefault(event.asset(), event.price()));
        assetPrices.put(event.asset(), event.price());
    }

    /**
     * A change that was approved: what it says is in no command of now, and there is nothing to watch any more.
     */
    private boolean isApproved(final int template)
    {
        isBlind |= header.wrap(command, 0).templateId() != template;
        return isBlind;
    }

    private void onParameters(final ParameterScope scope)
    {
        if (scope == ParameterScope.LIQUIDATION && isApproved(SetLiquidationRulesDecoder.TEMPLATE_ID) ||
            scope == ParameterScope.CAPACITY && isApproved(SetInstrumentCapacityDecoder.TEMPLATE_ID))
        {
            return;
        }
        if (scope == ParameterScope.LIQUIDATION)
        {
            final SetLiquidationRulesDecoder rules =
                new SetLiquidationRulesDecoder().wrapAndApplyHeader(command, 0, header);
            if (rules.capacityWindowNs() != windowNs)
            {
                charges.clear();
            }
            windowNs = rules.capacityWindowNs();
            venueCapacity = rules.venueCapacity();
        }
        else if (scope == ParameterScope.CAPACITY)
        {
            final SetInstrumentCapacityDecoder capacity =
                new SetInstrumentCapacityDecoder().wrapAndApplyHeader(command, 0, header);
            capacities.put(capacity.instrument(), capacity.capacity());
        }
    }

    private void onContract()
    {
        if (isApproved(DefineInstrumentDecoder.TEMPLATE_ID))
        {
            return;
        }
        final DefineInstrumentDecoder contract = new DefineInstrumentDecoder().wrapAndApplyHeader(command, 0, header);
        final boolean isInverse = contract.kind() == InstrumentKind.INVERSE;
        contracts.put(contract.instrument(), new Contract(
            isInverse, contract.settleAsset(),
            isInverse ? BigInteger.valueOf(contract.faceValue()) :
                BigInteger.valueOf(contract.priceIncrementE9()).multiply(BigInteger.valueOf(contract.lotSizeE9()))));
    }

    private void onSlice(final SliceIssuedDecoder slice, final String where)
    {
        if (windowNs == 0 || isBlind)
        {
            return;
        }
        final long part = timeNs / (windowNs / PARTS);
        final int instrument = slice.instrument();
        charges.add(new Charge(instrument, part, notional(slice)));
        BigInteger ofInstrument = BigInteger.ZERO;
        BigInteger ofVenue = BigInteger.ZERO;
        for (final Charge charge : charges)
        {
            if (charge.part() > part - PARTS)
            {
                ofVenue = ofVenue.add(charge.notional());
                ofInstrument = charge.instrument() == instrument ? ofInstrument.add(charge.notional()) : ofInstrument;
            }
        }
        assertWithin(ofVenue, venueCapacity, where);
        assertWithin(ofInstrument, capacities.getOrDefault(instrument, 0L), where);
    }

    /**
     * R3.1, worked out from the messages alone.
     */
    private BigInteger notional(final SliceIssuedDecoder slice)
    {
        final Contract contract = contracts.get(slice.instrument());
        final BigInteger worth = contract.worthE18().multiply(BigInteger.valueOf(slice.lots()));
        if (contract.isInverse())
        {
            return worth;
        }
        // Rounded down where R3.1 rounds up, once for each slice, at the lower of two prices: never more than charged.
        final long price = assetPrices.get(contract.settleAsset());
        return worth.multiply(BigInteger.valueOf(slice.markPrice()))
            .multiply(BigInteger.valueOf(Math.min(price, lastPrices.getOrDefault(contract.settleAsset(), price))))
            .divide(BigInteger.TEN.pow(18));
    }

    private static void assertWithin(final BigInteger used, final long capacity, final String where)
    {
        assertTrue(
            capacity == 0 || used.compareTo(BigInteger.valueOf(capacity)) <= 0,
            () -> used + " used of " + capacity + ", " + where);
    }
}
