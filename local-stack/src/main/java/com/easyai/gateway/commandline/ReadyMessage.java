package com.easyai.gateway.commandline;

import com.easyai.gateway.launcher.LocalStack;
import com.easyai.gateway.launcher.StandInServers;
import java.io.PrintStream;

/** What to do with a gateway that has just become ready. */
record ReadyMessage(LocalStack stack) {

    void print(PrintStream out) {
        if (stack.services().stream().noneMatch(service -> service.name().equals("api-1"))) {
            out.println("ready, without an api (--apis 0); logs are in "
                    + stack.data().resolve("log"));
            return;
        }
        String key = stack.demoKey().orElse("YOUR_KEY");
        out.println();
        out.println("gateway ready: " + stack.url());
        stack.demoKey().ifPresent(demo -> out.println("demo key: " + demo));
        out.println();
        out.println("A first job, and its whole way on a progress line:");
        out.println("  curl -s " + stack.url() + "/v1/jobs -H 'Authorization: Bearer " + key
                + "' -H 'Content-Type: application/json'"
                + " -d '{\"kind\":\"image\",\"model\":\"gpt-image-1\",\"input\":{\"prompt\":\"a red fox\"}}'");
        out.println("  ./gateway submit --kind image --model gpt-image-1 --prompt \"a red fox\"");
        out.println();
        stack.standIns().ifPresent(servers -> print(servers, out));
        out.println("operators' page: " + stack.url()
                + "/console (with the AI_GATEWAY_ADMIN_TOKEN of the environment or of "
                + stack.data().resolve("run").resolve("secrets") + ")");
        out.println("shadow report: " + stack.url() + "/admin/shadow/report (any name, and that token as password)");
        out.println("logs: " + stack.data().resolve("log"));
        out.println("Ctrl-C stops everything.");
        out.flush();
    }

    private static void print(StandInServers servers, PrintStream out) {
        out.println("stand-in server-main (files, charges, webhooks): " + servers.serverMainUrl());
        out.println("stand-in provider (what it was asked): " + servers.providerUrl());
    }
}
