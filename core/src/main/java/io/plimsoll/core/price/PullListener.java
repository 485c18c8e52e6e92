package io.plimsoll.core.price;

import io.plimsoll.core.message.Reason;

/**
 * Who cares that an account asked for a price update (rulebook R8.10).
 */
public interface PullListener
{
    /**
     * May the account pull an update of the index now?
     *
     * @param index   id, may be unknown.
     * @param account id; positive.
     * @return reason why not, or null.
     */
    Reason mayPull(int index, long account);

    /**
     * An update was pulled. Called before the price is looked at.
     *
     * @param index     id.
     * @param account   id; positive.
     * @param coolOffNs of the index; 0: none.
     */
    void onPull(int index, long account, long coolOffNs);
}
