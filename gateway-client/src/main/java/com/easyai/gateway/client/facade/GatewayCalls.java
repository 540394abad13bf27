package com.easyai.gateway.client.facade;

import com.easyai.gateway.client.billing.Estimate;
import com.easyai.gateway.client.billing.ExpectedUsage;
import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.chat.ChatCompletion;
import com.easyai.gateway.client.chat.ChatRequest;
import com.easyai.gateway.client.chat.ChatStream;
import com.easyai.gateway.client.embeddings.EmbeddingRequest;
import com.easyai.gateway.client.embeddings.Embeddings;
import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.images.EditRequest;
import com.easyai.gateway.client.images.ImageRequest;
import com.easyai.gateway.client.images.Pictures;
import com.easyai.gateway.client.request.GatewayRequest;
import com.easyai.gateway.client.videos.Video;
import com.easyai.gateway.client.videos.VideoRequest;

/**
 * The six calls, chat in two forms. They wait on the calling thread, and throw {@link GatewayException} when they do not
 * succeed. Whoever served them before the gateway implements this too, so that a setting chooses between the two.
 */
public interface GatewayCalls {
    ChatCompletion createChatCompletion(Call call, ChatRequest request);

    /** The stream has begun when this returns; it must be closed. */
    ChatStream streamChatCompletion(Call call, ChatRequest request);

    /** Waits until they are made, for as long as the call may take. */
    Pictures generateImage(Call call, ImageRequest request);

    /** Waits until they are made, for as long as the call may take. */
    Pictures editImage(Call call, EditRequest request);

    /** Returns once it is accepted; a webhook tells when it is made. */
    Video generateVideo(Call call, VideoRequest request);

    Embeddings createEmbedding(Call call, EmbeddingRequest request);

    /** Spends nothing. */
    Estimate estimateBilling(Call call, GatewayRequest request);

    /**
     * Spends nothing. If the provider counts just what is expected, the gateway's estimate is the bill. An old way that
     * cannot be told estimates by the request alone.
     */
    default Estimate estimateBilling(Call call, GatewayRequest request, ExpectedUsage usage) {
        return estimateBilling(call, request);
    }

    /** The gateway if AI_GATEWAY_ENABLED, else the old implementation, and then nothing reaches the gateway. */
    static GatewayCalls choose(GatewaySettings settings, GatewayCalls old) {
        return settings.enabled() ? GatewayClient.of(settings) : old;
    }
}
