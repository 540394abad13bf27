package com.easyai.gateway;

import com.easyai.gateway.admin.AdminWiring;
import com.easyai.gateway.answering.AnsweringWiring;
import com.easyai.gateway.apidatabase.DatabaseWiring;
import com.easyai.gateway.caller.CallerWiring;
import com.easyai.gateway.cancellation.CancellationWiring;
import com.easyai.gateway.catalogueadmin.CatalogueAdminWiring;
import com.easyai.gateway.chat.ChatWiring;
import com.easyai.gateway.console.ConsoleWiring;
import com.easyai.gateway.embeddings.EmbeddingsWiring;
import com.easyai.gateway.estimate.EstimateWiring;
import com.easyai.gateway.images.ImagesWiring;
import com.easyai.gateway.jobevents.EventsWiring;
import com.easyai.gateway.jobquery.QueryWiring;
import com.easyai.gateway.keyrotation.KeyRotationWiring;
import com.easyai.gateway.models.ModelsWiring;
import com.easyai.gateway.reconciling.ReconciliationWiring;
import com.easyai.gateway.requestbody.RequestBodyWiring;
import com.easyai.gateway.revision.CatalogueWiring;
import com.easyai.gateway.shadowintake.ShadowIntakeWiring;
import com.easyai.gateway.shadowreport.ShadowReportWiring;
import com.easyai.gateway.storedfiles.StoredFilesWiring;
import com.easyai.gateway.submission.SubmissionWiring;
import com.easyai.gateway.topics.ShadowTopicsWiring;
import com.easyai.gateway.topics.TopicsWiring;
import com.easyai.gateway.videos.VideosWiring;
import com.easyai.gateway.web.WebWiring;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcObservationAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Takes jobs, stores and enqueues them, answers polls. Each feature is wired by name: nothing is found by scanning. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
        exclude = {
            // Its places are taken by our own: the topics, one form of errors, and a cheaper count of requests.
            KafkaAutoConfiguration.class,
            ErrorMvcAutoConfiguration.class,
            WebMvcObservationAutoConfiguration.class
        })
@Import({
    DatabaseWiring.class,
    TopicsWiring.class,
    CatalogueWiring.class,
    CallerWiring.class,
    RequestBodyWiring.class,
    WebWiring.class,
    SubmissionWiring.class,
    QueryWiring.class,
    EventsWiring.class,
    CancellationWiring.class,
    StoredFilesWiring.class,
    ImagesWiring.class,
    VideosWiring.class,
    ModelsWiring.class,
    EstimateWiring.class,
    AdminWiring.class,
    CatalogueAdminWiring.class,
    ConsoleWiring.class,
    ReconciliationWiring.class,
    KeyRotationWiring.class,
    AnsweringWiring.class,
    ChatWiring.class,
    EmbeddingsWiring.class,
    ShadowTopicsWiring.class,
    ShadowIntakeWiring.class,
    ShadowReportWiring.class
})
public class ApiService {
    public static void main(String[] args) {
        SpringApplication.run(ApiService.class, args);
    }
}
