package io.plimsoll.core.breaker;

import java.util.List;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetPoolRulesEncoder;
import io.plimsoll.core.message.SliceMode;

import static io.plimsoll.core.breaker.BreakerVenue.SECOND_NS;
import static io.plimsoll.core.model.CoreVenue.MONEY;

/**
 * Cores whose breakers are in a state each, with everything set that may be set.
 */
public final class BreakerStates
{
    private static final long FUND = 800;
    private static final long WEAK = 9;

    private BreakerStates()
    {
    }

    /**
     * Of all cores here.
     *
     * @return their limits.
     */
    public static CoreLimits limits()
    {
        return BreakerVenue.LIMITS;
    }

    /**
     * One core limited, one halted with its venue, one that reopens, and one whose other triggers have fired.
     *
     * @return the cores.
     */
    public static List<RiskCore> cores()
    {
        return List.of(
            ruled(BreakerAction.LIMIT).mark(0, 20_000).venue().core(),
            ruled(BreakerAction.HALT).mark(0, 20_000).venue().core(),
            ruled(BreakerAction.HALT).mark(0, 20_000).after(305 * SECOND_NS).venue().core(),
            fired().venue().core());
    }

    private static BreakerVenue.Spec spec(final BreakerAction action)
    {
        final BreakerVenue.Spec spec = new BreakerVenue.Spec();
        spec.rateNotional = 1_000_000_000 * MONEY;
        spec.drawdownPpm = 100_000;
        spec.outageNs = SECOND_NS;
        spec.publishPpm = 1;
        return spec.with(
            new long[]{2, action.value(), 1_600 * SECOND_NS, 50_000, 1, 900},
            BreakerVenue.velocity(action, 1_600 * SECOND_NS, 40_000),
            BreakerVenue.statistical(action, 1_600 * SECOND_NS, 2_000_000));
    }

    private static BreakerVenue ruled(final BreakerAction action)
    {
        final BreakerVenue venue = new BreakerVenue();
        venue.volatility(0, 200_000, 1_000, 1_000_000, new long[]{SECOND_NS, 60 * SECOND_NS, 600 * SECOND_NS});
        venue.breaker(0, spec(action)).breaker(1, spec(action)).venueBreaker(1, SECOND_NS);
        return venue.mark(0, 10_000).after(150 * SECOND_NS).mark(0, 10_050).after(150 * SECOND_NS);
    }

    /**
     * A loss has taken the fund, and slices have gone out.
     */
    private static BreakerVenue fired()
    {
        final BreakerVenue venue = new BreakerVenue();
        venue.rules().rules(SliceMode.LARGEST_LEG, FeeRule.FLAT, new int[]{0, 0}, 0, 160 * SECOND_NS);
        venue.venue().open(FUND, AccountKind.INSURANCE_FUND).deposit(FUND, 0, 1_000 * MONEY);
        venue.rules().send(buffer -> new SetPoolRulesEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .riskPool(0).lossRule(LossRule.BACKSTOP).feeSharePpm(0).surplusSharePpm(0).drawdownPpm(0)
            .fundCap(0).eventCap(0).trancheCap(0).peakWindowNs(8_000 * SECOND_NS).reviewNs(0).encodedLength());
        final BreakerVenue.Spec spec = new BreakerVenue.Spec();
        spec.drawdownPpm = 100_000;
        venue.breaker(0, spec);
        final BreakerVenue.Spec other = new BreakerVenue.Spec();
        other.rateNotional = MONEY;
        venue.breaker(2, other);
        venue.venue().customer(WEAK, 0, 1_000 * MONEY);
        venue.venue().trade(WEAK, BreakerVenue.MAKER, 2, 1, 10_000);
        return venue.mark(2, 9_450).mark(2, 8_600);
    }
}
