/**
 * Where losses go: takeover, settlement of estates, funds, haircuts, deleveraging. Imports margin, settlement, account,
 * outcome.
 */
package io.plimsoll.core.loss;
