package io.plimsoll.core.model;

import java.util.ArrayList;
import java.util.List;

import org.agrona.DirectBuffer;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionEndedDecoder;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.AuctionStartedDecoder;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MessageHeaderDecoder;

/**
 * Pool and auction rules at their bounds, funds of a few micro-units, bids for the smallest parts (R6.14, R6.15,
 * R7.3).
 */
final class EdgePools
{
    private static final long FUND = 801;
    private static final long COMMON_FUND = 850;
    private static final long E9 = 1_000_000_000L;
    private static final long MAX = 100_000_000_000_000_000L;

    private final RandomSource random;
    private final CommandWriter writer;
    private final List<long[]> offers = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final boolean isRuled;

    EdgePools(final RandomSource random, final CommandWriter writer, final long seed)
    {
        this.random = random;
        this.writer = writer;
        isRuled = new RandomSource(seed * 17 + 3).coin();
    }

    /**
     * The seed decides.
     */
    boolean isRuled()
    {
        return isRuled;
    }

    /**
     * Both funds and the first rules.
     */
    List<Move> opening()
    {
        return List.of(
            () -> open(FUND, AccountKind.INSURANCE_FUND), () -> open(COMMON_FUND, AccountKind.COMMON_FUND),
            this::poolRules, this::auctionRules, this::provide);
    }

    boolean move()
    {
        final int kind = random.index(100);
        if (kind < 15)
        {
            return poolRules();
        }
        if (kind < 30)
        {
            return auctionRules();
        }
        if (kind < 45)
        {
            return provide();
        }
        if (kind < 52)
        {
            writer.withdraw(random.coin() ? FUND : COMMON_FUND, 0, random.between(1L, 9L));
            return true;
        }
        if (kind < 60)
        {
            writer.queryPool(0);
            return true;
        }
        return bid();
    }

    void onEvent(final DirectBuffer buffer, final int offset)
    {
        final int template = header.wrap(buffer, offset).templateId();
        if (template == AuctionStartedDecoder.TEMPLATE_ID)
        {
            final AuctionStartedDecoder event = new AuctionStartedDecoder().wrapAndApplyHeader(buffer, offset, header);
            offers.add(new long[]{event.account(), event.scope()});
        }
        else if (template == AuctionEndedDecoder.TEMPLATE_ID)
        {
            final AuctionEndedDecoder event = new AuctionEndedDecoder().wrapAndApplyHeader(buffer, offset, header);
            offers.removeIf(offer -> offer[0] == event.account() && offer[1] == event.scope());
        }
    }

    private boolean open(final long account, final AccountKind kind)
    {
        writer.openAccount(account, kind, 0);
        return true;
    }

    private boolean provide()
    {
        writer.deposit(random.coin() ? FUND : COMMON_FUND, 0, random.magnitude(random.pick(9, 1_000, 1_000_000)));
        return true;
    }

    private boolean poolRules()
    {
        writer.setPoolRules(
            0, LossRule.get((short)random.index(5)), new int[]{part(), part(), part()},
            new long[]{cap(), cap(), cap()},
            new long[]{random.pick(8, 9, 15, 16, 100_000_000, MAX), random.pick(0, 1, 2, 50_000_000)});
        return true;
    }

    private int part()
    {
        return (int)random.pick(0, 1, 999_999, 1_000_000, 500_000);
    }

    private long cap()
    {
        return random.pick(0, 1, 2, 100, MAX);
    }

    private boolean auctionRules()
    {
        final long stepNs = random.pick(1, 7, 10_000_000);
        writer.setAuctionRules(
            0, AuctionCurve.get((short)random.index(4)), random.coin() ? AuctionGoal.SELL_ALL : AuctionGoal.RESTORE,
            (int)random.pick(0, 1, 1000),
            new int[]
            {
                (int)random.pick(1, 999_999, 1_000_000, 1_000_001, 2_000_000), (int)random.pick(1, 500_000, 999_999),
                (int)random.pick(0, 1, 999_999), part(), (int)random.pick(0, 0, 1, 1_000_000)
            },
            new long[]{stepNs, stepNs * random.pick(1, 2, 60, 1_000), random.pick(1, 2, 90_000_000)});
        return true;
    }

    private boolean bid()
    {
        if (offers.isEmpty())
        {
            return false;
        }
        final long[] offer = random.pick(offers);
        writer.takeAuction(
            random.chance(700) ? 901 : random.between(1L, 24L), offer[0], (int)offer[1],
            random.pick(1, 2, E9 / 2, E9 - 1, E9, random.between(1L, E9), random.magnitude(E9)),
            random.pick(-MAX, -MAX, -MAX, 0, 1));
        return true;
    }
}
