package io.plimsoll.core.command;

import io.plimsoll.core.message.Reason;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;

/**
 * Volatility and circuit breakers (rulebook sections 9 and 10).
 */
public final class BreakerCommands
{
    Reason setVolatility(final SetVolatilityRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setBreaker(final SetBreakerRulesDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }

    Reason setVenue(final SetVenueBreakerDecoder command)
    {
        return Reason.UNKNOWN_COMMAND;
    }
}
