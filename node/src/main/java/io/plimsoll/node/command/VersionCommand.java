package io.plimsoll.node.command;

import io.plimsoll.core.message.MessageHeaderDecoder;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Shows the version.
 */
@Command(name = "version", header = "Show the versions of the program, its message schema and the JVM.")
final class VersionCommand extends BaseCommand implements CommandLine.IVersionProvider
{
    @Override
    ExitCode execute()
    {
        for (final String line : getVersion())
        {
            out().println(line);
        }
        return ExitCode.OK;
    }

    @Override
    public String[] getVersion()
    {
        final String version = Main.class.getPackage().getImplementationVersion();
        return new String[]
        {
            "plimsoll " + (version == null ? "(not packaged)" : version),
            "message schema " + MessageHeaderDecoder.SCHEMA_ID + " version " + MessageHeaderDecoder.SCHEMA_VERSION,
            "java " + System.getProperty("java.version") + " (" + System.getProperty("java.vm.name") + ")"
        };
    }
}
