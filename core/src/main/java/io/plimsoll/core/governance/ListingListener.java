package io.plimsoll.core.governance;

/**
 * Is told of assets that were listed under governance (rulebook R14.2).
 */
public interface ListingListener
{
    /**
     * An asset was listed by proposal and approval: it is no collateral yet.
     *
     * @param asset id, not the numeraire.
     */
    void onListed(int asset);
}
