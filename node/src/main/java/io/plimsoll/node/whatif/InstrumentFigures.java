package io.plimsoll.node.whatif;

/**
 * What happened in one contract.
 */
final class InstrumentFigures
{
    private long slicesIssued;
    private long liquidatedMicros;
    private long takenOverMicros;

    void onSlice()
    {
        slicesIssued++;
    }

    void onSliceFill(final long notional)
    {
        liquidatedMicros += notional;
    }

    void onTakeover(final long notional)
    {
        takenOverMicros += notional;
    }

    long slicesIssued()
    {
        return slicesIssued;
    }

    long liquidatedMicros()
    {
        return liquidatedMicros;
    }

    long takenOverMicros()
    {
        return takenOverMicros;
    }
}
