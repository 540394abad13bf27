package com.easyai.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.easyai.gateway.sealing.Sealer;
import com.easyai.gateway.standin.servermain.StandInServerMain;
import com.easyai.gateway.standin.servermain.Steering;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, and for whom. */
class CallersTest {
    private static final String FOX = "{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a fox\"}}";

    private final Client nobody = Replica.shared().client();
    private final String sub = "u" + UUID.randomUUID();

    @Test
    void v1_takes_a_users_key_and_nothing_like_it() {
        nobody.submit(FOX).isError(401, "invalid_api_key", null);
        for (String token : new String[] {"sk-of-nobody", "sk-", "nonsense", "x".repeat(5_000), "sk-user-a b"}) {
            nobody.as(token).submit(FOX).isError(401, "invalid_api_key", null);
        }
        nobody.with("Authorization", "Basic c2s6").submit(FOX).isError(401, "invalid_api_key", null);
        nobody.as(Surroundings.ADMIN_TOKEN).submit(FOX).isError(403, "permission_denied", null);
        nobody.asUser(sub).submit(FOX).is(202);
    }

    @Test
    void headers_that_name_another_user_mean_nothing_beside_a_users_key() {
        String id = nobody.asUser(sub)
                .with("X-User-Id", "victim")
                .with("X-User-Name", "victim")
                .with("X-User-Authorization", "Bearer sk-user-victim")
                .submit(FOX)
                .is(202)
                .id();

        nobody.asUser(sub).get("/v1/jobs/" + id).is(200);
        nobody.asUser("victim").get("/v1/jobs/" + id).isError(404, "not_found", null);
        assertThat(credential(id)).isEqualTo("sk-user-" + sub);
    }

    @Test
    void server_main_submits_for_the_user_it_names() {
        String id = nobody.onBehalfOf(sub)
                .with("X-User-Name", "Zoe")
                .with("X-Api-Key-Id", "key-7")
                .submit(FOX)
                .is(202)
                .id();

        nobody.asUser(sub).get("/v1/jobs/" + id).is(200);
        assertThat(credential(id)).isEqualTo("sk-user-" + sub);
        assertThat(column(id, "end_user")).contains("\"Zoe\"", "key-7");
    }

    @Test
    void server_main_must_name_the_user_and_hand_on_their_credential() {
        nobody.onBehalfOf(sub).without("X-User-Id").submit(FOX).isError(400, "invalid_request", "X-User-Id");
        nobody.onBehalfOf(sub).with("X-User-Id", " ").submit(FOX).isError(400, "invalid_request", "X-User-Id");
        nobody.onBehalfOf(sub)
                .with("X-User-Id", "u".repeat(256))
                .submit(FOX)
                .isError(400, "invalid_request", "X-User-Id");
        nobody.onBehalfOf(sub)
                .without("X-User-Authorization")
                .submit(FOX)
                .isError(400, "invalid_request", "X-User-Authorization");
        nobody.onBehalfOf(sub)
                .with("X-User-Authorization", "sk-user-x")
                .submit(FOX)
                .isError(400, "invalid_request", "X-User-Authorization");
        nobody.onBehalfOf(sub).without("X-User-Authorization").get("/v1/jobs").is(200);
    }

    @Test
    void each_token_opens_its_own_door_however_the_path_is_spelled() {
        nobody.get("/admin/jobs").isProblem(401, "invalid_api_key");
        nobody.asUser(sub).get("/admin/jobs").isProblem(401, "invalid_api_key");
        nobody.as(Surroundings.INTERNAL_TOKEN).get("/admin/jobs").isProblem(403, "permission_denied");
        nobody.as(Surroundings.ADMIN_TOKEN).get("/admin/jobs").is(200);
        nobody.as(Surroundings.ADMIN_TOKEN).get("/internal/x").isProblem(403, "permission_denied");
        nobody.as(Surroundings.INTERNAL_TOKEN).get("/internal/x").isProblem(404, "not_found");
        for (String path : new String[] {
            "/%61dmin/jobs",
            "/admin;x=1/jobs",
            "/v1/../admin/jobs",
            "/./admin/jobs",
            "/admin/%6Aobs",
            "/ADMIN/jobs",
            "//admin/jobs",
            "/v1/%2e%2e/admin/jobs",
            "/x/..;/admin/jobs"
        }) {
            assertThat(nobody.get(path).status()).as(path).isIn(400, 401, 404);
            assertThat(nobody.asUser(sub).get(path).status()).as(path).isIn(400, 401, 404);
        }
    }

    @Test
    void a_known_key_goes_on_while_server_main_is_away_and_an_unknown_one_is_told_to_come_back(@TempDir Path folder) {
        try (StandInServerMain own = Surroundings.startServerMain(folder);
                Replica replica = Replica.start(Map.of(
                        "SERVER_MAIN_BASE_URL", own.uri().toString(),
                        "GATEWAY_KEY_CACHE", "0s",
                        "GATEWAY_KEY_STALE_GRACE", "5m"))) {
            Client known = replica.client().asUser(sub);
            known.get("/v1/jobs").is(200);
            Steering honest = Steering.HONEST;
            own.steer(new Steering(500, 0, false, 0, false, honest.uploadShape(), 0, 0, false));

            known.get("/v1/jobs").is(200);
            Answer unknown = replica.client().asUser("another").get("/v1/jobs");
            unknown.isError(503, "service_unavailable", null);
            assertThat(unknown.header("Retry-After")).isPresent();
            own.beHonest();
            own.steer(new Steering(403, 0, false, 0, false, honest.uploadShape(), 0, 0, false));
            replica.client().asUser("third").get("/v1/jobs").isError(401, "invalid_api_key", null);
        }
    }

    @Test
    void a_callers_own_request_id_comes_back_if_it_is_a_plain_one() {
        assertThat(nobody.with("X-Request-Id", "abc-1.2_3").get("/v1/jobs").header("X-Request-Id"))
                .contains("abc-1.2_3");
        assertThat(nobody.with("X-Request-Id", "a b")
                        .get("/v1/jobs")
                        .header("X-Request-Id")
                        .orElse(""))
                .startsWith("req_");
    }

    private static String credential(String id) {
        byte[] sealed = Surroundings.running()
                .jdbc()
                .sql("select credential from job where id = cast(:id as uuid)")
                .param("id", id.substring("job_".length()))
                .query(byte[].class)
                .single();
        return new Sealer(Surroundings.encryptionKey()).openText(sealed, id);
    }

    private static String column(String id, String column) {
        return Surroundings.running()
                .jdbc()
                .sql("select " + column + " from job where id = cast(:id as uuid)")
                .param("id", id.substring("job_".length()))
                .query(String.class)
                .single();
    }
}
