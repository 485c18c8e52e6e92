package io.plimsoll.node.command;

import io.plimsoll.node.report.AccountReplay;
import io.plimsoll.node.text.MessageCatalog;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;

/**
 * The account that a command looks at, and when.
 */
final class AccountOptions implements AutoCloseable
{
    @Mixin
    private JournalOptions journal;

    @Option(names = "--account", required = true, paramLabel = "N", description = "Account to look at.")
    private long account;

    @Option(names = "--at", paramLabel = "SEQ", description = "Look at it after this command; default is the last.")
    private Long at;

    /**
     * @return the account at the sequence asked for.
     * @throws IOException if a file cannot be read.
     */
    AccountReplay replay(final ProgressDisplay progress) throws IOException
    {
        return replay(journal, account, at, progress);
    }

    /**
     * @param at sequence to look at it after; null for the last.
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

    @Override
    public void close()
    {
        journal.close();
    }
}
