package io.plimsoll.core.monitor;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.account.AccountTable;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.instrument.Instrument;
import io.plimsoll.core.margin.InitialMargin;
import io.plimsoll.core.margin.Valuation;
import io.plimsoll.core.margin.ZoneRule;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Finds the accounts that a change can hurt, and only those: the safe-box index (docs/ARCHITECTURE.md).
 * <p>
 * A market update compares its coordinate with the tops of two heaps and looks at the accounts whose face it crossed. A
 * command about an account looks at that account. A parameter change looks at those who hold what it is about. Each
 * look either certifies a new box or notes a transition, which the liquidator carries out when the command's own effect
 * is complete.
 */
public final class Monitor
{
    private static final long WELL_BELOW_ONE_PPM = 900_000L;
    private static final int MILLION = 1_000_000;
    private static final int FEW = 16;
    private static final int CHEAPER_TO_REBUILD = 16;

    private final AccountTable accounts;
    private final Contracts contracts;
    private final Market market;
    private final ZoneRule zones;
    private final Faces faces;
    private final Activity activity;
    private final Transitions transitions;
    private final RecordsAhead ahead;
    private final Holders holders;
    private final ZoneWatch watch;
    private FaceHeap loose;

    /**
     * An index over given tables.
     *
     * @param limits        of the tables.
     * @param book          of margin accounts.
     * @param contracts     listed.
     * @param market        of prices.
     * @param zones         rule.
     * @param valuation     to evaluate with.
     * @param initialMargin to report with.
     * @param held          who is not taken over.
     */
    public Monitor(
        final CoreLimits limits,
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final ZoneRule zones,
        final Valuation valuation,
        final InitialMargin initialMargin,
        final HeldAccounts held)
    {
        this.accounts = book.accounts();
        this.contracts = contracts;
        this.market = market;
        this.zones = zones;
        final int maxAccounts = limits.maxMarginAccounts();
        final long rows = (long)limits.maxPositions() + limits.maxBalances();
        faces = new Faces(book, limits.maxInstruments(), limits.maxAssets(), rows, maxAccounts);
        activity = new Activity(limits.maxInstruments() + limits.maxAssets());
        final SafeBox safeBox = new SafeBox(book, contracts, market, zones, valuation, faces, activity, held);
        ahead = new RecordsAhead(book);
        transitions = new Transitions(accounts, ahead, maxAccounts);
        holders = new Holders(book, faces, maxAccounts);
        watch = new ZoneWatch(
            accounts, zones, valuation, initialMargin, held, safeBox, faces, transitions);
        book.onRelease(faces);
    }

    /**
     * The mark of an instrument has changed.
     *
     * @param instrument id.
     */
    public void onMark(final int instrument)
    {
        final long price = market.mark(instrument);
        activity.onMove(instrument, price);
        lookAtCrossed(faces.instrumentDown(instrument), faces.instrumentUp(instrument), price);
    }

    private void lookAtCrossed(final FaceHeap down, final FaceHeap up, final long price)
    {
        transitions.onMove();
        tighten();
        // A box holds the price that it was made at, so only faces of one direction are crossed.
        lookAtCrossed(down, -price, up);
        lookAtCrossed(up, price, down);
    }

    private void lookAtCrossed(final FaceHeap heap, final long probe, final FaceHeap opposite)
    {
        for (int looks = 0; heap.topKey() < probe; looks++)
        {
            if (looks == FEW)
            {
                lookAtMany(heap, probe);
                return;
            }
            final int owner = heap.topItem();
            if (watch.look(heap.account(owner)))
            {
                // The transition is carried out later; until then this face must not be found again.
                heap.remove(owner);
                opposite.remove(owner);
            }
        }
    }

    private void lookAtMany(final FaceHeap heap, final long probe)
    {
        // Each face is found once, so those of accounts that are to change zone may stay until they do.
        final int count = heap.crossed(probe, holders.rows());
        if (count > heap.size() / CHEAPER_TO_REBUILD)
        {
            tighten();
            heap.loosen();
            loose = heap;
        }
        lookAtVisits(count);
    }

    /**
     * The price of an asset has changed.
     *
     * @param asset id.
     */
    public void onAssetPrice(final int asset)
    {
        activity.onMove(contracts.maxInstruments() + asset, market.assetPrice(asset));
        lookAtCrossed(faces.assetDown(asset), faces.assetUp(asset), market.collateralPrice(asset));
        if (market.weightPpm(asset) != Market.FULL_PPM)
        {
            lookAtVisits(holders.besideWeight(asset));
        }
    }

    /**
     * The weight of an asset has changed, its price has not. Boxes made while it was less than one hold its price.
     *
     * @param asset id, not 0.
     */
    public void onWeight(final int asset)
    {
        lookAtCrossed(faces.assetDown(asset), faces.assetUp(asset), market.collateralPrice(asset));
        if (market.weightPpm(asset) == Market.FULL_PPM)
        {
            lookAtVisits(holders.besideWeight(asset));
        }
    }

    /**
     * Liquidation is not refused any more at the price of an instrument: who was held for it is looked at.
     *
     * @param instrument id.
     */
    public void onInstrumentReleased(final int instrument)
    {
        transitions.onMove();
        holders.ofInstrument(instrument);
        lookAtVisits(holders.onlyLiquidating());
    }

