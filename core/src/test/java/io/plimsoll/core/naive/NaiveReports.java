package io.plimsoll.core.naive;

import io.plimsoll.core.message.MarginReportedEncoder;
import io.plimsoll.core.message.NoteIntakeDecoder;
import io.plimsoll.core.message.QueryMarginDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.Zone;

import static io.plimsoll.core.naive.NaiveMath.big;

/**
 * Answers QueryMargin, AuditState and NoteIntake (R1.13, R3.7, R3.8, R7). Changes nothing.
 */
final class NaiveReports
{
    private static final long MAX_LOTS = 1_000_000_000_000_000L;
    private static final long LATE_FILL_FACTOR = 4;

    private final NaiveState state;
    private final NaiveMargin margin;
    private final NaiveEvents events;

    NaiveReports(final NaiveState state, final NaiveMargin margin, final NaiveEvents events)
    {
        this.state = state;
        this.margin = margin;
        this.events = events;
    }

    Reason queryMargin(final QueryMarginDecoder command)
    {
        final int scope = command.scope();
        final boolean isCross = scope == NaiveMarginAccount.CROSS;
        final NaiveAccount account = state.accounts.get(command.account());
        final NaiveMarginAccount owner =
            account == null ? null : isCross ? account.cross : account.isolated(scope);
        final NaiveVerdict verdict = new NaiveVerdict()
            .when(!isCross && !state.instruments.containsKey(scope), Reason.UNKNOWN_INSTRUMENT)
            .when(account == null, Reason.UNKNOWN_ACCOUNT)
            .when(account != null && owner == null, Reason.WRONG_MARGIN_MODE);
        final long lots = command.lots();
        if (lots != 0)
        {
            final NaiveInstrument instrument = state.instruments.get(command.instrument());
            verdict
                .range(lots, -MAX_LOTS, MAX_LOTS)
                .range(command.price(), 0, instrument == null ? Long.MAX_VALUE : instrument.maxPrice)
                .when(instrument == null, Reason.UNKNOWN_INSTRUMENT)
                .when(instrument != null && !instrument.isPriced(), Reason.NO_PRICE);
            if (verdict.isClear())
            {
                verdict.when(account.marginAccountOf(instrument.id) != owner, Reason.WRONG_MARGIN_MODE);
            }
            if (verdict.isClear())
            {
                verdict.when(isBeyondLimit(owner.position(instrument), lots), Reason.POSITION_LIMIT);
            }
        }
        if (verdict.isClear())
        {
            final NaiveMarginAccount copy = owner.copy();
            if (lots != 0)
            {
                final NaiveInstrument instrument = state.instruments.get(command.instrument());
                final long price = command.price() == 0 ? instrument.mark : command.price();
                copy.trade(instrument, lots, instrument.cost(lots, price).longValueExact());
            }
            report(copy);
        }
        return verdict.reason();
    }

    Reason auditState()
    {
        int positions = 0;
        int liquidating = 0;
        for (final NaiveMarginAccount owner : state.marginAccounts())
        {
            positions += owner.positions().size();
            liquidating += owner.zone == Zone.LIQUIDATING ? 1 : 0;
        }
        events.stateAudited(
            NaiveBooks.isConserved(state), state.marginAccounts().size(), positions, state.orders.size(),
            liquidating);
        return null;
    }

    /**
     * R1.13.
     */
    Reason noteIntake(final NoteIntakeDecoder command)
    {
        final boolean isState = command.stateRaw() == 1 || command.stateRaw() == 2;
        final NaiveVerdict verdict = new NaiveVerdict()
            .when(!isState || command.reasonRaw() != 1, Reason.OUT_OF_RANGE)
            .range(command.freeBytes(), 0, Long.MAX_VALUE)
            .range(command.reservedBytes(), 0, Long.MAX_VALUE)
            .range(command.notedNs(), 0, Long.MAX_VALUE);
        if (verdict.isClear())
        {
            events.intakeNoted(command);
        }
        return verdict.reason();
    }

    private static boolean isBeyondLimit(final NaivePosition position, final long lots)
    {
        final long limit = position.instrument.maxPositionLots * LATE_FILL_FACTOR;
        return big(position.lots).add(big(lots)).abs().compareTo(big(limit)) > 0;
    }

    private void report(final NaiveMarginAccount owner)
    {
        final NaiveNumbers numbers = margin.numbers(owner);
        final boolean isRestricted =
            owner.zone == Zone.FREE && numbers.equityInitial() < numbers.initial();
        final MarginReportedEncoder encoder =
            new MarginReportedEncoder().wrapAndApplyHeader(events.buffer(), 0, events.header());
        encoder.account(owner.account.id).scope(owner.scope)
            .zone(isRestricted ? Zone.RESTRICTED : owner.zone)
            .equity(numbers.equity()).equityInitial(numbers.equityInitial())
            .equityNoHaircut(numbers.equityRaw())
            .maintenanceMargin(numbers.maintenance()).initialMargin(numbers.initial())
            .healthPpm(NaiveMargin.health(numbers.equity(), numbers.maintenance()));
        final MarginReportedEncoder.PositionsEncoder positions =
            encoder.positionsCount(margin.instruments(owner).size());
        for (final int id : margin.instruments(owner))
        {
            final NaiveInstrument instrument = state.instruments.get(id);
            final NaivePosition position = owner.position(instrument);
            positions.next().instrument(id).lots(position.lots).costUnits(position.costUnits)
                .markPrice(instrument.mark).unrealisedUnits(position.unrealisedUnits(instrument.mark).longValueExact())
                .notional(instrument.notional(position.lots, instrument.mark))
                .maintenanceMargin(instrument.maintenance(position.lots, instrument.mark))
                .initialMargin(margin.requirement(owner, instrument))
                .liquidationPrice(liquidationPrice(owner, position));
        }
        final MarginReportedEncoder.BalancesEncoder balances =
            encoder.balancesCount(margin.assets(owner).size());
        for (final int asset : margin.assets(owner))
        {
            balances.next().asset(asset).balanceUnits(owner.balance(asset)).value(margin.value(owner, asset));
        }
        events.send(encoder.encodedLength());
    }

    /**
     * R3.7. Tries out marks on the instrument itself and puts the real one back.
     */
    private long liquidationPrice(final NaiveMarginAccount owner, final NaivePosition position)
    {
        final NaiveInstrument instrument = position.instrument;
        final long mark = instrument.mark;
        if (position.lots == 0)
        {
            return 0;
        }
        try
        {
            return firstUnhealthy(owner, instrument, mark, position.lots > 0 ? 1 : instrument.maxPrice);
        }
        finally
        {
            instrument.mark = mark;
        }
    }

    private long firstUnhealthy(
        final NaiveMarginAccount owner, final NaiveInstrument instrument, final long mark, final long farthest)
    {
        if (!isHealthy(owner, instrument, mark))
        {
            return mark;
        }
        if (isHealthy(owner, instrument, farthest))
        {
            return 0;
        }
        long near = mark;
        long far = farthest;
        while (Math.abs(near - far) > 1)
        {
            final long middle = (near + far) >>> 1;
            if (isHealthy(owner, instrument, middle))
            {
                near = middle;
            }
            else
            {
                far = middle;
            }
        }
        return far;
    }

    private boolean isHealthy(final NaiveMarginAccount owner, final NaiveInstrument instrument, final long price)
    {
        instrument.mark = price;
        return margin.equity(owner) >= margin.maintenance(owner);
    }
}
