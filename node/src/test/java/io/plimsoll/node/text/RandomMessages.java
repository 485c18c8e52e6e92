package io.plimsoll.node.text;

import io.plimsoll.core.message.GroupSizeEncodingEncoder;
import io.plimsoll.core.message.MessageHeaderEncoder;
import org.agrona.MutableDirectBuffer;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Valid messages of any template with random and extreme numbers.
 */
final class RandomMessages
{
    private static final String NAME_CHARS = "ABCXYZabcxyz0189._-";
    private static final int KNOWN_IDS = 6;

    private final List<Template> templates;
    private final SplittableRandom random;

    RandomMessages(final MessageCatalog catalog, final long seed)
    {
        templates = new ArrayList<>(catalog.templates());
        random = new SplittableRandom(seed);
    }

    Template template()
    {
        return templates.get(random.nextInt(templates.size()));
    }

    int next(final Template template, final MutableDirectBuffer buffer)
    {
        return next(template, buffer, 0);
    }

    private int next(final Template template, final MutableDirectBuffer buffer, final int offset)
    {
        new MessageHeaderEncoder().wrap(buffer, offset)
            .blockLength(template.blockLength())
            .templateId(template.id())
            .schemaId(MessageHeaderEncoder.SCHEMA_ID)
            .version(MessageHeaderEncoder.SCHEMA_VERSION);
        int position = offset + MessageHeaderEncoder.ENCODED_LENGTH;
        fill(template.fields(), buffer, position);
        position += template.blockLength();
        for (final Group group : template.groups())
        {
            if (group.isMessage() && random.nextInt(8) > 0)
            {
                position = nested(group, buffer, position);
                continue;
            }
            final int rows = random.nextInt(4) == 0 ? 0 : random.nextInt(9);
            new GroupSizeEncodingEncoder().wrap(buffer, position).blockLength(group.blockLength()).numInGroup(rows);
            position += Group.HEADER_LENGTH;
            for (int row = 0; row < rows; row++)
            {
                fill(group.fields(), buffer, position);
                position += group.blockLength();
            }
        }
        return position;
    }

    /**
     * Words that are a command, now and then with a byte behind its end or one word too many.
     */
    private int nested(final Group group, final MutableDirectBuffer buffer, final int offset)
    {
        final int begin = offset + Group.HEADER_LENGTH;
        Template template = template();
        while (!template.groups().isEmpty() && template.groups().get(0).isMessage())
        {
            template = template();
        }
        final int length = next(template, buffer, begin) - begin;
        final int words = (length + 7) / 8 + (random.nextInt(8) == 0 ? 1 : 0);
        buffer.setMemory(begin + length, words * 8 - length, (byte)(random.nextInt(8) == 0 ? 1 : 0));
        new GroupSizeEncodingEncoder().wrap(buffer, offset).blockLength(group.blockLength()).numInGroup(words);
        return begin + words * 8;
    }

    long time()
    {
        return number(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private void fill(final List<Field> fields, final MutableDirectBuffer buffer, final int block)
    {
        for (final Field field : fields)
        {
            switch (field.meaning())
            {
                case NAME -> fillName(field, buffer, block);
                case CHOICE -> fillChoice(field, buffer, block);
                case INSTRUMENT, ASSET, SCOPE, INDEX -> field.write(buffer, block, reference(field));
                default -> field.write(buffer, block, plain(field));
            }
        }
    }

    private long reference(final Field field)
    {
        return random.nextInt(8) > 0 ? random.nextInt(KNOWN_IDS) : plain(field);
    }

    private long plain(final Field field)
    {
        if (field.isOptional() && random.nextInt(3) == 0)
        {
            return field.nullValue();
        }
        return number(field.min(), field.max());
    }

    private long number(final long min, final long max)
    {
        final long value = switch (random.nextInt(8))
        {
            case 0 -> min;
            case 1 -> max;
            case 2 -> 0;
            case 3 -> random.nextInt(3) - 1;
            case 4 -> random.nextInt(1, 20) * 1_000_000L;
            case 5 -> random.nextLong();
            default -> random.nextLong() >> random.nextInt(64);
        };
        return Math.max(min, Math.min(max, value));
    }

    private void fillName(final Field field, final MutableDirectBuffer buffer, final int block)
    {
        buffer.setMemory(block + field.offset(), field.length(), (byte)0);
        final int length = random.nextInt(3) == 0 ? 1 : random.nextInt(1, field.length() + 1);
        for (int i = 0; i < length; i++)
        {
            final char c = NAME_CHARS.charAt(random.nextInt(NAME_CHARS.length()));
            buffer.putByte(block + field.offset() + i, (byte)c);
        }
    }

    private void fillChoice(final Field field, final MutableDirectBuffer buffer, final int block)
    {
        long code;
        do
        {
            code = random.nextInt(32);
        }
        while (field.choices().name(code) == null);
        field.write(buffer, block, code);
    }
}
