/**
 * Gates on the compiled classes of core: what it may depend on, and what would make a replay differ.
 * <p>
 * Each gate fails closed: it must see classes, and it must flag a fixture that breaks the rule.
 */
package io.plimsoll.core.gate;
