package com.easyai.gateway.videos;

import com.easyai.gateway.cancellation.CancelJob;
import com.easyai.gateway.jobview.ReadJobs;
import com.easyai.gateway.jobview.ReadRequests;
import com.easyai.gateway.storedfiles.OpenStoredFile;
import com.easyai.gateway.submission.SubmitMedia;
import com.easyai.gateway.videolist.HideVideo;
import com.easyai.gateway.videolist.ListVideos;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answering video calls. */
@Configuration(proxyBeanMethods = false)
public class VideosWiring {
    @Bean
    OwnVideos ownVideos(JdbcClient jdbc, ReadJobs jobs) {
        return new OwnVideos(new ListVideos(jdbc), jobs, new ReadRequests(jdbc));
    }

    @Bean
    ShowVideos showVideos(SubmitMedia submit, OwnVideos own, @Value("${gateway.retention}") Duration kept) {
        return new ShowVideos(submit, own, kept);
    }

    @Bean
    StreamContent streamContent(OwnVideos own, OpenStoredFile files) {
        return new StreamContent(own, files);
    }

    @Bean
    DeleteVideo deleteVideo(JdbcClient jdbc, OwnVideos own, CancelJob cancel) {
        return new DeleteVideo(own, cancel, new HideVideo(jdbc));
    }
}
