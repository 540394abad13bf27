package com.easyai.gateway.storedfiles;

import com.easyai.gateway.outbound.OutboundHttp;
import okhttp3.HttpUrl;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reading stored results. */
@Configuration(proxyBeanMethods = false)
public class StoredFilesWiring {
    @Bean
    OpenStoredFile openStoredFile(OutboundHttp http, @Value("${gateway.server-main.base-url}") String serverMain) {
        HttpUrl base = HttpUrl.get(serverMain);
        return new OpenStoredFile(new FetchSpan(http, base), base);
    }
}
