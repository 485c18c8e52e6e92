package io.plimsoll.core.governance;

import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;

import static io.plimsoll.core.governance.Council.APPROVER;
import static io.plimsoll.core.governance.Council.BOTH;
import static io.plimsoll.core.governance.Council.DELAY;
import static io.plimsoll.core.governance.Council.LIFE;
import static io.plimsoll.core.governance.Council.OTHER;
import static io.plimsoll.core.governance.Council.PROPOSER;
import static io.plimsoll.core.governance.Council.RAMP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/**
 * R14.1: who governs, and what is governed.
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
final class GovernedTest
{
    private static final long MOST = 100_000_000_000_000_000L;

    static Stream<Integer> templates()
    {
        return Proposed.ofEachTemplate().keySet().stream();
    }

    /**
     * R14.1: the templates of the rulebook, and no other.
     */
    @Test
    void shouldGovernTheTemplatesOfTheRulebook()
    {
        assertEquals("[1, 2, 3, 4, 5, 22, 32, 33, 34, 35, 36, 41, 50, 51, 52, 60, 61, 62, 63, 64, 90, 91]",
            Proposed.ofEachTemplate().keySet().toString());
        final UnsafeBuffer zeros = new UnsafeBuffer(new byte[1024]);
        for (int template = 1; template < 100; template++)
        {
            assertEquals(
                Proposed.ofEachTemplate().containsKey(template), Governed.isGoverned(template, zeros, 0),
                "template " + template);
        }
    }

    /**
     * R14.1: refused as a direct command, about what the command itself would be about, and nothing has changed.
     */
    @ParameterizedTest
    @MethodSource("templates")
    void shouldRefuseDirectCommandsWhileOn(final int template)
    {
        final Council council = Council.governed();
        final ToIntFunction<MutableDirectBuffer> command = Proposed.ofEachTemplate().get(template);
        council.send(command).refused(Reason.GOVERNED);
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[1024]);
        command.applyAsInt(bytes);
        final RejectedDecoder rejected = new RejectedDecoder().wrapAndApplyHeader(
            council.venue().events().get(0), 0, new MessageHeaderDecoder());
        assertEquals(template, rejected.command());
        assertEquals(0, rejected.account());
        assertEquals(Governed.target(template, bytes, 0), rejected.reference());
    }

    /**
     * R14.1: governed is only what is governed, and only while it is on.
     */
    @ParameterizedTest
    @MethodSource("templates")
    void shouldTakeDirectCommandsWhileOff(final int template)
    {
        final Council council = new Council();
        council.send(Proposed.ofEachTemplate().get(template));
        assertNotEquals(Reason.GOVERNED, council.venue().refusal());
    }

    /**
     * R14.1: GOVERNED stands before everything but the checks of the message.
     */
    @Test
    void shouldRefuseBeforeEverythingElse()
    {
        final Council council = Council.governed();
        council.send(Proposed.capacity(99, -1)).refused(Reason.GOVERNED);
        council.send(buffer -> Proposed.capacity(0, 0).applyAsInt(buffer) + 1).refused(Reason.MALFORMED);
    }

    /**
     * R14.1: one key may stop trading, two are needed to start it.
     */
    @Test
    void shouldLetOneStopTradingAndNotStartIt()
    {
        final Council council = Council.governed().send(Proposed.halt(0, true))
            .expect("InstrumentHaltChanged instrument=0|halted=YES");
        council.send(Proposed.halt(0, false)).refused(Reason.GOVERNED);
        council.send(buffer ->
        {
            final int length = Proposed.halt(0, false).applyAsInt(buffer);
            buffer.putByte(length - 1, (byte)2);
            return length;
        }).refused(Reason.OUT_OF_RANGE);
        council.propose(1, BOTH, 0, 0, Proposed.halt(0, false)).approve(1, OTHER).accepted().after(DELAY).expect(
            "InstrumentHaltChanged instrument=0|halted=NO",
            "ChangeEnded proposal=1|end=APPLIED|operatorId=0|reason=0|steps=0");
    }

    /**
     * R14.1: governance needs one to propose and another to approve.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", "1p", "1a", "1pa", "1p 2p", "1a 2a"})
    void shouldNotBeginWithoutTwo(final String roles)
    {
        final Council council = none();
        give(council, roles);
        council.send(Proposed.governance(true, 1, 1, 16)).refused(Reason.GOVERNANCE_INVALID);
        council.send(Proposed.governance(false, 1, 1, 16)).accepted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1p 2a", "1pa 2p", "1pa 2a", "1pa 2pa", "64p 63a", "1p 64a"})
    void shouldBeginWithTwo(final String roles)
    {
        final Council council = none();
        give(council, roles);
        council.send(Proposed.governance(true, 1, 1, 16)).accepted();
        council.send(Proposed.capacity(0, 5)).refused(Reason.GOVERNED);
    }

    private static Council none()
    {
        final Council council = new Council();
        for (int id = 1; id <= 4; id++)
        {
            council.send(Proposed.operator(id, false, false)).accepted();
        }
        return council;
    }

    private static void give(final Council council, final String roles)
    {
        for (final String operator : roles.isEmpty() ? new String[0] : roles.split(" "))
        {
            council.send(Proposed.operator(
                Integer.parseInt(operator.replaceAll("\\D", "")), operator.contains("p"), operator.contains("a")))
                .accepted();
        }
    }

    /**
     * R14.1: nor may an approved change leave nobody to propose, or nobody else to approve.
     */
    @Test
    void shouldNotLoseTheLastTwo()
    {
        final Council council = Council.governed();
        remove(council, BOTH).expectOf("ChangeEnded",
            "ChangeEnded proposal=1|end=APPLIED|operatorId=0|reason=0|steps=0");
        remove(council, OTHER).expectOf("ChangeEnded",
            "ChangeEnded proposal=2|end=APPLIED|operatorId=0|reason=0|steps=0");
        remove(council, APPROVER).expect(
            "ChangeEnded proposal=4|end=REFUSED|operatorId=0|reason=" + Reason.GOVERNANCE_INVALID.value() + "|steps=0");
        remove(council, PROPOSER).expect(
            "ChangeEnded proposal=3|end=REFUSED|operatorId=0|reason=" + Reason.GOVERNANCE_INVALID.value() + "|steps=0");
    }

    private static Council remove(final Council council, final int operator)
    {
        return council.propose(operator, PROPOSER, 0, 0, Proposed.operator(operator, false, false))
            .approve(operator, APPROVER).accepted().after(DELAY);
    }

    /**
     * R1.2: bounds of SetGovernance and SetOperator, and what they answer.
     */
    @Test
    void shouldKeepBounds()
    {
        final Council council = new Council();
        for (final long[] bad : new long[][]{
            {0, 1, 16}, {1, 0, 16}, {1, 1, 15}, {MOST + 1, 1, 16}, {1, MOST + 1, 16}, {1, 1, MOST + 1}})
        {
            council.send(Proposed.governance(true, bad[0], bad[1], bad[2])).refused(Reason.OUT_OF_RANGE);
        }
        council.send(buffer -> broken(Proposed.governance(true, 1, 1, 16), buffer, 8)).refused(Reason.OUT_OF_RANGE);
        council.send(Proposed.operator(0, true, true)).refused(Reason.OUT_OF_RANGE);
        council.send(Proposed.operator(65, true, true)).refused(Reason.OUT_OF_RANGE);
        council.send(buffer -> broken(Proposed.operator(1, true, true), buffer, 9)).refused(Reason.OUT_OF_RANGE);
        council.send(buffer -> broken(Proposed.operator(1, true, true), buffer, 10)).refused(Reason.OUT_OF_RANGE);
        council.send(Proposed.operator(64, true, false))
            .expect("ParametersChanged parameters=OPERATOR|reference=64|parameterVersion=10");
        council.send(Proposed.governance(true, MOST, MOST, MOST))
            .expect("ParametersChanged parameters=GOVERNANCE|reference=0|parameterVersion=11");
    }

    private static int broken(
        final ToIntFunction<MutableDirectBuffer> command, final MutableDirectBuffer buffer, final int offset)
    {
        final int length = command.applyAsInt(buffer);
        buffer.putByte(offset, (byte)2);
        return length;
    }

    /**
     * R14.1: switched off by two, parameters may be set directly again.
     */
    @Test
    void shouldEndByProposal()
    {
        Council.governed().propose(1, BOTH, 0, 0, Proposed.governance(false, DELAY, LIFE, RAMP)).approve(1, OTHER)
            .after(DELAY).expect(
                "ParametersChanged parameters=GOVERNANCE|reference=0|parameterVersion=11",
                "ChangeEnded proposal=1|end=APPLIED|operatorId=0|reason=0|steps=0")
            .send(Proposed.capacity(0, 5)).accepted();
    }
}
