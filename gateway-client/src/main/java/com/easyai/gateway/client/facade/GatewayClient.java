package com.easyai.gateway.client.facade;

import com.easyai.gateway.client.billing.Estimate;
import com.easyai.gateway.client.billing.EstimateBill;
import com.easyai.gateway.client.billing.ExpectedUsage;
import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.chat.ChatCompletion;
import com.easyai.gateway.client.chat.ChatRequest;
import com.easyai.gateway.client.chat.ChatStream;
import com.easyai.gateway.client.chat.CompleteChat;
import com.easyai.gateway.client.embeddings.Embed;
import com.easyai.gateway.client.embeddings.EmbeddingRequest;
import com.easyai.gateway.client.embeddings.Embeddings;
import com.easyai.gateway.client.exchange.Deadline;
import com.easyai.gateway.client.exchange.Exchange;
import com.easyai.gateway.client.exchange.RetryPolicy;
import com.easyai.gateway.client.failure.GatewayException;
import com.easyai.gateway.client.images.EditRequest;
import com.easyai.gateway.client.images.ImageRequest;
import com.easyai.gateway.client.images.MakePictures;
import com.easyai.gateway.client.images.Pictures;
import com.easyai.gateway.client.jobs.FollowJob;
import com.easyai.gateway.client.jobs.Job;
import com.easyai.gateway.client.request.GatewayRequest;
import com.easyai.gateway.client.videos.MakeVideo;
import com.easyai.gateway.client.videos.Video;
import com.easyai.gateway.client.videos.VideoRequest;

/** The calls over HTTP. One for a program, from any number of threads. */
public final class GatewayClient implements GatewayCalls {
    private final CompleteChat chat;
    private final MakePictures pictures;
    private final MakeVideo video;
    private final Embed embed;
    private final EstimateBill estimate;
    private final FollowJob follow;

    private GatewayClient(Exchange exchange) {
        this.chat = new CompleteChat(exchange);
        this.follow = new FollowJob(exchange);
        this.pictures = new MakePictures(exchange, follow);
        this.video = new MakeVideo(exchange);
        this.embed = new Embed(exchange);
        this.estimate = new EstimateBill(exchange);
    }

    public static GatewayClient of(GatewaySettings settings) {
        return of(settings, RetryPolicy.USUAL);
    }

    public static GatewayClient of(GatewaySettings settings, RetryPolicy policy) {
        return new GatewayClient(new Exchange(settings.baseUrl(), settings.internalToken(), policy));
    }

    @Override
    public ChatCompletion createChatCompletion(Call call, ChatRequest request) {
        return chat.whole(call, request);
    }

    @Override
    public ChatStream streamChatCompletion(Call call, ChatRequest request) {
        return chat.streamed(call, request);
    }

    @Override
    public Pictures generateImage(Call call, ImageRequest request) {
        return pictures.generate(call, request);
    }

    @Override
    public Pictures editImage(Call call, EditRequest request) {
        return pictures.edit(call, request);
    }

    @Override
    public Video generateVideo(Call call, VideoRequest request) {
        return video.begin(call, request);
    }

    @Override
    public Embeddings createEmbedding(Call call, EmbeddingRequest request) {
        return embed.texts(call, request);
    }

    @Override
    public Estimate estimateBilling(Call call, GatewayRequest request) {
        return estimate.of(call, request, ExpectedUsage.UNKNOWN);
    }

    @Override
    public Estimate estimateBilling(Call call, GatewayRequest request, ExpectedUsage usage) {
        return estimate.of(call, request, usage);
    }

    /** A job as it is now. */
    public Job job(Call call, String id) {
        return follow.once(call, id);
    }

    /**
     * A job, also a video's, as it ended, well or not.
     *
     * @throws GatewayException {@code job_still_running} if it has not ended within the call's time
     */
    public Job awaitJob(Call call, String id) {
        return follow.toEnd(call, id, Deadline.in(call.timeout()));
    }
}
