package io.plimsoll.node.command;

/**
 * Entry point of the command line.
 */
public final class Main
{
    private Main()
    {
    }

    /**
     * Print the usage.
     *
     * @param args of the command line.
     */
    public static void main(final String[] args)
    {
        System.out.println("usage: plimsoll <command> [options]");
    }
}
