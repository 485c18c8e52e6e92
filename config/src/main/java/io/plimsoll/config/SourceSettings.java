package io.plimsoll.config;

/**
 * Who says prices (rulebook R8.1).
 *
 * @param id    in ticks, 0..63.
 * @param name  in the configuration.
 * @param isOwn if it is the venue's own book, which never prices anything alone.
 */
public record SourceSettings(int id, String name, boolean isOwn)
{
}
