package io.plimsoll.node.command;

import java.io.Console;

/**
 * Whether somebody is looking.
 */
final class Terminal
{
    private Terminal()
    {
    }

    /**
     * Before JDK 22 there is a console then and only then; from there on there always is one, which knows.
     *
     * @return true if input and output are a terminal.
     */
    static boolean isThere()
    {
        final Console console = System.console();
        if (console == null)
        {
            return false;
        }
        try
        {
            return (boolean)Console.class.getMethod("isTerminal").invoke(console);
        }
        catch (final NoSuchMethodException ex)
        {
            return true;
        }
        catch (final ReflectiveOperationException ex)
        {
            return false;
        }
    }
}
