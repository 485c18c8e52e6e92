/**
 * Primary and standby as processes of their own, killed, stopped and continued: who may write, and what is lost.
 */
package io.plimsoll.node.standby;
