package io.plimsoll.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads configuration files: HOCON below the key {@code plimsoll}, on top of the packaged defaults. The environment and
 * system properties play no part.
 */
final class ConfigSource
{
    /**
     * The key that holds everything.
     */
    static final String ROOT = "plimsoll";
    /**
     * Keys that define the venue.
     */
    static final List<String> DEFINITIONS = List.of(
        "risk", "assets", "pools", "instruments", "liquidation", "risk-classes", "common-fund",
        "sources", "indices", "actions", "venue-breaker", "operators", "governance");

    private static final String DEFAULTS = "io/plimsoll/config/defaults.conf";
    private static final long MAX_BYTES = 1 << 20;

    private final Section root;
    private final List<String> ownDefinitions;

    private ConfigSource(final Section root, final List<String> ownDefinitions)
    {
        this.root = root;
        this.ownDefinitions = ownDefinitions;
    }

    /**
     * @return the values below {@code plimsoll}.
     */
    Section root()
    {
        return root;
    }

    /**
     * @return true if the file itself defines a venue, and not only launch settings.
     */
    boolean hasDefinitions()
    {
        return !ownDefinitions.isEmpty();
    }

    /**
     * @param key one of {@link #DEFINITIONS}.
     * @return true if the file itself has this section, and not only the packaged defaults.
     */
    boolean defines(final String key)
    {
        return ownDefinitions.contains(key);
    }

    static ConfigSource file(final Path file)
    {
        final String name = file.toString();
        if (!Files.isRegularFile(file) || !Files.isReadable(file))
        {
            throw new ConfigurationException(List.of(name + ": no such file, or it cannot be read"));
        }
        if (file.toFile().length() > MAX_BYTES)
        {
            throw new ConfigurationException(List.of(name + ": larger than " + MAX_BYTES + " bytes"));
        }
        return load(name, () -> ConfigFactory.parseFile(file.toFile(), options()));
    }

    static ConfigSource resource(final String resource)
    {
        return load(resource, () -> parseResource(resource));
    }

    static ConfigSource text(final String name, final String text)
    {
        return load(name, () -> ConfigFactory.parseReader(new StringReader(text), options()));
    }

    private static ConfigSource load(final String name, final Supplier<Config> parser)
    {
        final Problems problems = new Problems(name);
        try
        {
            final Config own = parser.get();
            final ConfigObject merged = own.withFallback(parseResource(DEFAULTS))
                .resolve(ConfigResolveOptions.noSystem()).root();
            final Section file = new Section(merged, "", problems);
            final Section root = file.section(ROOT);
            file.refuseUnknown();
            problems.check();
            final List<String> ownDefinitions = DEFINITIONS.stream()
                .filter(key -> own.root().toConfig().hasPathOrNull(ROOT + "." + key)).toList();
            return new ConfigSource(root, ownDefinitions);
        }
        catch (final ConfigException ex)
        {
            throw new ConfigurationException(List.of(describe(name, ex)));
        }
        catch (final StackOverflowError ex)
        {
            throw new ConfigurationException(List.of(name + ": nested too deeply"));
        }
    }

    /**
     * The parser's message begins with the place if it knows one.
     */
    private static String describe(final String name, final ConfigException ex)
    {
        final String place = ex.origin() == null ? "" : ex.origin().description() + ": ";
        final String message = ex.getMessage();
        final String text = message.startsWith(place) ? message.substring(place.length()) : message;
        final int line = ex.origin() == null ? 0 : ex.origin().lineNumber();
        return name + (line > 0 ? ":" + line : "") + ": " + text;
    }

    private static Config parseResource(final String resource)
    {
        return ConfigFactory.parseResources(ConfigSource.class.getClassLoader(), resource, options());
    }

    private static ConfigParseOptions options()
    {
        return ConfigParseOptions.defaults().setAllowMissing(false).setIncluder(new Includes());
    }
}
