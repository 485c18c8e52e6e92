package io.plimsoll.node.report;

import io.plimsoll.core.message.ChangeApprovedDecoder;
import io.plimsoll.core.message.ChangeEndedDecoder;
import io.plimsoll.core.message.ChangeProposedDecoder;
import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.FailAssetDecoder;
import io.plimsoll.core.message.HaltInstrumentDecoder;
import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetHaircutsDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.core.message.DelistInstrumentDecoder;
import io.plimsoll.node.text.MessageCatalog;
import io.plimsoll.node.text.NumberText;
import io.plimsoll.node.text.Times;

/**
 * Says in words how parameters are changed by two (rulebook section 14).
 */
final class ChangeSentence
{
    private static final int STEPS_OF_A_RAMP = 16;

    private final MessageCatalog catalog;
    private final NumberText numbers;

    ChangeSentence(final MessageCatalog catalog, final NumberText numbers)
    {
        this.catalog = catalog;
        this.numbers = numbers;
    }

    String proposed(final ChangeProposedDecoder event)
    {
        final String ramp = event.rampNs() == 0 ? "" :
            ", in " + STEPS_OF_A_RAMP + " steps over " + Durations.text(event.rampNs());
        final String when = event.effectiveNs() == 0 ? "" :
            ", not before " + Times.shortText(event.effectiveNs());
        return "operator " + event.operatorId() + " proposes " + catalog.typeName(event.command()) +
            target(event.command(), event.target()) + " (proposal " + event.proposal() + ")" + ramp + when +
            "; gone at " + Times.shortText(event.expiresNs()) + " unless another operator approves it";
    }

    String approved(final ChangeApprovedDecoder event)
    {
        return "operator " + event.operatorId() + " approves proposal " + event.proposal() + " of operator " +
            event.proposer() + ": it takes effect at " + Times.shortText(event.effectiveNs());
    }

    String ended(final ChangeEndedDecoder event)
    {
        final String steps = event.steps() == 0 || event.steps() == STEPS_OF_A_RAMP ? "" :
            "; " + event.steps() + " of " + STEPS_OF_A_RAMP + " steps of it stay in force";
        return "proposal " + event.proposal() + switch (event.end())
        {
            case APPLIED -> " is in force";
            case REVOKED -> " was revoked by operator " + event.operatorId();
            case EXPIRED -> " is gone: nobody approved it in time";
            default -> " could not take effect, " + reason(event.reason());
        } + steps;
    }

    private static String reason(final short code)
    {
        final Reason reason = Reason.get(code);
        return reason + ReasonWords.of(reason);
    }

    /**
     * @return " of" and a name, or nothing where the change is about the venue.
     */
    String target(final int command, final long target)
    {
        return switch (command)
        {
            case DefineAssetDecoder.TEMPLATE_ID, SetHaircutsDecoder.TEMPLATE_ID, SetAssetRulesDecoder.TEMPLATE_ID,
                FailAssetDecoder.TEMPLATE_ID -> " of " + numbers.symbols().assetName((int)target);
            case DefineInstrumentDecoder.TEMPLATE_ID, SetInstrumentParametersDecoder.TEMPLATE_ID,
                SetInstrumentCapacityDecoder.TEMPLATE_ID, SetMarkRulesDecoder.TEMPLATE_ID,
                SetVolatilityRulesDecoder.TEMPLATE_ID, SetBreakerRulesDecoder.TEMPLATE_ID,
                HaltInstrumentDecoder.TEMPLATE_ID, DelistInstrumentDecoder.TEMPLATE_ID ->
                " of " + numbers.symbols().instrumentName((int)target);
            case SetIndexDecoder.TEMPLATE_ID -> " of " + numbers.symbols().indexName((int)target);
            case SetPoolRulesDecoder.TEMPLATE_ID, SetAuctionRulesDecoder.TEMPLATE_ID -> " of pool " + target;
            case SetRiskClassDecoder.TEMPLATE_ID -> " of class " + target;
            case SetOperatorDecoder.TEMPLATE_ID -> " of operator " + target;
            default -> "";
        };
    }
}
