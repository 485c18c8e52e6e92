package io.plimsoll.core.governance;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;

import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SourceTickEncoder;
import io.plimsoll.core.model.CoreVenue;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotMemory;

import static io.plimsoll.core.governance.Council.APPROVER;
import static io.plimsoll.core.governance.Council.DELAY;
import static io.plimsoll.core.governance.Council.HAIRCUTS;
import static io.plimsoll.core.governance.Council.LIFE;
import static io.plimsoll.core.governance.Council.OTHER;
import static io.plimsoll.core.governance.Council.RAMP;
import static io.plimsoll.core.governance.Council.RATES;
import static io.plimsoll.core.governance.Council.SURCHARGES;
import static io.plimsoll.core.governance.Council.TIERS;
import static io.plimsoll.core.model.CoreVenue.MONEY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * R14.1 to R14.3: somebody has the key of one operator, who may propose and approve, and a customer's account. He tries
 * everything. No account's equity or margin and no parameter moves by a single bit; what he can do is to stop trading
 * and to revoke proposals. Of the first kind are each of the ways in which the margin rules of venues have been turned
 * against their customers: collateral revalued or invented, requirements dropped, marks written by hand, markets
 * opened, keys added and removed.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class StolenKeyTest
{
    private static final int KEY = Council.BOTH;
    private static final long THIEF = 66;
    private static final int INDEXED = 1;
    private static final int HALTED = 2;
    private static final EnumSet<Section> NOT_PARAMETERS =
        EnumSet.of(Section.CORE, Section.ACTIVITY, Section.GOVERNANCE, Section.END);

    private final Council council = new Council();
    private List<String> before;
    private long id = 1_000;

    /**
     * A venue with an instrument that is marked by an index, one that is halted, and a thief who is a customer.
     */
    @BeforeEach
    void open()
    {
        final CoreVenue venue = council.venue();
        venue.linear(INDEXED, 0, Proposed.UNIT, Proposed.UNIT, 10_000, 1_000_000, TIERS)
            .linear(HALTED, 0, Proposed.UNIT, Proposed.UNIT, 10_000, 1_000_000, TIERS).mark(HALTED, 100)
            .customer(THIEF, 0, 100 * MONEY);
        council.send(Proposed.index(0)).accepted().send(Proposed.markRules(INDEXED, 0)).accepted();
        tick(100);
        council.accepted();
        venue.trade(11, 12, INDEXED, 20, 100).trade(THIEF, 12, INDEXED, 5, 100).trade(12, 11, HALTED, 7, 100);
        council.send(Proposed.halt(HALTED, true)).accepted()
            .send(Proposed.governance(true, DELAY, LIFE, RAMP)).accepted();
        before = all();
    }

    private void tick(final long price)
    {
        council.send(buffer -> MessageHeaderEncoder.ENCODED_LENGTH + new SourceTickEncoder()
            .wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .index(0).source((short)0).price(price).confidence(0).sourceTimeNs(council.timeNs()).pulledBy(0)
            .encodedLength());
    }

    /**
     * The numbers of every account, and the bytes of every parameter, price, position and rule.
     */
    private List<String> all()
    {
        final List<String> all = new ArrayList<>();
        for (final long account : new long[]{11, 12, THIEF, CoreVenue.BACKSTOP})
        {
            all.add(council.venue().report(account, CoreVenue.CROSS).toString());
        }
        final SnapshotMemory snapshot = SnapshotMemory.of(council.core());
        assertEquals(Section.values().length, snapshot.count());
        for (final Section section : Section.values())
        {
            if (!NOT_PARAMETERS.contains(section))
            {
                all.add(section + " " + HexFormat.of().formatHex(snapshot.section(section.ordinal())));
            }
        }
        return all;
    }

    private void assertNothingMoved()
    {
        assertEquals(before, all());
    }

    /**
     * As long as he likes: proposals take effect, or do not.
     */
    private void assertNothingEverMoves()
    {
        assertNothingMoved();
        council.after(DELAY);
        assertNothingMoved();
        council.after(2 * LIFE);
        assertNothingMoved();
    }

    private void proposes(final ToIntFunction<MutableDirectBuffer> change, final long rampNs)
    {
        council.propose(++id, KEY, 0, rampNs, change).accepted().approve(id, KEY).refused(Reason.NOT_PERMITTED);
    }

    private void refused(final Reason reason, final ToIntFunction<MutableDirectBuffer> change, final long rampNs)
    {
        council.propose(++id, KEY, 0, rampNs, change).refused(reason);
    }

    /**
     * R14.1: each command by itself.
     */
    @Test
    void shouldNotSetAnythingDirectly()
    {
        for (final Map.Entry<Integer, ToIntFunction<MutableDirectBuffer>> entry : Proposed.ofEachTemplate().entrySet())
        {
            council.send(entry.getValue()).refused(Reason.GOVERNED);
            assertNothingMoved();
        }
        assertNothingEverMoves();
    }

    /**
     * R14.2: each command as a proposal that he approves himself.
     */
    @Test
    void shouldNotApproveHisOwn()
    {
        int open = 0;
        for (final Map.Entry<Integer, ToIntFunction<MutableDirectBuffer>> entry : Proposed.ofEachTemplate().entrySet())
        {
            final int template = entry.getKey();
            proposes(entry.getValue(), template == 2 || template == 4 || template == 5 ? RAMP : 0);
            if (++open == 15)
            {
                council.after(LIFE);
                open = 0;
            }
            assertNothingMoved();
        }
        assertNothingEverMoves();
    }

    /**
     * R14.3: huge steps are not even proposals: his collateral without haircut, his requirements next to nothing.
     */
    @Test
    void shouldNotProposeHugeSteps()
    {
        refused(Reason.STEP_TOO_LARGE, Proposed.haircuts(1, 0, SURCHARGES, new long[]{0, 0, 0}), RAMP);
        refused(Reason.STEP_TOO_LARGE, Proposed.terms(0, new long[3], RATES, new long[]{0, 1, 1}), RAMP);
        refused(Reason.STEP_TOO_LARGE, Proposed.levels(
            new int[]{10_000_000 - 1, 10_000_000, 1_100_000, 999_999, 1_000_000}, Proposed.UNIT, 5), RAMP);
        refused(Reason.TOO_SOON, Proposed.haircuts(1, 0, SURCHARGES, HAIRCUTS), 16);
        refused(Reason.TOO_SOON, Proposed.failAsset(1, true, 64), 0);
        assertNothingEverMoves();
    }

    /**
     * R14.1, R14.2: a fake asset is no collateral: not listed, not accepted as a deposit; and even if somebody else is
     * fooled and approves the listing, it weighs nothing and is not accepted.
     */
    @Test
    void shouldNotInventCollateral()
    {
        council.send(Proposed.asset(7)).refused(Reason.GOVERNED);
        proposes(Proposed.asset(7), 0);
        council.venue().mayRefuse().deposit(THIEF, 7, 1_000_000_000_000L);
        council.refused(Reason.UNKNOWN_ASSET);
        assertNothingMoved();
        final List<String> reports = before.subList(0, 4);
        council.approve(id, OTHER).accepted().after(DELAY);
        assertTrue(council.text().contains("AssetDefined asset=7"), council.text());
        council.venue().price(7, 1_000_000 * MONEY).mayRefuse().deposit(THIEF, 7, 1_000_000_000_000L);
        council.refused(Reason.ASSET_FAILED);
        proposes(Proposed.failAsset(7, false, RAMP), 0);
        council.after(DELAY + RAMP);
        council.venue().mayRefuse().deposit(THIEF, 7, 1_000_000_000_000L);
        council.refused(Reason.ASSET_FAILED);
        assertEquals(reports, all().subList(0, 4));
        council.venue().mayRefuse().withdraw(THIEF, 0, 60 * MONEY);
        council.refused(Reason.INSUFFICIENT_MARGIN);
    }

    /**
     * R14.1, R8.4: he fails an asset, opens a market, marks it by hand: neither directly nor by himself.
     */
    @Test
    void shouldNotMovePrices()
    {
        council.send(Proposed.failAsset(1, true, Proposed.HOUR)).refused(Reason.GOVERNED);
        proposes(Proposed.failAsset(1, true, Proposed.HOUR), 0);
        council.send(Proposed.halt(HALTED, false)).refused(Reason.GOVERNED);
        proposes(Proposed.halt(HALTED, false), 0);
        council.venue().mayRefuse().order(THIEF, HALTED, 1, 100, false);
        assertEquals(Reason.INSTRUMENT_HALTED, council.venue().refusal());
        for (final long price : new long[]{1, 101, 10_000})
        {
            council.venue().mayRefuse().mark(INDEXED, price);
            council.refused(Reason.PRICED_BY_INDEX);
        }
        council.send(Proposed.index(0)).refused(Reason.GOVERNED);
        council.send(Proposed.markRules(INDEXED, 1)).refused(Reason.GOVERNED);
        proposes(Proposed.index(0), 0);
        assertNothingEverMoves();
    }

    /**
     * R14.1: governance is not switched off, nor hurried, nor taken over: by neither of the two kinds of command.
     */
    @Test
    void shouldNotTakeGovernanceOver()
    {
        final List<ToIntFunction<MutableDirectBuffer>> attacks = List.of(
            Proposed.governance(false, DELAY, LIFE, RAMP), Proposed.governance(true, 1, LIFE, RAMP),
            Proposed.governance(true, DELAY, LIFE, 16), Proposed.operator(OTHER, false, false),
            Proposed.operator(Council.PROPOSER, false, false), Proposed.operator(APPROVER, false, false),
            Proposed.operator(64, true, true));
        for (final ToIntFunction<MutableDirectBuffer> attack : attacks)
        {
            council.send(attack).refused(Reason.GOVERNED);
            proposes(attack, 0);
            council.approve(id, 64).refused(Reason.UNKNOWN_OPERATOR);
        }
        assertNothingEverMoves();
        // All are operators still, the delay is what it was, and it is on.
        council.propose(1, Council.PROPOSER, 0, 0, Proposed.capacity(0, 5)).accepted();
        council.propose(2, OTHER, 0, 0, Proposed.capacity(0, 5)).accepted();
        council.approve(1, APPROVER).expect("ChangeApproved proposal=1|proposer=3|operatorId=4|effectiveNs=" +
            (council.timeNs() + DELAY));
        council.send(Proposed.capacity(0, 5)).refused(Reason.GOVERNED);
    }

    /**
     * R14.2: 16 proposals of his keep others from proposing only until they revoke them, and not from revoking.
     */
    @Test
    void shouldNotBlockOthers()
    {
        for (int i = 0; i < 16; i++)
        {
            proposes(Proposed.capacity(0, 5), 0);
        }
        council.propose(1, OTHER, 0, 0, Proposed.operator(KEY, false, false)).refused(Reason.TABLE_FULL);
        council.revoke(id, APPROVER).accepted();
        council.propose(1, OTHER, 0, 0, Proposed.operator(KEY, false, false)).accepted().approve(1, APPROVER)
            .accepted().after(DELAY).expectOf("ChangeEnded",
                "ChangeEnded proposal=1|end=APPLIED|operatorId=0|reason=0|steps=0");
        council.propose(2, KEY, 0, 0, Proposed.capacity(0, 5)).refused(Reason.UNKNOWN_OPERATOR);
        council.revoke(id - 1, KEY).refused(Reason.UNKNOWN_OPERATOR);
    }

    /**
     * R14.1, R14.2: what he can do: stop trading, and revoke what others have proposed. Nobody loses money by
     * either, and two others undo it.
     */
    @Test
    void shouldOnlyHaltAndRevoke()
    {
        final List<String> reports = before.subList(0, 4);
        council.send(Proposed.halt(0, true)).accepted();
        council.venue().mayRefuse().order(12, 0, 1, 100, false);
        assertEquals(Reason.INSTRUMENT_HALTED, council.venue().refusal());
        council.propose(1, OTHER, 0, RAMP, Proposed.haircuts(1, 0, SURCHARGES, HAIRCUTS)).approve(1, APPROVER)
            .accepted().revoke(1, KEY).expect("ChangeEnded proposal=1|end=REVOKED|operatorId=1|reason=0|steps=0");
        assertEquals(reports, all().subList(0, 4));
        council.propose(2, OTHER, 0, 0, Proposed.halt(0, false)).approve(2, APPROVER).after(DELAY)
            .expectOf("InstrumentHaltChanged", "InstrumentHaltChanged instrument=0|halted=NO");
        assertNothingMoved();
    }
}
