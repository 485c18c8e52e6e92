package io.plimsoll.core;

import io.plimsoll.core.account.AccountSections;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.audit.StateDigest;
import io.plimsoll.core.instrument.ContractSections;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.liquidation.Liquidator;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import io.plimsoll.core.snapshot.SnapshotReader;
import io.plimsoll.core.snapshot.SnapshotWriter;

/**
 * The sections of a core's snapshot, in order (docs/determinism.md, the snapshot). Each owner of state writes and reads
 * its own. The last section holds the state hash, which a loaded core must have too.
 */
final class CoreSections
{
    private final CoreLimits limits;
    private final RiskParameters parameters;
    private final ContractSections contracts;
    private final Market market;
    private final AccountSections accounts;
    private final Liquidator liquidator;
    private final Monitor monitor;
    private final StateDigest digest;
    private long lastSequence;
    private long timeNs;

    CoreSections(
        final CoreLimits limits,
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final Liquidator liquidator,
        final Monitor monitor,
        final StateDigest digest)
    {
        this.limits = limits;
        this.parameters = parameters;
        this.contracts = new ContractSections(contracts);
        this.market = market;
        this.accounts = new AccountSections(book, contracts);
        this.liquidator = liquidator;
        this.monitor = monitor;
        this.digest = digest;
    }

    void save(final SnapshotOutput output, final long ofSequence, final long ofTimeNs)
    {
        final SnapshotWriter writer = new SnapshotWriter(output);
        writer.begin(Section.CORE);
        writer.put(MessageHeaderDecoder.SCHEMA_ID).put(MessageHeaderDecoder.SCHEMA_VERSION)
            .put(limits.maxMarginAccounts()).put(limits.maxPositions()).put(limits.maxBalances())
            .put(limits.maxOrders()).put(limits.maxInstruments()).put(limits.maxAssets())
            .put(ofSequence).put(ofTimeNs);
        writer.end();
        parameters.save(writer);
        contracts.save(writer);
        market.save(writer);
        accounts.save(writer);
        liquidator.save(writer);
        monitor.save(writer);
        writer.begin(Section.END);
        writer.put(digest.hash(ofSequence, ofTimeNs, liquidator.sliceIds()));
        writer.end();
    }

    void load(final SnapshotInput input)
    {
        final SnapshotReader reader = new SnapshotReader(input);
        loadCore(reader);
        parameters.load(reader);
        contracts.load(reader);
        market.load(reader);
        accounts.load(reader);
        liquidator.load(reader, timeNs);
        monitor.load(reader);
        reader.open(Section.END);
        final long recorded = reader.next();
        reader.close();
        final long hash = digest.hash(lastSequence, timeNs, liquidator.sliceIds());
        if (hash != recorded)
        {
            throw reader.failure(
                "the state that was saved has hash " + Long.toHexString(recorded) + ", the state loaded has " +
                Long.toHexString(hash));
        }
        // Only now, that the numbers are known to be those that were saved, are they computed with.
        accounts.follow(monitor::enter);
    }

    private void loadCore(final SnapshotReader reader)
    {
        reader.open(Section.CORE);
        require(reader, MessageHeaderDecoder.SCHEMA_ID, "schema");
        require(reader, MessageHeaderDecoder.SCHEMA_VERSION, "schema version");
        require(reader, limits.maxMarginAccounts(), "limit maxMarginAccounts");
        require(reader, limits.maxPositions(), "limit maxPositions");
        require(reader, limits.maxBalances(), "limit maxBalances");
        require(reader, limits.maxOrders(), "limit maxOrders");
        require(reader, limits.maxInstruments(), "limit maxInstruments");
        require(reader, limits.maxAssets(), "limit maxAssets");
        lastSequence = reader.next(0, Long.MAX_VALUE, "last sequence");
        timeNs = reader.next(0, Long.MAX_VALUE, "time of the last command");
        reader.close();
    }

    private static void require(final SnapshotReader reader, final int own, final String what)
    {
        final long saved = reader.next();
        if (saved != own)
        {
            throw reader.failure(what + " of the core that was saved is " + saved + ", of this core " + own);
        }
    }

    /**
     * Of the snapshot loaded.
     */
    long lastSequence()
    {
        return lastSequence;
    }

    /**
     * Of the last command in the snapshot loaded.
     */
    long timeNs()
    {
        return timeNs;
    }
}
