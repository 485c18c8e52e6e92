package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.plimsoll.core.model.Scenario.LINEAR;
import static io.plimsoll.core.model.Scenario.MONEY;

/**
 * Changes by two (rulebook section 14). Operator 1 may propose, 2 may approve, 3 may do both. Approved changes wait for
 * 2 s, proposals live for 10 s, ramps last at least 16 s: steps of a second. The first command is at 1,000 s.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class GovernanceRulesTest extends GoldenVenue
{
    private static final long S = SECOND_NS;
    private static final int[] LEVELS = {1_250_000, 1_300_000, 1_100_000, 666_667};

    /**
     * A scenario and those who change it.
     */
    private static final class Council
    {
        private final Scenario scenario;
        private final RuleWriter writer;
        private final CommandWriter change = new CommandWriter();

        Council(final Scenario scenario)
        {
            this.scenario = scenario;
            this.writer = new RuleWriter(scenario.writer());
        }

        Council operator(final int id, final boolean mayPropose, final boolean mayApprove)
        {
            writer.setOperator(id, mayPropose, mayApprove);
            return apply();
        }

        Council govern(final boolean isEnabled)
        {
            writer.setGovernance(isEnabled, 2 * S, 10 * S, 16 * S);
            return apply();
        }

        CommandWriter change()
        {
            return change;
        }

        Council propose(final long id, final int operator, final long effectiveNs, final long rampNs)
        {
            writer.proposeChange(id, operator, effectiveNs, rampNs, change.buffer(), change.length(), 0);
            return apply();
        }

        Council approve(final long id, final int operator)
        {
            writer.approveChange(id, operator);
            return apply();
        }

        Council revoke(final long id, final int operator)
        {
            writer.revokeChange(id, operator);
            return apply();
        }

        Council after(final long durationNs)
        {
            scenario.after(durationNs);
            return this;
        }

        Council expect(final String... expected)
        {
            scenario.expect(expected);
            return this;
        }

        private Council apply()
        {
            scenario.apply();
            return this;
        }
    }

    /**
     * Parameter version 7 with three operators, 8 with governance.
     */
    private Council council()
    {
        return new Council(venue()).operator(1, true, false).operator(2, false, true).operator(3, true, true);
    }

    private static String refused(final int command, final String reason, final long reference)
    {
        return "Rejected command=" + command + "|reason=" + reason + "|account=0|reference=" + reference;
    }

    private static String proposed(
        final long id, final int operator, final String change, final long expiresS, final long rampNs)
    {
        return "ChangeProposed proposal=" + id + "|operatorId=" + operator + '|' + change +
            "|effectiveNs=0|expiresNs=" + expiresS * S + "|rampNs=" + rampNs;
    }

    private static String ended(
        final long id, final String end, final int operator, final int reason, final int steps)
    {
        return "ChangeEnded proposal=" + id + "|end=" + end + "|operatorId=" + operator + "|reason=" + reason +
            "|steps=" + steps;
    }

    private static String approved(final long id, final int proposer, final int operator, final long effectiveS)
    {
        return "ChangeApproved proposal=" + id + "|proposer=" + proposer + "|operatorId=" + operator +
            "|effectiveNs=" + effectiveS * S;
    }

    /**
     * R14.1: one alone is not enough, nor is one who is both; then nobody changes anything alone, but for stopping
     * trade.
     */
    @Test
    void shouldGovern()
    {
        final Council council = new Council(venue()).operator(3, true, true)
            .expect("ParametersChanged parameters=OPERATOR|reference=3|parameterVersion=5")
            .govern(true).expect(refused(90, "GOVERNANCE_INVALID", 0))
            .operator(1, true, false).govern(true)
            .expect("ParametersChanged parameters=GOVERNANCE|reference=0|parameterVersion=7")
            .govern(false).expect(refused(90, "GOVERNED", 0))
            .operator(1, false, false).expect(refused(91, "GOVERNED", 1));
        council.scenario.halt(LINEAR, true).expect("InstrumentHaltChanged instrument=0|halted=YES")
            .halt(LINEAR, false).expect(refused(50, "GOVERNED", 0))
            .capacity(7, -1).expect(refused(63, "GOVERNED", 7))
            .levels(LEVELS, 1_000_000, 5).expect(refused(5, "GOVERNED", 0));
    }

    /**
     * R14.2, R14.4: proposed, approved by another, in effect two seconds later at the first command.
     */
    @Test
    void shouldApplyWhatAnotherApproved()
    {
        final Council council = council().govern(true);
        council.change().setInstrumentCapacity(LINEAR, 5 * MONEY);
        council.propose(7, 1, 0, 0).expect(proposed(7, 1, "command=63|target=0", 1_010, 0))
            .propose(7, 1, 0, 0).expect(refused(92, "DUPLICATE_ID", 7))
            .approve(7, 1).expect(refused(93, "NOT_PERMITTED", 7))
            .approve(7, 9).expect(refused(93, "UNKNOWN_OPERATOR", 7))
            .approve(8, 2).expect(refused(93, "UNKNOWN_PROPOSAL", 8))
            .after(S).approve(7, 2).expect(approved(7, 1, 2, 1_003))
            .approve(7, 3).expect(refused(93, "UNKNOWN_PROPOSAL", 7))
            .after(2 * S - 1).expect()
            .after(1).expect(
                "ParametersChanged parameters=CAPACITY|reference=0|parameterVersion=9", ended(7, "APPLIED", 0, 0, 0))
            .revoke(7, 2).expect(refused(94, "UNKNOWN_PROPOSAL", 7));
    }

    /**
     * R14.2: who proposes may not approve, even if he may approve others; a proposal that nobody approves is gone
     * after ten seconds; any operator may revoke.
     */
    @Test
    void shouldExpireAndRevoke()
    {
        final Council council = council().govern(true);
        council.change().setInstrumentCapacity(LINEAR, 5 * MONEY);
        council.propose(1, 3, 0, 0).approve(1, 3).expect(refused(93, "NOT_PERMITTED", 1))
            .after(10 * S - 1).expect()
            .after(1).expect(ended(1, "EXPIRED", 0, 0, 0))
            .propose(1, 2, 0, 0).expect(refused(92, "NOT_PERMITTED", 1))
            .propose(1, 1, 0, 0).revoke(1, 2).expect(ended(1, "REVOKED", 2, 0, 0));
    }

    /**
     * R14.4: what is refused when its time has come is told as the end of the change, and only there: 11 is
     * DUPLICATE_ID, asset 1 exists.
     */
    @Test
    void shouldTellWhatWasRefused()
    {
        final Council council = council().govern(true);
        council.change().defineAsset(
            1, 8, "BTC", 1_000 * MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}});
        council.propose(1, 1, 0, 0).approve(1, 2).after(2 * S).expect(ended(1, "REFUSED", 0, 11, 0));
    }

    /**
     * R14.2, R8.8: an asset that is listed counts for nothing until a FailAsset (NO) has restored it.
     */
    @Test
    void shouldListAssetsWithoutWeight()
    {
        final Council council = council().govern(true);
        council.change().defineAsset(
            2, 6, "NEW", 10 * MONEY, 0, new int[]{0, 0}, new long[][]{{0, 0, 0}});
        council.propose(1, 1, 0, 0).expect(proposed(1, 1, "command=1|target=2", 1_010, 0))
            .approve(1, 2).after(2 * S).expect(
                "AssetDefined asset=2|parameterVersion=9",
                "AssetWeighted asset=2|state=FAILED|cause=LISTED|weightPpm=0|price=0|collateralPrice=0|endNs=0",
                ended(1, "APPLIED", 0, 0, 0));
    }

    /**
     * R14.3, R14.2: 100,000 ppm of a level and twice a step's duration are the most of one change; a ramp that is too
     * short comes too soon, and STEP_TOO_LARGE stands before it.
     */
    @Test
    void shouldBoundSteps()
    {
        final Council council = council().govern(true);
        council.change().setRiskParameters(
            new int[]{1_350_001, 1_400_000, 1_100_000, 666_667}, 1_000_000, S, 5);
        council.propose(1, 1, 0, 16 * S).expect(refused(92, "STEP_TOO_LARGE", 1));
        council.change().setRiskParameters(LEVELS, 1_000_000, 2 * S + 1, 5);
        council.propose(1, 1, 0, 15).expect(refused(92, "OUT_OF_RANGE", 1))
            .propose(1, 1, 0, 16).expect(refused(92, "STEP_TOO_LARGE", 1));
        council.change().setRiskParameters(
            new int[]{1_350_000, 1_400_000, 1_100_000, 666_667}, 750_000, 2 * S, 10);
        council.propose(1, 1, 0, 16 * S - 1).expect(refused(92, "TOO_SOON", 1))
            .propose(1, 1, 0, 16 * S).expect(proposed(1, 1, "command=5|target=0", 1_010, 16 * S));
    }

    /**
     * R14.5: sixteen steps of a second; a revocation stops it where it is. Call entry falls by 1,000 in sixteen steps
     * of 62.5: 1,249,937 rounded down after the first.
     */
    @Test
    void shouldRampAndStop()
    {
        final Council council = council().govern(true);
        council.change().setRiskParameters(
            new int[]{1_249_000, 1_300_000, 1_100_000, 666_667}, 1_000_000, S, 5);
        council.propose(1, 1, 0, 16 * S).approve(1, 2).after(2 * S).expect(
            "ParametersChanged parameters=RISK|reference=0|parameterVersion=9",
            "ChangeStepped proposal=1|step=1|nextNs=" + 1_003 * S)
            .after(2 * S).expect(
                "ParametersChanged parameters=RISK|reference=0|parameterVersion=10",
                "ChangeStepped proposal=1|step=2|nextNs=" + 1_004 * S,
                "ParametersChanged parameters=RISK|reference=0|parameterVersion=11",
                "ChangeStepped proposal=1|step=3|nextNs=" + 1_005 * S)
            .revoke(1, 3).expect(ended(1, "REVOKED", 3, 0, 3));
        // 1,249,000 + 13/16 of 1,000 is in force: 1,249,812; 100,000 more is the most from there.
        council.change().setRiskParameters(
            new int[]{1_349_812, 1_400_000, 1_100_000, 666_667}, 1_000_000, S, 5);
        council.propose(2, 1, 0, 16 * S).expect(proposed(2, 1, "command=5|target=0", 1_014, 16 * S));
        council.change().setRiskParameters(
            new int[]{1_349_813, 1_400_000, 1_100_000, 666_667}, 1_000_000, S, 5);
        council.propose(3, 1, 0, 16 * S).expect(refused(92, "STEP_TOO_LARGE", 3));
    }

    /**
     * R14.2: what is not a whole governed command, or a ramp of what has none.
     */
    @Test
    void shouldRefuseWhatIsNoGovernedCommand()
    {
        final Council council = council();
        council.change().setInstrumentCapacity(LINEAR, 5 * MONEY);
        council.propose(1, 1, 0, 0).expect(refused(92, "OUT_OF_RANGE", 1));
        council.govern(true).propose(1, 1, 0, 16).expect(refused(92, "OUT_OF_RANGE", 1));
        council.change().length(council.change().length() - 8);
        council.propose(1, 1, 0, 0).expect(refused(92, "OUT_OF_RANGE", 1));
        council.change().priceTick(LINEAR, 5);
        council.propose(1, 1, 0, 0).expect(refused(92, "OUT_OF_RANGE", 1));
        council.change().haltInstrument(LINEAR, true);
        council.propose(1, 1, 0, 0).expect(refused(92, "OUT_OF_RANGE", 1));
        council.change().haltInstrument(LINEAR, false);
        council.propose(1, 1, 0, 0).expect(proposed(1, 1, "command=50|target=0", 1_010, 0));
    }
}
