package io.plimsoll.bench.core;

import io.plimsoll.core.CoreLimits;
import io.plimsoll.core.RiskCore;
import io.plimsoll.core.message.AccountKind;
import io.plimsoll.core.message.Side;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What a snapshot costs apart from the disk: a population opened by real commands is saved into memory and loaded into
 * fresh cores, a few times.
 * <p>
 * Usage: {@code SnapshotHarness [accounts] [seed]}. One thread; each load is into a core that has just been created,
 * whose memory has not been touched, as in a start.
 */
public final class SnapshotHarness
{
    private static final int INSTRUMENTS = 64;
    private static final long PRICE = 100_000L;
    private static final long MAX_PRICE = 1_000_000L;
    private static final long DEPOSIT = 2_000_000_000L;
    private static final int PAIRS_PER_ACCOUNT_PERCENT = 125;
    private static final int RUNS = 5;

    private SnapshotHarness()
    {
    }

    /**
     * Runs it.
     *
     * @param args accounts, seed.
     */
    public static void main(final String[] args)
    {
        final int accounts = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        final long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
        final CoreLimits limits = new CoreLimits(
            accounts + 16, accounts * 5 / 2 + 1_000, 1_000, accounts + 1_000, INSTRUMENTS, 4);
        final RiskCore core = populated(limits, accounts, seed);
        final PrintStream out = System.out;
        out.printf(Locale.ROOT, "%,d accounts, %,d positions; JVM %s, %d processors%n",
            accounts, core.positions(), System.getProperty("java.vm.version"),
            Runtime.getRuntime().availableProcessors());
        final Memory memory = new Memory((int)Math.min(Integer.MAX_VALUE - 64, core.memoryBytes() + (1 << 20)));
        for (int run = 1; run <= RUNS; run++)
        {
            memory.rewind();
            final long start = System.nanoTime();
            core.save(memory);
            final long saved = System.nanoTime();
            final RiskCore fresh = RiskCore.create(limits);
            final long created = System.nanoTime();
            memory.rewind();
            fresh.load(memory);
            final long loaded = System.nanoTime();
            if (fresh.stateHash() != core.stateHash() || fresh.misplacedAccounts() != 0)
            {
                throw new IllegalStateException("the core loaded is not the core saved");
            }
            out.printf(Locale.ROOT,
                "run %d: save of %,d bytes %.0f ms; core created in %.0f ms, loaded in %.0f ms (%.0f ns/account)%n",
                run, memory.length(), (saved - start) / 1e6, (created - saved) / 1e6, (loaded - created) / 1e6,
                (double)(loaded - created) / accounts);
        }
    }

    private static RiskCore populated(final CoreLimits limits, final int accounts, final long seed)
    {
        final SplittableRandom random = new SplittableRandom(seed);
        final RiskCore core = RiskCore.create(limits);
        final CommandFeed feed = new CommandFeed(core);
        feed.numeraire();
        feed.account(Long.MAX_VALUE, AccountKind.BACKSTOP);
        for (int i = 0; i < INSTRUMENTS; i++)
        {
            feed.linear(i, MAX_PRICE);
            feed.tick(i, PRICE);
        }
        for (int id = 1; id <= accounts; id++)
        {
            feed.account(id, AccountKind.CUSTOMER);
            feed.deposit(id, DEPOSIT);
        }
        final long pairs = (long)accounts * PAIRS_PER_ACCOUNT_PERCENT / 100;
        long orderId = 1;
        for (long pair = 0; pair < pairs; pair++)
        {
            final int instrument = random.nextInt(1 + random.nextInt(INSTRUMENTS));
            final long lots = 20 + random.nextInt(200);
            feed.order(1 + random.nextInt(accounts), orderId, instrument, Side.BUY, lots, PRICE);
            feed.order(1 + random.nextInt(accounts), orderId + 1, instrument, Side.SELL, lots, PRICE);
            feed.fill(instrument, PRICE, lots, orderId, orderId + 1);
            orderId += 2;
        }
        feed.failOnRejections();
        return core;
    }

    /**
     * All sections behind each other in one buffer, each with its length.
     */
    private static final class Memory implements SnapshotOutput, SnapshotInput
    {
        private final UnsafeBuffer bytes;
        private int start;
        private int position;

        Memory(final int capacity)
        {
            bytes = new UnsafeBuffer(ByteBuffer.allocateDirect(capacity));
        }

        void rewind()
        {
            position = 0;
        }

        int length()
        {
            return position;
        }

        @Override
        public void begin(final int sectionId)
        {
            start = position;
            position += Integer.BYTES;
        }

        @Override
        public void write(final DirectBuffer buffer, final int offset, final int length)
        {
            bytes.putBytes(position, buffer, offset, length);
            position += length;
        }

        @Override
        public void end()
        {
            bytes.putInt(start, position - start - Integer.BYTES);
        }

        @Override
        public long open(final int sectionId)
        {
            position += Integer.BYTES;
            return bytes.getInt(position - Integer.BYTES);
        }

        @Override
        public void read(final MutableDirectBuffer buffer, final int offset, final int length)
        {
            buffer.putBytes(offset, bytes, position, length);
            position += length;
        }
    }
}
