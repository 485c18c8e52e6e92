package io.plimsoll.journal;

/**
 * The reserves of a journal's two queues as one: low when either is.
 */
final class ReservedSpace implements JournalSpace
{
    private final SpaceReserve commands;
    private final SpaceReserve outcomes;

    ReservedSpace(final SpaceReserve commands, final SpaceReserve outcomes)
    {
        this.commands = commands;
        this.outcomes = outcomes;
    }

    @Override
    public boolean isLow()
    {
        return commands.isLow() || outcomes.isLow();
    }

    @Override
    public boolean refill()
    {
        return (!commands.isLow() || commands.refill()) && (!outcomes.isLow() || outcomes.refill());
    }

    @Override
    public long freeBytes()
    {
        return commands.freeBytes();
    }

    @Override
    public long reservedBytes()
    {
        return Math.min(commands.reservedBytes(), outcomes.reservedBytes());
    }
}
