package io.plimsoll.node.scenario;

import io.plimsoll.config.LaunchConfig;
import io.plimsoll.journal.Durability;
import io.plimsoll.journal.JournalSettings;
import io.plimsoll.node.pipeline.PipelineSettings;
import io.plimsoll.node.pipeline.Topology;
import io.plimsoll.node.pipeline.WaitMode;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.stream.Stream;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class JournaledEngineTest
{
    @Test
    void shouldLaunchWithTheDefaultsOfThePipeline()
    {
        assertEquals(PipelineSettings.defaults(), JournaledEngine.pipeline(LaunchConfig.defaults()));
        assertEquals(
            JournalSettings.of(Path.of("j")), JournaledEngine.journalSettings(Path.of("j"), LaunchConfig.defaults()));
    }

    @Test
    void shouldKnowEachConfiguredChoice()
    {
        assertArrayEquals(names(Topology.values()), names(LaunchConfig.Topology.values()));
        assertArrayEquals(names(WaitMode.values()), names(LaunchConfig.WaitMode.values()));
        assertArrayEquals(names(Durability.values()), names(LaunchConfig.Durability.values()));
    }

    private static String[] names(final Enum<?>[] constants)
    {
        return Stream.of(constants).map(Enum::name).toArray(String[]::new);
    }
}
