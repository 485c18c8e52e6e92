package io.plimsoll.config;

/**
 * When all instruments halt together (rulebook R10.6).
 *
 * @param instruments halted by their own breakers, that halt the others; 0: off.
 * @param haltNs      how long.
 */
public record VenueBreakerSettings(int instruments, long haltNs)
{
}
