package io.plimsoll.core.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.model.CoreVenue;
import io.plimsoll.core.outcome.ChangeEvents;
import io.plimsoll.core.outcome.Outcome;

import static io.plimsoll.core.governance.Council.BOTH;
import static io.plimsoll.core.governance.Council.DELAY;
import static io.plimsoll.core.governance.Council.LIFE;
import static io.plimsoll.core.governance.Council.OTHER;
import static io.plimsoll.core.governance.Council.RAMP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R14.4, R8.11: what is approved takes effect in its time, as the direct command would.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class ChangeEffectTest
{
    private static final String APPLIED = "ChangeEnded proposal=1|end=APPLIED|operatorId=0|reason=0|steps=0";

    private final Council council = Council.governed();

    /**
     * R14.4: the same events and the same numbers as by the direct command at that time, then ChangeEnded.
     */
    @ParameterizedTest
    @ValueSource(ints = {3, 22, 32, 35, 41, 50, 51, 52, 60, 61, 62, 63, 64, 90, 91})
    void shouldTakeEffectAsTheDirectCommand(final int template)
    {
        final Council direct = new Council().send(Proposed.governance(false, DELAY, LIFE, RAMP)).accepted();
        council.venue().trade(12, 11, 0, 20, 100);
        direct.venue().trade(12, 11, 0, 20, 100);
        direct.after(DELAY).send(Proposed.ofEachTemplate().get(template)).accepted();
        council.propose(1, BOTH, 0, 0, Proposed.ofEachTemplate().get(template)).approve(1, OTHER).accepted()
            .after(DELAY);
        assertEquals(direct.text() + "\n" + APPLIED, council.text());
        assertTrue(direct.text().length() > 20, direct.text());
        for (final long account : new long[]{11, 12})
        {
            assertEquals(
                direct.venue().report(account, CoreVenue.CROSS).toString(),
                council.venue().report(account, CoreVenue.CROSS).toString());
        }
    }

    /**
     * R14.2, R8.8: an asset that is listed begins without weight: it cannot be deposited, and restoring it takes a
     * change of its own.
     */
    @Test
    void shouldListAssetsWithoutWeight()
    {
        council.propose(1, BOTH, 0, 0, Proposed.asset(2)).approve(1, OTHER).after(DELAY).expect(
            "AssetDefined asset=2|parameterVersion=11",
            "AssetWeighted asset=2|state=FAILED|cause=LISTED|weightPpm=0|price=0|collateralPrice=0|endNs=0", APPLIED);
        council.venue().price(2, 50 * CoreVenue.MONEY).mayRefuse().deposit(11, 2, 1_000);
        council.refused(Reason.ASSET_FAILED);
        council.send(Proposed.failAsset(2, false, RAMP)).refused(Reason.GOVERNED);
        council.propose(2, BOTH, 0, 0, Proposed.failAsset(2, false, RAMP)).approve(2, OTHER).after(DELAY)
            .expectOf("ChangeEnded", ended(2, "APPLIED"));
        council.after(RAMP).venue().deposit(11, 2, 1_000);
    }

    /**
     * R14.4: what cannot be applied when its time has come ends as REFUSED, without a Rejected, and changes nothing.
     */
    @Test
    void shouldEndAsRefused()
    {
        council.propose(1, BOTH, 0, 0, Proposed.capacity(7, 5)).approve(1, OTHER)
            .propose(2, BOTH, 0, 0, Proposed.asset(1)).approve(2, OTHER)
            .propose(3, BOTH, 0, 0, Proposed.capacity(0, -5)).approve(3, OTHER)
            .propose(4, BOTH, 0, 0, Proposed.halt(7, false)).approve(4, OTHER).after(DELAY).expect(
                refused(1, Reason.UNKNOWN_INSTRUMENT), refused(2, Reason.DUPLICATE_ID), refused(3, Reason.OUT_OF_RANGE),
                refused(4, Reason.UNKNOWN_INSTRUMENT))
            .send(Proposed.capacity(7, 5)).refused(Reason.GOVERNED);
        // Refusals are told again.
        council.venue().mayRefuse().mark(7, 1);
        council.refused(Reason.UNKNOWN_INSTRUMENT);
    }

    private static String refused(final long id, final Reason reason)
    {
        return "ChangeEnded proposal=" + id + "|end=REFUSED|operatorId=0|reason=" + reason.value() + "|steps=0";
    }

    /**
     * R8.11: what is due goes by (due time, proposal), expiries among the rest; all before the command itself.
     */
    @Test
    void shouldGoByDueTimeThenProposal()
    {
        final long startNs = council.timeNs();
        council.propose(9, BOTH, startNs + 2_000, 0, Proposed.riskClass(1, 9)).approve(9, OTHER)
            .propose(5, BOTH, startNs + 3_000, 0, Proposed.riskClass(1, 5)).approve(5, OTHER)
            .propose(7, BOTH, startNs + 2_000, 0, Proposed.riskClass(1, 7)).approve(7, OTHER)
            .propose(6, BOTH, 0, 0, Proposed.riskClass(1, 6))
            .propose(8, BOTH, startNs + LIFE, 0, Proposed.riskClass(1, 8)).approve(8, OTHER)
            .after(LIFE).expectOf("ChangeEnded",
                ended(7, "APPLIED"), ended(9, "APPLIED"), ended(5, "APPLIED"), ended(6, "EXPIRED"),
                ended(8, "APPLIED"));
        assertEquals(9, council.venue().events().size());
    }

    private static String ended(final long id, final String end)
    {
        return "ChangeEnded proposal=" + id + "|end=" + end + "|operatorId=0|reason=0|steps=0";
    }

    /**
     * R8.11: before the command of that very time; not by one that comes from the past, but by one that is not
     * understood.
     */
    @Test
    void shouldComeBeforeTheCommand()
    {
        council.propose(1, BOTH, 0, 0, Proposed.asset(2)).approve(1, OTHER).after(DELAY - 1).expect();
        council.venue().early(5).pass();
        council.refused(Reason.TIME_BACKWARDS);
        final Council late = Council.governed();
        late.propose(1, BOTH, 0, 0, Proposed.asset(2)).approve(1, OTHER).venue()
            .spoil(writer -> writer.length(7)).after(DELAY);
        assertEquals(Reason.MALFORMED, late.venue().refusal());
        late.expectOf("ChangeEnded", APPLIED);
        assertTrue(late.text().indexOf("AssetDefined") < late.text().indexOf("ChangeEnded"), late.text());
        assertTrue(late.text().indexOf("ChangeEnded") < late.text().indexOf("Rejected"), late.text());
    }

    /**
     * R14.4, R4.4: zones follow from a change within the command that it takes effect in, also by timers behind it.
     */
    @Test
    void shouldCarryOutTransitions()
    {
        // 95 lots at 100 and 96: maintenance 456, equity 600: above 1.25 times, below 1.35 times.
        council.venue().customer(21, 0, 980 * CoreVenue.MONEY).trade(21, 12, 0, 95, 100).mark(0, 96);
        council.propose(1, BOTH, 0, RAMP, Proposed.levels(
            new int[]{1_350_000, 1_400_000, 1_100_000, 666_667, 1_000_000}, Proposed.UNIT, 5)).approve(1, OTHER)
            .after(DELAY + RAMP).expectOf("ZoneChanged",
                "ZoneChanged account=21|scope=65535|fromZone=FREE|toZone=MARGIN_CALL|equity=600000000|" +
                "equityNoHaircut=600000000|maintenanceMargin=456000000|initialMargin=912000000|marketVersion=3|" +
                "parameterVersion=26");
        assertTrue(council.text().indexOf("ChangeEnded") < council.text().indexOf("ZoneChanged"), council.text());
    }

    /**
     * R14.4: what was approved takes effect though governance is off by then.
     */
    @Test
    void shouldTakeEffectAlsoWhenSwitchedOff()
    {
        council.propose(1, BOTH, 0, 0, Proposed.governance(false, DELAY, LIFE, RAMP)).approve(1, OTHER)
            .propose(2, BOTH, 0, 0, Proposed.capacity(0, 5)).after(1).approve(2, OTHER)
            .propose(3, BOTH, 0, 0, Proposed.capacity(0, 6)).after(DELAY - 1).expectOf("ChangeEnded", APPLIED)
            .after(1).expectOf("ChangeEnded", ended(2, "APPLIED"))
            .approve(3, OTHER).accepted().propose(4, BOTH, 0, 0, Proposed.capacity(0, 7)).refused(Reason.OUT_OF_RANGE)
            .after(LIFE).expectOf("ChangeEnded", ended(3, "APPLIED"));
    }

    /**
     * R14.2, R8.8: whoever keeps the weights is told of assets listed under governance, the numeraire excepted; not of
     * others, nor of refused ones.
     */
    @Test
    void shouldTellOfListedAssets()
    {
        final Outcome outcome = new Outcome();
        final GovernanceRules rules = new GovernanceRules();
        final Proposals proposals = new Proposals();
        final DueChanges due = new DueChanges(
            rules, proposals, new Ramp(new Contracts(1, 1), new RiskParameters(), proposals),
            new ChangeEvents(outcome));
        final List<Object> calls = new ArrayList<>();
        due.tellListings(calls::add);
        due.applyTo((template, buffer, offset) ->
        {
            calls.add("apply " + template);
            return Governed.target(template, buffer, offset) == 5 ? Reason.DUPLICATE_ID : null;
        });
        outcome.begin(1, (sequence, ordinal, buffer, offset, length) ->
        {
        });
        rules.set(true, 1, 1, 16);
        for (final int asset : new int[]{5, 0, 4})
        {
            put(proposals, asset);
        }
        assertFalse(due.onTime(9));
        assertTrue(due.onTime(10));
        assertEquals(List.of("apply 1", "apply 1", 4, "apply 1"), calls);
        rules.set(false, 1, 1, 16);
        put(proposals, 6);
        assertTrue(due.onTime(10));
        assertEquals(List.of("apply 1", "apply 1", 4, "apply 1", "apply 1"), calls);
        assertTrue(proposals.isEmpty());
    }

    private static void put(final Proposals proposals, final int asset)
    {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[1024]);
        final int length = Proposed.asset(asset).applyAsInt(bytes);
        final int slot = proposals.add(100 + asset, BOTH, 10, 10, 0);
        proposals.command(slot, bytes, 0, length);
        proposals.approve(slot, 10);
    }
}
