package io.plimsoll.core;

import io.plimsoll.core.account.AccountSections;
import io.plimsoll.core.account.Accounts;
import io.plimsoll.core.auction.AuctionBook;
import io.plimsoll.core.audit.StateDigest;
import io.plimsoll.core.breaker.Breakers;
import io.plimsoll.core.governance.Changes;
import io.plimsoll.core.instrument.ContractSections;
import io.plimsoll.core.instrument.Contracts;
import io.plimsoll.core.liquidation.LiquidationSection;
import io.plimsoll.core.liquidation.Liquidator;
import io.plimsoll.core.loss.LossWaterfall;
import io.plimsoll.core.margin.RiskParameters;
import io.plimsoll.core.mark.PriceState;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.monitor.Monitor;
import io.plimsoll.core.price.Indices;
import io.plimsoll.core.price.Market;
import io.plimsoll.core.snapshot.Section;
import io.plimsoll.core.snapshot.SnapshotException;
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
    private final Contracts contracts;
    private final ContractSections contractSections;
    private final Market market;
    private final AccountSections accounts;
    private final AuctionBook auctions;
    private final Liquidator liquidator;
    private final LiquidationSection liquidation;
    private final LossWaterfall waterfall;
    private final Changes changes;
    private final Monitor monitor;
    private final Indices indices;
    private final PriceState prices;
    private final Breakers breakers;
    private final StateDigest digest;
    private final CommandClock clock;
    private long lastSequence;

    CoreSections(
        final CoreLimits limits,
        final Accounts book,
        final Contracts contracts,
        final Market market,
        final RiskParameters parameters,
        final AuctionBook auctions,
        final Liquidator liquidator,
        final LiquidationSection liquidation,
        final LossWaterfall waterfall,
        final Changes changes,
        final Monitor monitor,
        final Indices indices,
        final PriceState prices,
        final Breakers breakers,
        final StateDigest digest,
        final CommandClock clock)
    {
        this.limits = limits;
        this.parameters = parameters;
        this.contracts = contracts;
        this.contractSections = new ContractSections(contracts);
        this.market = market;
        this.accounts = new AccountSections(book, contracts);
        this.auctions = auctions;
        this.liquidator = liquidator;
        this.liquidation = liquidation;
        this.waterfall = waterfall;
        this.changes = changes;
        this.monitor = monitor;
        this.indices = indices;
        this.prices = prices;
        this.breakers = breakers;
        this.digest = digest;
        this.clock = clock;
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
        contractSections.save(writer);
        market.save(writer);
        accounts.save(writer);
        liquidation.save(writer);
        monitor.save(writer);
        waterfall.pools().save(writer);
        auctions.save(writer);
        indices.save(writer);
        prices.save(writer);
        breakers.save(writer);
        changes.save(writer);
        writer.begin(Section.END);
        writer.put(digest.hash(ofSequence, ofTimeNs, liquidator.sliceIds()));
        writer.end();
    }

    void load(final SnapshotInput input)
    {
        final SnapshotReader reader = new SnapshotReader(input);
        loadCore(reader);
        parameters.load(reader);
        contractSections.load(reader);
        market.load(reader);
        requireNoOtherPrices();
        accounts.load(reader);
        liquidation.load(reader, clock.nowNs());
        monitor.load(reader);
        waterfall.pools().load(reader, clock.nowNs());
        auctions.load(reader);
        indices.load(reader, clock.nowNs());
        prices.load(reader, indices);
        breakers.load(reader);
        changes.load(reader);
        reader.open(Section.END);
        final long recorded = reader.next();
        reader.close();
        final long hash = digest.hash(lastSequence, clock.nowNs(), liquidator.sliceIds());
        if (hash != recorded)
        {
            throw reader.failure(
                "the state that was saved has hash " + Long.toHexString(recorded) + ", the state loaded has " +
                Long.toHexString(hash));
        }
        enterAccounts();
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
        clock.moveTo(reader.next(0, Long.MAX_VALUE, "time of the last command"));
        reader.close();
    }

    /**
     * The state hash covers what is listed; there must be nothing else.
     */
    private void requireNoOtherPrices()
    {
        for (int id = 0; id < contracts.maxInstruments(); id++)
        {
            if (!contracts.hasInstrument(id) && (market.mark(id) != 0 || market.fundingIndex(id) != 0 ||
                market.volatilities().presentPpm(id) != 0))
            {
                throw new SnapshotException(Section.MARKET + ": instrument " + id + " has a price and is not listed");
            }
        }
        for (int id = 0; id < contracts.maxAssets(); id++)
        {
            if (!contracts.hasAsset(id) && market.assetPrice(id) != (id == 0 ? Market.ONE : 0))
            {
                throw new SnapshotException(Section.MARKET + ": asset " + id + " has a price and is not listed");
            }
        }
    }

    /**
     * Only now that the numbers are known to be those that were saved are they computed with.
     */
    private void enterAccounts()
    {
        try
        {
            accounts.follow(monitor::enter);
        }
        catch (final ArithmeticException ex)
        {
            throw new SnapshotException("margin accounts of the snapshot: numbers beyond the exact range", ex);
        }
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
}
