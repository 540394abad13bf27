package com.easyai.gateway.routing;

import com.easyai.gateway.adapter.Account;
import com.easyai.gateway.adapter.CancelReply;
import com.easyai.gateway.adapter.InputMedia;
import com.easyai.gateway.adapter.PollReply;
import com.easyai.gateway.adapter.Preparation;
import com.easyai.gateway.adapter.PreparedCall;
import com.easyai.gateway.adapter.ProviderAdapter;
import com.easyai.gateway.adapter.ProviderRequest;
import com.easyai.gateway.adapter.SubmitReply;
import com.easyai.gateway.adapter.TaskHandle;

/** Prepares exactly what it is given, or nothing with an {@code n}; routing never calls it further. */
record EchoAdapter(String name, boolean unable) implements ProviderAdapter {
    @Override
    public Preparation prepare(ProviderRequest request) {
        return unable && request.parameters().has("n")
                ? new Preparation.Unsupported("n", "n must be 1 here.")
                : new Preparation.Ready(
                        new PreparedCall(request.kind(), request.platformModel(), request.parameters()));
    }

    @Override
    public SubmitReply submit(PreparedCall call, Account account, InputMedia inputs) {
        throw new UnsupportedOperationException("routing calls nobody");
    }

    @Override
    public PollReply poll(TaskHandle task, Account account) {
        throw new UnsupportedOperationException("routing calls nobody");
    }

    @Override
    public CancelReply cancel(TaskHandle task, Account account) {
        throw new UnsupportedOperationException("routing calls nobody");
    }
}
