package io.plimsoll.config;

/**
 * A class of accounts with the same interval of margin calls (rulebook R5.1).
 *
 * @param id             0..7.
 * @param name           in the configuration.
 * @param callIntervalNs from a call to its deadline; 0 for no deadline.
 */
public record RiskClassSettings(int id, String name, long callIntervalNs)
{
}
