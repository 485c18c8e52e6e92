package io.plimsoll.core.monitor;

import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.account.BalanceTable;
import io.plimsoll.core.account.PositionTable;
import io.plimsoll.core.arithmetic.WideMath;
import io.plimsoll.core.instrument.Asset;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.instrument.TierTable;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.Zone;
import io.plimsoll.core.margin.ZoneRule;
import io.plimsoll.core.price.Market;

import static io.plimsoll.core.account.AccountTable.NONE;

/**
 * Certifies an account: sets faces around the present market such that for every market between them the account stays
 * in its zone (docs/ARCHITECTURE.md, the safe box).
 * <p>
 * Here for accounts whose positions all settle in the numeraire: each coordinate then adds its own term to
 * {@code E - level * MM}, and within a tier each term is a straight line. A face stands where its share of the slack is
 * used up, or where the tier ends. Accounts with other positions go to {@link CornerBox}.
 */
final class SafeBox
{
    private static final int MILLION = 1_000_000;
    private static final int NO_LEVEL = 0;
    private static final long FAR = 1L << 60;

    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final Contracts contracts;
    private final Market market;
    private final ZoneRule zones;
    private final Valuation valuation;
    private final Faces faces;
    private final Activity activity;
    private final SlackShares shares;
    private final CornerBox cornerBox;
    private final HeldAccounts held;

    private long lowerSlack;
    private long upperSlack;
    private int lowerLevelPpm;
    private int upperLevelPpm;

    SafeBox(
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final ZoneRule zones,
        final Valuation valuation,
        final Faces faces,
        final Activity activity,
        final HeldAccounts held)
    {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.contracts = contracts;
        this.market = market;
        this.zones = zones;
        this.valuation = valuation;
        this.faces = faces;
        this.activity = activity;
        this.held = held;
        this.shares = new SlackShares(contracts.maxInstruments() + contracts.maxAssets());
        this.cornerBox = new CornerBox(book, contracts, market, valuation, faces);
    }

    /**
     * Set the faces of the account that the valuation has just evaluated.
     *
     * @param account row; its zone is the one it stays in.
     */
    void certify(final int account)
    {
        if (accounts.isBackstop(account))
        {
            return;
        }
        final int zone = accounts.zone(account);
        // Nobody who is held is taken over, however far he falls.
        lowerLevelPpm = zone == Zone.LIQUIDATING && held.isHeld(account) ? NO_LEVEL : zones.lowerLevelPpm(zone);
        upperLevelPpm = zones.upperLevelPpm(zone);
        if (accounts.complexPositions(account) > 0)
        {
            cornerBox.certify(account, lowerLevelPpm, upperLevelPpm);
            return;
        }
        measureSlack();
        if (lowerSlack < 0 || upperSlack < 0)
        {
            cornerBox.pin(account);
            return;
        }
        shareSlack(account);
        setFaces(account);
    }

    /**
     * Slack to both levels, less what rounding may hide: one unit per requirement and value, times the level.
     */
    private void measureSlack()
    {
        final long equity = valuation.equity();
        final long margin = valuation.maintenanceMargin();
        final int terms = valuation.legCount() + valuation.heldCount() + 2;
        lowerSlack = lowerLevelPpm == NO_LEVEL ? FAR :
            equity - WideMath.ceilPpm(margin, lowerLevelPpm) - terms * (lowerLevelPpm / MILLION + 2L);
        upperSlack = upperLevelPpm == 0 ? 0 :
            WideMath.ceilPpm(margin, upperLevelPpm) - equity - 1 - terms * (upperLevelPpm / MILLION + 2L);
        if (upperLevelPpm > 0 && isAnyLongInverted())
        {
            upperSlack = -1;
        }
    }

