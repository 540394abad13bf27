package com.easyai.gateway.client.images;

import com.easyai.gateway.client.request.Fields;
import com.easyai.gateway.client.request.Kind;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Pictures to be made of others.
 *
 * @param mask says with its transparent parts what may change
 */
public record EditRequest(
        String model,
        String prompt,
        List<InputPicture> pictures,
        @Nullable InputPicture mask,
        Look look) implements PictureRequest {
    public EditRequest {
        pictures = List.copyOf(pictures);
    }

    public static EditRequest of(String model, String prompt, InputPicture... pictures) {
        return new EditRequest(model, prompt, List.of(pictures), null, Look.DEFAULT);
    }

    public EditRequest masked(InputPicture where) {
        return new EditRequest(model, prompt, pictures, where, look);
    }

    public EditRequest looking(UnaryOperator<Look> change) {
        return new EditRequest(model, prompt, pictures, mask, change.apply(look));
    }

    @Override
    public Kind kind() {
        return Kind.EDIT;
    }

    @Override
    public Map<String, Object> body() {
        return look.addTo(new Fields()
                .with("model", model)
                .with("prompt", prompt)
                .with("image", pictures.stream().map(InputPicture::url).toList())
                .with("mask", mask == null ? null : mask.url()));
    }
}
