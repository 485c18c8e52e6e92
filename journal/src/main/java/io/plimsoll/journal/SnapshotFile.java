package io.plimsoll.journal;

import io.plimsoll.core.StateMachine;
import io.plimsoll.core.snapshot.SnapshotException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * One snapshot whose every byte was checked.
 *
 * @param path   of the file.
 * @param header of it.
 */
public record SnapshotFile(Path path, SnapshotHeader header)
{
    /**
     * Opens a snapshot and checks it: framing, checksums, hash. No state machine is touched.
     *
     * @param path of the file.
     * @return the snapshot.
     * @throws SnapshotException if it is no whole snapshot that this build loads.
     */
    public static SnapshotFile open(final Path path)
    {
        try (SnapshotFileReader reader = SnapshotFileReader.open(path))
        {
            return new SnapshotFile(path, reader.check());
        }
        catch (final IOException e)
        {
            throw new SnapshotException("it cannot be read: " + e, e);
        }
    }

    /**
     * Loads a state machine. One that fails to load must be thrown away.
     *
     * @param machine to load, fresh, of the limits under which the snapshot was made.
     * @throws SnapshotException if the content cannot be loaded, or gives another state than the header says.
     */
    public void load(final StateMachine machine)
    {
        try (SnapshotFileReader reader = SnapshotFileReader.open(path))
        {
            if (!reader.header().equals(header))
            {
                throw new SnapshotException("it was replaced by another while it was read");
            }
            machine.load(reader);
            reader.closeSection();
        }
        catch (final IOException e)
        {
            throw new SnapshotException("it cannot be read: " + e, e);
        }
        if (machine.lastSequence() != header.sequence() || machine.stateHash() != header.stateHash())
        {
            throw new SnapshotException("its header says sequence " + header.sequence() + " and state hash " +
                Long.toHexString(header.stateHash()) + ", what was loaded is of sequence " + machine.lastSequence() +
                " with state hash " + Long.toHexString(machine.stateHash()));
        }
    }
}
