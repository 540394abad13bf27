package com.easyai.gateway.client.images;

import com.easyai.gateway.client.caller.Call;
import com.easyai.gateway.client.exchange.Exchange;
import com.easyai.gateway.client.exchange.Json;
import com.easyai.gateway.client.exchange.Outgoing;
import com.easyai.gateway.client.jobs.FollowJob;
import com.easyai.gateway.client.jobs.Job;
import java.io.InputStream;
import java.net.http.HttpResponse;

/**
 * {@code POST /v1/images/generations} and {@code /v1/images/edits}. When the gateway stops waiting and answers with the
 * job, the job is followed to its end, so that a caller sees no difference.
 */
public final class MakePictures {
    private static final int ACCEPTED = 202;

    private final Exchange exchange;
    private final FollowJob follow;

    public MakePictures(Exchange exchange, FollowJob follow) {
        this.exchange = exchange;
        this.follow = follow;
    }

    public Pictures generate(Call call, ImageRequest request) {
        return make(call, request, "/v1/images/generations");
    }

    public Pictures edit(Call call, EditRequest request) {
        return make(call, request, "/v1/images/edits");
    }

    private Pictures make(Call call, PictureRequest request, String path) {
        Outgoing post = exchange.post(call, path, request.body());
        HttpResponse<InputStream> answer = exchange.send(post);
        if (answer.statusCode() != ACCEPTED) {
            return Json.read(answer.body(), Pictures.class);
        }
        Job begun = Json.read(answer.body(), Job.class);
        Job done = follow.toSuccess(call, begun.id(), post.deadline());
        return request.look().inline() ? again(post) : Pictures.of(done);
    }

    /** A job has no pictures in it, only their addresses; its call, made again under its key, is answered with them. */
    private Pictures again(Outgoing post) {
        return exchange.send(post, Pictures.class);
    }
}