    /**
     * Is there a long whose requirement at the upper level outgrows its P&amp;L? Then a falling price cures, and the
     * faces of a long would look the wrong way.
     */
    private boolean isAnyLongInverted()
    {
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            final int rate = valuation.legInstrument(leg).tiers().maintenancePpm(valuation.legTier(leg));
            if (valuation.legLots(leg) > 0 && WideMath.ceilPpm(rate, upperLevelPpm) >= MILLION)
            {
                return true;
            }
        }
        return false;
    }

    private void shareSlack(final int account)
    {
        shares.clear();
        for (int leg = 0; leg < valuation.legCount(); leg++)
        {
            shares.add(valuation.legNotional(leg), activity.weight(valuation.legInstrument(leg).id()));
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            final int asset = balances.asset(row);
            final long value = contracts.asset(asset).valueRaw(balances.amount(row), market.collateralPrice(asset));
            shares.add(Math.abs(value), activity.weight(contracts.maxInstruments() + asset));
        }
    }

    private void setFaces(final int account)
    {
        int leg = 0;
        for (int row = accounts.firstPosition(account); row != NONE; row = positions.next(row))
        {
            if (leg < valuation.legCount() && valuation.legRow(leg) == row)
            {
                setLegFaces(leg);
                leg++;
            }
            else
            {
                faces.onPositionRelease(row, positions.instrument(row));
            }
        }
        for (int row = accounts.firstBalance(account); row != NONE; row = balances.next(row))
        {
            setBalanceFaces(row, leg++);
        }
    }

    private void setLegFaces(final int leg)
    {
        final Instrument instrument = valuation.legInstrument(leg);
        final int id = instrument.id();
        final int row = valuation.legRow(leg);
        final long price = market.mark(id);
        final long lots = valuation.legLots(leg);
        final long perIncrement = Math.abs(lots) * instrument.valueFactor();
        final TierTable tiers = instrument.tiers();
        final int tier = valuation.legTier(leg);
        final int rate = tiers.maintenancePpm(tier);
        final long lowerShare = shares.share(lowerSlack, leg);
        final long upperShare = shares.share(upperSlack, leg);
        if (lots > 0)
        {
            final long reach = reach(lowerShare, perIncrement, MILLION - WideMath.floorPpm(rate, lowerLevelPpm));
            // Below its tier a long gets less relief from its falling requirement.
            final long tierEnd = tier == 0 ? 0 : WideMath.ceilDiv(tiers.lower(tier), perIncrement);
            faces.instrumentDown(id).set(row, -Math.max(price - reach, Math.min(price, tierEnd)));
            setOther(faces.instrumentUp(id), row, price,
                reach(upperShare, perIncrement, MILLION - WideMath.floorPpm(rate, upperLevelPpm)));
        }
        else
        {
            final long reach = reach(lowerShare, perIncrement, MILLION + WideMath.ceilPpm(rate, lowerLevelPpm));
            // Above its tier a short needs more for every step.
            final long tierEnd = (tiers.upper(tier) - 1) / perIncrement;
            faces.instrumentUp(id).set(row, Math.min(price + reach, Math.max(price, tierEnd)));
            setOther(faces.instrumentDown(id), row, -price,
                reach(upperShare, perIncrement, MILLION + WideMath.ceilPpm(rate, upperLevelPpm)));
        }
    }

    private void setOther(final FaceHeap heap, final int row, final long probe, final long reach)
    {
        if (upperLevelPpm == 0)
        {
            heap.remove(row);
        }
        else
        {
            heap.set(row, probe + reach);
        }
    }

    /**
     * Steps that a share of slack allows.
     *
     * @param share        money.
     * @param perIncrement money that the position gains or loses per step.
     * @param factorPpm    what remains of that, or is added to it, once the requirement has moved too.
     * @return steps; not negative. Very far if steps cost nothing or help.
     */
    private static long reach(final long share, final long perIncrement, final long factorPpm)
    {
        return factorPpm <= 0 ? FAR : share / WideMath.ceilPpm(perIncrement, factorPpm);
    }

    private void setBalanceFaces(final int row, final int coordinate)
    {
        final int id = balances.asset(row);
        final Asset asset = contracts.asset(id);
        final long price = market.collateralPrice(id);
        final long weighted = asset.haircuts().weightedMaintenance(balances.amount(row));
        final long lowerReach = assetReach(shares.share(lowerSlack, coordinate), asset, weighted);
        final long upperReach = assetReach(shares.share(upperSlack, coordinate), asset, weighted);
        if (weighted < 0 && market.weightPpm(id) != Market.FULL_PPM)
        {
            // What is owed counts at the price itself: every tick of that is a look.
            faces.assetDown(id).remove(row);
            faces.assetUp(id).set(row, price + FAR);
        }
        else if (weighted >= 0)
        {
            faces.assetDown(id).set(row, -(price - lowerReach));
            setOther(faces.assetUp(id), row, price, upperReach);
        }
        else
        {
            faces.assetUp(id).set(row, price + lowerReach);
            setOther(faces.assetDown(id), row, -price, upperReach);
        }
    }

    private static long assetReach(final long share, final Asset asset, final long weighted)
    {
        return weighted == 0 ? FAR :
            Math.min(FAR, WideMath.mulDivFloorSaturated(share, asset.scale(), Math.abs(weighted)));
    }
}
