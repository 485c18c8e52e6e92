package io.plimsoll.node.standby;

import io.plimsoll.node.EventListener;
import io.plimsoll.node.Plimsoll;
import io.plimsoll.node.replay.SeededVenue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A primary with a seeded venue. Arguments: journal; "load" for commands without end, or "paced" for as many steps as
 * each line of standard input says.
 */
final class PrimaryProcess
{
    private static final int REPORT_INTERVAL = 500;
    private static final int STEPS_PER_REST = 20;
    private static final long REST_NS = 1_000_000;

    private PrimaryProcess()
    {
    }

    public static void main(final String[] args) throws IOException
    {
        final EventListener listener = (sequence, ordinal, buffer, offset, length) ->
        {
            if (ordinal == 0 && sequence % REPORT_INTERVAL < 4)
            {
                System.out.println("seen " + sequence);
            }
        };
        final Plimsoll plimsoll = Plimsoll.builder()
            .limits(SeededVenue.LIMITS)
            .journal(Path.of(args[0]))
            .listener(listener)
            .launch();
        final SeededVenue venue = new SeededVenue(plimsoll, 1);
        venue.open();
        plimsoll.drain();
        System.out.println("open with " + plimsoll.releasedSequence());
        if ("load".equals(args[1]))
        {
            while (plimsoll.failure().isEmpty())
            {
                step(venue, STEPS_PER_REST);
                LockSupport.parkNanos(REST_NS);
            }
        }
        else
        {
            obey(plimsoll, venue);
        }
    }

    private static void obey(final Plimsoll plimsoll, final SeededVenue venue) throws IOException
    {
        final BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line;
        while ((line = input.readLine()) != null)
        {
            final boolean isReleased = step(venue, Integer.parseInt(line)) && plimsoll.drain();
            System.out.println(isReleased ? "released " + plimsoll.releasedSequence() :
                "stopped: " + plimsoll.failure().orElseThrow().getMessage());
        }
        plimsoll.close();
        System.out.println("closed");
    }

    /** Returns false if the engine has stopped. */
    private static boolean step(final SeededVenue venue, final int steps)
    {
        try
        {
            for (int i = 0; i < steps; i++)
            {
                venue.step();
            }
            return true;
        }
        catch (final IllegalStateException e)
        {
            return false;
        }
    }
}