    /**
     * Liquidation is not refused any more at the price of an asset: who was held for it is looked at.
     *
     * @param asset id, not 0.
     */
    public void onAssetReleased(final int asset)
    {
        transitions.onMove();
        holders.ofAsset(asset);
        lookAtVisits(holders.onlyLiquidating());
    }

    /**
     * Who is held has changed, or what accounts have on order: what has been noted in this command may be another
     * verdict.
     */
    public void onVerdictsMoved()
    {
        transitions.onMove();
    }

    /**
     * The funding index of an instrument has changed.
     * <p>
     * For a position settled in the numeraire, funding of one unit per lot moves equity like a price step does, without
     * the requirement's help. Moving every face of the direction that it hurts closer by enough steps for the weakest
     * slope keeps all boxes safe without visiting one. Where the slope can vanish, or coordinates multiply, holders are
     * visited.
     *
     * @param instrument id.
     * @param deltaUnits change of the index.
     */
    public void onFunding(final int instrument, final long deltaUnits)
    {
        final Instrument contract = contracts.instrument(instrument);
        final long steepestPpm =
            zones.steepestLevelPpm() * (long)contract.tiers().highestMaintenancePpm() / MILLION + 1;
        if (!contract.isPlain() || steepestPpm > WELL_BELOW_ONE_PPM)
        {
            onInstrumentParameters(instrument);
            return;
        }
        final long slopePpm = MILLION - steepestPpm;
        final long steps = Math.abs(deltaUnits) * MILLION / slopePpm / contract.valueFactor() + 2;
        (deltaUnits > 0 ? faces.instrumentDown(instrument) : faces.instrumentUp(instrument)).shift(steps);
        if (market.mark(instrument) > 0)
        {
            onMark(instrument);
        }
    }

    /**
     * Parameters of an instrument have changed: all its holders are visited, through the index.
     *
     * @param instrument id.
     */
    public void onInstrumentParameters(final int instrument)
    {
        transitions.onMove();
        lookAtVisits(holders.ofInstrument(instrument));
    }

    /**
     * Parameters of an asset have changed: all its holders are visited, through the index.
     *
     * @param asset id, not 0.
     */
    public void onAssetParameters(final int asset)
    {
        transitions.onMove();
        lookAtVisits(holders.ofAsset(asset));
    }

    private void lookAtVisits(final int count)
    {
        for (int start = 0; start < count; start += RecordsAhead.MOST)
        {
            final int end = Math.min(start + RecordsAhead.MOST, count);
            ahead.read(holders.rows(), start, end);
            for (int i = start; i < end; i++)
            {
                watch.look(holders.rows()[i]);
            }
        }
    }

    /**
     * Levels have changed: everybody is looked at.
     */
    public void onRiskParameters()
    {
        transitions.onMove();
        for (int row = 0; row < accounts.highWater(); row++)
        {
            if (accounts.isOpen(row))
            {
                watch.look(row);
            }
        }
    }

    /**
     * A command has changed a margin account.
     *
     * @param account row.
     */
    public void onAccount(final int account)
    {
        transitions.onMove();
        if (accounts.isOpen(account))
        {
            watch.look(account);
        }
    }

    /**
     * Certify an account whose transition has been carried out.
     *
     * @param account row.
     */
    public void certify(final int account)
    {
        watch.certify(account);
    }

    /**
     * Forget the transitions of the command before, and leave all heaps in order.
     */
    public void begin()
    {
        transitions.clear();
        tighten();
    }

    private void tighten()
    {
        if (loose != null)
        {
            loose.tighten();
            loose = null;
        }
    }

    /**
     * Transitions noted in this command, in canonical order. If anything has moved since the first was noted, all are
     * judged anew, for everybody is judged on the state after the command's whole effect (rulebook R4.4).
     *
     * @return the transitions.
     */
    public Transitions transitions()
    {
        if (transitions.isOutdated())
        {
            lookAtVisits(transitions.takeAll(holders.rows()));
        }
        transitions.sort();
        return transitions;
    }

    /**
     * Evaluate every account and count those whose zone should be another.
     *
     * @return the count; 0 while the index does its work.
     */
    public int misplacedAccounts()
    {
        return watch.misplacedAccounts();
    }

    /**
     * Accounts looked at so far: what the index is there to keep small.
     *
     * @return the count.
     */
    public long evaluations()
    {
        return watch.evaluations();
    }

    /**
     * Memory of the index.
     *
     * @return bytes off-heap.
     */
    public long memoryBytes()
    {
        return faces.memoryBytes();
    }

    /**
     * Write what helps the index; the faces are not written.
     *
     * @param writer of the snapshot.
     */
    public void save(final SnapshotWriter writer)
    {
        activity.save(writer);
    }

    /**
     * Read what helps the index.
     *
     * @param reader of the snapshot.
     */
    public void load(final SnapshotReader reader)
    {
        activity.load(reader);
    }

    /**
     * Give a margin account that has just been loaded its faces, at the market as it is.
     *
     * @param row of the margin account.
     * @throws io.plimsoll.core.snapshot.SnapshotException if it is in a zone that its numbers do not call for.
     */
    public void enter(final int row)
    {
        watch.enter(row);
    }
}
