package com.easyai.gateway.images;

import com.easyai.gateway.jobevents.JobWatches;
import com.easyai.gateway.jobquery.OwnJobs;
import com.easyai.gateway.jobquery.ShowJob;
import com.easyai.gateway.jobview.ReadRequests;
import com.easyai.gateway.storedfiles.OpenStoredFile;
import com.easyai.gateway.submission.SubmitMedia;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Answering image calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SyncSettings.class)
public class ImagesWiring {
    @Bean
    AwaitEnd awaitEnd(JobWatches watches, SyncSettings settings) {
        return new AwaitEnd(watches, settings.syncWait());
    }

    @Bean
    AnswerPictures answerPictures(JdbcClient jdbc, OpenStoredFile files) {
        return new AnswerPictures(new ReadRequests(jdbc), new WriteBase64(files));
    }

    @Bean
    MakeImages makeImages(SubmitMedia submit, AwaitEnd await, AnswerPictures pictures, OwnJobs own, ShowJob show) {
        return new MakeImages(submit, await, pictures, own, show);
    }
}
