package io.plimsoll.config;

import io.plimsoll.core.message.BreakerAction;
import io.plimsoll.core.message.Flag;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.SetActionTableDecoder;
import io.plimsoll.core.message.SetAssetRulesDecoder;
import io.plimsoll.core.message.SetBreakerRulesDecoder;
import io.plimsoll.core.message.SetGovernanceDecoder;
import io.plimsoll.core.message.SetIndexDecoder;
import io.plimsoll.core.message.SetMarkRulesDecoder;
import io.plimsoll.core.message.SetOperatorDecoder;
import io.plimsoll.core.message.SetVenueBreakerDecoder;
import io.plimsoll.core.message.SetVolatilityRulesDecoder;
import io.plimsoll.core.message.TriggerKind;
import io.plimsoll.core.message.Validity;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class PriceConfigTest
{
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final String INDEXED = "include classpath(\"io/plimsoll/config/plimsoll-indexed.conf\")\n";
    private static final int FIRST_PRICE_COMMAND = SetIndexDecoder.TEMPLATE_ID;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    @Test
    void shouldSetNothingInThePackagedVenue()
    {
        final RiskConfig config = RiskConfig.load(RiskConfig.DEFAULT_VENUE);
        assertEquals(PriceSettings.NONE, config.prices());
        config.define((buffer, offset, length) ->
        {
            final int template = header.wrap(buffer, offset).templateId();
            assertTrue(template < 30 || template == 40 || template == 50 || template >= 60 && template < 70,
                "template " + template);
        });
    }

    @Test
    void shouldReadThePackagedIndices()
    {
        final PriceSettings prices = RiskConfig.load(RiskConfig.INDEXED_VENUE).prices();
        assertEquals(List.of("alpha", "beta", "gamma", "delta", "own-book"),
            prices.sources().stream().map(SourceSettings::name).toList());
        final SourceSettings ownBook = new SourceSettings(60, "own-book", true);
        assertEquals(
            new IndexSettings(
                0, "BTC", 10_000_000, 1_000_000_000, 3, 3, 30_000, 20_000, 20_000, 2_000_000, 30 * MINUTE,
                30 * SECOND, SECOND, new IndexSettings.Lag(2 * SECOND, 500, 250_000, 8 * SECOND, 7_500), 10 * SECOND,
                List.of(
                    new IndexSettings.Part(new SourceSettings(1, "alpha", false), 100),
                    new IndexSettings.Part(new SourceSettings(2, "beta", false), 100),
                    new IndexSettings.Part(new SourceSettings(3, "gamma", false), 100),
                    new IndexSettings.Part(new SourceSettings(4, "delta", false), 100),
                    new IndexSettings.Part(ownBook, 25))),
            prices.indices().get(0));
        assertEquals("ETH", prices.indices().get(1).name());
        assertEquals(ActionSettings.DEFAULTS, prices.actions());
        assertEquals(
            new MarkSettings(4, 1, 20_000, 10 * MINUTE, 15 * SECOND, 5 * MINUTE, 100_000, 200_000, 2 * MINUTE),
            prices.marks().get(3));
        assertEquals(
            List.of(
                new AssetPriceSettings(1, 0, 200_000, 0, 30 * MINUTE, 12 * HOUR, 2 * MINUTE),
                new AssetPriceSettings(2, 1, 200_000, 0, 30 * MINUTE, 12 * HOUR, 2 * MINUTE)),
            prices.assets());
    }

    @Test
    void shouldReadThePackagedBreakers()
    {
        final PriceSettings prices = RiskConfig.load(RiskConfig.INDEXED_VENUE).prices();
        assertEquals(
            new VolatilitySettings(2, 60_000, 40_000, 600_000, 10 * SECOND, HOUR, 7 * 24 * HOUR),
            prices.volatilities().get(2));
        final BreakerSettings breaker = prices.breakers().get(2);
        assertEquals(10_000_000_000_000L, breaker.rateNotional());
        assertEquals(0, breaker.outageNs());
        assertEquals(new BreakerSettings.Reopening(5 * SECOND, 12, 10_000), breaker.reopening());
        assertEquals(
            List.of(
                new BreakerSettings.Trigger(
                    TriggerKind.STATISTICAL, BreakerAction.LIMIT, MINUTE, 15_000_000, 0, 0),
                new BreakerSettings.Trigger(
                    TriggerKind.STATISTICAL, BreakerAction.LIMIT, 10 * MINUTE, 8_000_000, 0, 0),
                new BreakerSettings.Trigger(TriggerKind.STATISTICAL, BreakerAction.HALT, HOUR, 6_000_000, 0, 0),
                new BreakerSettings.Trigger(TriggerKind.BAND, BreakerAction.LIMIT, 5 * MINUTE, 50_000, 10_000, 0),
                new BreakerSettings.Trigger(TriggerKind.VELOCITY, BreakerAction.HALT, 10 * SECOND, 60_000, 0, 0)),
            breaker.triggers());
        assertEquals(new VenueBreakerSettings(3, 5 * MINUTE), prices.venueBreaker());
        assertNull(prices.governance());
    }

    @Test
    void shouldReadTheGovernanceThatThePackagedVenueKeepsInAComment() throws IOException
    {
        final String text;
        try (InputStream in = getClass().getClassLoader().getResourceAsStream(RiskConfig.INDEXED_VENUE))
        {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        final String block = text.substring(text.indexOf("  # operators {"));
        final PriceSettings prices = RiskConfig.parse(
            "mine.conf", INDEXED + "plimsoll {\n" + block.replaceAll("(?m)^  # ", "  ")).prices();
        assertEquals(
            List.of(
                new OperatorSettings(1, "risk-desk", true, false),
                new OperatorSettings(2, "duty-officer", false, true)),
            prices.operators());
        assertEquals(new GovernanceSettings(true, 10 * MINUTE, 24 * HOUR, HOUR), prices.governance());
    }

    @Test
    void shouldSendWhatItRead()
    {
        final List<String> sent = new ArrayList<>();
        final RiskConfig config = RiskConfig.parse("mine.conf", INDEXED + """
            plimsoll {
              sources.epsilon { id = 9 }
              indices.BTC.sources { delta = null, epsilon = 7 }
              indices.ETH = null
              assets.ETH.price = null
              instruments.ETH-PERP { mark = null, volatility = null, breaker = null }
              instruments.ETH-USD-INV { mark = null, volatility = null, breaker = null }
              instruments.SOL-PERP { volatility = null, breaker = null }
              instruments.BTC-USD-INV { mark = null, volatility = null, breaker = null }
              instruments.BTC-PERP.breaker.triggers = [
                { kind = band, action = halt, horizon = 1m, width = 2%, republish = 0, cap = 250.5 }
                { kind = statistical, action = limit, horizon = 1s, z = 4.25 } ]
              operators { a { id = 7, may-propose = yes, may-approve = yes }
                          b { id = 3, may-propose = no, may-approve = yes } }
              governance { enabled = yes, delay = 1s, life = 2s, ramp = 3s }
            }
            """);
        config.define((buffer, offset, length) ->
        {
            if (header.wrap(buffer, offset).version() >= 4 && isOfPrices(header.templateId()))
            {
                sent.add(text(buffer, offset));
            }
        });
        assertEquals(List.of(
            "actions 63 1 1 15 15 15",
            "index 0 BTC 10000000 1000000000 3 3 30000 20000 [1:100 2:100 3:100 9:7 60:25own]",
            "mark 0 0 20000 600000000000 15000000000 300000000000 100000 200000 120000000000",
            "asset 1 0 200000 0 1800000000000 43200000000000 120000000000",
            "volatility 0 40000 25000 600000 10000000000 3600000000000 604800000000000",
            "breaker 0 200000LIMIT 50000000000000LIMIT 60000000000 15000000000 300000000000 3600000000000 " +
                "12x10000/5000000000 1000 [BAND HALT 60000000000 20000 0 2505] " +
                "[STATISTICAL LIMIT 1000000000 4250000 0 0]",
            "venue 3 300000000000",
            "operator 3 NO YES", "operator 7 YES YES",
            "governance YES 1000000000 2000000000 3000000000"), sent);
    }

    private static boolean isOfPrices(final int template)
    {
        return template >= FIRST_PRICE_COMMAND && template != 40 && template != 50 && (template < 60 || template > 69);
    }

    private String text(final DirectBuffer buffer, final int offset)
    {
        return switch (header.templateId())
        {
            case SetActionTableDecoder.TEMPLATE_ID ->
                actions(new SetActionTableDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetIndexDecoder.TEMPLATE_ID -> index(new SetIndexDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetMarkRulesDecoder.TEMPLATE_ID ->
                mark(new SetMarkRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetAssetRulesDecoder.TEMPLATE_ID ->
                asset(new SetAssetRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetVolatilityRulesDecoder.TEMPLATE_ID ->
                volatility(new SetVolatilityRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            case SetBreakerRulesDecoder.TEMPLATE_ID ->
                breaker(new SetBreakerRulesDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> ofVenue(buffer, offset);
        };
    }

    private String ofVenue(final DirectBuffer buffer, final int offset)
    {
        if (header.templateId() == SetVenueBreakerDecoder.TEMPLATE_ID)
        {
            final SetVenueBreakerDecoder set = new SetVenueBreakerDecoder().wrapAndApplyHeader(buffer, offset, header);
            return "venue " + set.instruments() + " " + set.haltNs();
        }
        if (header.templateId() == SetOperatorDecoder.TEMPLATE_ID)
        {
            final SetOperatorDecoder set = new SetOperatorDecoder().wrapAndApplyHeader(buffer, offset, header);
            return "operator " + set.operatorId() + " " + set.mayPropose() + " " + set.mayApprove();
        }
        assertEquals(SetGovernanceDecoder.TEMPLATE_ID, header.templateId());
        final SetGovernanceDecoder set = new SetGovernanceDecoder().wrapAndApplyHeader(buffer, offset, header);
        return "governance " + set.enabled() + " " + set.delayNs() + " " + set.lifeNs() + " " + set.rampNs();
    }

    private static String actions(final SetActionTableDecoder set)
    {
        return "actions " + set.priceOrder() + " " + set.openRisk() + " " + set.withdraw() + " " + set.liquidate() +
            " " + set.settle() + " " + set.fund();
    }

    private static String index(final SetIndexDecoder set)
    {
        final StringBuilder sources = new StringBuilder();
        for (final SetIndexDecoder.SourcesDecoder row : set.sources())
        {
            sources.append(sources.isEmpty() ? "" : " ").append(row.source()).append(':').append(row.weight())
                .append(row.own() == Flag.YES ? "own" : "");
        }
        return "index " + set.index() + " " + set.name() + " " + set.priceIncrementE9() + " " + set.maxPrice() + " " +
            set.minSources() + " " + set.confirmUpdates() + " " + set.deviationPpm() + " " + set.jumpPpm() + " [" +
            sources + "]";
    }

    private static String mark(final SetMarkRulesDecoder set)
    {
        return "mark " + set.instrument() + " " + set.index() + " " + set.maxBasisPpm() + " " + set.basisNs() + " " +
            set.bookAgeNs() + " " + set.meanNs() + " " + set.distancePpm() + " " + set.stableRatePpm() + " " +
            set.refusalNs();
    }

    private static String asset(final SetAssetRulesDecoder set)
    {
        return "asset " + set.asset() + " " + set.index() + " " + set.stableRatePpm() + " " + set.floorPrice() + " " +
            set.outageNs() + " " + set.rampNs() + " " + set.refusalNs();
    }

    private static String volatility(final SetVolatilityRulesDecoder set)
    {
        return "volatility " + set.instrument() + " " + set.initialPpm() + " " + set.floorPpm() + " " + set.capPpm() +
            " " + set.sampleNs() + " " + set.presentNs() + " " + set.longRunNs();
    }

    private static String breaker(final SetBreakerRulesDecoder set)
    {
        final StringBuilder text = new StringBuilder("breaker " + set.instrument() + " " + set.drawdownPpm() +
            set.drawdownAction() + " " + set.rateNotional() + set.rateAction() + " " + set.outageNs() + " " +
            set.limitNs() + " " + set.haltNs() + " " + set.maxHaltNs() + " " + set.reopenSteps() + "x" +
            set.reopenStepPpm() + "/" + set.reopenNs() + " " + set.publishPpm());
        for (final SetBreakerRulesDecoder.TriggersDecoder row : set.triggers())
        {
            text.append(" [").append(row.kind()).append(' ').append(row.action()).append(' ').append(row.horizonNs())
                .append(' ').append(row.widthPpm()).append(' ').append(row.republishPpm()).append(' ')
                .append(row.capPrice()).append(']');
        }
        return text.toString();
    }

    @Test
    void shouldAllowWithEachPriceWhatItAllowsWithWorseOnes()
    {
        for (final Validity worst : Validity.values())
        {
            if (worst != Validity.NULL_VAL)
            {
                int allowed = 0;
                for (int code = 0; code <= worst.value(); code++)
                {
                    allowed |= 1 << code;
                }
                assertEquals(allowed, ActionSettings.mask(worst), worst.name());
            }
        }
    }
}
