package io.plimsoll.core.auction;

import io.plimsoll.core.account.AuctionTable;
import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * How a risk pool auctions its estates (rulebook R6.14). Without rules there is no curve: nothing is auctioned.
 */
public final class AuctionRules
{
    /**
     * Most steps of a stair within its tail.
     */
    public static final long MAX_STEPS = 100_000L;

    private static final int MILLION = 1_000_000;
    private static final int MAX_START_PPM = 2 * MILLION;
    private static final int MAX_RESETS = 1_000;
    private static final int MAX_GOAL = 1;
    private static final long MAX_NS = 1_000_000_000_000_000L;

    private int curve;
    private int goal;
    private int maxResets;
    private int startPpm;
    private int cutPpm;
    private int cuspPpm;
    private int maxDiscountPpm;
    private int minTakePpm;
    private long stepNs;
    private long tailNs;
    private long insolventNs;

    /**
     * Is everything that a command says within its bounds, the pool apart?
     *
     * @param command to judge.
     * @return true if so, whether the curve uses it or not.
     */
    public static boolean isInRange(final SetAuctionRulesDecoder command)
    {
        return command.curveRaw() <= PriceCurve.HEALTH && command.goalRaw() <= MAX_GOAL &&
            command.maxResets() <= MAX_RESETS && isWithin(command.startPpm(), 1, MAX_START_PPM) &&
            isWithin(command.cutPpm(), 1, MILLION - 1) && isWithin(command.cuspPpm(), 0, MILLION - 1) &&
            isWithin(command.maxDiscountPpm(), 0, MILLION) && isWithin(command.minTakePpm(), 0, MILLION) &&
            isWithin(command.stepNs(), 1, MAX_NS) && isWithin(command.tailNs(), 1, MAX_NS) &&
            isWithin(command.insolventNs(), 1, MAX_NS) && isStairShort(command.stepNs(), command.tailNs());
    }

    private static boolean isWithin(final long value, final long min, final long max)
    {
        return value >= min && value <= max;
    }

    private static boolean isStairShort(final long stepNs, final long tailNs)
    {
        final long steps = tailNs / stepNs;
        return steps < MAX_STEPS || steps == MAX_STEPS && tailNs % stepNs == 0;
    }

    /**
     * Take over what a command says.
     *
     * @param command that is in range.
     */
    void set(final SetAuctionRulesDecoder command)
    {
        curve = command.curveRaw();
        goal = command.goalRaw();
        maxResets = command.maxResets();
        startPpm = command.startPpm();
        cutPpm = command.cutPpm();
        cuspPpm = command.cuspPpm();
        maxDiscountPpm = command.maxDiscountPpm();
        minTakePpm = command.minTakePpm();
        stepNs = command.stepNs();
        tailNs = command.tailNs();
        insolventNs = command.insolventNs();
    }

    boolean hasCurve()
    {
        return curve != PriceCurve.NONE;
    }

    /**
     * Were they ever set? A start of 0 cannot be.
     */
    boolean isSet()
    {
        return startPpm != 0;
    }

    /**
     * Write the terms of an auction that starts now.
     */
    void copyTo(final AuctionTable table, final int row)
    {
        table.form(row, curve, goal, maxResets);
        table.rates(row, startPpm, cutPpm, cuspPpm, maxDiscountPpm, minTakePpm);
        table.durations(row, stepNs, tailNs, insolventNs);
    }

    void addTo(final StateHash hash)
    {
        hash.add(curve).add(goal).add(maxResets).add(startPpm).add(cutPpm).add(cuspPpm).add(maxDiscountPpm)
            .add(minTakePpm).add(stepNs).add(tailNs).add(insolventNs);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(curve).put(goal).put(maxResets).put(startPpm).put(cutPpm).put(cuspPpm).put(maxDiscountPpm)
            .put(minTakePpm).put(stepNs).put(tailNs).put(insolventNs);
    }

    /**
     * Read rules that were set.
     */
    void load(final SnapshotReader reader)
    {
        curve = reader.nextInt(PriceCurve.NONE, PriceCurve.HEALTH, "curve");
        goal = reader.nextInt(0, MAX_GOAL, "goal");
        maxResets = reader.nextInt(0, MAX_RESETS, "most resets");
        startPpm = reader.nextInt(1, MAX_START_PPM, "start");
        cutPpm = reader.nextInt(1, MILLION - 1, "cut");
        cuspPpm = reader.nextInt(0, MILLION - 1, "cusp");
        maxDiscountPpm = reader.nextInt(0, MILLION, "largest discount");
        minTakePpm = reader.nextInt(0, MILLION, "smallest take");
        stepNs = reader.next(1, MAX_NS, "step");
        tailNs = reader.next(1, MAX_NS, "tail");
        insolventNs = reader.next(1, MAX_NS, "duration of an insolvent auction");
        if (!isStairShort(stepNs, tailNs))
        {
            throw reader.failure("a tail of " + tailNs + " ns has too many steps of " + stepNs + " ns");
        }
    }

    /**
     * Could an auction have been started on these terms?
     *
     * @param table of auctions.
     * @param row   of one.
     * @return true if everything is in range.
     */
    static boolean couldStart(final AuctionTable table, final int row)
    {
        return isWithin(table.curve(row), PriceCurve.STAIR, PriceCurve.HEALTH) &&
            isWithin(table.goal(row), 0, MAX_GOAL) && isWithin(table.phase(row), 0, 1) &&
            isWithin(table.maxResets(row), 0, MAX_RESETS) && isWithin(table.resets(row), 0, table.maxResets(row)) &&
            isWithin(table.startPpm(row), 1, MAX_START_PPM) && isWithin(table.cutPpm(row), 1, MILLION - 1) &&
            isWithin(table.cuspPpm(row), 0, MILLION - 1) && isWithin(table.maxDiscountPpm(row), 0, MILLION) &&
            isWithin(table.minTakePpm(row), 0, MILLION) && isWithin(table.stepNs(row), 1, MAX_NS) &&
            isWithin(table.tailNs(row), 1, MAX_NS) && isWithin(table.insolventNs(row), 1, MAX_NS) &&
            isStairShort(table.stepNs(row), table.tailNs(row));
    }
}
