/**
 * What happens to an account that falls: slices, steps, takeover. Imports monitor, margin, account, outcome.
 */
package io.plimsoll.core.liquidation;
