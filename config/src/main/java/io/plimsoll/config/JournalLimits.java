package io.plimsoll.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import io.plimsoll.core.CoreLimits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

    private static final List<String> KEYS =
        List.of("margin-accounts", "positions", "balances", "orders", "instruments", "assets");

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
        final String text = """
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
            limits.maxInstruments(), limits.maxAssets());
        final Path temporary = directory.resolve(FILE_NAME + ".tmp");
        try (FileChannel channel = FileChannel.open(
            temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
            FileChannel names = FileChannel.open(directory, StandardOpenOption.READ))
        {
            // What outlives a power loss in the journal is of no use under other limits.
            channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
            // A follower may be waiting for it: it sees all of it or nothing.
            Files.move(temporary, directory.resolve(FILE_NAME), StandardCopyOption.ATOMIC_MOVE);
            names.force(true);
        }
    }

    /**
     * Read the limits of a journal.
     *
     * @param directory of the journal.
     * @return the limits, or nothing if the journal does not say.
     * @throws ConfigurationException if the file does not name each of them: it was cut, and defaults would be others.
     */
    public static Optional<CoreLimits> read(final Path directory)
    {
        final Path file = directory.resolve(FILE_NAME);
        if (!Files.exists(file))
        {
            return Optional.empty();
        }
        final CoreLimits limits = LaunchConfig.load(file).limits();
        final Config own = ConfigFactory.parseFile(file.toFile());
        for (final String key : KEYS)
        {
            if (!own.hasPath("plimsoll.limits." + key))
            {
                throw new ConfigurationException(List.of(file + ": plimsoll.limits." + key +
                    ": is missing; write the limits here that the journal was written under"));
            }
        }
        return Optional.of(limits);
    }
}
