package io.plimsoll.core.governance;

import io.plimsoll.core.audit.StateHash;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * Who may propose and who may approve: one bit each. Who an operator is, the gateway knows.
 */
final class Operators
{
    /**
     * Ids are 1 to this.
     */
    static final int MAX_ID = 64;

    private long proposers;
    private long approvers;

    /**
     * Are there one to propose and another to approve?
     */
    boolean areEnough()
    {
        return areEnough(proposers, approvers);
    }

    /**
     * Would there still be enough if an operator had these roles?
     */
    boolean areEnoughWith(final int id, final boolean mayPropose, final boolean mayApprove)
    {
        return areEnough(with(proposers, id, mayPropose), with(approvers, id, mayApprove));
    }

    private static boolean areEnough(final long proposers, final long approvers)
    {
        // Of one pair of one and the same operator nobody approves what he has proposed.
        return proposers != 0 && approvers != 0 && (proposers != approvers || Long.bitCount(proposers) > 1);
    }

    void set(final int id, final boolean mayPropose, final boolean mayApprove)
    {
        proposers = with(proposers, id, mayPropose);
        approvers = with(approvers, id, mayApprove);
    }

    private static long with(final long roles, final int id, final boolean has)
    {
        return has ? roles | bit(id) : roles & ~bit(id);
    }

    boolean isKnown(final int id)
    {
        return ((proposers | approvers) & bit(id)) != 0;
    }

    boolean mayPropose(final int id)
    {
        return (proposers & bit(id)) != 0;
    }

    boolean mayApprove(final int id)
    {
        return (approvers & bit(id)) != 0;
    }

    private static long bit(final int id)
    {
        return 1L << id - 1;
    }

    boolean isEmpty()
    {
        return (proposers | approvers) == 0;
    }

    void addTo(final StateHash hash)
    {
        hash.add(proposers).add(approvers);
    }

    void save(final SnapshotWriter writer)
    {
        writer.put(proposers).put(approvers);
    }

    void load(final SnapshotReader reader)
    {
        proposers = reader.next();
        approvers = reader.next();
    }
}
