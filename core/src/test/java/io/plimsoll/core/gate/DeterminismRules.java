package io.plimsoll.core.gate;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static io.plimsoll.core.gate.BannedMember.banned;

/**
 * The determinism contract of core, as far as compiled classes show it: see {@code docs/determinism.md}.
 */
final class DeterminismRules
{
    /** Models, and generated codecs; a new package is held to whole numbers until it is named here. */
    private static final Set<String> FLOATING_POINT_PACKAGES = Set.of(
        "io.plimsoll.core.volatility",
        "io.plimsoll.core.message");

    /** Generated decoders wrap the exception of an {@code Appendable} in the other; neither does any I/O. */
    private static final String GENERATED_PACKAGE = "io.plimsoll.core.message";
    private static final Set<String> GENERATED_MAY_USE = Set.of("java.io.IOException", "java.io.UncheckedIOException");

    private static final Map<Pattern, String> BANNED_TYPES = bannedTypes();
    private static final List<BannedMember> BANNED_MEMBERS = bannedMembers();

    static final ArchRule NO_BANNED_TYPES = classes()
        .should(useNoBannedType())
        .because("core does no I/O, starts no thread, and iterates in an order that a replay repeats")
        .allowEmptyShould(false);

    static final ArchRule NO_BANNED_MEMBERS = classes()
        .should(useNoBannedMember())
        .because("the same commands give the same events on any machine and JDK")
        .allowEmptyShould(false);

    static final ArchRule NO_FLOATING_STATE = classes()
        .should(holdNoFloatingPoint())
        .because("money, quantities, prices and rates are scaled longs; only models may hold a double")
        .allowEmptyShould(false);

    private DeterminismRules()
    {
    }

    private static Map<Pattern, String> bannedTypes()
    {
        final Map<Pattern, String> types = new LinkedHashMap<>();
        types.put(Pattern.compile("java\\.io\\..*"), "I/O belongs to the journal and the node");
        types.put(Pattern.compile("java\\.nio\\.(file|channels)\\..*"), "I/O belongs to the journal and the node");
        types.put(Pattern.compile("java\\.net\\..*"), "I/O belongs to the journal and the node");
        types.put(Pattern.compile("java\\.util\\.logging\\..*"), "emit an event instead of logging");
        types.put(
            Pattern.compile("java\\.lang\\.(Thread|ThreadLocal|ThreadGroup|InheritableThreadLocal)(\\$.*)?"),
            "one thread owns all state");
        types.put(Pattern.compile("java\\.util\\.(concurrent\\..*|Timer|TimerTask)"), "one thread owns all state");
        types.put(
            Pattern.compile("org\\.agrona\\.concurrent\\.(?!(UnsafeBuffer|AtomicBuffer)$).*"),
            "clocks, agents and queues belong to the node; UnsafeBuffer is allowed");
        types.put(Pattern.compile("org\\.agrona\\.(IoUtil|SystemUtil)"), "looks at the machine it runs on");
        types.put(
            Pattern.compile("java\\.lang\\.(Runtime|Process|ProcessBuilder|ProcessHandle|ref\\..*)"),
            "looks at the machine it runs on");
        types.put(
            Pattern.compile("java\\.util\\.(Random|SplittableRandom|UUID|random\\..*)|java\\.security\\..*"),
            "random: a replay would differ");
        types.put(
            Pattern.compile("java\\.util\\.(HashMap|HashSet|IdentityHashMap|WeakHashMap|Hashtable|Properties)(\\$.*)?"),
            "iteration order is not ours: use an Agrona map, an array or a tree");
        types.put(Pattern.compile("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)"), "clock or time zone");
        types.put(Pattern.compile("java\\.text\\..*"), "formats by locale");
        return types;
    }

