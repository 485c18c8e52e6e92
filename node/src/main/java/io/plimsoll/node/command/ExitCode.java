package io.plimsoll.node.command;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the process tells the shell.
 */
public enum ExitCode
{
    /** Everything is as it should be. */
    OK(0, "done; nothing is wrong"),
    /** The work was done, and something does not agree. */
    DIFFERENCES(1, "a verification failed, journals differ, or events are not as expected"),
    /** The user can help: options, scenario, configuration. */
    USAGE(2, "wrong usage or bad input: options, scenario, configuration"),
    /** The journal cannot be read to its end. */
    JOURNAL_DAMAGED(3, "the journal is damaged"),
    /** The machine does not give what is needed. */
    ENVIRONMENT(4, "the environment: no space, no permission, no memory"),
    /** A fault of the program. */
    BROKEN_INVARIANT(70, "a broken invariant: a fault of the program; nothing was applied after it");

    private final int code;
    private final String description;

    ExitCode(final int code, final String description)
    {
        this.code = code;
        this.description = description;
    }

    int code()
    {
        return code;
    }

    /**
     * @return all codes with their meaning, for the help.
     */
    static Map<String, String> descriptions()
    {
        final Map<String, String> descriptions = new LinkedHashMap<>();
        for (final ExitCode exitCode : values())
        {
            descriptions.put(Integer.toString(exitCode.code), exitCode.description);
        }
        return descriptions;
    }
}
