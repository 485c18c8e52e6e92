/**
 * What would have happened under other risk parameters: a journal's commands are applied to two cores side by side, one
 * as recorded and one with the definitions of another configuration, and the figures of both are compared.
 * <p>
 * Imports core, journal and config, the text form of numbers and the demo's page; Jackson writes the JSON. Runs on one
 * thread, off the hot path, and writes nothing to the journal. docs/whatif.md says what is modelled and what is not.
 */
package io.plimsoll.node.whatif;