    private static List<BannedMember> bannedMembers()
    {
        final String clock = "time comes with the command";
        final String environment = "depends on the machine: take it from a command or a configured limit";
        final String identity = "identity hash: differs from run to run";
        final String order = "iteration order differs from JVM to JVM";
        final String locale = "default locale: name Locale.ROOT";
        final String charset = "default charset: name it";
        return List.of(
            banned("java\\.lang\\.System", "currentTimeMillis|nanoTime", clock),
            banned("java\\.time\\..*", "now", clock),
            banned("java\\.time\\.Clock", "system.*|tick.*", clock),
            banned("java\\.time\\.ZoneId", "systemDefault", environment),
            banned("java\\.lang\\.System", "getenv|getProperty|getProperties|lineSeparator", environment),
            banned("java\\.lang\\.System", "in|out|err|exit|gc|getLogger|console", "I/O belongs to the node"),
            banned("java\\.lang\\.(Integer|Long|Boolean)", "getInteger|getLong|getBoolean", environment),
            banned("java\\.lang\\.System", "identityHashCode", identity),
            banned("java\\.lang\\.(Object|Enum)", "hashCode", identity),
            banned("java\\.lang\\.Object", "toString", identity),
            banned("java\\.util\\.Objects", "hash|hashCode|toString|toIdentityString", identity),
            banned("java\\.lang\\.Object", "wait|notify|notifyAll", "one thread owns all state"),
            banned("java\\.util\\.(Set|Map)", "of|ofEntries|copyOf", order),
            banned("java\\.util\\.stream\\.Collectors", "to.*(Set|Map)|groupingBy.*|partitioningBy", order),
            banned("java\\.util\\..*", "parallel|parallelStream|parallel(Prefix|SetAll|Sort)", order),
            banned("java\\.util\\.Collections", "shuffle", "random: a replay would differ"),
            banned("org\\.agrona\\.BitUtil", "generateRandomisedId", "random: a replay would differ"),
            banned("java\\.lang\\.(Strict)?Math", "random", "random: a replay would differ"),
            banned("java\\.lang\\.(Strict)?Math", "fma", "no fused operations: results differ from plain arithmetic"),
            banned(
                "java\\.lang\\.Math",
                "a?(sin|cos|tan)h?|atan2|exp|expm1|log|log10|log1p|pow|cbrt|hypot",
                "may differ by platform: use StrictMath"),
            banned("java\\.util\\.Locale", "getDefault", locale),
            banned("java\\.lang\\.String", "format", List.of("java.lang.String", "[Ljava.lang.Object;"), locale),
            banned("java\\.lang\\.String", "formatted", locale),
            banned("java\\.lang\\.String", "toLowerCase|toUpperCase", List.of(), locale),
            banned("java\\.nio\\.charset\\.Charset", "defaultCharset", charset),
            banned("java\\.lang\\.String", "getBytes", List.of(), charset),
            banned("java\\.lang\\.String", "<init>", List.of("[B"), charset),
            banned("java\\.lang\\.String", "<init>", List.of("[B", "int", "int"), charset));
    }

    private static ArchCondition<JavaClass> useNoBannedType()
    {
        return new ArchCondition<>("use no type that a replay cannot repeat")
        {
            @Override
            public void check(final JavaClass origin, final ConditionEvents events)
            {
                for (final Dependency dependency : origin.getDirectDependenciesFromSelf())
                {
                    checkDependency(dependency, events);
                }
            }
        };
    }

    private static void checkDependency(final Dependency dependency, final ConditionEvents events)
    {
        final String type = dependency.getTargetClass().getBaseComponentType().getName();
        if (GENERATED_MAY_USE.contains(type) &&
            GENERATED_PACKAGE.equals(dependency.getOriginClass().getPackageName()))
        {
            return;
        }
        BANNED_TYPES.forEach((pattern, reason) ->
        {
            if (pattern.matcher(type).matches())
            {
                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription() + ": " + reason));
            }
        });
    }

    private static ArchCondition<JavaClass> useNoBannedMember()
    {
        return new ArchCondition<>("use no method or field that a replay cannot repeat")
        {
            @Override
            public void check(final JavaClass origin, final ConditionEvents events)
            {
                for (final JavaAccess<?> access : origin.getAccessesFromSelf())
                {
                    BANNED_MEMBERS.stream().filter(b -> b.matches(access)).forEach(b -> events.add(
                        SimpleConditionEvent.violated(access, access.getDescription() + ": " + b.reason())));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> holdNoFloatingPoint()
    {
        return new ArchCondition<>("hold no float or double outside " + FLOATING_POINT_PACKAGES)
        {
            @Override
            public void check(final JavaClass owner, final ConditionEvents events)
            {
                if (FLOATING_POINT_PACKAGES.contains(owner.getPackageName()))
                {
                    return;
                }
                for (final JavaField field : owner.getFields())
                {
                    final String type = field.getRawType().getBaseComponentType().getName();
                    if ("float".equals(type) || "double".equals(type))
                    {
                        events.add(SimpleConditionEvent.violated(field, field.getDescription() + " is a " + type));
                    }
                }
            }
        };
    }
}
