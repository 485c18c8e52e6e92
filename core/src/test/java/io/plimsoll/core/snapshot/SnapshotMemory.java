package io.plimsoll.core.snapshot;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

import io.plimsoll.core.StateMachine;

/**
 * A snapshot in memory, that holds both sides to the contract: sections one after the other, pieces no longer than
 * promised, each section read to its end before the next.
 */
public final class SnapshotMemory implements SnapshotOutput, SnapshotInput
{
    private static final int LONGEST_PIECE = 64 * 1024;

    private final List<Integer> ids = new ArrayList<>();
    private final List<byte[]> sections = new ArrayList<>();
    private final ByteArrayOutputStream current = new ByteArrayOutputStream();
    private int openId;
    private int reading = -1;
    private int position;

    /**
     * Saves a machine.
     *
     * @param machine to save.
     * @return its snapshot.
     */
    public static SnapshotMemory of(final StateMachine machine)
    {
        final SnapshotMemory memory = new SnapshotMemory();
        machine.save(memory);
        require(memory.openId == 0, "the last section was not ended");
        return memory;
    }

    /**
     * The same content, to be changed or to be read again.
     *
     * @return a copy.
     */
    public SnapshotMemory copy()
    {
        final SnapshotMemory copy = new SnapshotMemory();
        copy.ids.addAll(ids);
        sections.forEach(section -> copy.sections.add(section.clone()));
        return copy;
    }

    @Override
    public void begin(final int sectionId)
    {
        require(openId == 0, "a section is open");
        require(ids.isEmpty() || sectionId > ids.get(ids.size() - 1), "ids must ascend");
        openId = sectionId;
    }

    @Override
    public void write(final DirectBuffer buffer, final int offset, final int length)
    {
        require(openId != 0, "no section is open");
        require(length >= 1 && length <= LONGEST_PIECE, "a piece of " + length + " bytes");
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        current.write(bytes, 0, length);
    }

    @Override
    public void end()
    {
        require(openId != 0, "no section is open");
        ids.add(openId);
        sections.add(current.toByteArray());
        current.reset();
        openId = 0;
    }

    @Override
    public long open(final int sectionId)
    {
        require(reading < 0 || position == sections.get(reading).length, "the section before was not read to its end");
        reading++;
        position = 0;
        if (reading >= ids.size() || ids.get(reading) != sectionId)
        {
            throw new SnapshotException("there is no section " + sectionId + " here");
        }
        return sections.get(reading).length;
    }

    @Override
    public void read(final MutableDirectBuffer buffer, final int offset, final int length)
    {
        final byte[] section = sections.get(reading);
        require(length >= 1 && position + length <= section.length, length + " bytes read, too many");
        buffer.putBytes(offset, section, position, length);
        position += length;
    }

    /**
     * Have all sections been read to their ends?
     *
     * @return true if so.
     */
    public boolean isReadWhole()
    {
        return reading == ids.size() - 1 && position == sections.get(reading).length;
    }

    /**
     * Number of sections.
     *
     * @return the count.
     */
    public int count()
    {
        return ids.size();
    }

    /**
     * Bytes of a section; a change changes the snapshot.
     *
     * @param index from 0.
     * @return its bytes.
     */
    public byte[] section(final int index)
    {
        return sections.get(index);
    }

    /**
     * Put other bytes into a section.
     *
     * @param index from 0.
     * @param bytes of it.
     */
    public void section(final int index, final byte[] bytes)
    {
        sections.set(index, bytes);
    }

    /**
     * Take a section away.
     *
     * @param index from 0.
     */
    public void remove(final int index)
    {
        ids.remove(index);
        sections.remove(index);
    }

    /**
     * First difference.
     *
     * @param other snapshot.
     * @return in words; empty if there is none.
     */
    public String difference(final SnapshotMemory other)
    {
        if (!ids.equals(other.ids))
        {
            return "sections " + ids + " and " + other.ids;
        }
        for (int i = 0; i < ids.size(); i++)
        {
            final int at = Arrays.mismatch(sections.get(i), other.sections.get(i));
            if (at >= 0)
            {
                return "section " + ids.get(i) + " differs at byte " + at;
            }
        }
        return "";
    }

    private static void require(final boolean holds, final String otherwise)
    {
        if (!holds)
        {
            throw new AssertionError(otherwise);
        }
    }
}
