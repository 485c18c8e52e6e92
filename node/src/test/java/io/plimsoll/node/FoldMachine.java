package io.plimsoll.node;

import io.plimsoll.core.EventSink;
import io.plimsoll.core.StateMachine;
import io.plimsoll.core.message.AuditStateDecoder;
import io.plimsoll.core.message.MessageHeaderDecoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import io.plimsoll.core.message.StateAuditedEncoder;
import io.plimsoll.core.snapshot.SnapshotException;
import io.plimsoll.core.snapshot.SnapshotInput;
import io.plimsoll.core.snapshot.SnapshotOutput;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The smallest state machine with a memory: a hash over all commands. The first byte of a command's body says how many
 * events it gives; each holds the hash. A command of the template of AuditState gives the state hash.
 */
public final class FoldMachine implements StateMachine
{
    private static final int EVENT_TEMPLATE_ID = 199;
    private static final int EVENT_LENGTH = 20;
    private static final int SECTION_ID = 1;
    private static final int SECTION_LENGTH = 2 * Long.BYTES;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MessageHeaderDecoder commandHeader = new MessageHeaderDecoder();
    private final StateAuditedEncoder stateAudited = new StateAuditedEncoder();
    private final UnsafeBuffer event = new UnsafeBuffer(new byte[128]);
    private final long failingSequence;
    private long lastSequence;
    private long hash;

    public FoldMachine()
    {
        this(Long.MAX_VALUE);
    }

    /**
     * @param failingSequence command at which it throws, after it has emitted its events.
     */
    public FoldMachine(final long failingSequence)
    {
        this.failingSequence = failingSequence;
    }

    @Override
    public void apply(
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length,
        final EventSink sink)
    {
        lastSequence = sequence;
        if (isAudit(buffer, offset, length))
        {
            stateAudited.wrapAndApplyHeader(event, 0, header).stateHash(hash);
            sink.onEvent(sequence, 0, event, 0, header.encodedLength() + stateAudited.encodedLength());
            return;
        }
        hash = 31 * hash + sequence + timeNs;
        for (int i = 0; i < length; i++)
        {
            hash = 31 * hash + buffer.getByte(offset + i);
        }
        final int events = length > MessageHeaderDecoder.ENCODED_LENGTH ?
            buffer.getByte(offset + MessageHeaderDecoder.ENCODED_LENGTH) & 0x7F : 0;
        for (int ordinal = 0; ordinal < events; ordinal++)
        {
            header.wrap(event, 0).blockLength(12).templateId(EVENT_TEMPLATE_ID).schemaId(7010).version(1);
            event.putLong(8, hash);
            event.putInt(16, ordinal);
            sink.onEvent(sequence, ordinal, event, 0, EVENT_LENGTH);
        }
        if (sequence == failingSequence)
        {
            throw new IllegalStateException("broken on purpose at " + sequence);
        }
    }

    @Override
    public long lastSequence()
    {
        return lastSequence;
    }

    @Override
    public long stateHash()
    {
        return hash;
    }

    @Override
    public void save(final SnapshotOutput output)
    {
        output.begin(SECTION_ID);
        event.putLong(0, lastSequence);
        event.putLong(Long.BYTES, hash);
        output.write(event, 0, SECTION_LENGTH);
        output.end();
    }

    @Override
    public void load(final SnapshotInput input)
    {
        if (lastSequence != 0)
        {
            throw new IllegalStateException("loaded into a machine at sequence " + lastSequence);
        }
        final long length = input.open(SECTION_ID);
        if (length != SECTION_LENGTH)
        {
            throw new SnapshotException("section of " + SECTION_LENGTH + " bytes expected, found " + length);
        }
        input.read(event, 0, SECTION_LENGTH);
        lastSequence = event.getLong(0);
        hash = event.getLong(Long.BYTES);
    }

    private boolean isAudit(final DirectBuffer buffer, final int offset, final int length)
    {
        return length == MessageHeaderDecoder.ENCODED_LENGTH &&
            commandHeader.wrap(buffer, offset).templateId() == AuditStateDecoder.TEMPLATE_ID;
    }
}
