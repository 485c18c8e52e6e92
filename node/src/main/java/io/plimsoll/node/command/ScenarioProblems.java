package io.plimsoll.node.command;

import io.plimsoll.node.text.Problem;
import io.plimsoll.node.text.Scenario;

import java.io.PrintWriter;

/**
 * Says what is wrong with a scenario.
 */
final class ScenarioProblems
{
    private ScenarioProblems()
    {
    }

    static void show(final Scenario scenario, final boolean isKeepingGoing, final PrintWriter err)
    {
        for (final Problem problem : scenario.problems().kept())
        {
            err.println(problem);
        }
        final int hidden = scenario.problems().count() - scenario.problems().kept().size();
        if (hidden > 0)
        {
            err.println("and " + hidden + " more");
        }
        if (scenario.problems().count() > 0 && !isKeepingGoing)
        {
            err.println("plimsoll: nothing was applied");
        }
    }
}
