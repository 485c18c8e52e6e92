package io.plimsoll.node.command;

import io.plimsoll.node.report.AccountReplay;
import io.plimsoll.node.text.MessageCatalog;

import java.io.IOException;

/**
 * Finds an account in a journal, as it stood after a command.
 */
final class AccountLookup
{
    private AccountLookup()
    {
    }

    /**
     * Replay a journal up to the account's state that is asked for.
     *
     * @param journal  to replay.
     * @param account  id.
     * @param at       sequence to look at it after; null for the last.
     * @param progress to show.
     * @return the account at the sequence asked for.
     * @throws IOException if a file cannot be read.
     */
    static AccountReplay replay(
        final JournalOptions journal, final long account, final Long at, final ProgressDisplay progress)
        throws IOException
    {
        final long end = at == null ? Long.MAX_VALUE : at;
        final AccountReplay replay = AccountReplay.run(
            journal.directory(), MessageCatalog.load(), journal.newCore(), account, end, progress::onProgress);
        if (at != null && replay.sequence() != at)
        {
            throw BaseCommand.usage("--at " + at + ": the journal has commands 1 to " + replay.sequence());
        }
        if (!replay.hasAccount())
        {
            throw BaseCommand.usage("--account " + account + ": not opened by command " + replay.sequence());
        }
        return replay;
    }
}
