/**
 * Proof of state: the state hash and the conservation check. A pass over the tables; on demand only.
 */
package io.plimsoll.core.audit;
