package io.plimsoll.core.account;

/**
 * Told before a row goes, so that whoever points at it can let go.
 */
public interface ReleaseListener
{
    /**
     * A position row is about to be released.
     *
     * @param position   row.
     * @param instrument id.
     */
    void onPositionRelease(int position, int instrument);

    /**
     * A balance row is about to be released.
     *
     * @param balance row.
     * @param asset   id.
     */
    void onBalanceRelease(int balance, int asset);
}
