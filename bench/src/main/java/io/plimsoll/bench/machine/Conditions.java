package io.plimsoll.bench.machine;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Prints what a figure is worth nothing without: JVM and flags, processor, load, file system, noise.
 */
public final class Conditions
{
    private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Conditions()
    {
    }

    /**
     * Prints the conditions, spinning for a moment to measure the noise.
     *
     * @param out       to print to.
     * @param directory whose file system is used.
     */
    public static void print(final PrintStream out, final Path directory)
    {
        final List<String> flags = ManagementFactory.getRuntimeMXBean().getInputArguments();
        out.printf(Locale.ROOT, "commit %s%n", System.getProperty("plimsoll.commit", "not given"));
        out.printf(Locale.ROOT, "jvm %s %s, flags %s%n",
            System.getProperty("java.vm.name"), System.getProperty("java.vm.version"), String.join(" ", flags));
        out.printf(Locale.ROOT, "cpu %s, %d processors, %s %s%n", processor(),
            Runtime.getRuntime().availableProcessors(), System.getProperty("os.name"),
            System.getProperty("os.version"));
        out.printf(Locale.ROOT, "load average %.2f, file system %s%n",
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(), fileSystem(directory));
        printNoise(out);
    }

    /**
     * Prints the noise alone.
     *
     * @param out to print to.
     */
    public static void printNoise(final PrintStream out)
    {
        final NoiseProbe noise = NoiseProbe.measure();
        out.printf(Locale.ROOT, "noise: a spinning thread lost %.2f %% of its time, at most %,d us at once%n",
            noise.lostPercent(), noise.longestNs() / 1_000);
    }

    private static String fileSystem(final Path directory)
    {
        try
        {
            return Files.getFileStore(directory).type();
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
    }

    private static String processor()
    {
        try
        {
            if (Files.isReadable(CPU_INFO))
            {
                for (final String line : Files.readAllLines(CPU_INFO))
                {
                    if (line.startsWith(MODEL))
                    {
                        return line.substring(line.indexOf(':') + 1).trim();
                    }
                }
            }
        }
        catch (final IOException e)
        {
            throw new UncheckedIOException(e);
        }
        return System.getProperty("os.arch");
    }
}
