package io.plimsoll.config;

import io.plimsoll.core.CoreLimits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * The limits that a journal was written under, kept beside it: what is TABLE_FULL depends on them, so a replay needs
 * the same ones.
 */
public final class JournalLimits
{
    /**
     * Name of the file in the journal's directory.
     */
    public static final String FILE_NAME = "limits.conf";

    private JournalLimits()
    {
    }

    /**
     * Write the limits of a new journal.
     *
     * @param directory of the journal.
     * @param limits    of the core.
     * @throws IOException if they cannot be written.
     */
    public static void write(final Path directory, final CoreLimits limits) throws IOException
    {
        Files.createDirectories(directory);
        final Path temporary = directory.resolve(FILE_NAME + ".tmp");
        Files.writeString(temporary, """
            # The limits that this journal was written under; a replay needs the same ones.
            plimsoll.limits {
              margin-accounts = %d
              positions = %d
              balances = %d
              orders = %d
              instruments = %d
              assets = %d
            }
            """.formatted(limits.maxMarginAccounts(), limits.maxPositions(), limits.maxBalances(), limits.maxOrders(),
            limits.maxInstruments(), limits.maxAssets()));
        // A follower may be waiting for it.
        Files.move(temporary, directory.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Read the limits of a journal.
     *
     * @param directory of the journal.
     * @return the limits, or nothing if the journal does not say.
     */
    public static Optional<CoreLimits> read(final Path directory)
    {
        final Path file = directory.resolve(FILE_NAME);
        return Files.exists(file) ? Optional.of(LaunchConfig.load(file).limits()) : Optional.empty();
    }
}
