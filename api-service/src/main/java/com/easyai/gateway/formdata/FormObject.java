package com.easyai.gateway.formdata;

import com.easyai.gateway.adapter.InputMedia.Media;
import com.easyai.gateway.failure.ErrorCode;
import com.easyai.gateway.failure.GatewayException;
import com.easyai.gateway.media.ImageCheck;
import com.easyai.gateway.media.InputLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A form as the JSON that means the same: text stays text, a picture becomes a {@code data:} URL, several a list. */
final class FormObject {
    private static final String LIST = "image";
    private static final Set<String> PICTURES = Set.of(LIST, "mask", "input_reference");
    /** How SDKs spell a list, {@code image[]} or {@code image[0]}, and an object, {@code input_reference[image_url]}. */
    private static final Pattern SPELLING =
            Pattern.compile("^(?:(" + LIST + ")\\[\\d{0,4}]|(input_reference)\\[image_url])$");

    private static final int LONGEST_SHOWN = 64;

    private FormObject() {}

    /** @throws GatewayException 400 naming the field that is there twice, or that is a file and must not be */
    static ObjectNode of(List<FormPart> parts) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (FormPart part : parts) {
            String field = SPELLING.matcher(part.name()).replaceFirst("$1$2");
            add(object, field, value(field, part));
        }
        return object;
    }

    private static void add(ObjectNode object, String field, JsonNode value) {
        JsonNode before = object.get(field);
        if (before == null) {
            object.set(field, value);
        } else if (field.equals(LIST)) {
            object.set(field, list(before).add(value));
        } else {
            throw refused(field, "must be sent once");
        }
    }

    private static ArrayNode list(JsonNode before) {
        return before instanceof ArrayNode list
                ? list
                : JsonNodeFactory.instance.arrayNode().add(before);
    }

    private static JsonNode value(String field, FormPart part) {
        if (!part.isFile()) {
            return JsonNodeFactory.instance.stringNode(text(field, part.bytes()));
        }
        if (!PICTURES.contains(field)) {
            throw refused(field, "must be text, not a file");
        }
        return JsonNodeFactory.instance.stringNode(dataUrl(part.bytes()));
    }

    /** SDKs call every file application/octet-stream; what is no picture is refused where all pictures are checked. */
    private static String dataUrl(ByteBuffer picture) {
        byte[] bytes = new byte[picture.remaining()];
        picture.duplicate().get(bytes);
        String type = ImageCheck.ofBytes(bytes, InputLimits.DEFAULTS) instanceof ImageCheck.Usable(Media media)
                ? media.mediaType()
                : "image/unknown";
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    }

    private static String text(String field, ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate()).toString();
        } catch (CharacterCodingException e) {
            throw refused(field, "must be UTF-8 text");
        }
    }

    private static GatewayException refused(String field, String demand) {
        String printable = field.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        String shown = printable.substring(0, Math.min(printable.length(), LONGEST_SHOWN));
        return GatewayException.at(shown, ErrorCode.INVALID_VALUE, shown + " " + demand + ".");
    }
}
