package io.plimsoll.core.audit;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.price.Market;

import java.util.Arrays;

/**
 * Does money add up, from the tables themselves (rulebook section 7)? A pass over all rows.
 */
public final class Conservation
{
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final Contracts contracts;
    private final Market market;
    private final long[] unitsByAsset;
    private final long[] lotsByInstrument;
    private int openPositions;

    /**
     * Over given tables.
     *
     * @param book      of margin accounts.
     * @param contracts listed.
     * @param market    of funding indices.
     */
    public Conservation(final Accounts book, final Contracts contracts, final Market market)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.contracts = contracts;
        this.market = market;
        unitsByAsset = new long[contracts.maxAssets()];
        lotsByInstrument = new long[contracts.maxInstruments()];
    }

    /**
     * Check it.
     *
     * @return true if every asset and every instrument adds up exactly.
     */
    public boolean holds()
    {
        Arrays.fill(unitsByAsset, 0);
        Arrays.fill(lotsByInstrument, 0);
        addBalances();
        addPositions();
        for (int id = 0; id < unitsByAsset.length; id++)
        {
            if (contracts.hasAsset(id))
            {
                final Asset asset = contracts.asset(id);
                if (unitsByAsset[id] + asset.dustUnits() + asset.feeUnits() != asset.netDepositUnits())
                {
                    return false;
                }
            }
        }
        for (final long lots : lotsByInstrument)
        {
            if (lots != 0)
            {
                return false;
            }
        }
        return true;
    }

    private void addBalances()
    {
        for (int row = 0; row < accounts.highWater(); row++)
        {
            if (accounts.isOpen(row))
            {
                unitsByAsset[0] += accounts.numeraire(row);
            }
        }
        for (int row = 0; row < balances.highWater(); row++)
        {
            unitsByAsset[balances.asset(row)] += balances.amount(row);
        }
    }

    private void addPositions()
    {
        openPositions = 0;
        for (int row = 0; row < positions.highWater(); row++)
        {
            final long lots = positions.lots(row);
            if (lots != 0)
            {
                final Instrument instrument = contracts.instrument(positions.instrument(row));
                final long unpaid = market.fundingIndex(instrument.id()) - positions.fundingIndex(row);
                unitsByAsset[instrument.settleAsset()] -= positions.cost(row) + lots * unpaid;
                lotsByInstrument[instrument.id()] += lots;
                openPositions++;
            }
        }
    }

    /**
     * Positions that were not flat when it was checked.
     *
     * @return the count.
     */
    public int openPositions()
    {
        return openPositions;
    }
}
