/**
 * The market coordinates. Sources, index and mark models come here.
 */
package io.plimsoll.core.price;
