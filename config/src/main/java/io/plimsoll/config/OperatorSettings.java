package io.plimsoll.config;

/**
 * Somebody who may change parameters (rulebook R14.1).
 *
 * @param id         1..64.
 * @param name       in the configuration.
 * @param mayPropose a change.
 * @param mayApprove what another has proposed.
 */
public record OperatorSettings(int id, String name, boolean mayPropose, boolean mayApprove)
{
}
