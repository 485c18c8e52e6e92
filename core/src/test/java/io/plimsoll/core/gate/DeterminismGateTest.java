package io.plimsoll.core.gate;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchRule;
import io.plimsoll.core.gate.fixture.FloatingState;
import io.plimsoll.core.gate.fixture.UsesBannedMembers;
import io.plimsoll.core.gate.fixture.UsesBannedTypes;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DeterminismGateTest
{
    @Test
    void shouldUseNoBannedType()
    {
        DeterminismRules.NO_BANNED_TYPES.check(CoreClasses.shipped());
    }

    @Test
    void shouldUseNoBannedMember()
    {
        DeterminismRules.NO_BANNED_MEMBERS.check(CoreClasses.shipped());
    }

    @Test
    void shouldHoldNoFloatingPointOutsideModels()
    {
        DeterminismRules.NO_FLOATING_STATE.check(CoreClasses.shipped());
    }

    @Test
    void shouldFlagEachBannedType()
    {
        assertEachFlagged(DeterminismRules.NO_BANNED_TYPES, UsesBannedTypes.class);
    }

    @Test
    void shouldFlagEachBannedMember()
    {
        assertEachFlagged(DeterminismRules.NO_BANNED_MEMBERS, UsesBannedMembers.class);
    }

    @Test
    void shouldFlagEachFloatingPointField()
    {
        assertEachFlagged(DeterminismRules.NO_FLOATING_STATE, FloatingState.class);
    }

    /** Each method and field of the fixture breaks the rule on its own, so each must be named in the report. */
    private static void assertEachFlagged(final ArchRule rule, final Class<?> fixture)
    {
        final JavaClasses classes = CoreClasses.fixture(fixture);
        final List<String> report = rule.evaluate(classes).getFailureReport().getDetails();
        final List<String> members = classes.stream()
            .flatMap(c -> Stream.<JavaMember>concat(c.getMethods().stream(), c.getFields().stream()))
            .map(JavaMember::getFullName)
            .toList();
        final List<String> unflagged = members.stream()
            .filter(member -> report.stream().noneMatch(line -> line.contains('<' + member + '>')))
            .toList();

        assertTrue(members.size() > 1, () -> fixture + " has nothing to flag");
        assertEquals(List.of(), unflagged);
    }
}
