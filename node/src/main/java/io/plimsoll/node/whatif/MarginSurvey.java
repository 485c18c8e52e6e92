package io.plimsoll.node.whatif;

import io.plimsoll.core.message.AuditStateEncoder;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MarginReportedDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.QueryMarginEncoder;
import io.plimsoll.core.message.StateAuditedDecoder;
import io.plimsoll.core.message.Zone;
import io.plimsoll.journal.Replay;
import io.plimsoll.journal.ReplayProgress;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks a core for the numbers of all accounts at the end of a run. The questions go to the core and into no journal;
 * the run's own trackers do not hear the answers.
 */
final class MarginSurvey
{
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    private static final int CAPACITY = 64;

    private final Run run;
    private final Terms terms;
    private final long timeNs;
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[CAPACITY]);
    private final MessageHeaderEncoder encoderHeader = new MessageHeaderEncoder();
    private final QueryMarginEncoder query = new QueryMarginEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginReportedDecoder reported = new MarginReportedDecoder();
    private final List<BackstopResult> backstops = new ArrayList<>();
    private long lowestHealth = RunFigures.NONE;
    private long restricted;
    private long equityNoHaircut;
    private boolean isConserved;

    /**
     * A backstop at the end of a run, in micro-units of the numeraire.
     *
     * @param account      id.
     * @param equityMicros without haircuts, at the last prices.
     * @param paidInMicros deposits less withdrawals, at the last prices.
     */
    record BackstopResult(long account, long equityMicros, long paidInMicros)
    {
        long pnlMicros()
        {
            return equityMicros - paidInMicros;
        }
    }

    private MarginSurvey(final Run run, final Terms terms, final long timeNs)
    {
        this.run = run;
        this.terms = terms;
        this.timeNs = timeNs;
    }

    /**
     * Ask, and complete the run's figures.
     *
     * @param timeNs of the last command, so that no timer fires for the questions.
     * @return the backstops.
     * @throws IllegalStateException if money or contracts do not add up: a broken invariant.
     */
    static List<BackstopResult> complete(
        final Run run, final Terms terms, final long timeNs, final ReplayProgress progress)
    {
        final MarginSurvey survey = new MarginSurvey(run, terms, timeNs);
        survey.audit();
        survey.askCustomers(progress);
        run.figures().set(Figure.LOWEST_HEALTH, survey.lowestHealth);
        run.figures().set(Figure.RESTRICTED, survey.restricted);
        survey.askBackstops();
        run.figures().set(Figure.BACKSTOP_PNL,
            survey.backstops.stream().mapToLong(BackstopResult::pnlMicros).sum());
        return survey.backstops;
    }

    private void audit()
    {
        final AuditStateEncoder audit = new AuditStateEncoder();
        audit.wrapAndApplyHeader(buffer, 0, encoderHeader);
        ask(HEADER + AuditStateEncoder.BLOCK_LENGTH);
        if (!isConserved)
        {
            throw new IllegalStateException("money or contracts do not add up at the end of the run");
        }
    }

    private void askCustomers(final ReplayProgress progress)
    {
        final long count = run.roster().customers().size();
        for (int i = 0; i < count; i++)
        {
            final long account = run.roster().customers().getLong(i);
            ask(account, QueryMarginEncoder.scopeNullValue());
            for (final int instrument : run.roster().isolated(account))
            {
                ask(account, instrument);
            }
            if ((i + 1) % Replay.PROGRESS_INTERVAL == 0)
            {
                progress.onProgress(i + 1, count);
            }
        }
        progress.onProgress(count, count);
    }

    private void askBackstops()
    {
        for (final Map.Entry<Long, Roster.Backstop> entry : run.roster().backstops().entrySet())
        {
            equityNoHaircut = 0;
            ask(entry.getKey(), QueryMarginEncoder.scopeNullValue());
            long paidIn = 0;
            for (final Map.Entry<Integer, Long> amount : entry.getValue().paidIn().entrySet())
            {
                paidIn += terms.money(amount.getKey(), amount.getValue());
            }
            backstops.add(new BackstopResult(entry.getKey(), equityNoHaircut, paidIn));
        }
    }

    private void ask(final long account, final int scope)
    {
        query.wrapAndApplyHeader(buffer, 0, encoderHeader).account(account).scope(scope).instrument(0).lots(0).price(0);
        ask(HEADER + QueryMarginEncoder.BLOCK_LENGTH);
    }

    private void ask(final int length)
    {
        run.core().apply(run.core().lastSequence() + 1, timeNs, buffer, 0, length, this::onEvent);
    }

    private void onEvent(
        final long sequence, final int ordinal, final DirectBuffer events, final int offset, final int length)
    {
        header.wrap(events, offset);
        if (header.templateId() == MarginReportedDecoder.TEMPLATE_ID)
        {
            reported.wrapAndApplyHeader(events, offset, header);
            equityNoHaircut = reported.equityNoHaircut();
            restricted += reported.zone() == Zone.RESTRICTED ? 1 : 0;
            if (reported.maintenanceMargin() > 0)
            {
                lowestHealth = Math.min(lowestHealth, reported.healthPpm());
            }
        }
        else if (header.templateId() == StateAuditedDecoder.TEMPLATE_ID)
        {
            isConserved = new StateAuditedDecoder().wrapAndApplyHeader(events, offset, header).conserved() == Flag.YES;
        }
    }
}
