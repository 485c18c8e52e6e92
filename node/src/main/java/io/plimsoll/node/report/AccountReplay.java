package io.plimsoll.node.report;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AccountOpenedDecoder;
import io.plimsoll.core.message.AssetPricedDecoder;
import io.plimsoll.core.message.MarginMode;
import io.plimsoll.core.message.MarginModeChangedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.RejectedDecoder;
import io.plimsoll.journal.CommandJournalReader;
import io.plimsoll.journal.ReplayProgress;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Symbols;
import org.agrona.DirectBuffer;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;

/**
 * Replays a journal into a fresh core up to a sequence, and keeps what happened to one account on the way.
 */
public final class AccountReplay
{
    /**
     * Chapters that are kept: the last ones.
     */
    public static final int MAX_STORY = 200;

    private final StateMachine core;
    private final long account;
    private final Symbols symbols = new Symbols();
    private final NumberText numbers = new NumberText(symbols);
    private final VenueBook venue = new VenueBook();
    private final EventSentence sentence;
    private final Deque<Chapter> story = new ArrayDeque<>();
    private final Set<Integer> isolated = new TreeSet<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private AccountKind kind;
    private int skippedChapters;
    private long sequence;
    private long timeNs;
    private boolean isRejected;

    /**
     * One event of the account.
     *
     * @param sequence of the command that caused it.
     * @param timeNs   of the command.
     * @param text     a sentence.
     */
    record Chapter(long sequence, long timeNs, String text)
    {
    }

    private AccountReplay(final MessageCatalog catalog, final StateMachine core, final long account)
    {
        this.core = core;
        this.account = account;
        this.sentence = new EventSentence(catalog, numbers, venue);
    }

    /**
     * Replay.
     *
     * @param directory   of the journal.
     * @param catalog     of all messages.
     * @param core        fresh.
     * @param account     whose story is told.
     * @param endSequence of the last command to apply; {@link Long#MAX_VALUE} for the whole journal.
     * @param progress    that hears how far it is.
     * @return the core's state and the account's story there.
     */
    public static AccountReplay run(
        final Path directory,
        final MessageCatalog catalog,
        final StateMachine core,
        final long account,
        final long endSequence,
        final ReplayProgress progress)
    {
        final AccountReplay replay = new AccountReplay(catalog, core, account);
        CommandWalk.run(directory, core, endSequence, progress, replay::apply);
        return replay;
    }

    private void apply(final CommandJournalReader commands)
    {
        isRejected = false;
        sequence = commands.sequence();
        timeNs = commands.timeNs();
        sentence.command(commands.buffer(), commands.offset(), commands.length());
        core.apply(sequence, timeNs, commands.buffer(), commands.offset(), commands.length(), this::onEvent);
        if (!isRejected)
        {
            symbols.learn(commands.buffer(), commands.offset());
            venue.learn(commands.buffer(), commands.offset());
        }
    }

    private void onEvent(
        final long eventSequence, final int ordinal, final DirectBuffer buffer, final int offset, final int length)
    {
        header.wrap(buffer, offset);
        final int templateId = header.templateId();
        if (templateId == RejectedDecoder.TEMPLATE_ID)
        {
            isRejected = true;
        }
        else if (templateId == AccountOpenedDecoder.TEMPLATE_ID)
        {
            onOpened(new AccountOpenedDecoder().wrapAndApplyHeader(buffer, offset, header));
        }
        else if (templateId == MarginModeChangedDecoder.TEMPLATE_ID)
        {
            onMode(new MarginModeChangedDecoder().wrapAndApplyHeader(buffer, offset, header));
        }
        else if (templateId == AssetPricedDecoder.TEMPLATE_ID)
        {
            venue.learnPrice(new AssetPricedDecoder().wrapAndApplyHeader(buffer, offset, header));
        }
        final String text = sentence.of(account, buffer, offset);
        if (text != null)
        {
            story.add(new Chapter(eventSequence, timeNs, text));
            if (story.size() > MAX_STORY)
            {
                story.removeFirst();
                skippedChapters++;
            }
        }
    }

    private void onOpened(final AccountOpenedDecoder event)
    {
        if (event.account() == account)
        {
            kind = event.kind();
        }
    }

    private void onMode(final MarginModeChangedDecoder event)
    {
        if (event.account() == account)
        {
            if (event.mode() == MarginMode.ISOLATED)
            {
                isolated.add(event.instrument());
            }
            else
            {
                isolated.remove(event.instrument());
            }
        }
    }

    /**
     * The last command applied.
     *
     * @return its sequence; 0 if there is none.
     */
    public long sequence()
    {
        return sequence;
    }

    /**
     * Whether the account has been opened.
     *
     * @return true if it has.
     */
    public boolean hasAccount()
    {
        return kind != null;
    }

    /**
     * The numbers in the units of the venue.
     *
     * @return how to show them.
     */
    public NumberText numbers()
    {
        return numbers;
    }

    long account()
    {
        return account;
    }

    boolean isCustomer()
    {
        return kind == AccountKind.CUSTOMER;
    }

    /**
     * What the account is for.
     *
     * @return nothing for a customer's, else words in brackets.
     */
    String kindText()
    {
        return switch (kind)
        {
            case BACKSTOP -> " (backstop)";
            case INSURANCE_FUND -> " (insurance fund)";
            case COMMON_FUND -> " (common fund)";
            default -> "";
        };
    }

    long timeNs()
    {
        return timeNs;
    }

    VenueBook venue()
    {
        return venue;
    }

    MarginQuery query()
    {
        return new MarginQuery(core, timeNs);
    }

    /**
     * @return instruments whose margin is isolated.
     */
    Set<Integer> isolated()
    {
        return isolated;
    }

    Collection<Chapter> story()
    {
        return story;
    }

    int skippedChapters()
    {
        return skippedChapters;
    }
}
