package io.plimsoll.node.text;

import uk.co.real_logic.sbe.PrimitiveType;
import uk.co.real_logic.sbe.ir.Encoding;
import uk.co.real_logic.sbe.ir.Signal;
import uk.co.real_logic.sbe.ir.Token;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads one message from the tokens of the schema's intermediate form.
 */
final class TemplateReader
{
    private static final int OLDEST_VERSION = 1;

    private final List<Token> tokens;

    TemplateReader(final List<Token> tokens)
    {
        this.tokens = tokens;
    }

    Template read()
    {
        final Token message = tokens.get(0);
        final List<Group> groups = new ArrayList<>();
        final List<Field> fields = new ArrayList<>();
        int i = 1;
        while (i < tokens.size() - 1)
        {
            final Token token = tokens.get(i);
            if (token.signal() == Signal.BEGIN_FIELD)
            {
                fields.add(field(i));
            }
            else if (token.signal() == Signal.BEGIN_GROUP)
            {
                groups.add(group(i));
            }
            else
            {
                throw new IllegalStateException(message.name() + ": cannot show " + token.name());
            }
            i += token.componentTokenCount();
        }
        final Template template = new Template(
            message.id(), message.name(), Math.max(OLDEST_VERSION, message.version()), message.encodedLength(),
            List.copyOf(fields), List.copyOf(groups));
        checkScales(template);
        return template;
    }

    private Group group(final int begin)
    {
        final Token group = tokens.get(begin);
        final int end = begin + group.componentTokenCount() - 1;
        final List<Field> fields = new ArrayList<>();
        int i = begin + 1;
        i += tokens.get(i).componentTokenCount();
        while (i < end)
        {
            if (tokens.get(i).signal() != Signal.BEGIN_FIELD)
            {
                throw new IllegalStateException(group.name() + ": cannot show " + tokens.get(i).name());
            }
            fields.add(field(i));
            i += tokens.get(i).componentTokenCount();
        }
        return new Group(group.name(), group.encodedLength(), List.copyOf(fields));
    }

    private Field field(final int begin)
    {
        final Token field = tokens.get(begin);
        final Token type = tokens.get(begin + 1);
        final Encoding encoding = type.encoding();
        final Meaning meaning;
        Choices choices = null;
        if (type.signal() == Signal.BEGIN_ENUM)
        {
            meaning = Meaning.CHOICE;
            choices = choices(begin + 1);
        }
        else if (encoding.primitiveType() == PrimitiveType.CHAR)
        {
            meaning = Meaning.NAME;
        }
        else
        {
            meaning = Meaning.of(field.encoding().semanticType());
        }
        final boolean isOptional = encoding.presence() == Encoding.Presence.OPTIONAL;
        final long nullValue = isOptional ? encoding.applicableNullValue().longValue() : 0;
        return new Field(
            field.name(), field.offset(), encoding.primitiveType(), type.encodedLength(),
            meaning, isOptional, nullValue, choices, Math.max(OLDEST_VERSION, field.version()));
    }

    private Choices choices(final int begin)
    {
        final Choices choices = new Choices();
        for (int i = begin + 1; tokens.get(i).signal() == Signal.VALID_VALUE; i++)
        {
            choices.add(tokens.get(i).name(), tokens.get(i).encoding().constValue().longValue());
        }
        return choices;
    }

    /**
     * A scaled number stands behind the field that names its scale: reading and writing go through a message once.
     */
    private static void checkScales(final Template template)
    {
        checkScales(template, List.of(), template.fields());
        for (final Group group : template.groups())
        {
            checkScales(template, template.fields(), group.fields());
        }
    }

    private static void checkScales(final Template template, final List<Field> before, final List<Field> fields)
    {
        final List<Field> seen = new ArrayList<>(before);
        for (final Field field : fields)
        {
            final boolean isMissing =
                field.meaning().isScaledByInstrument() && Template.find(seen, Field.INSTRUMENT) == null ||
                field.meaning().isScaledByAsset() && Template.find(seen, Field.ASSET) == null ||
                field.meaning().isScaledByIndex() && Template.find(seen, Field.INDEX) == null;
            if (isMissing)
            {
                throw new IllegalStateException(template.name() + "." + field.name() + " has no scale");
            }
            seen.add(field);
        }
    }
}
