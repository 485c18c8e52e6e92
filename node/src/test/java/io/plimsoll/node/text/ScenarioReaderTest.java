package io.plimsoll.node.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ScenarioReaderTest
{
    private static final MessageCatalog CATALOG = MessageCatalog.load();
    private static final String ASSET =
        "{'time':0,'type':'DefineAsset','asset':0,'decimals':6,'name':'USDT','maxPrice':'1','initialCapUnits':'0'," +
        "'liabilityInitialPpm':0,'liabilityMaintenancePpm':0," +
        "'haircuts':[{'fromUnits':'0','initialPpm':0,'maintenancePpm':0}]}\n";
    private static final String INSTRUMENT =
        "{'time':0,'type':'DefineInstrument','instrument':3,'kind':'LINEAR','optionType':'NONE','settleAsset':'USDT'," +
        "'riskPool':0,'underlying':0,'name':'BTC-PERP','priceIncrementE9':100000000,'lotSizeE9':1000000," +
        "'faceValue':'0','maxPrice':'1000000','maxPositionLots':'1000','strike':'0','expiryNs':0," +
        "'dustNotional':'5','openInterestLower':'0','openInterestUpper':'0','takerFeePpm':0,'liquidationFeePpm':0," +
        "'priceBandPpm':50000,'tiers':[{'lowerNotional':'0','maintenancePpm':4000,'initialPpm':8000}]}\n";
    private static final String HEAD = ASSET + INSTRUMENT;
    private static final String ORDER =
        "{'seq':3,'time':'2021-05-19T00:00:00Z','type':'PlaceOrder','account':42,'orderId':7,'instrument':'BTC-PERP'," +
        "'side':'BUY','reduceOnly':'NO','lots':'0.500','limitPrice':'43000.5'}\n";

    @Test
    void shouldReadTheCommandsOfTheFormat() throws IOException
    {
        final Scenario scenario = read("# a comment\n\n" + HEAD + "  \r\n" + ORDER);
        assertEquals(List.of(), scenario.problems().kept());
        assertEquals(3, scenario.size());
        assertEquals(6, scenario.line(2));
        assertEquals(1_621_382_400_000_000_000L, scenario.timeNs(2));
        final Symbols symbols = new Symbols();
        final MessageText text = new MessageText(CATALOG, symbols);
        final StringBuilder out = new StringBuilder();
        for (int i = 0; i < scenario.size(); i++)
        {
            out.setLength(0);
            text.appendCommand(
                out, i + 1, scenario.timeNs(i), scenario.buffer(i), scenario.offset(i), scenario.length(i));
        }
        final String canonical = "{'seq':3,'time':'2021-05-19T00:00:00.000000000Z','type':'PlaceOrder','account':42," +
            "'orderId':7,'instrument':'BTC-PERP','side':'BUY','reduceOnly':'NO','lots':'0.5','limitPrice':'43000.5'}";
        assertEquals(canonical, out.toString().replace('"', '\''));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        '43000.5' | '43000.05'   | 3: field 'limitPrice': 43000.05 is not a multiple of BTC-PERP's price increment 0.1
        '0.500'   | '0.0005'     | 3: field 'lots': 0.0005 is not a multiple of BTC-PERP's lot size 0.001
        '0.500'   | 0.5          | 3: field 'lots': expected a decimal in quotes, was 0.5
        '0.500'   | '5e-1'       | 3: field 'lots': '5e-1' is not a plain decimal like 43000.5
        '0.500'   | '.5'         | 3: field 'lots': '.5' is not a plain decimal like 43000.5
        '0.500'   | '0.'         | 3: field 'lots': '0.' is not a plain decimal like 43000.5
        '0.500'   | null         | 3: field 'lots': is missing
        ,'side':'BUY' | ``       | 3: field 'side': is missing
        'BUY'     | 'HOLD'       | 3: field 'side': expected one of BUY, SELL, was "HOLD"
        'BUY'     | 1            | 3: field 'side': expected one of BUY, SELL, was 1
        :42       | :'42'        | 3: field 'account': expected an integer, was "42"
        :42       | :42.0        | 3: field 'account': expected an integer, was 42.0
        :42       | :true        | 3: field 'account': expected an integer, was true
        'BTC-PERP' | 'BTC'       | 3: field 'instrument': no instrument "BTC" is defined before this line
        'BTC-PERP' | 65536       | 3: field 'instrument': 65536 is out of range 0..65535
        :42       | :[]          | 3: field 'account': expected an integer, was an array
        'account' | 'acount'     | 3: field 'account': is missing
        'lots'    | 'account'    | 3:140: field 'account': is given twice
        PlaceOrder | PlaceOrdr   | 3: field 'type': no command is called "PlaceOrdr"
        PlaceOrder | ZoneChanged | 3: field 'type': ZoneChanged is an event; a scenario holds commands
        'PlaceOrder' | 7         | 3: field 'type': expected a name in quotes, was 7
        'type':'PlaceOrder', | `` | 3: field 'type': is missing
        'seq':3   | 'seq':4      | 3: field 'seq': expected 3, was 4
        '2021-05-19T00:00:00Z' | 'yesterday' | 3: field 'time': 'yesterday' is not a time like 2021-05-19T00:00:00Z
        '2021 | '3021            | 3: field 'time': 3021-05-19T00:00:00Z is out of range: years 1677 to 2262
        'time':'2021-05-19T00:00:00Z', | `` | 3: field 'time': is missing
        '43000.5'} | '43000.5'}} | 3:178: not JSON: Unexpected close marker '}': no open Object to close
        """)
    void shouldSayWhatIsWrongWithALine(final String from, final String to, final String expected) throws IOException
    {
        final String wrong = ORDER.replace(from, to == null ? "" : to);
        final Scenario scenario = read(HEAD + wrong);
        assertFalse(scenario.problems().kept().isEmpty());
        assertTrue(
            scenario.problems().kept().stream().anyMatch(p -> p.toString().equals("crash.jsonl:" + expected)),
            () -> scenario.problems().kept().toString());
    }

    @Test
    void shouldNameTheFieldsThatThereAre() throws IOException
    {
        assertProblems(HEAD + ORDER.replace("'account'", "'acount'"),
            "3: field 'acount': PlaceOrder has no such field; it has account, orderId, instrument, side, reduceOnly, " +
            "lots, limitPrice",
            "3: field 'account': is missing");
        assertProblems("{'time':0,'type':'AuditState','deep':1}\n",
            "1: field 'deep': AuditState has no such field; it has none");
        assertProblems(ASSET.replace("'fromUnits'", "'from'"),
            "1: field 'haircuts[0].from': no such field; a row has fromUnits, initialPpm, maintenancePpm",
            "1: field 'haircuts[0].fromUnits': is missing");
        assertProblems("{'time':0,'ordinal':1,'type':'AuditState'}\n",
            "1: field 'ordinal': AuditState has no such field; it has none");
    }

    @Test
    void shouldRefuseNamesThatAreNoSymbols() throws IOException
    {
        final String expected = "1: field 'name': expected 1 to 16 letters, digits, '.', '_' or '-', was ";
        assertProblems(ASSET.replace("'USDT'", "'ÜSDT'"), expected + "\"ÜSDT\"");
        assertProblems(ASSET.replace("'USDT'", "''"), expected + "\"\"");
        assertProblems(ASSET.replace("'USDT'", "'US DT'"), expected + "\"US DT\"");
        assertProblems(ASSET.replace("'USDT'", "'US\\u0000'"), expected + "\"US\0\"");
        assertProblems(ASSET.replace("'USDT'", "'A2345678901234567'"), expected + "\"A2345678901234567\"");
        assertProblems(ASSET.replace("'USDT'", "5"), "1: field 'name': expected a name in quotes, was 5");
    }

    @Test
    void shouldRefuseWrongGroups() throws IOException
    {
        final String rows = ASSET.substring(ASSET.indexOf("'haircuts':") + 11, ASSET.length() - 2);
        assertProblems(ASSET.replace(",'haircuts':" + rows, ""), "1: field 'haircuts': is missing");
        assertProblems(ASSET.replace(rows, "{}"),
            "1: field 'haircuts': expected an array of at most 65534 rows, was an object");
        assertProblems(ASSET.replace(rows, "[3]"), "1: field 'haircuts[0]': expected an object, was 3");
        assertProblems(ASSET.replace("'fromUnits':'0'", "'fromUnits':'0.0000001'"),
            "1: field 'haircuts[0].fromUnits': 0.0000001 is not a multiple of the unit of this asset, 0.000001");
        assertProblems(ASSET.replace("'fromUnits':'0'", "'fromUnits':'9223372036854.775808'"),
            "1: field 'haircuts[0].fromUnits': 9223372036854.775808 is out of range: 64 bits hold " +
            "-9223372036854.775808 to 9223372036854.775807");
        assertProblems(ASSET.replace("'initialPpm':0", "'initialPpm':4294967296"),
            "1: field 'haircuts[0].initialPpm': 4294967296 is out of range -2147483648..2147483647");
    }

    @Test
    void shouldTakeRawNumbersWhereTheScaleIsNotKnown() throws IOException
    {
        final String raw = ORDER.replace("'seq':3", "'seq':1").replace("'BTC-PERP'", "9");
        assertProblems(raw,
            "1: field 'lots': expected an integer, because instrument 9 is not defined before this line, was \"0.500\"",
            "1: field 'limitPrice': expected an integer, because instrument 9 is not defined before this line, " +
            "was \"43000.5\"");
        assertProblems(raw.replace("'0.500'", "500").replace("'43000.5'", "430005"));
        final String tick = "{'time':0,'type':'FundingTick','instrument':3,'indexUnits':'1'}";
        assertProblems(INSTRUMENT.replace("'USDT'", "7") + tick,
            "2: field 'indexUnits': expected an integer, because asset 7 is not defined before this line, was \"1\"");
    }

    @Test
    void shouldNotBlameTheNumbersForAnUnknownInstrument() throws IOException
    {
        assertProblems(HEAD + ORDER.replace("BTC-PERP", "ETH-PERP"),
            "3: field 'instrument': no instrument \"ETH-PERP\" is defined before this line");
    }

    @Test
    void shouldRefuseWhatIsNoJsonObject() throws IOException
    {
        assertProblems("[1]\n", "1:1: expected a JSON object like {\"type\":...}");
        assertProblems("{'time':0 'type':'AuditState'}\n",
            "1:11: not JSON: Unexpected character ('\"' (code 34)): was expecting comma to separate Object entries");
        assertProblems("{'time':0,'type':'AuditState'} {}\n", "1:32: expected the end of the line after the object");
        assertProblems("{'time':0,'type':'AuditState',}\n",
            "1:31: not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name");
        assertEquals(1, read("\u0000\n").problems().count());
        assertEquals(1, read("{'a':" + "[".repeat(1000) + "\n").problems().count());
    }

    @Test
    void shouldReportAFileThatEndsInTheMiddleOfALine() throws IOException
    {
        final String cut = HEAD + ORDER.substring(0, 60);
        assertProblems(cut, "3:61: the file ends in the middle of this line");
        assertProblems(HEAD + ORDER.stripTrailing());
        assertProblems(HEAD + ORDER.substring(0, 60) + "}",
            "3:62: not JSON: Unexpected end-of-input in field name");
    }

    @Test
    void shouldKeepTheFirstProblemsAndCountAll() throws IOException
    {
        final Scenario scenario = read("{'time':0,'type':'Nothing'}\n".repeat(30));
        assertEquals(30, scenario.problems().count());
        assertEquals(LineProblems.MAX_KEPT, scenario.problems().kept().size());
        assertEquals(0, scenario.size());
    }

    @Test
    void shouldNumberGoodLinesByTheirPlaceInTheFile() throws IOException
    {
        final Scenario scenario = read(
            "{'seq':1,'time':0,'type':'AuditState'}\n{'seq':2,'time':0,'type':'Nothing'}\n" +
            "{'seq':3,'time':0,'type':'AuditState'}\n");
        assertEquals(1, scenario.problems().count());
        assertEquals(2, scenario.size());
    }

    @Test
    void shouldReadBytes() throws IOException
    {
        final Scenario scenario =
            read("{'time':0,'type':'Bytes','hex':'00ff7f'}\n{'time':1,'type':'Bytes','hex':''}\n");
        assertEquals(List.of(), scenario.problems().kept());
        assertEquals(3, scenario.length(0));
        assertEquals(-1, scenario.buffer(0).getByte(scenario.offset(0) + 1));
        assertEquals(0, scenario.length(1));
        final String expected = "1: field 'hex': expected at most 65536 bytes in quotes, two of 0-9 and a-f for each";
        assertProblems("{'time':0,'type':'Bytes','hex':'0'}\n", expected);
        assertProblems("{'time':0,'type':'Bytes','hex':'0G'}\n", expected);
        assertProblems("{'time':0,'type':'Bytes'}\n", expected);
        assertProblems("{'time':0,'type':'Bytes','hex':'00','x':1}\n",
            "1: field 'x': Bytes has no such field; it has hex");
        assertProblems("{'time':1e9,'type':'AuditState'}\n",
            "1: field 'time': expected a time like \"2021-05-19T00:00:00Z\" or integer nanoseconds, was 1e9");
    }

    @Test
    void shouldReadExpectations() throws IOException
    {
        final Scenario scenario = read(
            "{'time':0,'type':'AuditState'}\n{'expect':{'type':'StateAudited','conserved':'YES'}}\n" +
            "{'time':1,'type':'AdvanceTime'}\n{'expect':[]}\n{'time':2,'type':'AdvanceTime'}\n");
        assertEquals(List.of(), scenario.problems().kept());
        assertEquals(1, scenario.expectations(0).size());
        assertEquals("StateAudited", scenario.expectations(0).get(0).type());
        assertEquals(2, scenario.expectations(0).get(0).line());
        assertEquals(List.of(), scenario.expectations(1));
        assertNull(scenario.expectations(2));
    }

    @Test
    void shouldRefuseWrongExpectations() throws IOException
    {
        final String audit = "{'time':0,'type':'AuditState'}\n";
        assertProblems("{'expect':[]}\n", "1: field 'expect': there is no command before it");
        assertProblems(audit + "{'expect':[],'time':0}\n", "2: field 'expect': must stand alone on its line");
        assertProblems(audit + "{'expect':7}\n",
            "2: field 'expect': expected an event like {\"type\":...}, or [] for none, was 7");
        assertProblems(audit + "{'expect':{}}\n", "2: field 'type': is missing");
        assertProblems(audit + "{'expect':{'type':'Deposit'}}\n", "2: field 'type': no event is called \"Deposit\"");
        assertProblems(audit + "{'expect':{'type':'StateAudited','conserved':'PERHAPS','hash':1}}\n",
            "2: field 'hash': StateAudited has no such field; it has stateHash, conserved, accounts, positions, " +
            "orders, liquidating",
            "2: field 'conserved': expected one of NO, YES, was \"PERHAPS\"");
        assertProblems(audit + "{'expect':{'type':'MarginReported','positions':[{'x':1}],'balances':3}}\n",
            "2: field 'positions[0].x': no such field; a row has instrument, lots, costUnits, markPrice, " +
            "unrealisedUnits, notional, maintenanceMargin, initialMargin, liquidationPrice",
            "2: field 'balances': expected an array, was 3");
    }

    private static void assertProblems(final String text, final String... expected) throws IOException
    {
        final List<String> problems =
            read(text).problems().kept().stream().map(p -> p.toString().substring("crash.jsonl:".length())).toList();
        assertEquals(List.of(expected), problems);
    }

    /**
     * @param text of a scenario, with single quotes for double ones.
     */
    private static Scenario read(final String text) throws IOException
    {
        final byte[] bytes = text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        return new ScenarioReader(CATALOG, new Symbols()).read(new ByteArrayInputStream(bytes), "crash.jsonl", 1);
    }
}
