package io.plimsoll.config;

/**
 * A risk pool.
 *
 * @param id              of the pool.
 * @param name            in the configuration.
 * @param backstopAccount that takes over the estates of the pool.
 */
public record PoolSettings(int id, String name, long backstopAccount)
{
}
