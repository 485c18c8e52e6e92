package io.plimsoll.node.whatif;

import io.plimsoll.config.RiskConfig;
import io.plimsoll.core.message.DefineInstrumentEncoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.SetHaircutsEncoder;
import io.plimsoll.core.message.SetInstrumentParametersDecoder;
import io.plimsoll.core.message.SetInstrumentParametersEncoder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What stands in for recorded definitions and changes.
 */
class SubstitutionTest
{
    private static final int INSTRUMENT_COMMAND = 4;
    private static final long EXPIRY_NS = 1_700_000_000_000_000_000L;

    private final List<DirectBuffer> recorded = ModelFixture.definitions(config(""));

    @Test
    void shouldPutTheFilesValuesInTheRecordedCommands()
    {
        final RiskConfig config =
            config("risk.max-slices = 3, instruments.PERP.price-band = 4%, assets.BTC.initial-cap = 7");
        final Substitution substitution = new Substitution(overlay(config));
        final List<DirectBuffer> expected = ModelFixture.definitions(config);
        int replaced = 0;
        for (int i = 0; i < recorded.size(); i++)
        {
            if (substitution.replaces(i + 1, recorded.get(i), 0))
            {
                replaced++;
                assertEquals(expected.get(i), copy(substitution));
            }
        }
        // All but the backstop's account; ALT takes its price band from PERP.
        assertEquals(recorded.size() - 1, replaced);
        assertEquals(replaced, substitution.count());
        assertEquals(List.of(
            new Change(1, "risk.max-slices", "5", "3"),
            new Change(3, "assets.BTC.initial-cap", "0", "7"),
            new Change(5, "instruments.PERP.price-band", "5%", "4%"),
            new Change(6, "instruments.ALT.price-band", "5%", "4%")), substitution.changes());
    }

    @Test
    void shouldKeepWhatAConfigurationCannotSay()
    {
        final Substitution substitution = new Substitution(overlay(config("instruments.PERP.price-band = 4%")));
        final UnsafeBuffer dated = bytes(recorded.get(INSTRUMENT_COMMAND));
        new DefineInstrumentEncoder().wrap(dated, MessageHeaderEncoder.ENCODED_LENGTH).expiryNs(EXPIRY_NS);
        substitution.replaces(3, recorded.get(1), 0);

        assertTrue(substitution.replaces(5, dated, 0));

        final RecordedVenue venue = new RecordedVenue();
        venue.learn(substitution.buffer(), 0);
        assertEquals(EXPIRY_NS, venue.instruments().get(0).expiryNs());
        assertEquals(40_000, venue.instruments().get(0).priceBandPpm());
    }

    @Test
    void shouldReplaceLaterChangesByWhatHoldsAlready()
    {
        final Substitution substitution = new Substitution(overlay(config("instruments.PERP.price-band = 4%")));
        for (int i = 0; i < recorded.size(); i++)
        {
            substitution.replaces(i + 1, recorded.get(i), 0);
        }
        assertTrue(substitution.replaces(20, change(60_000, 4_000), 0));

        final SetInstrumentParametersDecoder set = new SetInstrumentParametersDecoder()
            .wrapAndApplyHeader(substitution.buffer(), 0, new MessageHeaderDecoder());
        assertEquals(40_000, set.priceBandPpm());
        assertEquals(4_000, set.liquidationFeePpm());
        assertEquals(2, set.tiers().count());
        // Recorded again as before: nothing new to tell.
        assertTrue(substitution.replaces(21, change(60_000, 4_000), 0));
        assertEquals(List.of(
            new Change(5, "instruments.PERP.price-band", "5%", "4%"),
            new Change(6, "instruments.ALT.price-band", "5%", "4%"),
            new Change(20, "instruments.PERP.price-band", "6%", "4%"),
            new Change(20, "instruments.PERP.tiers[0]", "from = 0, maintenance = 2%, initial = 10%",
                "from = 0, maintenance = 5%, initial = 10%"),
            new Change(20, "instruments.PERP.tiers[1]", "", "from = 10000, maintenance = 10%, initial = 20%")),
            substitution.changes());
    }

    @Test
    void shouldReplaceLaterHaircuts()
    {
        final Substitution substitution = new Substitution(overlay(config("")));
        recorded.forEach(command -> substitution.replaces(1, command, 0));
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new SetHaircutsEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .asset(1).initialCapUnits(5).liabilityInitialPpm(0).liabilityMaintenancePpm(0)
            .haircutsCount(1).next().fromUnits(0).initialPpm(200_000).maintenancePpm(50_000);

        assertTrue(substitution.replaces(9, buffer, 0));

        final RecordedVenue venue = new RecordedVenue();
        recorded.forEach(command -> venue.learn(command, 0));
        venue.learn(substitution.buffer(), 0);
        assertEquals(100_000, venue.assets().get(1).haircuts().get(0).initialPpm());
        assertEquals(0, venue.assets().get(1).initialCapUnits());
        assertEquals("assets.BTC.initial-cap", substitution.changes().get(0).path());
        assertEquals("0.00000005", substitution.changes().get(0).recorded());
    }

    @Test
    void shouldSetLevelsFirstWhereTheJournalNeverDoes()
    {
        final Substitution other = new Substitution(overlay(config("risk.max-slices = 3")));
        assertFalse(other.opens(true));
        assertTrue(other.opens(false));
        assertEquals(List.of(new Change(0, "risk.max-slices", "5", "3")), other.changes());
        final Substitution defaults = new Substitution(overlay(config("")));
        assertFalse(defaults.opens(false));
    }

    /**
     * One tier, another band and fee.
     */
    private static UnsafeBuffer change(final int bandPpm, final int liquidationFeePpm)
    {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[256]);
        new SetInstrumentParametersEncoder().wrapAndApplyHeader(buffer, 0, new MessageHeaderEncoder())
            .instrument(0).dustNotional(10_000_000).openInterestLower(0).openInterestUpper(0).takerFeePpm(1_000)
            .liquidationFeePpm(liquidationFeePpm).priceBandPpm(bandPpm)
            .tiersCount(1).next().lowerNotional(0).maintenancePpm(20_000).initialPpm(100_000);
        return buffer;
    }

    private Overlay overlay(final RiskConfig config)
    {
        final RecordedVenue venue = new RecordedVenue();
        recorded.forEach(command -> venue.learn(command, 0));
        return Overlay.of("test.conf", config, venue);
    }

    private static RiskConfig config(final String change)
    {
        return RiskConfig.parse("test.conf",
            "include file(\"" + ModelFixture.VENUE.toAbsolutePath() + "\")\nplimsoll { " + change + " }");
    }

    private static UnsafeBuffer copy(final Substitution substitution)
    {
        final byte[] copy = new byte[substitution.length()];
        substitution.buffer().getBytes(0, copy);
        return new UnsafeBuffer(copy);
    }

    private static UnsafeBuffer bytes(final DirectBuffer buffer)
    {
        final byte[] copy = new byte[buffer.capacity()];
        buffer.getBytes(0, copy);
        return new UnsafeBuffer(copy);
    }
}
