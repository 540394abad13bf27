package com.easyai.gateway.upload;

import com.easyai.gateway.dispatch.Bells;
import com.easyai.gateway.dispatch.Courier;
import com.easyai.gateway.ending.FindOverdue;
import com.easyai.gateway.ending.FinishStoring;
import com.easyai.gateway.fetching.FetchResult;
import com.easyai.gateway.outbound.CallLimits;
import com.easyai.gateway.outbox.ClaimDeliveries;
import com.easyai.gateway.outbox.PostponeDelivery;
import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.target.Target;
import com.easyai.gateway.target.Targets;
import com.easyai.gateway.topics.Publish;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Uploads as one of the relay's deliveries. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
public class UploadWiring {
    /** server-main may be silent for so long after it has a large file, while it puts it away. */
    private static final Duration UPLOAD_IDLE = Duration.ofSeconds(60);

    private static final long MOST_OF_AN_ANSWER = 1 << 20;

    @Bean
    FinishJob finishJob(FinishStoring storing, Publish publish, Bells bells) {
        return new FinishJob(storing, publish, bells);
    }

    @Bean
    EndOverdue endOverdue(JdbcClient jdbc, FinishJob finish, UploadSettings settings) {
        return new EndOverdue(new FindOverdue(jdbc), finish, settings.grace());
    }

    @Bean
    MarkUpload markUpload(FinishJob finish, PostponeDelivery postpone, MeterRegistry metrics) {
        Counter bytes = Counter.builder("gateway.upload.bytes")
                .description("Bytes that server-main has taken")
                .baseUnit("bytes")
                .register(metrics);
        return new MarkUpload(finish, postpone, bytes);
    }

    @Bean
    Courier<?> uploadResult(
            UploadSettings settings, ClaimDeliveries deliveries, UploadResult.Steps steps, Targets targets) {
        return new UploadResult(
                settings.places(), deliveries, steps, target(targets, settings).circuit());
    }

    @Bean
    UploadResult.Steps uploadSteps(FetchResult fetch, PostFile post, MarkUpload mark) {
        return new UploadResult.Steps(fetch, post, mark);
    }

    @Bean
    PostFile postFile(Targets targets, UploadSettings settings, Sealer sealer) {
        return new PostFile(target(targets, settings), sealer);
    }

    private static Target target(Targets targets, UploadSettings settings) {
        var limits = new CallLimits(UPLOAD_IDLE, settings.timeout(), MOST_OF_AN_ANSWER);
        return targets.at("server-main-uploads", "/v1/files/upload", limits);
    }
}
