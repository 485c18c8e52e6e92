package io.plimsoll.node.demo.market;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FundingRuleTest
{
    @Test
    void shouldPayEveryEightHours()
    {
        assertFalse(FundingRule.isDue(0));
        assertFalse(FundingRule.isDue(479));
        assertTrue(FundingRule.isDue(480));
        assertTrue(FundingRule.isDue(960));
    }

    @Test
    void shouldPayOneTenThousandthOfTheMark()
    {
        final Contract btc = MarketLoader.load().contract(0);
        // One lot is 0.0001 BTC: 4 USDT at 40,000, of which 0.0004 USDT.
        assertEquals(400, FundingRule.paymentMicros(btc, 40_000_00));
        assertEquals(400, FundingRule.paymentMicros(btc, 40_000_99), "rounded down");
    }
}
