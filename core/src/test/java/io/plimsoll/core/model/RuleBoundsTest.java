package io.plimsoll.core.model;

import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.SliceMode;

import static io.plimsoll.core.model.Scenario.BACKSTOP;
import static io.plimsoll.core.model.Scenario.LINEAR;

/**
 * What the commands of sections 5, 6 and 10 may hold (R1.2).
 */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
abstract class RuleBoundsTest extends GoldenVenue
{
    private static final long MOST = 100_000_000_000_000_000L;
    private static final int UNKNOWN = 5;

    private static String refused(final int command, final String reason, final long account, final long reference)
    {
        return "Rejected command=" + command + "|reason=" + reason + "|account=" + account + "|reference=" + reference;
    }

    private static String changed(final String scope, final long reference, final int version)
    {
        return "ParametersChanged parameters=" + scope + "|reference=" + reference + "|parameterVersion=" + version;
    }

    private static Scenario rules(
        final Scenario scenario, final int adjustment, final int spread, final long capacity, final long windowNs)
    {
        scenario.writer().setLiquidationRules(
            SliceMode.LEAST_COST, FeeRule.SURPLUS, new int[]{adjustment, spread}, capacity, windowNs);
        return scenario.apply();
    }

    /**
     * R1.2, R6.10 to R6.12.
     */
    @Test
    void shouldBoundTheLiquidationRules()
    {
        final String refused = refused(60, "OUT_OF_RANGE", 0, 0);
        final Scenario scenario = venue();
        rules(scenario, 10_000_000, 10_000_000, MOST, 10_000_000_000_000_000L).expect(changed("LIQUIDATION", 0, 5));
        rules(scenario, 0, 0, 0, 16).expect(changed("LIQUIDATION", 0, 6));
        rules(scenario, 0, 0, 0, 0).expect(changed("LIQUIDATION", 0, 7));
        rules(scenario, 10_000_001, 0, 0, 0).expect(refused);
        rules(scenario, -1, 0, 0, 0).expect(refused);
        rules(scenario, 0, 10_000_001, 0, 0).expect(refused);
        rules(scenario, 0, -1, 0, 0).expect(refused);
        rules(scenario, 0, 0, MOST + 1, 0).expect(refused);
        rules(scenario, 0, 0, -1, 0).expect(refused);
        rules(scenario, 0, 0, 0, 15).expect(refused);
        rules(scenario, 0, 0, 0, -16).expect(refused);
        rules(scenario, 0, 0, 0, 10_000_000_000_000_001L).expect(refused);
        for (int offset = 0; offset < 2; offset++)
        {
            scenario.writer().setLiquidationRules(SliceMode.LEAST_COST, FeeRule.FLAT, new int[]{0, 0}, 0, 0);
            scenario.writer().putByte(offset, 2);
            scenario.apply().expect(refused);
        }
    }

    /**
     * R1.2, R5.1.
     */
    @Test
    void shouldBoundRiskClasses()
    {
        venue().customer(1, 0, 1)
            .riskClass(7, 1_000_000_000_000_000L).expect(changed("RISK_CLASS", 7, 5))
            .riskClass(8, 1).expect(refused(64, "OUT_OF_RANGE", 0, 8))
            .riskClass(0, -1).expect(refused(64, "OUT_OF_RANGE", 0, 0))
            .riskClass(0, 1_000_000_000_000_001L).expect(refused(64, "OUT_OF_RANGE", 0, 0))
            .assign(1, 0).expect("RiskClassAssigned account=1|riskClass=0")
            .assign(1, 8).expect(refused(65, "OUT_OF_RANGE", 1, 8))
            .assign(2, 255).expect(refused(65, "OUT_OF_RANGE", 2, 255))
            .assign(2, 7).expect(refused(65, "UNKNOWN_ACCOUNT", 2, 7))
            .assign(BACKSTOP, 7).expect(refused(65, "WRONG_ACCOUNT_KIND", BACKSTOP, 7))
            .riskClass(1, 0).expect(changed("RISK_CLASS", 1, 6));
    }

    /**
     * R1.2, R5.1: both or neither.
     */
    @Test
    void shouldBoundVolatilities()
    {
        final String refused = refused(40, "OUT_OF_RANGE", 0, 0);
        venue().volatility(LINEAR, 1_000_000_000, 1).expect()
            .volatility(LINEAR, 0, 0).expect()
            .volatility(LINEAR, 0, 1).expect(refused)
            .volatility(LINEAR, 1, 0).expect(refused)
            .volatility(LINEAR, -1, 1).expect(refused)
            .volatility(LINEAR, 1, 1_000_000_001).expect(refused)
            .volatility(UNKNOWN, 1, 1).expect(refused(40, "UNKNOWN_INSTRUMENT", 0, UNKNOWN))
            .volatility(UNKNOWN, 0, 1).expect(refused(40, "OUT_OF_RANGE", 0, UNKNOWN));
    }

    /**
     * R1.2, R6.12.
     */
    @Test
    void shouldBoundCapacitiesAndTheQueue()
    {
        venue().capacity(LINEAR, MOST).expect(changed("CAPACITY", 0, 5))
            .capacity(LINEAR, MOST + 1).expect(refused(63, "OUT_OF_RANGE", 0, 0))
            .capacity(LINEAR, -1).expect(refused(63, "OUT_OF_RANGE", 0, 0))
            .capacity(UNKNOWN, 0).expect(refused(63, "UNKNOWN_INSTRUMENT", 0, UNKNOWN))
            .queue(0).expect(refused(67, "OUT_OF_RANGE", 0, 0))
            .queue(101).expect(refused(67, "OUT_OF_RANGE", 0, 0))
            .queue(100).expect("LiquidationQueueReported waiting=0|venueUsed=0|venueCapacity=0|accounts=[]");
    }

    /**
     * R1.2, R10.1, R7.10.
     */
    @Test
    void shouldBoundHaltsAndDelistings()
    {
        final Scenario scenario = venue();
        scenario.writer().haltInstrument(LINEAR, true);
        scenario.writer().putByte(Short.BYTES, 2);
        scenario.apply().expect(refused(50, "OUT_OF_RANGE", 0, 0))
            .halt(UNKNOWN, true).expect(refused(50, "UNKNOWN_INSTRUMENT", 0, UNKNOWN))
            .delist(LINEAR, 0).expect(refused(22, "OUT_OF_RANGE", 0, 0))
            .delist(LINEAR, 1_000_001).expect(refused(22, "OUT_OF_RANGE", 0, 0))
            .delist(UNKNOWN, 1).expect(refused(22, "UNKNOWN_INSTRUMENT", 0, UNKNOWN))
            .delist(LINEAR, 1_000_000).expect("InstrumentDelisted instrument=0|settlementPrice=1000000|positions=0");
    }
}
