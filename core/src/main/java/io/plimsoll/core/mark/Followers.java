package io.plimsoll.core.mark;

import java.util.Arrays;

/**
 * Who hangs on each index, ascending: lists threaded through one array.
 */
final class Followers
{
    static final int NONE = -1;

    private final int[] firsts;
    private final int[] nexts;

    Followers(final int indices, final int followers)
    {
        firsts = new int[indices];
        nexts = new int[followers];
        Arrays.fill(firsts, NONE);
        Arrays.fill(nexts, NONE);
    }

    int first(final int index)
    {
        return firsts[index];
    }

    int next(final int follower)
    {
        return nexts[follower];
    }

    void add(final int index, final int follower)
    {
        int before = NONE;
        int after = firsts[index];
        while (after != NONE && after < follower)
        {
            before = after;
            after = nexts[after];
        }
        nexts[follower] = after;
        link(index, before, follower);
    }

    void remove(final int index, final int follower)
    {
        int before = NONE;
        int at = firsts[index];
        while (at != follower)
        {
            before = at;
            at = nexts[at];
        }
        link(index, before, nexts[follower]);
        nexts[follower] = NONE;
    }

    private void link(final int index, final int before, final int follower)
    {
        if (before == NONE)
        {
            firsts[index] = follower;
        }
        else
        {
            nexts[before] = follower;
        }
    }
}
