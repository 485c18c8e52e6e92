/**
 * The engine on small disks: full ones, and ones that lose power.
 * <p>
 * Needs the right to mount; where that is missing the tests are skipped and say so.
 */
package io.plimsoll.node.disk;
