package io.plimsoll.core.naive;

import java.math.BigInteger;

import io.plimsoll.core.message.CancelCause;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.InstrumentDelistedEncoder;
import io.plimsoll.core.message.InstrumentHaltChangedEncoder;
import io.plimsoll.core.message.PositionSettledEncoder;
import io.plimsoll.core.message.Reason;

/**
 * Stops trading in a contract, for a while (R10.1) or for good (R7.10).
 */
final class NaiveDelisting
{
    private final NaiveState state;
    private final NaiveCancels cancels;
    private final NaiveLiquidation liquidation;
    private final NaiveWaterfall waterfall;
    private final NaiveEvents events;

    NaiveDelisting(
        final NaiveState state,
        final NaiveCancels cancels,
        final NaiveLiquidation liquidation,
        final NaiveWaterfall waterfall,
        final NaiveEvents events)
    {
        this.state = state;
        this.cancels = cancels;
        this.liquidation = liquidation;
        this.waterfall = waterfall;
        this.events = events;
    }

    Reason halt(final HaltInstrumentDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.haltedRaw(), Flag.NO.value(), Flag.YES.value())
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(instrument != null && instrument.isClosed, Reason.INSTRUMENT_CLOSED);
        if (verdict.isClear())
        {
            instrument.isHaltedByCommand = command.halted() == Flag.YES;
            events.send(new InstrumentHaltChangedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
                .instrument(instrument.id).halted(command.halted()).encodedLength());
            waterfall.afterHaltOrDelisting();
            liquidation.serveQueue();
        }
        return verdict.reason();
    }

    Reason delist(final DelistInstrumentDecoder command)
    {
        final NaiveInstrument instrument = state.instruments.get(command.instrument());
        final NaiveVerdict verdict = new NaiveVerdict()
            .range(command.settlementPrice(), 1, instrument == null ? Long.MAX_VALUE : instrument.maxPrice)
            .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
            .when(instrument != null && !instrument.settleAsset.hasPrice(), Reason.NO_PRICE)
            .when(instrument != null && instrument.isClosed, Reason.INSTRUMENT_CLOSED);
        if (verdict.isClear())
        {
            instrument.mark = command.settlementPrice();
            instrument.isClosed = true;
            instrument.isHaltedByCommand = false;
            instrument.breaker.forget();
            state.marketVersion++;
            settle(instrument);
            waterfall.afterHaltOrDelisting();
            liquidation.serveQueue();
        }
        return verdict.reason();
    }

    private void settle(final NaiveInstrument instrument)
    {
        int positions = 0;
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            positions += owner.lots(instrument) == 0 ? 0 : 1;
        }
        events.send(new InstrumentDelistedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .instrument(instrument.id).settlementPrice(instrument.mark).positions(positions).encodedLength());
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            cancels.allOf(owner, instrument, CancelCause.DELISTED);
        }
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            if (owner.lots(instrument) != 0)
            {
                settlePosition(owner, instrument);
            }
        }
    }

    private void settlePosition(final NaiveMarginAccount owner, final NaiveInstrument instrument)
    {
        final long lots = owner.lots(instrument);
        final BigInteger cost = instrument.worth(lots, instrument.mark).negate();
        instrument.settleAsset.dust = instrument.settleAsset.dust.add(cost);
        final long realised = owner.trade(instrument, -lots, cost.longValueExact());
        events.send(new PositionSettledEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header())
            .account(owner.account.id).scope(owner.scope).instrument(instrument.id).lots(lots)
            .price(instrument.mark).realisedPnlUnits(realised).encodedLength());
    }
}
