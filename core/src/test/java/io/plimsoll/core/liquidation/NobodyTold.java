package io.plimsoll.core.liquidation;

import io.plimsoll.core.account.ReleaseListener;

/**
 * Rows go without an index.
 */
final class NobodyTold implements ReleaseListener
{
    @Override
    public void onPositionRelease(final int position, final int instrument)
    {
        // There is no index.
    }

    @Override
    public void onBalanceRelease(final int balance, final int asset)
    {
        // There is no index.
    }
}
