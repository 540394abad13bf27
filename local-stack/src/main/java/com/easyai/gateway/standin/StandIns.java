package com.easyai.gateway.standin;

import com.easyai.gateway.standin.provider.StandInProvider;
import com.easyai.gateway.standin.script.ProviderSettings;
import com.easyai.gateway.standin.servermain.ServerMainSettings;
import com.easyai.gateway.standin.servermain.StandInServerMain;
import java.util.concurrent.CountDownLatch;

/** Starts the stand-in provider and the stand-in server-main in one process and runs until it is stopped. */
public final class StandIns {
    private StandIns() {}

    /** See {@link StandInOptions} for the arguments and the environment. */
    public static void main(String[] arguments) throws InterruptedException {
        StandInOptions options = StandInOptions.read(arguments, System.getenv());
        ServerMainSettings settings = options.serverMain();
        StandInProvider provider = StandInProvider.start(
                options.host(),
                options.providerPort(),
                ProviderSettings.unhurried()
                        .withKeys(options.openAiKey(), options.arkKey())
                        .withImageDelayMillis(options.imageMillis())
                        .withTaskMillis(options.taskMillis()));
        StandInServerMain serverMain = StandInServerMain.start(
                new StandInServerMain.Listen(options.host(), options.serverMainPort(), options.s3Port()),
                options.data(),
                settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            provider.close();
            serverMain.close();
        }));
        System.out.printf(
                "stand-in provider: %s%nstand-in server-main: %s%nstand-in files over S3: %s/files%n",
                provider.uri(), serverMain.uri(), serverMain.s3Uri());
        new CountDownLatch(1).await();
    }
}
