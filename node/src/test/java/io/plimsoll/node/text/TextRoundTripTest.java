package io.plimsoll.node.text;

import io.plimsoll.core.message.MessageHeaderEncoder;
import org.agrona.ExpandableArrayBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Text and binary stand for each other, for whole streams: both sides learn symbols as they go.
 */
class TextRoundTripTest
{
    private static final MessageCatalog CATALOG = MessageCatalog.load();
    private static final Set<Integer> VERSION_4 =
        Set.of(41, 51, 52, 90, 91, 92, 93, 94, 151, 152, 192, 193, 194, 195);
    private static final String NO_NESTED =
        "test:0: field 'change.type': expected the name of a command without a command inside it, was ";
    private static final String INDEX_RULES = String.join(",", List.of(
        "\"minSources\":1", "\"confirmUpdates\":1", "\"deviationPpm\":1", "\"jumpPpm\":0", "\"uncertaintyPpm\":0",
        "\"volatileRatioPpm\":0", "\"meanNs\":1", "\"maxAgeNs\":1", "\"maxFutureNs\":0", "\"maxLagNs\":0",
        "\"lagNoisePpm\":0", "\"lagWeightPpm\":1", "\"lagWindowNs\":0", "\"lagMovePpm\":0", "\"coolOffNs\":0"));

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final Symbols writerSymbols = new Symbols();
    private final MessageText writer = new MessageText(CATALOG, writerSymbols);
    private final Symbols readerSymbols = new Symbols();
    private final LineEncoder reader = new LineEncoder(CATALOG, readerSymbols);
    private final JsonLines json = new JsonLines();
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1024);
    private final ExpandableArrayBuffer copy = new ExpandableArrayBuffer(1024);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldGiveTheSameBytesAndTheSameTextForEachMessage(final long seed)
    {
        final RandomMessages messages = new RandomMessages(CATALOG, seed);
        for (int i = 0; i < 3000; i++)
        {
            final Template template = messages.template();
            final int length = messages.next(template, buffer);
            final String text = check(length, i, messages.time(), "seed " + seed + " message " + i);
            assertTrue(text.contains("\"type\":\"" + template.name() + "\""), text);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldGiveTheSameBytesForDamagedMessages(final long seed)
    {
        final RandomMessages messages = new RandomMessages(CATALOG, seed);
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 3000; i++)
        {
            final int length = messages.next(messages.template(), buffer);
            buffer.putByte(random.nextInt(length), (byte)random.nextInt(256));
            final int cut = random.nextInt(3) == 0 ? random.nextInt(length + 1) : length;
            check(cut, i, messages.time(), "seed " + seed + " message " + i);
        }
    }

    private String check(final int length, final int ordinal, final long timeNs, final String what)
    {
        final Template template = CATALOG.valid(buffer, 0, length);
        final StringBuilder out = new StringBuilder();
        if (template != null && template.isEvent())
        {
            writer.appendEvent(out, 7, ordinal, timeNs, buffer, 0, length);
        }
        else
        {
            writer.appendCommand(out, 7, timeNs, buffer, 0, length);
        }
        final String text = out.toString();
        final LineProblems problems = new LineProblems("test");
        final JsonValue.Members members = json.parse(text.getBytes(StandardCharsets.UTF_8), problems);
        assertNotNull(members, () -> what + ": " + problems.kept());
        final String type = ((JsonValue.Text)members.values().get("type")).value();
        final int copied = reader.encode(type, members, copy, problems);
        assertEquals(0, problems.count(), () -> what + ": " + problems.kept() + "\n" + text);
        assertEquals(length, copied, () -> what + "\n" + text);
        if (template != null)
        {
            // A message of an older version is read back as the same one of this version.
            header.wrap(buffer, 0).version(MessageHeaderEncoder.SCHEMA_VERSION);
        }
        for (int i = 0; i < length; i++)
        {
            final int index = i;
            assertEquals(buffer.getByte(i), copy.getByte(i), () -> what + ": byte " + index + "\n" + text);
        }
        return text;
    }

    @Test
    void shouldShowTheCommandInsideAProposal()
    {
        final String index = "{\"time\":1,\"type\":\"SetIndex\",\"index\":3,\"name\":\"BTC-USD\"," +
            "\"priceIncrementE9\":500000000,\"maxPrice\":\"1000000.5\"," + INDEX_RULES + ",\"sources\":[]}";
        encode(index);
        final int asset = encode("{\"time\":1,\"type\":\"DefineAsset\",\"asset\":2,\"name\":\"BTC\",\"decimals\":8," +
            "\"maxPrice\":\"1000000\",\"initialCapUnits\":\"0\",\"liabilityInitialPpm\":0," +
            "\"liabilityMaintenancePpm\":0,\"haircuts\":[]}");
        assertTrue(asset > 0);
        final String change = "{\"type\":\"SetAssetRules\",\"asset\":\"BTC\",\"index\":\"BTC-USD\"," +
            "\"stableRatePpm\":0," +
            "\"floorPrice\":\"0.5\",\"outageNs\":0,\"rampNs\":64,\"refusalNs\":0}";
        final int length = encode(proposal(change));
        final StringBuilder out = new StringBuilder();
        new MessageText(CATALOG, readerSymbols).appendCommand(out, 1, 1, copy, 0, length);
        assertTrue(out.toString().endsWith(",\"change\":" + change + "}"), out.toString());
    }

    @Test
    void shouldSayWhatIsWrongInsideAProposal()
    {
        assertEquals(NO_NESTED + "\"Rejected\"",
            problem(proposal("{\"type\":\"Rejected\"}")));
        assertEquals(NO_NESTED + "nothing",
            problem(proposal("{}")));
        assertEquals("test:0: field 'change.failed': is missing",
            problem(proposal("{\"type\":\"FailAsset\",\"asset\":1,\"rampNs\":64}")));
        assertEquals("test:0: field 'change.time': FailAsset has no such field; it has asset, failed, rampNs",
            problem(proposal(
                "{\"type\":\"FailAsset\",\"time\":1,\"asset\":1,\"failed\":\"NO\",\"rampNs\":64}")));
    }

    private static String proposal(final String change)
    {
        return "{\"time\":1,\"type\":\"ProposeChange\",\"proposal\":1,\"operatorId\":1,\"effectiveNs\":0," +
            "\"rampNs\":0," +
            "\"change\":" + change + "}";
    }

    private int encode(final String line)
    {
        final LineProblems problems = new LineProblems("test");
        final int length = encode(line, problems);
        assertEquals(0, problems.count(), () -> problems.kept() + "\n" + line);
        return length;
    }

    private String problem(final String line)
    {
        final LineProblems problems = new LineProblems("test");
        encode(line, problems);
        assertEquals(1, problems.count(), () -> problems.kept() + "\n" + line);
        return problems.kept().get(0).toString();
    }

    private int encode(final String line, final LineProblems problems)
    {
        final JsonValue.Members members = json.parse(line.getBytes(StandardCharsets.UTF_8), problems);
        final String type = ((JsonValue.Text)members.values().get("type")).value();
        return reader.encode(type, members, copy, problems);
    }

    @Test
    void shouldShowEachTemplate()
    {
        assertEquals(109, CATALOG.templates().size());
        for (final Template template : CATALOG.templates())
        {
            assertEquals(template, CATALOG.byId(template.id()));
            assertEquals(template.name(), CATALOG.typeName(template.id()));
            final boolean isOfVersion2 = List.of("NoteIntake", "IntakeNoted").contains(template.name());
            final int id = template.id() % 100;
            final boolean isOfVersion3 = id > 21 || template.id() >= 200;
            final boolean isOfVersion4 =
                id >= 30 && id <= 39 && template.id() < 200 || VERSION_4.contains(template.id());
            assertEquals(
                isOfVersion4 ? 4 : isOfVersion3 ? 3 : isOfVersion2 ? 2 : 1, template.sinceVersion(), template.name());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1_000_000_001, -1, 0, 1, 999_999_999, Long.MAX_VALUE})
    void shouldKeepEachNanosecond(final long timeNs) throws FieldException
    {
        assertEquals(timeNs, Times.parse(Times.text(timeNs)));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1_234_500_000, -10, -1, 0, 1, 10, 1_000_000, 1_234_567, Long.MAX_VALUE})
    void shouldKeepEachNumberInEachScale(final long number) throws FieldException
    {
        for (int digits = 0; digits <= 9; digits++)
        {
            for (final long step : new long[]{1, 5, 100, 1_000_000_000, Long.MAX_VALUE})
            {
                final Scale scale = new Scale(step, digits, "step");
                final StringBuilder out = new StringBuilder();
                scale.append(out, number);
                assertEquals(number, scale.parse(out.toString()), out.toString());
                final boolean hasSuperfluousZero = out.indexOf(".") >= 0 && out.charAt(out.length() - 1) == '0';
                assertEquals(false, hasSuperfluousZero, out.toString());
            }
        }
    }
}
