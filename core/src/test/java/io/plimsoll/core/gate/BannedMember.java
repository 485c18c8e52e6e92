package io.plimsoll.core.gate;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Methods, constructors and fields that core must not use. The names are regular expressions over the whole name;
 * a constructor is called {@code <init>}; null for the parameter types means any.
 */
record BannedMember(Pattern owner, Pattern name, List<String> parameterTypes, String reason)
{
    static BannedMember banned(final String owner, final String name, final String reason)
    {
        return new BannedMember(Pattern.compile(owner), Pattern.compile(name), null, reason);
    }

    static BannedMember banned(
        final String owner, final String name, final List<String> parameterTypes, final String reason)
    {
        return new BannedMember(Pattern.compile(owner), Pattern.compile(name), parameterTypes, reason);
    }

    boolean matches(final JavaAccess<?> access)
    {
        final AccessTarget target = access.getTarget();
        return name.matcher(target.getName()).matches() &&
            (parameterTypes == null || parameterTypes.equals(parameterTypesOf(target))) &&
            owners(target).anyMatch(o -> owner.matcher(o).matches());
    }

    /**
     * The class that the call names, and the one that declares what will run: they differ for inherited members.
     * Since JDK 18 javac names the interface in a call of a method that only {@code Object} declares.
     */
    private static Stream<String> owners(final AccessTarget target)
    {
        final String declaring = target.resolveMember()
            .map(member -> member.getOwner().getName())
            .orElse(target.getOwner().isInterface() ? "java.lang.Object" : target.getOwner().getName());
        return Stream.of(target.getOwner().getName(), declaring);
    }

    private static List<String> parameterTypesOf(final AccessTarget target)
    {
        return target instanceof CodeUnitAccessTarget codeUnit ?
            codeUnit.getRawParameterTypes().stream().map(JavaClass::getName).toList() :
            List.of();
    }
}
