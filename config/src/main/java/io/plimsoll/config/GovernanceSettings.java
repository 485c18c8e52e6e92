package io.plimsoll.config;

/**
 * How parameters are changed (rulebook section 14).
 *
 * @param isEnabled if a proposal and an approval are needed.
 * @param delayNs   from approval to effect, at least.
 * @param lifeNs    after which a proposal that nobody approved is gone.
 * @param rampNs    shortest ramp of rates and levels.
 */
public record GovernanceSettings(boolean isEnabled, long delayNs, long lifeNs, long rampNs)
{
}
