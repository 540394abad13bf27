package com.easyai.gateway.calling;

import com.easyai.gateway.guard.AllowedHosts;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Setting {@code GATEWAY_ALLOWED_HOSTS}: hosts on private addresses that this worker may call. */
@ConfigurationProperties("gateway")
record TargetSettings(@DefaultValue("") String allowedHosts) {
    TargetSettings {
        AllowedHosts _ = AllowedHosts.parse(allowedHosts);
    }

    AllowedHosts allowed() {
        return AllowedHosts.parse(allowedHosts);
    }
}
