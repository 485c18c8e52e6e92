/**
 * Gates on the direction of dependencies between modules, and on which package may know which library.
 * <p>
 * Each gate fails closed: it must see the classes of each module, and it must flag a fixture that breaks the rule.
 */
package io.plimsoll.node.gate;
