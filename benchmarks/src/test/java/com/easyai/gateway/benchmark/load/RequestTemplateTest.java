package com.easyai.gateway.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestTemplateTest {

    @Test
    void every_request_carries_its_own_number_and_the_one_derived_from_it() {
        var template = new RequestTemplate("a ############ b @@@@@ c ############", number -> number * 2);

        assertThat(text(template::of, 41)).isEqualTo("a 000000000041 b 00082 c 000000000041");
        assertThat(text(template::of, 7)).isEqualTo("a 000000000007 b 00014 c 000000000007");
    }

    @Test
    void job_request_announces_the_length_of_its_body() {
        var requests = new JobRequests(InetSocketAddress.createUnresolved("127.0.0.1", 8088), "{\"n\":############}");

        String request = text(requests.inSeries("s").forUser(3), 5);

        assertThat(request).isEqualTo("""
                        POST /v1/jobs HTTP/1.1\r
                        Host: 127.0.0.1:8088\r
                        Authorization: Bearer sk-user-bench-3\r
                        Idempotency-Key: s-000000000005\r
                        Content-Type: application/json\r
                        Content-Length: 18\r
                        \r
                        {"n":000000000005}""");
    }

    private static String text(LoadRequests.Template template, long number) {
        return StandardCharsets.US_ASCII.decode(template.of(number)).toString();
    }
}
