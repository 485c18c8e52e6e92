package io.plimsoll.config;

import io.plimsoll.core.message.DefineAssetDecoder;
import io.plimsoll.core.message.DefineInstrumentDecoder;
import io.plimsoll.core.message.InstrumentKind;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.OpenAccountDecoder;
import io.plimsoll.core.message.SetAuctionRulesDecoder;
import io.plimsoll.core.message.SetLiquidationRulesDecoder;
import io.plimsoll.core.message.SetPoolRulesDecoder;
import io.plimsoll.core.message.SetRiskClassDecoder;
import io.plimsoll.core.message.SetRiskParametersDecoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RiskConfigTest
{
    @TempDir
    private Path directory;

    @Test
    void shouldReadThePackagedVenue()
    {
        final RiskConfig config = RiskConfig.load(RiskConfig.DEFAULT_VENUE);
        assertEquals(new RiskLevels(1_250_000, 1_300_000, 1_100_000, 666_667, 1_000_000, 1_000_000_000L, 5),
            config.levels());
        assertEquals(List.of("USDT", "BTC", "ETH"), config.assets().stream().map(AssetSettings::name).toList());
        final AssetSettings btc = config.assets().get(1);
        assertEquals(new AssetSettings.Haircut(10_000_000_000L, 100_000, 50_000), btc.haircuts().get(1));
        assertEquals(2_000_000_000_000L, btc.initialCapUnits());
        final InstrumentSettings perpetual = config.instruments().get(0);
        assertEquals(10_000_000, perpetual.maxPrice());
        assertEquals(10_000_000, perpetual.maxPositionLots());
        assertEquals(new InstrumentSettings.Tier(600_000_000_000L, 6_500, 13_334), perpetual.tiers().get(2));
        final InstrumentSettings inverse = config.instruments().get(3);
        assertTrue(inverse.isInverse());
        assertEquals(100_000_000, inverse.faceValue());
        assertEquals(perpetual.tiers(), inverse.tiers());
    }

    @Test
    void shouldDefineInAnOrderInWhichEachCommandFindsWhatItNeeds()
    {
        final List<Integer> templates = new ArrayList<>();
        final List<String> names = new ArrayList<>();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        RiskConfig.load(RiskConfig.DEFAULT_VENUE).define((buffer, offset, length) ->
        {
            header.wrap(buffer, offset);
            templates.add(header.templateId());
            if (header.templateId() == DefineAssetDecoder.TEMPLATE_ID)
            {
                final DefineAssetDecoder asset = new DefineAssetDecoder().wrapAndApplyHeader(buffer, offset, header);
                names.add(asset.name());
                assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + asset.sbeDecodedLength());
            }
            else if (header.templateId() == DefineInstrumentDecoder.TEMPLATE_ID)
            {
                final DefineInstrumentDecoder contract =
                    new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header);
                names.add(contract.name());
                assertEquals(contract.kind() == InstrumentKind.INVERSE, contract.name().endsWith("INV"));
                assertEquals(length, MessageHeaderDecoder.ENCODED_LENGTH + contract.sbeDecodedLength());
            }
        });
        assertEquals(List.of(
            SetRiskParametersDecoder.TEMPLATE_ID,
            DefineAssetDecoder.TEMPLATE_ID, DefineAssetDecoder.TEMPLATE_ID, DefineAssetDecoder.TEMPLATE_ID,
            OpenAccountDecoder.TEMPLATE_ID, OpenAccountDecoder.TEMPLATE_ID,
            DefineInstrumentDecoder.TEMPLATE_ID, DefineInstrumentDecoder.TEMPLATE_ID,
            DefineInstrumentDecoder.TEMPLATE_ID, DefineInstrumentDecoder.TEMPLATE_ID,
            DefineInstrumentDecoder.TEMPLATE_ID,
            SetLiquidationRulesDecoder.TEMPLATE_ID, SetRiskClassDecoder.TEMPLATE_ID, SetRiskClassDecoder.TEMPLATE_ID,
            OpenAccountDecoder.TEMPLATE_ID,
            OpenAccountDecoder.TEMPLATE_ID, SetPoolRulesDecoder.TEMPLATE_ID, SetAuctionRulesDecoder.TEMPLATE_ID,
            OpenAccountDecoder.TEMPLATE_ID, SetPoolRulesDecoder.TEMPLATE_ID, SetAuctionRulesDecoder.TEMPLATE_ID),
            templates);
        assertEquals(
            List.of("USDT", "BTC", "ETH", "BTC-PERP", "ETH-PERP", "SOL-PERP", "BTC-USD-INV", "ETH-USD-INV"), names);
    }

    @Test
    void shouldLayAFileOverThePackagedVenue() throws IOException
    {
        final Path file = Files.writeString(directory.resolve("mine.conf"), """
            include classpath("io/plimsoll/config/plimsoll.conf")
            plimsoll.risk.max-slices = 3
            plimsoll.instruments.SOL-PERP.price-band = 0.1
            """);
        final RiskConfig config = RiskConfig.load(file);
        assertEquals(3, config.levels().maxSlices());
        assertEquals(100_000, config.instruments().get(2).priceBandPpm());
        assertEquals(5, config.instruments().size());
    }

    @Test
    void shouldIncludeTheFileBesideIt() throws IOException
    {
        Files.writeString(directory.resolve("levels.conf"), "plimsoll.risk.slice-step = 250ms\n");
        final Path file = Files.writeString(directory.resolve("mine.conf"),
            "include classpath(\"io/plimsoll/config/plimsoll.conf\")\ninclude \"levels.conf\"\n");
        assertEquals(250_000_000L, RiskConfig.load(file).levels().sliceStepNs());
    }

    @Test
    void shouldDefineNothingFromLaunchSettingsAlone()
    {
        final RiskConfig config = RiskConfig.parse("launch.conf", "plimsoll.launch.ring-slots = 64");
        assertFalse(config.hasDefinitions());
        config.define((buffer, offset, length) -> assertEquals(0, length));
    }

    @Test
    void shouldReadLaunchSettings()
    {
        final LaunchConfig config = LaunchConfig.parse("launch.conf", """
            plimsoll {
              limits { margin-accounts = 1_000_000, instruments = 1024 }
              launch { topology = pipelined, wait = busy-spin, ring-slots = 64
                       journal { directory = "some/where", durability = group-sync, reserve = 8MiB,
                                 min-free = 0 } }
            }
            """);
        assertEquals(1_000_000, config.limits().maxMarginAccounts());
        assertEquals(1024, config.limits().maxInstruments());
        assertEquals(131_072, config.limits().maxPositions());
        assertEquals(LaunchConfig.Topology.PIPELINED, config.topology());
        assertEquals(LaunchConfig.WaitMode.BUSY_SPIN, config.waitMode());
        assertEquals(64, config.ringSlots());
        assertEquals(Path.of("some/where"), config.journalDirectory());
        assertEquals(LaunchConfig.Durability.GROUP_SYNC, config.durability());
        assertEquals(8 << 20, config.reserveBytes());
        assertEquals(0, config.minFreeBytes());
        assertEquals(LaunchConfig.Durability.PROCESS, LaunchConfig.defaults().durability());
    }

    @Test
    void shouldNotReadTheEnvironment()
    {
        final ConfigurationException ex = assertThrows(
            ConfigurationException.class, () -> LaunchConfig.parse("x.conf", "plimsoll.launch.topology = ${PATH}"));
        assertTrue(ex.getMessage().startsWith("x.conf:1: "), ex.getMessage());
    }
}
