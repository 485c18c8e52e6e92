package io.plimsoll.core.governance;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.message.Reason;
import io.plimsoll.core.model.CoreVenue;

import static io.plimsoll.core.governance.Council.BOTH;
import static io.plimsoll.core.governance.Council.DELAY;
import static io.plimsoll.core.governance.Council.HAIRCUTS;
import static io.plimsoll.core.governance.Council.OTHER;
import static io.plimsoll.core.governance.Council.RAMP;
import static io.plimsoll.core.governance.Council.RATES;
import static io.plimsoll.core.governance.Council.SURCHARGES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * R14.5: how a ramp goes.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class RampTest
{
    /**
     * 1,000 ns: steps at 0, 62, 125, 187, ... behind the first.
     */
    private static final long UNEVEN = 1_000;
    private static final long[][] TO = {{0, 180_002, 120_000}, {1_000_000_000L, 290_000, 200_000}};

    private final Council council = Council.governed();

    private Council haircuts(final long id, final long[]... rows)
    {
        return council.propose(id, BOTH, 0, UNEVEN, Proposed.haircuts(1, 0, SURCHARGES, rows)).approve(id, OTHER)
            .accepted();
    }

    private static String stepped(final long id, final int step, final long nextNs)
    {
        return "ChangeStepped proposal=" + id + "|step=" + step + "|nextNs=" + nextNs;
    }

    private static String changed(final int version)
    {
        return "ParametersChanged parameters=ASSET|reference=1|parameterVersion=" + version;
    }

    private static String ended(final long id, final String end, final Reason reason, final int steps)
    {
        return "ChangeEnded proposal=" + id + "|end=" + end + "|operatorId=0|reason=" +
            (reason == null ? 0 : reason.value()) + "|steps=" + steps;
    }

    /**
     * The rate at a step, rounded up or down.
     */
    private static long at(final long from, final long to, final int step, final boolean isUp)
    {
        return Math.floorDiv(from * (16 - step) + to * step + (isUp ? 15 : 0), 16);
    }

    private static long[][] rowsAt(final int step)
    {
        final long[][] rows = new long[2][];
        for (int k = 0; k < 2; k++)
        {
            rows[k] = new long[]{
                TO[k][0], at(HAIRCUTS[k][1], TO[k][1], step, true), at(HAIRCUTS[k][2], TO[k][2], step, false)};
        }
        return rows;
    }

    /**
     * What account 11 is worth, which holds 2,000 of asset 1, with haircuts set directly.
     */
    private static String worthWith(final long[][] rows)
    {
        final Council direct = new Council().send(Proposed.haircuts(1, 0, SURCHARGES, rows)).accepted();
        return direct.venue().report(11, CoreVenue.CROSS).toString();
    }

    /**
     * R14.5: a step at each of its times, with the numbers of the formula, as if they had been set directly.
     */
    @Test
    void shouldTakeEachStepInItsTime()
    {
        haircuts(1, TO);
        final long startNs = council.timeNs() + DELAY;
        for (int step = 1; step <= 16; step++)
        {
            final long dueNs = startNs + (step - 1) * UNEVEN / 16;
            council.after(dueNs - 1 - council.timeNs()).expect();
            if (step < 16)
            {
                council.after(1).expect(changed(10 + step), stepped(1, step, startNs + step * UNEVEN / 16));
            }
            else
            {
                council.after(1).expect(changed(26), stepped(1, 16, 0), ended(1, "APPLIED", null, 16));
            }
            assertEquals(
                worthWith(rowsAt(step)), council.venue().report(11, CoreVenue.CROSS).toString(), "step " + step);
        }
        assertEquals(worthWith(TO), council.venue().report(11, CoreVenue.CROSS).toString());
        assertNotEquals(worthWith(HAIRCUTS), worthWith(TO));
        council.after(10 * UNEVEN).expect();
    }

    /**
     * R14.5: a late command takes all steps that are due, one after another, each as by itself.
     */
    @Test
    void shouldTakeOverdueStepsAtOnce()
    {
        haircuts(1, TO);
        final long startNs = council.timeNs() + DELAY;
        council.after(DELAY + 125).expect(
            changed(11), stepped(1, 1, startNs + 62), changed(12), stepped(1, 2, startNs + 125), changed(13),
            stepped(1, 3, startNs + 187));
        council.after(10 * UNEVEN).expectOf("ChangeEnded", ended(1, "APPLIED", null, 16));
        assertEquals(2 * 13 + 1, council.venue().events().size());
        assertEquals(worthWith(TO), council.venue().report(11, CoreVenue.CROSS).toString());
    }

    /**
     * R14.5, R8.11: the steps of several ramps mix by their times, at the same time by proposal.
     */
    @Test
    void shouldMixRampsByTime()
    {
        council.propose(8, BOTH, 0, 160, Proposed.terms(0, new long[3], RATES, Council.TIERS)).approve(8, OTHER)
            .propose(3, BOTH, 0, 320, Proposed.haircuts(1, 0, SURCHARGES, TO)).approve(3, OTHER);
        final long startNs = council.timeNs() + DELAY;
        council.after(DELAY + 20).expectOf(
            "ChangeStepped", stepped(3, 1, startNs + 20), stepped(8, 1, startNs + 10), stepped(8, 2, startNs + 20),
            stepped(3, 2, startNs + 40), stepped(8, 3, startNs + 30));
    }

    /**
     * R14.2, R14.5: revoked half-way it stays where it is.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 15})
    void shouldStayWhereItIsWhenRevoked(final int steps)
    {
        haircuts(1, TO).after(DELAY + (steps - 1) * UNEVEN / 16).revoke(1, Council.PROPOSER)
            .expect("ChangeEnded proposal=1|end=REVOKED|operatorId=3|reason=0|steps=" + steps);
        final String worth = worthWith(rowsAt(steps));
        assertEquals(worth, council.venue().report(11, CoreVenue.CROSS).toString());
        council.after(10 * UNEVEN).expect();
        assertEquals(worth, council.venue().report(11, CoreVenue.CROSS).toString());
    }

    /**
     * R14.5: two on the same target do not go together; the next one begins when the first is over, from where it is
     * then. On another target, or of another kind, they do.
     */
    @Test
    void shouldRefuseASecondRampOnTheSameTarget()
    {
        haircuts(1, TO);
        haircuts(2, HAIRCUTS);
        council.propose(3, BOTH, 0, RAMP, Proposed.terms(0, new long[3], RATES, Council.TIERS)).approve(3, OTHER)
            .after(DELAY).expectOf("ChangeEnded", ended(2, "REFUSED", Reason.DUPLICATE_ID, 0))
            .expectOf("ChangeStepped",
                stepped(1, 1, council.timeNs() + 62), stepped(3, 1, council.timeNs() + RAMP / 16));
        haircuts(4, HAIRCUTS).after(UNEVEN - 1).expectOf(
            "ChangeEnded", ended(3, "APPLIED", null, 16), ended(1, "APPLIED", null, 16));
        assertEquals(worthWith(TO), council.venue().report(11, CoreVenue.CROSS).toString());
        council.after(1 + UNEVEN).expectOf("ChangeEnded", ended(4, "APPLIED", null, 16));
        assertEquals(worthWith(HAIRCUTS), council.venue().report(11, CoreVenue.CROSS).toString());
    }

    /**
     * R14.5: rows must have the lower ends of those in force at step 1; targets must be there by then.
     */
    @Test
    void shouldRefuseAtStepOne()
    {
        final long[] row = {0, 150_000, 100_000};
        final long[] other = {2_000_000_000L, 250_000, 150_007};
        final long[] tier = {0, 75_000, 150_000};
        final long[] otherTier = {2_000_000_000_000L, 100_000, 200_000};
        council.propose(1, BOTH, 0, RAMP, Proposed.haircuts(1, 0, SURCHARGES, row, other)).approve(1, OTHER)
            .propose(2, BOTH, 0, RAMP, Proposed.haircuts(1, 0, SURCHARGES, row)).approve(2, OTHER)
            .propose(3, BOTH, 0, RAMP, Proposed.terms(0, new long[3], RATES, tier, otherTier)).approve(3, OTHER)
            .propose(4, BOTH, 0, RAMP, Proposed.terms(0, new long[3], RATES, tier)).approve(4, OTHER)
            .propose(5, BOTH, 0, RAMP, Proposed.haircuts(5, 0, SURCHARGES, HAIRCUTS)).approve(5, OTHER)
            .propose(6, BOTH, 0, RAMP, Proposed.terms(5, new long[3], RATES, Council.TIERS)).approve(6, OTHER)
            .propose(7, BOTH, 0, RAMP, Proposed.haircuts(1, -1, SURCHARGES, HAIRCUTS)).approve(7, OTHER)
            .accepted().after(DELAY).expect(
                ended(1, "REFUSED", Reason.HAIRCUTS_INVALID, 0), ended(2, "REFUSED", Reason.HAIRCUTS_INVALID, 0),
                ended(3, "REFUSED", Reason.TIERS_INVALID, 0), ended(4, "REFUSED", Reason.TIERS_INVALID, 0),
                ended(5, "REFUSED", Reason.UNKNOWN_ASSET, 0), ended(6, "REFUSED", Reason.UNKNOWN_INSTRUMENT, 0),
                ended(7, "REFUSED", Reason.OUT_OF_RANGE, 0));
    }

    /**
     * R14.5: a reason at a later step ends it where it is: here initial margin would fall below the call level.
     */
    @Test
    void shouldEndWhereAReasonStopsIt()
    {
        // 50,000 of 100,000 stands above 1.25 times; 80,000 of 100,000 is exactly there, one more is not.
        council.propose(1, BOTH, 0, RAMP, Proposed.terms(
            0, new long[3], RATES, new long[]{0, 98_000, 100_000}, new long[]{1_000_000_000_000L, 100_000, 200_000}))
            .approve(1, OTHER).accepted().after(DELAY + RAMP)
            .expectOf("ChangeEnded", ended(1, "REFUSED", Reason.LEVELS_CONTRADICT, 10))
            .expectOf("Rejected");
        assertEquals(21, council.venue().events().size());
        council.after(RAMP).expect();
    }
}
