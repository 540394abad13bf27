package com.easyai.gateway.web;

import com.easyai.gateway.caller.IdentifyCaller;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.catalina.core.StandardHost;
import org.springframework.boot.tomcat.TomcatContextCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The way in and out. */
@Configuration(proxyBeanMethods = false)
public class WebWiring {
    @Bean
    ErrorAnswers errorAnswers() {
        return new ErrorAnswers();
    }

    @Bean
    AnswerFailures answerFailures(ErrorAnswers errors) {
        return new AnswerFailures(errors);
    }

    @Bean
    FilterRegistrationBean<Door> door(IdentifyCaller identify, ErrorAnswers errors, MeterRegistry metrics) {
        var registration = new FilterRegistrationBean<>(new Door(identify, errors, new CountRequests(metrics)));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> ourServer() {
        TomcatContextCustomizer ours = context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.getPipeline().addValve(new PlainErrorValve());
                host.setErrorReportValveClass(PlainErrorValve.class.getName());
            }
        };
        return factory -> {
            factory.addContextCustomizers(ours, context -> context.addMimeMapping("yaml", "application/yaml"));
        };
    }
}
