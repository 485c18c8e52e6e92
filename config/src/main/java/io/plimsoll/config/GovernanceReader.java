package io.plimsoll.config;

import java.util.List;

/**
 * Reads who may change parameters, and how. The bounds are those of the rulebook (R1.2, R14.1).
 */
final class GovernanceReader
{
    private static final int MAX_OPERATOR_ID = 64;
    private static final int STEPS_OF_A_RAMP = 16;

    private GovernanceReader()
    {
    }

    static OperatorSettings operator(final String name, final Section section)
    {
        final OperatorSettings settings = new OperatorSettings(
            section.integer("id", 1, MAX_OPERATOR_ID), name,
            section.flag("may-propose"), section.flag("may-approve"));
        section.refuseUnknown();
        return settings;
    }

    static GovernanceSettings governance(final Section section, final List<OperatorSettings> operators)
    {
        final GovernanceSettings settings = new GovernanceSettings(
            section.flag("enabled"),
            section.durationNs("delay", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("life", 1, RiskRules.MAX_DURATION_NS),
            section.durationNs("ramp", STEPS_OF_A_RAMP, RiskRules.MAX_DURATION_NS));
        section.refuseUnknown();
        if (settings.isEnabled() && !hasTwo(operators))
        {
            section.problem(
                "enabled", "needs an operator who may propose, and another one who may approve (R14.1)");
        }
        return settings;
    }

    private static boolean hasTwo(final List<OperatorSettings> operators)
    {
        return operators.stream().anyMatch(one -> one.mayPropose() &&
            operators.stream().anyMatch(other -> other.mayApprove() && other.id() != one.id()));
    }
}
