package com.easyai.gateway.ark;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.CancelReply;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.PollReply;
import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapter.ProviderRequest;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.adapter.TaskHandle;
import com.easyai.gateway.exchange.Failures;
import com.easyai.gateway.exchange.ProviderHttp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Volcengine Ark: Seedream pictures and edits, Seedance videos. Sources: github.com/volcengine/volcengine-python-sdk
 * ({@code volcenginesdkarkruntime}), volcengine.com/docs/82379.
 */
public final class ArkAdapter implements ProviderAdapter {
    private final SubmitPicture pictures;
    private final VideoTasks videos;

    public ArkAdapter(ProviderHttp http, Clock clock) {
        this.pictures = new SubmitPicture(http, clock);
        this.videos = new VideoTasks(http, clock);
    }

    @Override
    public String name() {
        return "volcengine-ark";
    }

    @Override
    public Preparation prepare(ProviderRequest request) {
        return switch (request.kind()) {
            case IMAGE, EDIT -> PreparePicture.of(request);
            case VIDEO -> PrepareVideo.of(request);
            case CHAT, EMBEDDING ->
                new Preparation.Unsupported("model", "model is not asked by this way on this platform.");
        };
    }

    @Override
    public Duration extraTime(PreparedCall call) {
        return SubmitPicture.extraTime(call);
    }

    @Override
    public SubmitReply submit(PreparedCall call, Account account, InputMedia inputs) {
        try {
            return switch (call.kind()) {
                case IMAGE, EDIT -> pictures.submit(call, account);
                case VIDEO -> videos.submit(call, account);
                case CHAT, EMBEDDING -> new SubmitReply.Refused(Failures.of(Kind.UNSUPPORTED));
            };
        } catch (RuntimeException e) {
            // The port promises a value for every nonsense; whether the request went out is not known here.
            return new SubmitReply.Unknown(unhandled(e));
        }
    }

    @Override
    public PollReply poll(TaskHandle task, Account account) {
        try {
            return videos.poll(task, account);
        } catch (RuntimeException e) {
            // As above; a question that failed says nothing about the task.
            return new PollReply.AskAgain(unhandled(e), Optional.empty());
        }
    }

    @Override
    public CancelReply cancel(TaskHandle task, Account account) {
        try {
            return videos.cancel(task, account);
        } catch (RuntimeException e) {
            // As above; at worst the task goes on and its result is thrown away.
            return new CancelReply.GoesOn(unhandled(e));
        }
    }

    /** Without the exception's own message, which may quote what was sent. */
    private static String unhandled(RuntimeException e) {
        return "The platform's answer could not be handled (" + e.getClass().getSimpleName() + ").";
    }
}
