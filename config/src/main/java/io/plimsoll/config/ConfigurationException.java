package io.plimsoll.config;

import java.util.List;

/**
 * A configuration that cannot be used. Its message lists what is wrong, one line each, with file, line and path.
 */
public final class ConfigurationException extends RuntimeException
{
    private static final long serialVersionUID = 1L;

    /**
     * All that is wrong.
     */
    private final transient List<String> problems;

    ConfigurationException(final List<String> problems)
    {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return one line each.
     */
    public List<String> problems()
    {
        return problems;
    }
}
