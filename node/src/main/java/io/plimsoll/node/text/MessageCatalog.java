package io.plimsoll.node.text;

import io.plimsoll.core.message.MessageHeaderDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import uk.co.real_logic.sbe.ir.Ir;
import uk.co.real_logic.sbe.ir.Token;
import uk.co.real_logic.sbe.xml.IrGenerator;
import uk.co.real_logic.sbe.xml.ParserOptions;
import uk.co.real_logic.sbe.xml.XmlSchemaParser;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All messages of the schema, read from the schema that the codecs were generated from.
 */
public final class MessageCatalog
{
    private static final String RESOURCE = "plimsoll-schema.xml";

    private final Map<String, Template> byName = new LinkedHashMap<>();
    private final Int2ObjectHashMap<Template> byId = new Int2ObjectHashMap<>();
    private final List<Int2ObjectHashMap<Template>> byIdInVersion = new ArrayList<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    private MessageCatalog(final Collection<Template> templates)
    {
        for (final Template template : templates)
        {
            byName.put(template.name(), template);
            byId.put(template.id(), template);
        }
        for (int version = 0; version <= MessageHeaderDecoder.SCHEMA_VERSION; version++)
        {
            final Int2ObjectHashMap<Template> known = new Int2ObjectHashMap<>();
            for (final Template template : templates)
            {
                if (template.sinceVersion() <= version)
                {
                    known.put(template.id(), template.asOf(version));
                }
            }
            byIdInVersion.add(known);
        }
    }

    /**
     * Read the packaged schema.
     *
     * @return the catalog.
     */
    public static MessageCatalog load()
    {
        try (InputStream in = MessageHeaderDecoder.class.getResourceAsStream(RESOURCE))
        {
            final ParserOptions options = ParserOptions.builder().stopOnError(true).warningsFatal(true).build();
            final Ir ir = new IrGenerator().generate(XmlSchemaParser.parse(in, options));
            final Map<Integer, Template> templates = new TreeMap<>();
            for (final List<Token> tokens : ir.messages())
            {
                final Template template = new TemplateReader(tokens).read();
                templates.put(template.id(), template);
            }
            return new MessageCatalog(templates.values());
        }
        catch (final Exception ex)
        {
            throw new IllegalStateException("message schema " + RESOURCE + ": " + ex.getMessage(), ex);
        }
    }

    /**
     * Whether there is a command or event of this name.
     *
     * @param name of the type.
     * @return true if there is.
     */
    public boolean hasType(final String name)
    {
        return byName.containsKey(name);
    }

    /**
     * Name of a command or event.
     *
     * @param templateId of the message.
     * @return its name, or null if no message has that template.
     */
    public String typeName(final int templateId)
    {
        final Template template = byId.get(templateId);
        return template == null ? null : template.name();
    }

    /**
     * Whether bytes are a message whose header, lengths, enums and names are as the schema says.
     *
     * @param buffer holding the message.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     * @return true if they are.
     */
    public boolean isValid(final DirectBuffer buffer, final int offset, final int length)
    {
        return valid(buffer, offset, length) != null;
    }

    Template byName(final String name)
    {
        return byName.get(name);
    }

    Template byId(final int templateId)
    {
        return byId.get(templateId);
    }

    Collection<Template> templates()
    {
        return byName.values();
    }

    /**
     * The template of a message whose header, lengths, enums and names are as the schema says, in this version or one
     * before it.
     *
     * @param buffer holding the message.
     * @param offset of the message header.
     * @param length of header and body in bytes.
     * @return the template, or null if the bytes are no valid message.
     */
    Template valid(final DirectBuffer buffer, final int offset, final int length)
    {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH)
        {
            return null;
        }
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID ||
            header.version() > MessageHeaderDecoder.SCHEMA_VERSION)
        {
            return null;
        }
        final Template template = byIdInVersion.get(header.version()).get(header.templateId());
        final boolean isKnown = template != null && header.blockLength() == template.blockLength();
        return isKnown && Shape.isValid(template, buffer, offset, length) ? template : null;
    }
}
