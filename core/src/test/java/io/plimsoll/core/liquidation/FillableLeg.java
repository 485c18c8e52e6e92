package io.plimsoll.core.liquidation;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.HaircutSchedule;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.loss.BankruptcyPrice;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;
import io.plimsoll.core.price.Market;

/**
 * The limit by health of an account with one leg (R6.11), without a bankruptcy price: also where there is no equity
 * left, so that a venue would take the account over.
 */
public final class FillableLeg
{
    private static final long MONEY = 1_000_000;

    private FillableLeg()
    {
    }

    /**
     * Limit of a slice.
     *
     * @param instrument    linear, settled in the numeraire, id 0.
     * @param lots          signed.
     * @param mark          price in increments.
     * @param equity        money.
     * @param adjustmentPpm of the rule.
     * @param spreadPpm     of the rule.
     * @return price in increments.
     */
    public static long limit(
        final Instrument instrument,
        final long lots,
        final long mark,
        final long equity,
        final int adjustmentPpm,
        final int spreadPpm)
    {
        final HaircutSchedule none = new HaircutSchedule();
        none.reset(0, 0, 0);
        none.add(0, 0, 0);
        final Contracts contracts = new Contracts(1, 1);
        contracts.list(new Asset(0, 6, MONEY, none));
        contracts.list(instrument);
        final Market market = new Market(1, 1);
        market.mark(0, mark);
        final Accounts book = new Accounts(new CoreLimits(1, 1, 1, 1, 1, 1));
        final int row = book.open(1, AccountTable.CUSTOMER, 0);
        book.onRelease(new NobodyTold());
        final int position = book.ensurePosition(row, instrument);
        book.positions().lots(position, lots);
        book.positions().cost(position, instrument.worth(lots, mark));
        if (equity != 0)
        {
            book.credit(row, 0, equity);
        }
        final Valuation valuation = new Valuation(book, contracts, market);
        valuation.evaluate(row);
        final LiquidationRules rules = new LiquidationRules();
        rules.set(SliceMode.LARGEST_LEG.value(), FeeRule.FLAT.value(), adjustmentPpm, spreadPpm);
        return new SliceLimit(valuation, rules).limit(0, mark, MONEY, BankruptcyPrice.NO_PRICE);
    }
}
