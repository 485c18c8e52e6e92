package io.plimsoll.node.text;

import java.util.List;

/**
 * A message of the schema.
 *
 * @param id           of the template.
 * @param name         in the schema and in the text form.
 * @param sinceVersion first version of the schema that has it.
 * @param blockLength  of the fixed part in bytes.
 * @param fields       of the fixed part, in the order of the schema.
 * @param groups       in the order of the schema.
 */
record Template(
    int id, String name, int sinceVersion, int blockLength, List<Field> fields, List<Group> groups)
{
    /**
     * Templates from here on are events.
     */
    static final int FIRST_EVENT = 101;

    boolean isEvent()
    {
        return id >= FIRST_EVENT;
    }

    /**
     * The message as an older version of the schema had it: without the fields that came later, which stand at the end
     * of its block.
     *
     * @param version of the schema, from {@link #sinceVersion} on.
     * @return this template, or one with a shorter block.
     */
    Template asOf(final int version)
    {
        final List<Field> known = fields.stream().filter(field -> field.sinceVersion() <= version).toList();
        if (known.size() == fields.size())
        {
            return this;
        }
        final int length = known.stream().mapToInt(field -> field.offset() + field.length()).max().orElse(0);
        return new Template(id, name, sinceVersion, length, known, groups);
    }

    Field field(final String fieldName)
    {
        return find(fields, fieldName);
    }

    Group group(final String groupName)
    {
        for (final Group group : groups)
        {
            if (group.name().equals(groupName))
            {
                return group;
            }
        }
        return null;
    }

    static Field find(final List<Field> fields, final String name)
    {
        for (final Field field : fields)
        {
            if (field.name().equals(name))
            {
                return field;
            }
        }
        return null;
    }
}
