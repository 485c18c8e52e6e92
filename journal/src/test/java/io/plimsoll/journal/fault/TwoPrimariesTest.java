package io.plimsoll.journal.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.core.StateMachine;
import io.plimsoll.journal.FaultAccess;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalException.Reason;
import io.plimsoll.journal.Recovery;
import io.plimsoll.journal.ReplayProgress;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Two processes want to write one journal: one gets it, the other is told so, every time.
 */
@Timeout(180)
class TwoPrimariesTest
{
    private static final int COMMANDS_A_ROUND = 5;
    private static final int ROUNDS_TO_A_KILL = 7;

    @Test
    void shouldLetOneInEveryTime() throws Exception
    {
        final int rounds = Seeds.cases(20, 500);
        try (FaultBench bench = new FaultBench())
        {
            final Path journal = bench.directory("contested");
            bench.newJournal("contested", COMMANDS_A_ROUND, 1);
            ChildProcess first = new ChildProcess(Contender.class, journal.toString());
            ChildProcess second = new ChildProcess(Contender.class, journal.toString());
            long commands = COMMANDS_A_ROUND;
            try
            {
                for (int round = 1; round <= rounds; round++)
                {
                    first.say("open");
                    second.say("open");
                    final List<String> answers = List.of(first.readLine(), second.readLine());
                    final boolean isFirst = answers.get(0).equals("won");
                    assertEquals(List.of("won", "IN_USE"),
                        isFirst ? answers : List.of(answers.get(1), answers.get(0)), "round " + round);
                    final ChildProcess winner = isFirst ? first : second;
                    final ChildProcess loser = isFirst ? second : first;
                    assertEquals("IN_USE", answer(loser, "open"), "while the first lives, round " + round);
                    assertEquals(Reason.IN_USE, assertThrows(JournalException.class, () -> open(journal)).reason());
                    assertEquals("wrote", answer(winner, "write"));
                    commands += COMMANDS_A_ROUND;
                    if (round % ROUNDS_TO_A_KILL == 0)
                    {
                        winner.kill();
                        first = loser;
                        second = new ChildProcess(Contender.class, journal.toString());
                    }
                    else
                    {
                        assertEquals("closed", answer(winner, "close"));
                    }
                }
            }
            finally
            {
                first.close();
                second.close();
                first.awaitEnd();
                second.awaitEnd();
            }
            assertEquals("WHOLE", bench.judge("two primaries", journal, commands).reason());
        }
    }

    private static String answer(final ChildProcess child, final String line)
    {
        child.say(line);
        return child.readLine();
    }

    private static void open(final Path journal)
    {
        Recovery.run(FaultAccess.settings(journal), FaultAccess.machine(),
            (sequence, ordinal, buffer, offset, length) ->
            {
            }, ReplayProgress.NONE);
    }

    /** Opens, writes and closes a journal as it is told. */
    static final class Contender
    {
        private Contender()
        {
        }

        public static void main(final String[] args) throws Exception
        {
            final Path directory = Path.of(args[0]);
            final BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            Journal journal = null;
            StateMachine machine = null;
            String line;
            while ((line = in.readLine()) != null)
            {
                switch (line)
                {
                    case "open" ->
                    {
                        machine = FaultAccess.machine();
                        try
                        {
                            journal = Recovery.run(FaultAccess.settings(directory), machine,
                                (sequence, ordinal, buffer, offset, length) ->
                                {
                                }, ReplayProgress.NONE).journal();
                            say("won");
                        }
                        catch (final JournalException e)
                        {
                            say(e.reason().name());
                        }
                    }
                    case "write" ->
                    {
                        Truth.write(journal.commands(), journal.outcomes(), machine,
                            machine.lastSequence() + COMMANDS_A_ROUND, Seeds.random(1));
                        say("wrote");
                    }
                    default ->
                    {
                        journal.close();
                        say("closed");
                    }
                }
            }
        }

        private static void say(final String line)
        {
            System.out.println(line);
            System.out.flush();
        }
    }
}
