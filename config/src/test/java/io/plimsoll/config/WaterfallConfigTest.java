package io.plimsoll.config;

import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.AuctionCurve;
import io.plimsoll.core.message.AuctionGoal;
import io.plimsoll.core.message.FeeRule;
import io.plimsoll.core.message.LossRule;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetInstrumentCapacityDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.SliceMode;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WaterfallConfigTest
{
    private static final long SECOND = 1_000_000_000L;
    private static final String PACKAGED = "include classpath(\"io/plimsoll/config/plimsoll.conf\")\n";

    @Test
    void shouldReadThePackagedRules()
    {
        final RiskConfig config = RiskConfig.load(RiskConfig.DEFAULT_VENUE);
        assertEquals(
            new LiquidationSettings(SliceMode.LEAST_COST, FeeRule.SURPLUS, 0, 0, 100_000_000_000_000L, 60 * SECOND),
            config.waterfall().liquidation());
        assertEquals(
            List.of(
                new RiskClassSettings(0, "retail", 900 * SECOND),
                new RiskClassSettings(1, "professional", 3600 * SECOND)),
            config.waterfall().riskClasses());
        final PoolSettings others = config.pools().get(1);
        assertEquals(900_000_101L, others.fundAccount());
        assertEquals(
            new LossSettings(
                LossRule.HAIRCUT, 500_000, 1_000_000, 300_000, 0, 0, 500_000_000_000L, 8 * 3600 * SECOND, SECOND),
            others.losses());
        assertEquals(
            new AuctionSettings(
                AuctionCurve.STAIR, AuctionGoal.SELL_ALL, 1, 1_000_000, 900_000, 200_000, 0, 10_000,
                5 * SECOND, 60 * SECOND, 60 * SECOND),
            others.auction());
        assertEquals(5_000_000_000_000L, config.pools().get(0).losses().trancheCap());
    }

    @Test
    void shouldSendWhatItRead()
    {
        final List<String> sent = new ArrayList<>();
        final RiskConfig config = parse("""
            plimsoll.liquidation.fillable { adjustment = 100%, spread = 150% }
            plimsoll.instruments.SOL-PERP.liquidation-capacity = 2_000_000.5
            plimsoll.pools.others.losses { rule = hyperliquid, event-cap = 7, fund-cap = 8 }
            plimsoll.pools.majors.auction = null
            plimsoll.pools.majors.auction = { curve = health, goal = restore, start = 98%, tail = 1h, max-resets = 0
                                              max-discount = 15%, insolvent = 1s }
            plimsoll.pools.others.auction = null
            """);
        config.define((buffer, offset, length) -> sent.add(text(buffer, offset)));
        sent.removeIf(String::isEmpty);
        assertEquals(List.of(
            "open 900000000 BACKSTOP 0", "open 900000001 BACKSTOP 1",
            "capacity 2000000500000", "open 900000200 COMMON_FUND 0",
            "open 900000100 INSURANCE_FUND 0", "pool 0 HAIRCUT 0 0 5000000000000",
            "auction 0 HEALTH RESTORE 980000 150000 3600000000000",
            "open 900000101 INSURANCE_FUND 1", "pool 1 HYPERLIQUID 7000000 8000000 500000000000"), sent);
    }

    private static String text(final DirectBuffer buffer, final int offset)
    {
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
        return switch (header.templateId())
        {
            case SetInstrumentCapacityDecoder.TEMPLATE_ID ->
                "capacity " + new SetInstrumentCapacityDecoder().wrapAndApplyHeader(buffer, offset, header).capacity();
            case SetPoolRulesDecoder.TEMPLATE_ID ->
                rules(new SetPoolRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetAuctionRulesDecoder.TEMPLATE_ID ->
                auction(new SetAuctionRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case OpenAccountDecoder.TEMPLATE_ID ->
                opened(new OpenAccountDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> "";
        };
    }

    private static String rules(final SetPoolRulesDecoder command)
    {
        return "pool " + command.riskPool() + " " + command.lossRule() + " " + command.eventCap() + " " +
            command.fundCap() + " " + command.trancheCap();
    }

    private static String auction(final SetAuctionRulesDecoder command)
    {
        return "auction " + command.riskPool() + " " + command.curve() + " " + command.goal() + " " +
            command.startPpm() + " " + command.maxDiscountPpm() + " " + command.tailNs();
    }

    private static String opened(final OpenAccountDecoder command)
    {
        assertTrue(command.kind() != AccountKind.CUSTOMER);
        return "open " + command.account() + " " + command.kind() + " " + command.riskPool();
    }

    @Test
    void shouldSetNothingWhereNothingIsSaid()
    {
        final RiskConfig config = parse("""
            plimsoll { liquidation = null, risk-classes = null, common-fund = null
                       pools.majors { losses = null, auction = null, fund-account = null }
                       pools.others { losses = null, auction = null, fund-account = null } }
            """);
        assertNull(config.waterfall().liquidation());
        assertEquals(WaterfallSettings.NONE, config.waterfall());
        assertNull(config.pools().get(0).losses());
        assertNull(config.pools().get(0).auction());
        assertEquals(PoolSettings.NO_FUND, config.pools().get(0).fundAccount());
    }

    @Test
    void shouldNameWhatIsWrong()
    {
        refuses("plimsoll.pools.majors.losses.rule = nobody",
            "pools.majors.losses.rule", "expected one of backstop, haircut, bitmex, binance, hyperliquid, was nobody");
        refuses("plimsoll.pools.majors.losses = null", "pools.majors.auction", "needs losses beside it");
        refuses("plimsoll.pools.majors.fund-account = 900_000_001",
            "pools.others.backstop-account", "account 900000001 is taken already: plimsoll.pools.majors.fund-account");
        refuses("plimsoll.pools.majors.auction.step = 100us",
            "pools.majors.auction.step", "tail must not be longer than 100000 steps");
        refuses("plimsoll.risk-classes.retail.id = 8", "risk-classes.retail.id", "must be from 0 to 7, was 8");
        refuses("plimsoll.liquidation.capacity.venu = 1", "liquidation.capacity.venu", "is not known here");
    }

    private static void refuses(final String line, final String where, final String what)
    {
        final String message = assertThrows(ConfigurationException.class, () -> parse(line)).getMessage();
        assertTrue(message.contains(where) && message.contains(what), message);
    }

    private static RiskConfig parse(final String text)
    {
        return RiskConfig.parse("mine.conf", PACKAGED + text);
    }
}
