package io.plimsoll.core.command;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.message.QueryMarginDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.report.MarginReport;

import static io.plimsoll.core.account.AccountTable.NONE;
import static io.plimsoll.core.command.Bounds.isWithin;

/**
 * Questions. Each method answers or says why not; none changes anything.
 */
final class QueryCommands
{
    private final Accounts book;
    private final AccountTable accounts;
    private final Contracts contracts;
    private final Market market;
    private final MarginReport report;

    QueryCommands(final Accounts book, final Contracts contracts, final Market market, final MarginReport report)
    {
        this.book = book;
        this.accounts = book.accounts();
        this.contracts = contracts;
        this.market = market;
        this.report = report;
    }

    Reason margin(final QueryMarginDecoder command)
    {
        final int id = command.instrument();
        final int scope = command.scope();
        final long lots = command.lots();
        final boolean isHypothetical = lots != 0;
        if (isHypothetical && !isFillInRange(command))
        {
            return Reason.OUT_OF_RANGE;
        }
        if (scope != AccountTable.CROSS && !contracts.hasInstrument(scope) ||
            isHypothetical && !contracts.hasInstrument(id))
        {
            return Reason.UNKNOWN_INSTRUMENT;
        }
        final int cross = accounts.find(command.account());
        if (cross == NONE)
        {
            return Reason.UNKNOWN_ACCOUNT;
        }
        final int row = scope == AccountTable.CROSS ? cross : accounts.findIsolated(cross, scope);
        if (isHypothetical && market.hasNoPrice(id, contracts.instrument(id).settleAsset()))
        {
            return Reason.NO_PRICE;
        }
        if (row == NONE || isHypothetical && accounts.marginRow(cross, id) != row)
        {
            return Reason.WRONG_MARGIN_MODE;
        }
        if (isHypothetical && isBeyondLimit(row, contracts.instrument(id), lots))
        {
            return Reason.POSITION_LIMIT;
        }
        if (isHypothetical)
        {
            final long price = command.price() == 0 ? market.mark(id) : command.price();
            report.reportAfter(row, contracts.instrument(id), lots, price);
        }
        else
        {
            report.report(row);
        }
        return null;
    }

    private boolean isBeyondLimit(final int row, final Instrument instrument, final long lots)
    {
        final int position = book.position(row, instrument.id());
        final long present = position == NONE ? 0 : book.positions().lots(position);
        return Math.abs(present + lots) > Instrument.LATE_FILL_ROOM * instrument.maxPositionLots();
    }

    private boolean isFillInRange(final QueryMarginDecoder command)
    {
        final int id = command.instrument();
        return isWithin(command.lots(), -Bounds.MAX_QUANTITY, Bounds.MAX_QUANTITY) && command.price() >= 0 &&
            (!contracts.hasInstrument(id) || command.price() <= contracts.instrument(id).maxPrice());
    }
}
