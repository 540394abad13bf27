package com.easyai.gateway.openai;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.CancelReply;
import com.easyai.gateway.adapter.Failure;
import com.easyai.gateway.adapter.Failure.Kind;
import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.InputMedia.UnusableInputException;
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
import java.util.Optional;

/**
 * OpenAI's images API, and the videos API in the form that compatible platforms still offer (OpenAI switched its own off
 * on 2026-09-24). Source of every fact here: github.com/openai/openai-openapi, {@code openapi.json}.
 */
public final class OpenAiAdapter implements ProviderAdapter {
    private final SubmitPictures pictures;
    private final VideoTasks videos;

    public OpenAiAdapter(ProviderHttp http, Clock clock) {
        this.pictures = new SubmitPictures(http, clock);
        this.videos = new VideoTasks(http, clock);
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Preparation prepare(ProviderRequest request) {
        return PrepareRequest.of(request);
    }

    @Override
    public long expectedTokens(PreparedCall call) {
        return PictureTokens.of(call);
    }

    @Override
    public SubmitReply submit(PreparedCall call, Account account, InputMedia inputs) {
        try {
            return switch (call.kind()) {
                case IMAGE -> pictures.generate(call, account);
                case EDIT -> pictures.edit(call, account, inputs);
                case VIDEO -> videos.submit(call, account, inputs);
                case CHAT, EMBEDDING -> new SubmitReply.Refused(Failures.of(Kind.UNSUPPORTED));
            };
        } catch (UnusableInputException e) {
            return new SubmitReply.Refused(Failure.of(Kind.INPUT_FETCH_FAILED, String.valueOf(e.getMessage())));
        } catch (RuntimeException e) {
            // The port promises a value for every nonsense; whether the request went out is not known here.
            return new SubmitReply.Unknown("The platform's answer could not be handled ("
                    + e.getClass().getSimpleName() + ").");
        }
    }

    @Override
    public PollReply poll(TaskHandle task, Account account) {
        try {
            return videos.poll(task, account);
        } catch (RuntimeException e) {
            // As above; a question that failed says nothing about the task.
            return new PollReply.AskAgain(
                    "The platform's answer could not be handled ("
                            + e.getClass().getSimpleName() + ").",
                    Optional.empty());
        }
    }

    /** The videos API has no cancel call, and its DELETE removes the record of a task that goes on. */
    @Override
    public CancelReply cancel(TaskHandle task, Account account) {
        return new CancelReply.GoesOn("OpenAI's videos API cannot stop a task.");
    }
}
