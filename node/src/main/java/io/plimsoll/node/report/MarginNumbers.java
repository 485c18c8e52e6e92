package io.plimsoll.node.report;

import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.Zone;
import org.agrona.DirectBuffer;

import java.util.ArrayList;
import java.util.List;

/**
 * The core's answer to a question for an account's margin. Money in micro-units of the numeraire.
 *
 * @param account           that was asked for.
 * @param scope             instrument of an isolated margin account; {@link #CROSS} for the cross one.
 * @param zone              RESTRICTED included.
 * @param equity            with maintenance haircuts.
 * @param equityInitial     for initial checks.
 * @param equityNoHaircut   without haircuts.
 * @param maintenanceMargin required.
 * @param initialMargin     required, open orders included.
 * @param healthPpm         equity / maintenance margin, parts per million.
 * @param positions         by instrument.
 * @param balances          by asset.
 */
record MarginNumbers(
    long account,
    int scope,
    Zone zone,
    long equity,
    long equityInitial,
    long equityNoHaircut,
    long maintenanceMargin,
    long initialMargin,
    long healthPpm,
    List<PositionNumbers> positions,
    List<BalanceNumbers> balances)
{
    /**
     * Scope of the cross margin account.
     */
    static final int CROSS = MarginReportedDecoder.scopeNullValue();

    /**
     * One position.
     *
     * @param instrument        of the position.
     * @param lots              signed.
     * @param costUnits         signed, units of the settle asset.
     * @param markPrice         increments.
     * @param unrealisedUnits   profit with funding, units of the settle asset.
     * @param notional          at the mark.
     * @param maintenanceMargin required.
     * @param initialMargin     required.
     * @param liquidationPrice  increments; 0 when there is none.
     */
    record PositionNumbers(
        int instrument,
        long lots,
        long costUnits,
        long markPrice,
        long unrealisedUnits,
        long notional,
        long maintenanceMargin,
        long initialMargin,
        long liquidationPrice)
    {
    }

    /**
     * One balance.
     *
     * @param asset        of the balance.
     * @param balanceUnits signed.
     * @param value        with unrealised profit of the asset and maintenance haircuts.
     */
    record BalanceNumbers(int asset, long balanceUnits, long value)
    {
    }

    static MarginNumbers of(final DirectBuffer buffer, final int offset)
    {
        final MarginReportedDecoder report =
            new MarginReportedDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
        final List<PositionNumbers> positions = new ArrayList<>();
        for (final MarginReportedDecoder.PositionsDecoder row : report.positions())
        {
            positions.add(new PositionNumbers(
                row.instrument(), row.lots(), row.costUnits(), row.markPrice(), row.unrealisedUnits(),
                row.notional(), row.maintenanceMargin(), row.initialMargin(), row.liquidationPrice()));
        }
        final List<BalanceNumbers> balances = new ArrayList<>();
        for (final MarginReportedDecoder.BalancesDecoder row : report.balances())
        {
            balances.add(new BalanceNumbers(row.asset(), row.balanceUnits(), row.value()));
        }
        return new MarginNumbers(
            report.account(), report.scope(), report.zone(), report.equity(), report.equityInitial(),
            report.equityNoHaircut(), report.maintenanceMargin(), report.initialMargin(), report.healthPpm(),
            positions, balances);
    }

    boolean isCross()
    {
        return scope == CROSS;
    }

    /**
     * @return the position in an instrument, or null if there is none.
     */
    PositionNumbers position(final int instrument)
    {
        for (final PositionNumbers position : positions)
        {
            if (position.instrument() == instrument)
            {
                return position;
            }
        }
        return null;
    }
}
