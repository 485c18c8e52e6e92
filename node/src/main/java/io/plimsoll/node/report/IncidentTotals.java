package io.plimsoll.node.report;

import io.plimsoll.core.message.HaircutAppliedDecoder;
import io.plimsoll.core.message.LossAllocatedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;

import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts and sums of an incident: decisions by kind, and what each pool owed and who paid it.
 */
final class IncidentTotals
{
    private final Map<Integer, Long> counts = new TreeMap<>();
    private final Map<Integer, Pool> pools = new TreeMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /**
     * Money of one pool, micro-units.
     */
    static final class Pool
    {
        BigInteger deficit = BigInteger.ZERO;
        BigInteger fund = BigInteger.ZERO;
        BigInteger common = BigInteger.ZERO;
        BigInteger winners = BigInteger.ZERO;
        BigInteger uncovered = BigInteger.ZERO;
        BigInteger haircuts = BigInteger.ZERO;

        /**
         * What was taken less what was owed.
         *
         * @return 0, or the core has broken its rule.
         */
        BigInteger difference()
        {
            return fund.add(common).add(winners).add(uncovered).subtract(deficit);
        }
    }

    void add(final DirectBuffer buffer, final int offset)
    {
        header.wrap(buffer, offset);
        final int template = header.templateId();
        counts.merge(template, 1L, Long::sum);
        if (template == LossAllocatedDecoder.TEMPLATE_ID)
        {
            final LossAllocatedDecoder event = new LossAllocatedDecoder().wrapAndApplyHeader(buffer, offset, header);
            final Pool pool = pool(event.riskPool());
            pool.deficit = pool.deficit.add(BigInteger.valueOf(event.deficit()));
            pool.fund = pool.fund.add(BigInteger.valueOf(event.fundPaid()));
            pool.common = pool.common.add(BigInteger.valueOf(event.commonPaid()));
            pool.winners = pool.winners.add(BigInteger.valueOf(event.winnersPaid()));
            pool.uncovered = pool.uncovered.add(BigInteger.valueOf(event.uncovered()));
        }
        else if (template == HaircutAppliedDecoder.TEMPLATE_ID)
        {
            final HaircutAppliedDecoder event = new HaircutAppliedDecoder().wrapAndApplyHeader(buffer, offset, header);
            final Pool pool = pool(event.riskPool());
            pool.haircuts = pool.haircuts.add(BigInteger.valueOf(event.haircut()));
        }
    }

    private Pool pool(final int id)
    {
        return pools.computeIfAbsent(id, any -> new Pool());
    }

    /**
     * Decisions by kind.
     *
     * @return counts by template id, ascending.
     */
    Map<Integer, Long> counts()
    {
        return counts;
    }

    /**
     * Losses by pool.
     *
     * @return by pool, ascending.
     */
    Map<Integer, Pool> pools()
    {
        return pools;
    }
}
