package io.plimsoll.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigFactory;

import java.io.File;
import java.net.URL;

/**
 * Includes files beside the including one and packaged resources; nothing from the network. What is included must
 * exist.
 */
final class Includes implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath
{
    @Override
    public ConfigIncluder withFallback(final ConfigIncluder fallback)
    {
        return this;
    }

    @Override
    public ConfigObject include(final ConfigIncludeContext context, final String what)
    {
        if (context.relativeTo(what) == null)
        {
            throw new ConfigException.BadPath(what, "cannot be found: write include file(...) or classpath(...)");
        }
        return context.relativeTo(what).parse(options(context));
    }

    @Override
    public ConfigObject includeFile(final ConfigIncludeContext context, final File what)
    {
        return ConfigFactory.parseFile(what, options(context)).root();
    }

    @Override
    public ConfigObject includeResources(final ConfigIncludeContext context, final String what)
    {
        return ConfigFactory.parseResources(Includes.class.getClassLoader(), what, options(context)).root();
    }

    @Override
    public ConfigObject includeURL(final ConfigIncludeContext context, final URL what)
    {
        throw new ConfigException.BadPath(what.toString(), "cannot be included: only files and packaged resources can");
    }

    private ConfigParseOptions options(final ConfigIncludeContext context)
    {
        return context.parseOptions().setAllowMissing(false).setIncluder(this);
    }
}
